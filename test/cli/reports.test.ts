import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CliDesk } from './run.js';

const HOSTILE = '<script>alert(1)</script>|"&\u001b[31m=1+1';

/** A desk with twenty complaints of October and twenty-six of November, two thirds closed, some of them late, and customers who complain again. */
async function busy(name = 'Router'): Promise<CliDesk> {
  const desk = await CliDesk.make();
  for (const [month, count] of [
    ['10', 20],
    ['11', 26],
  ] as const) {
    const day = (at: number) => `2026-${month}-${String(1 + (at % 9)).padStart(2, '0')}T09:00`;
    const records = Array.from({ length: count }, (_, at) => ({
      ...{ title: `${at} ${name}`, channel: 'web', category: at % 4 ? 'process/billing' : 'service' },
      ...{ customer: `K${at % 15}${name}`, product: at % 3 ? name : 'Phone', received_at: day(at) },
    }));
    const file = join(desk.folder, 'in.json');
    writeFileSync(file, JSON.stringify(records));
    const then = (time: string) => ({ PLAINT_NOW: `2026-${month}-${time}` });
    const { items } = await desk.data('log', ['--from', file], then('10T08:00'));
    const ids: string[] = items.map(({ id }: { id: string }) => id);
    const some = (wanted: (at: number) => boolean) => ids.filter((_, at) => wanted(at));
    await desk.run('assign', [...some((at) => at % 2 === 0), '--to', 'li.wei', '--team', 'billing'], then('10T09:00'));
    await desk.run('assign', [...some((at) => at % 2 === 1), '--to', 'chen.bo', '--team', 'service'], then('10T09:00'));
    await desk.run('resolve', [...some((at) => at % 3 === 0), '--outcome', 'upheld'], then('10T10:00'));
    await desk.run('resolve', [...some((at) => at % 3 === 1), '--outcome', 'not_upheld'], then('18T10:00'));
    await desk.run('close', [...some((at) => at % 3 !== 2)], then('18T11:00'));
  }
  return desk;
}

const run = (desk: CliDesk, kind: string, ...argv: string[]) => desk.run(`report:${kind}`, argv);

