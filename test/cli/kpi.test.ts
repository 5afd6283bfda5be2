import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CliDesk } from './run.js';

const NOVEMBER = ['--period', '2026-11'];
const LATER = { PLAINT_NOW: '2026-11-28T10:00' };

/** Two complaints of billing, one of them solved in time, and one of nobody from the web. */
async function busyDesk(): Promise<CliDesk> {
  const desk = await CliDesk.make();
  const team = join(desk.folder, 'policy', 'team.yaml');
  writeFileSync(team, readFileSync(team, 'utf8').replace(/^(teams|people):[\s\S]*/m, ''));
  appendFileSync(team, 'teams: {billing: {}}\npeople: {wang.fang: {team: billing, role: manager}}\n');
  const first = await desk.log();
  await desk.data('assign', [first, '--to', 'wang.fang']);
  await desk.data('resolve', [first, '--outcome', 'upheld', '--redress', '12.50'], {
    ...{ PLAINT_NOW: '2026-11-20T15:00', PLAINT_USER: 'wang.fang' },
  });
  await desk.data('close', [first, '--confirmed', 'customer'], { PLAINT_NOW: '2026-11-21T10:00' });
  await desk.data('assign', [await desk.log({ customer: 'CU-2' }), '--team', 'billing']);
  await desk.log({ channel: 'web', customer: 'CU-3' });
  return desk;
}

const policy = (desk: CliDesk, text: string) => appendFileSync(join(desk.folder, 'policy', 'kpi.yaml'), `\n${text}\n`);
const errorOf = ({ code, stdout }: { code: number; stdout: string }) => [code, JSON.parse(stdout).error.code];

