import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Place } from './plaint.js';

const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => spawnSync(name, ['--version']).status === 0,
);
if (!CHROMIUM) process.stderr.write('No Chromium on this machine: the tests of pages in a browser are left out.\n');

/** What Chromium makes of a page: `--dump-dom`, `--print-to-pdf=FILE`. */
async function browse(file: string, ...flags: string[]): Promise<string> {
  const common = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--no-pdf-header-footer',
    '--virtual-time-budget=2000',
  ];
  const options = { timeout: 60_000, maxBuffer: 1 << 26 };
  return (await promisify(execFile)(CHROMIUM ?? '', [...common, ...flags, `file://${file}`], options)).stdout;
}

/** The report of an audit of 40 tickets, half of them unqualified, by three raters who differ, after a round before. */
function reportIn(place: Place): string {
  const file = (name: string) => join(place.folder, name);
  const records = Array.from({ length: 40 }, (_, at) => ({
    ...{ title: `Late ${at}`, description: 'Promised for Monday, came on Friday', channel: 'phone' },
    ...{ category: 'product', customer: `K${at}` },
  }));
  for (const person of ['zhao.min', 'wang.fang', 'chen.bo', 'sun.yu']) {
    place.write('in.json', JSON.stringify(records.splice(0, 10)));
    place.done(['log', '--from', file('in.json'), '--as', person]);
  }
  for (const [name, seed] of [
    ['october', '2'],
    ['november', '3'],
  ] as const) {
    place.done(['audit', 'plan', name, '--size', '40', '--seed', seed, '--raters', 'anna,ben,cid']);
    for (const rater of ['anna', 'ben', 'cid']) {
      place.done(['audit', 'sheet', name, '--rater', rater, '--out', file('sheet.csv'), '--force']);
      const rows = parse(readFileSync(file('sheet.csv')), { columns: true }) as Record<string, string>[];
      const scored = rows.map((row, at) => ({
        ...row,
        elements_complete: (at + rater.length) % 3 ? 'yes' : 'no',
        category_right: at % 2 ? 'yes' : 'no',
        demand_clear: at % 5 ? 'yes' : 'no',
        first_reply: String(1 + ((at + (rater === 'cid' ? 2 : 0)) % 5)),
        unqualified: at % 2 === 0 ? 'missing_element' : '',
      }));
      writeFileSync(file('sheet.csv'), stringify(scored, { header: true }));
      place.done(['audit', 'submit', name, '--rater', rater, '--scores', file('sheet.csv')]);
    }
    place.done(['audit', 'close', name]);
  }
  place.done(['audit', 'report', 'november', '--out', file('report.html')]);
  return file('report.html');
}