describe('a report', () => {
  test('says what kpi says, in each form, with the same bytes every time', async () => {
    const desk = await busy();
    const file = (name: string) => join(desk.folder, name);
    const kpi = await desk.data('kpi', ['--period', '2026-10', '--compare', 'previous']);
    const report = await desk.data('report:monthly');
    expect([report.from, report.to]).toEqual([kpi.from, kpi.to]);
    expect(report.groups[0].metrics).toEqual(kpi.groups[0].metrics);
    expect(report.groups[0].change).toEqual(kpi.groups[0].change);
    const written = async (name: string) => {
      expect((await run(desk, 'monthly', '--out', file(name))).code).toBe(0);
      return readFileSync(file(name), 'utf8');
    };
    for (const name of ['one.html', 'one.md', 'one.csv']) expect(await written(name)).toBe(await written(name));
    expect(await written('one.html')).toContain('<title>Complaints of 2026-10</title>');
    expect(await written('one.md')).toMatch(/^# Complaints of 2026-10/);
    expect(await written('one.csv')).toBe((await run(desk, 'monthly', '--csv')).stdout);
  });

  test.each([
    ['daily', '2026-11-19'],
    ['weekly', '2026-W46'],
    ['monthly', '2026-10'],
    ['whitepaper', '2025'],
  ])('%s is of %s where nobody says, in both languages', async (kind, period) => {
    const desk = await busy();
    const english = (await run(desk, kind)).stdout;
    expect(english.split('\n')[0]).toContain(period);
    const chinese = (await run(desk, kind, '--lang', 'zh')).stdout;
    expect(chinese.split('\n')[0]).toMatch(new RegExp(`^投诉(日报|周报|月报|改进白皮书) ${period}`));
    expect(chinese).not.toMatch(/undefined|NaN|\[object/);
    expect(english).not.toMatch(/undefined|NaN|\[object/);
  });

  test('names targets that are missed, and where a change comes from', async () => {
    const desk = await busy();
    appendFileSync(
      join(desk.folder, 'policy', 'kpi.yaml'),
      'targets: [{kpi: timeliness, at_least: 99%, owner: zhao.min}]\n',
    );
    const { stdout } = await run(desk, 'monthly', '--period', '2026-11');
    expect(stdout).toContain('Of 1 target 1 missed');
    expect(stdout).toContain('Opened 26 (before: 20), closed');
    const { contributions, groups, overdue, ageing } = await desk.data('report:monthly', ['--period', '2026-11']);
    const opened = contributions.find(({ figure }: { figure: string }) => figure === 'opened');
    expect(opened.change).toBe(groups[0].change.opened.difference);
    expect(groups[0].targets.timeliness).toMatchObject({ at_least: 0.99, light: 'missed', owner: 'zhao.min' });
    expect(overdue.total).toBeGreaterThan(0);
    expect(ageing.total).toBe(groups[0].metrics.backlog.value);
  });

  test('of a part of the desk has that part only', async () => {
    const desk = await busy();
    const { groups, overdue } = await desk.data('report:monthly', ['--period', '2026-11', '--team', 'billing']);
    expect(groups[0].metrics.opened.value).toBe(13);
    expect(new Set(overdue.items.map(({ team }: { team: string }) => team))).toEqual(new Set(['billing']));
  });

  test('holds nothing against a time without records, and says since when there are some', async () => {
    const desk = await busy();
    const { recorded_since, groups, contributions } = await desk.data('report:monthly', ['--period', '2026-10']);
    expect([recorded_since, groups[0].change, contributions]).toEqual(['2026-10-01', {}, []]);
    expect((await run(desk, 'monthly', '--period', '2026-10')).stdout).toContain(
      'The period before is not held against this one: the first complaint on record is of 2026-10-01.',
    );
    const byTeam = ['--period', '2026-10', '--by', 'team', '--compare', 'previous'];
    expect((await desk.run('kpi', byTeam)).stdout).not.toMatch(/[↑↓]/);
  });

  test('takes exposure, but not for one customer, who has none of his own', async () => {
    const desk = await busy();
    const file = join(desk.folder, 'exposure.csv');
    writeFileSync(file, 'period,stock\n2026-11,13000\n');
    const per = async (...flags: string[]) =>
      (await desk.data('report:monthly', ['--period', '2026-11', '--exposure', file, ...flags])).groups[0].metrics
        .complaints_per_10k.value;
    expect(await per()).toBe(20);
    expect(await per('--customer', 'K1Router')).toBeNull();
  });

  test('makes no markup of what complaints say', async () => {
    const desk = await busy(HOSTILE);
    const html = join(desk.folder, 'r.html');
    const markdown = join(desk.folder, 'r.md');
    await run(desk, 'monthly', '--period', '2026-11', '--out', html);
    await run(desk, 'monthly', '--period', '2026-11', '--out', markdown);
    const page = readFileSync(html, 'utf8');
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toContain('<script');
    expect(page).not.toContain('\u001b');
    const text = readFileSync(markdown, 'utf8');
    expect(text).not.toMatch(/(?<!\\)<script/);
    expect(text).not.toContain('\u001b');
    expect((await run(desk, 'monthly', '--period', '2026-11')).stdout).not.toContain('\u001b[31m=');
  });

  test('of an empty desk is one', async () => {
    const desk = await CliDesk.make();
    for (const kind of ['daily', 'weekly', 'monthly', 'whitepaper']) {
      const { code, stdout } = await run(desk, kind);
      expect([code, stdout]).toEqual([0, expect.not.stringMatching(/undefined|NaN/)]);
    }
  });

  test('is refused of what has not begun, and where it can not be written', async () => {
    const desk = await CliDesk.make();
    const refused = async (...argv: string[]) => {
      const { code, stdout } = await run(desk, 'monthly', '--json', ...argv);
      return [code, JSON.parse(stdout).error?.code];
    };
    expect(await refused('--period', '2027-01')).toEqual([2, 'period_ahead']);
    expect(await refused('--period', 'soon')).toEqual([2, 'period_invalid']);
    expect(await refused('--out', join(desk.folder, 'report.doc'))).toEqual([2, 'flag_invalid']);
    mkdirSync(join(desk.folder, 'taken.html'));
    expect(await refused('--out', join(desk.folder, 'taken.html'))).toEqual([2, 'flag_invalid']);
  });
});