describe('kpi', () => {
  test('says what a period came to, for people in both languages', async () => {
    const desk = await busyDesk();
    const english = (await desk.run('kpi', NOVEMBER, LATER)).stdout;
    expect(english).toMatch(/^Opened +3 /m);
    expect(english).toMatch(/^Timeliness +33\.3% +1 \/ 3 +6\.1% – 79\.2% +fewer than 10; provisional/m);
    expect(english).toMatch(/^Redress +12\.5 CNY +n = 1/m);
    expect(english).not.toContain('Substandard');
    expect(english).toMatch(/more figures had nothing to count/);
    const chinese = (await desk.run('kpi', [...NOVEMBER, '--lang', 'zh'], LATER)).stdout;
    expect(chinese).toMatch(/^及时率 +33\.3% +1 \/ 3/m);
    expect(chinese).not.toMatch(/Timeliness|provisional/);
    expect(chinese.split('\n')).toHaveLength(english.split('\n').length);
  });

  test('gives the same as JSON, CSV and Markdown', async () => {
    const desk = await busyDesk();
    const data = await desk.data('kpi', NOVEMBER, LATER);
    expect(data).toMatchObject({ from: '2026-11-01T00:00:00+08:00', to: '2026-12-01T00:00:00+08:00', by: [] });
    const [{ key, metrics }] = data.groups;
    expect(key).toEqual({});
    expect(metrics.opened).toEqual({ value: 3, provisional: true });
    expect(metrics.timeliness).toMatchObject({ numerator: 1, denominator: 3, small: true, provisional: true });
    expect(metrics.redress).toMatchObject({ value: 12.5, n: 1, by_currency: { CNY: 12.5 } });
    expect(metrics.resolution_with_open_p50).toMatchObject({ value: null, n: 3, waiting: 2 });
    expect(metrics.resolution_rate).toMatchObject({ numerator: 1, denominator: 1 });

    const csv = (await desk.run('kpi', [...NOVEMBER, '--csv'], LATER)).stdout;
    const [header = '', ...lines] = csv.trim().split(/\r?\n/);
    expect(header.replace('\ufeff', '')).toBe(
      'metric,value,numerator,denominator,low,high,n,reported,provisional,previous,difference,is_real,target,light,target_owner',
    );
    expect(lines.map((line) => line.split(',')[0])).toEqual(Object.keys(metrics));
    expect(lines.find((line) => line.startsWith('closed,'))).toMatch(/^closed,1,,,,,,0,true,/);

    const markdown = (await desk.run('kpi', [...NOVEMBER, '--markdown'], LATER)).stdout;
    expect(markdown).toMatch(/^# Key figures$/m);
    expect(markdown).toMatch(/^\| Timeliness \| 33\.3% \| 1 \/ 3 \|/m);
    expect((await desk.run('kpi', [...NOVEMBER, '--markdown', '--lang', 'zh'], LATER)).stdout).toMatch(/^# 关键指标$/m);
  });

  test('gives the figures that are asked for, in their order', async () => {
    const desk = await busyDesk();
    const asked = [...NOVEMBER, '--metrics', 'timeliness,backlog,opened'];
    const [{ metrics }] = (await desk.data('kpi', asked, LATER)).groups;
    expect(Object.keys(metrics)).toEqual(['timeliness', 'backlog', 'opened']);
    const all = (await desk.data('kpi', NOVEMBER, LATER)).groups[0].metrics;
    expect(metrics.backlog).toEqual(all.backlog);
    const text = (await desk.run('kpi', asked, LATER)).stdout.trim().split('\n').slice(1);
    expect(text.map((line) => line.split('  ')[0])).toEqual(['Timeliness', 'Open at the end', 'Opened']);
    // One that had nothing to count is shown where it is asked for.
    expect((await desk.run('kpi', [...NOVEMBER, '--metrics', 'court_escalation_rate'], LATER)).stdout).toContain(
      '0 / 3',
    );
  });

  test('breaks down by one or two, and shows one figure of two as a table of both', async () => {
    const desk = await busyDesk();
    const byTeam = (await desk.run('kpi', [...NOVEMBER, '--by', 'team'], LATER)).stdout;
    expect(byTeam).toMatch(/^billing +2 /m);
    expect(byTeam).toMatch(/^\(none\) +1 /m);
    const both = await desk.data('kpi', [...NOVEMBER, '--by', 'team,channel'], LATER);
    expect(both.by).toEqual(['team', 'channel']);
    expect(both.groups.map(({ key }: { key: object }) => key)).toEqual([
      { team: 'billing', channel: 'phone' },
      { team: null, channel: 'web' },
    ]);
    const cross = (
      await desk.run(
        'kpi',
        ['--from', '2026-10', '--to', '2026-11', '--by', 'team,month', '--metrics', 'opened'],
        LATER,
      )
    ).stdout;
    expect(cross).toMatch(/^Opened: team +2026-10 +2026-11$/im);
    expect(cross).toMatch(/^billing +0 +2$/m);
    const csv = (await desk.run('kpi', [...NOVEMBER, '--by', 'team,month', '--csv', '--metrics', 'opened'], LATER))
      .stdout;
    expect(csv).toMatch(/^\ufeff?team,month,metric,/);
    expect(csv).toMatch(/^billing,2026-11,opened,2,/m);
  });

  test('sets periods beside each other, with whether the change is more than chance', async () => {
    const desk = await busyDesk();
    const [{ previous, change }] = (await desk.data('kpi', [...NOVEMBER, '--compare', 'previous'], LATER)).groups;
    expect(previous.opened.value).toBe(0);
    // Nothing was recorded before November.
    expect(change).toEqual({});
    expect((await desk.run('kpi', [...NOVEMBER, '--compare', 'year-ago'], LATER)).stdout).toContain(
      'The period before is not held against this one: the first complaint on record is of 2026-11-',
    );
  });

  test('shows a trend, of twelve', async () => {
    const desk = await busyDesk();
    const { trend } = await desk.data('kpi', [...NOVEMBER, '--trend', '--metrics', 'opened'], LATER);
    expect(trend).toEqual({
      ...{ unit: 'month', labels: expect.any(Array) },
      metrics: { opened: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3] },
    });
    expect(trend.labels).toHaveLength(12);
    expect((await desk.run('kpi', [...NOVEMBER, '--trend'], LATER)).stdout).toMatch(/2025-12 – 2026-11/);
  });

  test('of a cohort has no beginning, and what is open of it', async () => {
    const desk = await busyDesk();
    const [{ metrics }] = (await desk.data('kpi', [...NOVEMBER, '--cohort'], LATER)).groups;
    expect(metrics).not.toHaveProperty('opening_backlog');
    expect([metrics.opened.value, metrics.closed.value, metrics.backlog.value]).toEqual([3, 1, 2]);
  });

  test('holds figures against the targets of the desk', async () => {
    const desk = await busyDesk();
    policy(
      desk,
      'targets:\n  - {kpi: backlog, at_most: 1, owner: zhao.min}\n  - {kpi: backlog, at_most: 9, team: billing}\n  - {kpi: timeliness, at_least: 90%}',
    );
    const [{ targets }] = (await desk.data('kpi', [...NOVEMBER, '--compare', 'target'], LATER)).groups;
    expect(targets.backlog).toEqual({
      ...{ at_most: 1, warn: null, light: 'missed', class: 'assessment', key: true, owner: 'zhao.min', scope: {} },
    });
    expect(targets.timeliness.light).toBe('few');
    const text = (await desk.run('kpi', NOVEMBER, LATER)).stdout;
    expect(text).toMatch(/^Open at the end +2 +≤ 1 +● missed .* owner zhao\.min$/m);
    // Key figures come first.
    expect(text.split('\n')[1]).toMatch(/^Open at the end|^Timeliness/);
    expect((await desk.data('kpi', [...NOVEMBER, '--team', 'billing'], LATER)).groups[0].targets.backlog).toMatchObject(
      {
        ...{ at_most: 9, light: 'met', scope: { team: 'billing' } },
      },
    );
    const csv = (await desk.run('kpi', [...NOVEMBER, '--csv', '--metrics', 'backlog'], LATER)).stdout;
    expect(csv).toMatch(/at_most 1,missed,zhao\.min\r?$/m);
    expect((await desk.run('kpi', [...NOVEMBER, '--by', 'team'], LATER)).stdout).toMatch(/✓ met/);
  });

  test('takes exposure from a file, of the group that is asked for', async () => {
    const desk = await busyDesk();
    const file = join(desk.folder, 'exposure.csv');
    writeFileSync(file, 'period,team,flow,cost_fixed\n2026-11,billing,1000,50\n2026-11,,4000,30\n');
    const [{ metrics }] = (await desk.data('kpi', [...NOVEMBER, '--exposure', file], LATER)).groups;
    expect([metrics.complaints_per_10k.value, metrics.cost_per_complaint.value]).toEqual([6, 80]);
    const team = await desk.data('kpi', [...NOVEMBER, '--exposure', file, '--team', 'billing'], LATER);
    expect(team.groups[0].metrics.complaints_per_10k.value).toBe(20);
    expect((await desk.run('kpi', [...NOVEMBER, '--exposure', file], LATER)).stdout).toMatch(/per 10,?000/i);
  });

  test('counts nothing in an empty store, and says so', async () => {
    const desk = await CliDesk.make();
    const [{ metrics }] = (await desk.data('kpi', NOVEMBER)).groups;
    expect([metrics.opened.value, metrics.timeliness.value]).toEqual([0, null]);
    expect((await desk.run('kpi', [...NOVEMBER, '--by', 'team'])).stdout).toMatch(/No complaints/);
    expect((await desk.data('kpi', [...NOVEMBER, '--by', 'team'])).groups).toEqual([]);
  });
});

describe('kpi refuses', () => {
  test.each<[string, string[], number, string]>([
    ['a figure that there is not', ['--metrics', 'speed'], 3, 'kpi_unknown'],
    ['three dimensions', ['--by', 'team,owner,channel'], 2, 'dimensions_wrong'],
    ['two of time', ['--by', 'week,month'], 2, 'dimensions_wrong'],
    ['targets where there are none', ['--compare', 'target'], 2, 'targets_missing'],
    ['a trend of a breakdown', ['--trend', '--by', 'team'], 2, 'flags_exclusive'],
    ['a trend of a cohort', ['--trend', '--cohort'], 2, 'flags_exclusive'],
    ['a file that is not there', ['--exposure', 'nowhere.csv'], 3, 'file_not_found'],
    ['a channel that nobody knows', ['--channel', 'nowhere'], 3, 'filter_unknown'],
    ['a comparison without a period', ['--compare', 'previous', '--from', '2026-11'], 2, 'compare_needs_period'],
  ])('%s', async (_name, flags, code, error) => {
    const desk = await CliDesk.make();
    const period = flags.includes('--from') ? [] : NOVEMBER;
    expect(errorOf(await desk.run('kpi', [...period, ...flags, '--json']))).toEqual([code, error]);
    const text = await desk.run('kpi', [...period, ...flags, '--lang', 'zh']);
    expect([text.code, text.stdout]).toEqual([code, '']);
    expect(text.stderr).toMatch(/^错误/m);
  });

  test('a period that is none, and flags that exclude each other', async () => {
    const desk = await CliDesk.make();
    for (const flags of [
      ['--period', 'someday'],
      ['--period', '2026-11', '--from', '2026-10'],
      ['--markdown', '--json'],
      ['--by', 'mood'],
    ]) {
      expect([flags, (await desk.run('kpi', flags)).code]).toEqual([flags, 2]);
    }
  });

  test('wrong targets, each with its line', async () => {
    const desk = await CliDesk.make();
    policy(desk, 'targets:\n  - {kpi: speed, at_least: 1}\n  - {kpi: timeliness, at_least: 95}');
    const { stdout, code } = await desk.run('kpi', [...NOVEMBER, '--json']);
    const { error } = JSON.parse(stdout);
    expect([code, error.code]).toEqual([2, 'policy_invalid']);
    expect(JSON.stringify(error)).toContain('targets.0.kpi');
    expect(JSON.stringify(error)).toContain('targets.1.at_least');
  });

  test('an exposure file with bad cells, each with its line', async () => {
    const desk = await CliDesk.make();
    const file = join(desk.folder, 'exposure.csv');
    writeFileSync(file, 'period,stock\n2026-11,many\n2026-13,5\n');
    const { stdout, stderr } = await desk.run('kpi', [...NOVEMBER, '--exposure', file]);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/:2\b.*many|2.*many/s);
    expect(stderr).toContain('2026-13');
  });
});