describe.skipIf(!CHROMIUM)('the report of an audit in a browser', { timeout: 180_000 }, () => {
  test('has its charts, fits narrow and wide screens and two sheets of paper', async () => {
    const place = new Place();
    const report = reportIn(place);
    expect((await browse(report, '--dump-dom')).match(/<svg/g)).toHaveLength(2);
    const pdf = join(place.folder, 'report.pdf');
    await browse(report, `--print-to-pdf=${pdf}`);
    expect(readFileSync(pdf, 'latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
    for (const width of [400, 1280]) {
      expect(await widthWanted(report, width, join(place.folder, 'frame.html'))).toBe(width);
    }
  });

  test('runs nothing and asks nobody, whatever has got into it', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const hostile = `<img src="http://127.0.0.1:${port}/x"><script>document.title="owned"</script>`;
    const place = new Place();
    const page = readFileSync(reportIn(place), 'utf8');
    const inject = (into: string, name: string) => {
      place.write(name, into.replace('<footer>', `<footer>${hostile}`));
      return browse(join(place.folder, name), '--dump-dom');
    };
    // Without its policy the same page does both: the test would see it.
    const unprotected = await inject(page.replace(/<meta http-equiv[^>]*>/, ''), 'unprotected.html');
    expect([unprotected.includes('<title>owned'), asked]).toEqual([true, ['/x']]);
    const protectedPage = await inject(page, 'protected.html');
    expect([protectedPage.includes('<title>owned'), asked]).toEqual([false, ['/x']]);
  });
});

/** A desk with two months of complaints, and its report of the second one. */
function monthlyIn(place: Place, ...flags: string[]): string {
  const file = join(place.folder, 'monthly.html');
  place.done(['report', 'monthly', '--period', '2026-11', '--out', file, ...flags]);
  return file;
}

function fill(place: Place): void {
  for (const month of ['08', '09', '10', '11']) {
    const records = Array.from({ length: 24 }, (_, at) => ({
      ...{
        title: `Late ${at}`,
        channel: 'web',
        customer: `K${at % 9}`,
        product: at % 3 ? 'Home broadband 1000M' : 'Phone',
      },
      category: ['process/billing', 'service/delay', 'communication/wrong_information', 'product/performance'][at % 4],
      received_at: `2026-${month}-${String(1 + (at % 17)).padStart(2, '0')}T09:00`,
    }));
    place.write('in.json', JSON.stringify(records));
    const env = { PLAINT_NOW: `2026-${month}-18T10:00` };
    const { items } = place.done(['log', '--from', join(place.folder, 'in.json')], { env });
    const ids: string[] = items.map(({ id }: { id: string }) => id);
    place.done(['assign', ...ids.slice(0, 12), '--to', 'li.wei', '--team', 'billing'], { env });
    place.done(['assign', ...ids.slice(12), '--to', 'chen.bo', '--team', 'service'], { env });
    place.done(['resolve', ...ids.slice(6), '--outcome', 'upheld'], { env });
    place.done(['close', ...ids.slice(6)], { env });
  }
}

describe.skipIf(!CHROMIUM)('the report of a month in a browser', { timeout: 180_000 }, () => {
  test('has its charts, none of whose words lie over each other, and fits narrow and wide screens', async () => {
    const place = new Place();
    fill(place);
    for (const language of ['en', 'zh']) {
      const report = monthlyIn(place, '--lang', language);
      expect(readFileSync(report, 'utf8').match(/<svg/g)).toHaveLength(5);
      for (const width of [400, 1280]) {
        const frame = join(place.folder, 'frame.html');
        expect(await widthWanted(report, width, frame)).toBe(width);
        expect(await overlaps(report, width, frame)).toEqual([]);
      }
    }
    // The same word twice in one place is found.
    const doubled = readFileSync(monthlyIn(place), 'utf8').replace(/<text .*?<\/text>/s, (word) => word + word);
    place.write('doubled.html', doubled);
    expect(await overlaps(join(place.folder, 'doubled.html'), 1280, join(place.folder, 'frame.html'))).toHaveLength(1);
  });
});

/** The words of charts that lie over other words of the same chart, at this width. */
async function overlaps(report: string, width: number, file: string): Promise<string[]> {
  const script = `const found = [];
for (const svg of f.contentDocument.querySelectorAll('svg')) {
  const words = [...svg.querySelectorAll('text')].filter((each) => each.textContent.trim() !== '');
  const boxes = words.map((each) => each.getBoundingClientRect());
  boxes.forEach((a, i) => boxes.forEach((b, j) => {
    const [wide, high] = [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];
    if (i < j && wide > 2 && high > 3) found.push(words[i].textContent + ' / ' + words[j].textContent);
  }));
  const own = svg.getBoundingClientRect();
  boxes.forEach((box, i) => { if (box.left < own.left - 2 || box.right > own.right + 2) found.push(words[i].textContent + ' is cut'); });
}
document.title = JSON.stringify(found)`;
  const title = await titleInFrame(report, width, file, script);
  return JSON.parse(title.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as string[];
}

/** How far a page reaches to the right on a screen of a width: no further, unless one would have to scroll. */
async function widthWanted(report: string, width: number, file: string): Promise<number> {
  return Number(
    await titleInFrame(report, width, file, 'document.title = f.contentDocument.documentElement.scrollWidth'),
  );
}

/** What a script makes the title, that sees the page in a frame `f` of a width. */
async function titleInFrame(report: string, width: number, file: string, script: string): Promise<string> {
  const page = readFileSync(report, 'utf8').replace(/<meta http-equiv[^>]*>/, '');
  const inside = page.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  writeFileSync(
    file,
    `<!doctype html><meta charset="utf-8"><title></title><iframe id="f" style="width:${width}px;height:9000px;border:0" srcdoc="${inside}"></iframe>
<script>f.onload = () => { ${script} }</script>`,
  );
  return /<title>([^<]*)/.exec(await browse(file, '--dump-dom'))?.[1] ?? '';
}
