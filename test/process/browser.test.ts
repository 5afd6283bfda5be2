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

/** How far a page reaches to the right on a screen of a width: no further, unless one would have to scroll. */
async function widthWanted(report: string, width: number, file: string): Promise<number> {
  const page = readFileSync(report, 'utf8').replace(/<meta http-equiv[^>]*>/, '');
  const inside = page.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  writeFileSync(
    file,
    `<!doctype html><iframe id="f" style="width:${width}px;height:9000px;border:0" srcdoc="${inside}"></iframe>
<script>f.onload = () => { document.title = f.contentDocument.documentElement.scrollWidth }</script>`,
  );
  return Number(/<title>(\d+)/.exec(await browse(file, '--dump-dom'))?.[1]);
}