describe('names that are more than names', () => {
  const NAMES = [
    '=cmd|calc',
    '<img src=x onerror=alert(1)>',
    'a|b `c` *d* [e](f)',
    '\u001b[31mred\u0007',
    '​zero width',
  ];

  test('stay data in every form', async () => {
    const desk = await CliDesk.make();
    for (const product of NAMES) await desk.log({ product });
    const groups = (await desk.data('kpi', [...NOVEMBER, '--by', 'product'])).groups;
    expect(groups).toHaveLength(NAMES.length);
    const text = (await desk.run('kpi', [...NOVEMBER, '--by', 'product'])).stdout;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
    const csv = (await desk.run('kpi', [...NOVEMBER, '--by', 'product', '--csv'])).stdout;
    expect(csv).not.toMatch(/^"?=/m);
    const markdown = (await desk.run('kpi', [...NOVEMBER, '--by', 'product', '--markdown'])).stdout;
    // CommonMark takes what is escaped so for text.
    expect(markdown).not.toMatch(/(?<!\\)[<>`*[\]]img|(?<!\\)</);
    const table = markdown.split('\n').filter((line) => line.startsWith('|'));
    const cells = table.map((line) => line.split(/(?<!\\)\|/).length);
    expect(new Set(cells).size).toBe(1);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
    expect(markdown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
  });
});
