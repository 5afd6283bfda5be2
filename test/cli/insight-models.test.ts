import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type WorkedExample, workedExamples } from '../reference.js';
import { CliDesk } from './run.js';

const NO_STORE = { PLAINT_STORE: '' };
const examples = workedExamples();
const NONE = { input: {}, published: {}, tolerance: 0 } as WorkedExample;
const run = (id: string, argv: string[]) => new CliDesk().run(`insight:${id}`, argv, NO_STORE);
const data = (id: string, argv: string[]) => new CliDesk().data(`insight:${id}`, argv, NO_STORE);

function file(text: string): string {
  const path = join(new CliDesk().folder, 'history.csv');
  writeFileSync(path, text);
  return path;
}

async function refused(id: string, argv: string[]) {
  const { code, stdout } = await run(id, [...argv, '--json']);
  expect(code).toBe(2);
  return JSON.parse(stdout).error;
}

/** As near as an example asks for. */
const near = (found: number, published: number, tolerance: number) =>
  expect(Math.abs(found - published)).toBeLessThanOrEqual(tolerance);

describe('insight forecast', () => {
  const WEEKS = Array.from({ length: 28 }, (_, at) => [
    new Date(Date.UTC(2026, 0, 5 + at)).toISOString().slice(0, 10),
    [30, 25, 24, 24, 26, 10, 8][at % 7],
  ]);
  const DAYS = ['day,calls', ...WEEKS.map((cells) => cells.join(','))].join('\n');

  test.skipIf(!examples.has('holt-winters-additive-72'))('gives what is published', async () => {
    const { input, published, tolerance } = examples.get('holt-winters-additive-72') ?? NONE;
    const found = await data('forecast', [
      ...['--data', file(['value', ...input.series].join('\n')), '--season', String(input.season), '--start', 'first'],
      ...['--alpha', String(input.alpha), '--beta', String(input.beta), '--gamma', String(input.gamma)],
      ...['--ahead', String(input.horizon)],
    ]);
    near(found.start.trend, published.trend0, tolerance);
    for (const [at, value] of published.seasonals0.entries()) near(found.start.seasonals[at], value, tolerance);
    expect(found.items).toHaveLength(published.forecast.length);
    for (const [at, value] of published.forecast.entries()) near(found.items[at].forecast, value, tolerance);
  });

  test('goes on from days by their week, without a store', async () => {
    const found = await data('forecast', ['--data', file(DAYS), '--label', 'day', '--value', 'calls']);
    expect(found).toMatchObject({ method: 'holt-winters', season: 7, n: 28, total: 7, floor: null });
    expect(found.items.map(({ label }: { label: string }) => label).slice(0, 2)).toEqual(['2026-02-02', '2026-02-03']);
    const values = found.items.map(({ forecast }: { forecast: number }) => forecast);
    expect(values).toEqual([30, 25, 24, 24, 26, 10, 8].map((value) => expect.closeTo(value, 6)));
    expect(found.backtest).toMatchObject({ periods: 7, better: 'same' });
  });

  test('is text in both languages, and CSV', async () => {
    const argv = [
      '--data',
      file('value\n10\n12\n10\n12\n10\n11\n'),
      '--method',
      'simple',
      '--alpha',
      '1',
      '--ahead',
      '1',
    ];
    const { stdout } = await run('forecast', argv);
    expect(stdout).toContain('Simple exponential smoothing, from 6 values\nalpha 1 (given)\n');
    expect(stdout).toMatch(/\+1 +11\.0 +8\.\d – 13\.\d +7\.\d – 14\.\d/);
    expect(stdout).toContain('Both were equally far off: the naive forecast will do.');
    expect((await run('forecast', [...argv, '--lang', 'zh'])).stdout).toContain('简单指数平滑，依据 6 个值');
    const csv = (await run('forecast', [...argv, '--csv'])).stdout.split('\r\n');
    expect([csv[0], csv[1]]).toEqual(['label,step,forecast,low,high,low80,high80', expect.stringMatching(/^,1,11,/)]);
  });

  test('says honestly when the naive forecast is better', async () => {
    const argv = ['--data', file('value\n1\n1\n1\n9\n9\n9\n'), '--method', 'simple', '--alpha', '.1', '--test', '2'];
    const says = 'The naive forecast was less off than this one';
    expect((await run('forecast', argv)).stdout).toContain(says);
    expect((await run('forecast', [...argv, '--csv'])).stderr).toContain(says);
  });

  test('shows what is undefined with its reason, and no number that is none', async () => {
    const { stdout } = await run('forecast', ['--data', file('value\n0\n0\n0\n0\n'), '--method', 'holt']);
    expect(stdout).toContain('No intervals: too few values.');
    expect(stdout).not.toMatch(/NaN|Infinity|undefined|null/);
    expect((await run('forecast', ['--data', file('value\n1\n0\n0\n0\n')])).stdout).toContain('a value is 0');
  });

  test('counts whole days, weeks and months of the store, never below 0', async () => {
    const desk = await CliDesk.make();
    // Monday, 2 November, to Friday, 20 November 2026: two a day, none at weekends, and one today.
    for (let day = 2; day <= 20; day++) {
      const weekend = [7, 8, 14, 15].includes(day);
      for (let i = 0; i < (weekend ? 0 : day === 20 ? 1 : 2); i++) {
        await desk.log({ customer: `CU-${day}-${i}` }, `2026-11-${String(day).padStart(2, '0')}T09:0${i}`);
      }
    }
    const found = await desk.data('insight:forecast', []);
    expect(found).toMatchObject({ n: 18, season: 7, floor: 0 });
    expect(found.items.map(({ label }: { label: string }) => label)).toEqual(
      [20, 21, 22, 23, 24, 25, 26].map((day) => `2026-11-${day}`),
    );
    expect(found.items[0].forecast).toBeGreaterThan(1);
    expect(found.items[1].forecast).toBeLessThan(1);
    const part = await desk.data('insight:forecast', ['--from', '2026-11-09', '--to', '2026-11-13', '--ahead', '1']);
    expect(part).toMatchObject({ n: 5, items: [{ label: '2026-11-14', forecast: 2 }] });
    const { stderr } = await desk.run('insight:forecast', ['--from', '2026-11-09', '--to', '2026-11-13']);
    expect(stderr).toContain('no season: two of 7 are needed and there are 5 values');
    // From Wednesday on only the second week is whole, and the third still runs.
    const weeks = await desk.run('insight:forecast', ['--by', 'week', '--from', '2026-11-04', '--json']);
    expect(JSON.parse(weeks.stdout).error).toMatchObject({ code: 'history_too_short', details: { found: 1 } });
    const monday = { PLAINT_NOW: '2026-11-23T09:00' };
    expect(await desk.data('insight:forecast', ['--by', 'week', '--ahead', '1'], monday)).toMatchObject({
      n: 3,
      items: [{ label: '2026-W48' }],
    });
    expect(await desk.data('insight:forecast', ['--category', 'process', '--ahead', '1'])).toMatchObject({ n: 18 });
    const none = await desk.run('insight:forecast', ['--of', 'closed', '--from', '2026-11-20', '--json']);
    expect(JSON.parse(none.stdout).error).toMatchObject({ code: 'history_too_short', details: { found: 0 } });
    expect((await desk.run('insight:forecast', ['--data', file('value\n1\n2\n'), '--by', 'day'])).code).toBe(2);
  });

  test.each([
    [['--alpha', '1.2'], 'flag_invalid'],
    [['--method', 'holt-winters'], 'input_missing'],
    [['--gamma', '.2'], 'input_missing'],
    [['--floor', 'x'], 'flag_invalid'],
    [['--method', 'simple', '--beta', '.2'], 'flags_exclusive'],
    [['--method', 'holt', '--season', '7'], 'flags_exclusive'],
    [['--season', '4'], 'history_too_short'],
    [['--test', '9'], 'history_too_short'],
    [['--value', 'calls'], 'data_invalid'],
    [['--from', '2026'], 'flags_exclusive'],
    [['--team', 'billing'], 'flags_exclusive'],
  ])('refuses %j', async (argv, code) => {
    expect(await refused('forecast', ['--data', file('value\n1\n2\n3\n'), ...argv])).toMatchObject({ code });
  });

  test('names the lines of a file that it does not take, and what is in it is only text', async () => {
    const bad = file('day,value\n2026-01-01,3\n2026-01-02,\u001b[31mx\n2026-01-01,4\n');
    const error = await refused('forecast', ['--data', bad, '--label', 'day']);
    expect(error).toMatchObject({ code: 'data_invalid' });
    expect(error.message).toMatch(/line 3, value: found .*x; allowed: a number/);
    expect(error.message).toMatch(/line 4, day: found 2026-01-01; allowed: later than 2026-01-02/);
    const { code, stderr } = await run('forecast', ['--data', bad]);
    expect(code).toBe(2);
    expect(stderr).not.toContain('\u001b');
    const uneven = file('day,value\n2026-01-01,3\n2026-01-02,4\n2026-01-05,4\n');
    const told = await run('forecast', ['--data', uneven, '--label', 'day']);
    expect([told.code, told.stderr]).toEqual([0, expect.stringContaining('do not follow each other evenly')]);
  });
});

describe('insight staffing', () => {
  test.skipIf(!examples.has('erlang-c-pyworkforce'))('gives what is published', async () => {
    const { input, published, tolerance } = examples.get('erlang-c-pyworkforce') ?? NONE;
    const { required } = await data('staffing', [
      ...[
        '--calls',
        String(input.calls),
        '--interval',
        String(input.interval_min),
        '--aht',
        String(60 * input.aht_min),
      ],
      ...['--target', `${100 * input.service_level}/${input.target_s}`, '--shrinkage', String(input.shrinkage)],
      ...['--max-occupancy', String(input.max_occupancy)],
    ]);
    expect([required.agents, required.scheduled]).toEqual([published.raw_positions, published.positions]);
    for (const figure of ['service_level', 'occupancy', 'waiting_probability']) {
      near(required[figure], published[figure], tolerance);
    }
  });

  test('tells of the agents asked about, with all assumptions', async () => {
    const argv = ['--calls', '100', '--aht', '180', '--agents', '9'];
    const found = await data('staffing', argv);
    expect(found).toMatchObject({ load: 10, asked: { agents: 9, average_wait: null, reason: 'overloaded' } });
    expect(found.assumptions).toContainEqual({ name: 'target', value: [80, 20], source: 'default' });
    expect(found.assumptions).toContainEqual({ name: 'aht', value: 180, source: 'given' });
    const { stdout } = await run('staffing', argv);
    expect(stdout).toContain('9 agents never catch up');
    expect(stdout).toMatch(/14 +20 +88\.8% +71\.4% +17\.4% +7\.8 s +needed/);
    expect(stdout).toMatch(/--max-occupancy\) +0\.85 +default/);
    expect((await run('staffing', [...argv, '--lang', 'zh'])).stdout).toContain('需要 14 名坐席，排班 20 人');
    expect((await run('staffing', [...argv, '--csv'])).stdout).toContain('9,13,0,1,1,\r\n');
  });

  test('of tickets shows the backlog day by day', async () => {
    const work = ['--volume', '300', '--minutes', '30', '--utilisation', '80%', '--shrinkage', '.25'];
    expect(await data('staffing', work)).toMatchObject({ people: 32, exact: 31.25, projection: null });
    const argv = [...work, '--people', '40', '--backlog', '150', '--days', '3'];
    const { stdout } = await run('staffing', argv);
    expect(stdout).toContain('Nothing is left over after 2 days.');
    expect((await run('staffing', [...argv, '--csv'])).stdout).toBe(
      'day,arrived,done,backlog\r\n1,300,384,66\r\n2,300,366,0\r\n3,300,300,0\r\n',
    );
    expect((await run('staffing', [...work, '--csv'])).stdout).toBe('people,exact,per_person\r\n32,31.25,9.6\r\n');
    expect((await run('staffing', [...work, '--people', '31'])).stdout).toContain('The backlog is never cleared');
  });

  test.each([
    [[], 'work_missing'],
    [['--calls', '100', '--aht', '180', '--max-occupancy', '.000001'], 'flag_invalid'],
    [['--calls', '100'], 'input_missing'],
    [['--volume', '100'], 'input_missing'],
    [['--calls', '0', '--aht', '180'], 'flag_invalid'],
    [['--calls', '1e9', '--aht', '180'], 'flag_invalid'],
    [['--calls', '100000000', '--aht', '180'], 'flag_invalid'],
    [['--calls', '100', '--aht', '180', '--target', '100/20'], 'flag_invalid'],
    [['--calls', '100', '--aht', '180', '--target', '.8/20'], 'flag_invalid'],
    [['--calls', '100', '--aht', '180', '--shrinkage', '1'], 'flag_invalid'],
    [['--calls', '100', '--volume', '3', '--aht', '180'], 'flags_exclusive'],
    [['--volume', '3', '--minutes', '30', '--utilisation', '0'], 'flag_invalid'],
    [['--volume', '3', '--minutes', '30', '--backlog', '3'], 'usage'],
  ])('refuses %j', async (argv, code) => {
    expect(await refused('staffing', argv)).toMatchObject({ code });
  });
});

describe('insight cost', () => {
  const argvOf = (input: WorkedExample['input']) => [
    ...['--volume', String(input.daily_volume), '--per-person', String(input.per_agent_per_day)],
    ...['--salary', String(input.salary_wan), '--rent', String(input.rent_wan)],
    ...['--training', String(input.training_per_head_wan), '--outsourcing', String(input.outsourcing_wan)],
    ...['--compensation', String(input.compensation_wan), '--unit-of', '10000'],
  ];

  test.skipIf(!examples.has('seed-staffing-cost'))('gives what is published', async () => {
    const { input, published, tolerance } = examples.get('seed-staffing-cost') ?? NONE;
    const systems = ['--systems', input.system_budget_wan.join(','), '--years', String(input.amortisation_years)];
    const { now } = await data('cost', [...argvOf(input), ...systems]);
    expect(now.headcount).toBe(published.headcount);
    near(now.fixed, published.fixed_wan, tolerance);
    near(now.variable, published.variable_wan, tolerance);
    near(now.total, published.total_wan, tolerance);
    near(now.items[1].amount, published.annual_depreciation_wan, tolerance);
    const given = await data('cost', [...argvOf(input), '--depreciation', String(input.depreciation_wan)]);
    expect(given.now).toEqual(now);
  });

  const SMALL = ['--volume', '10', '--per-person', '4', '--days', '100', '--salary', '20', '--outsourcing', '30'];

  test('prints every assumption with where it comes from', async () => {
    const argv = [...SMALL, '--reduction', '20%', '--investment', '20'];
    const { assumptions, now, return_ratio } = await data('cost', argv);
    expect([now.total, return_ratio.value]).toEqual([90, expect.closeTo(1.3)]);
    expect(assumptions).toHaveLength(17);
    expect(assumptions).toContainEqual({ name: 'reduction', value: 0.2, source: 'given' });
    expect(assumptions).toContainEqual({ name: 'rent', value: 0, source: 'default' });
    const { stdout } = await run('cost', argv);
    for (const { name } of assumptions) expect(stdout).toContain(`(--${name})`);
    expect(stdout).toMatch(/All costs of a year +90 +64/);
    expect((await run('cost', [...argv, '--lang', 'zh'])).stdout).toContain('每年 1000 件投诉，需要 3 人');
    expect((await run('cost', [...argv, '--csv'])).stdout).toContain('outsourcing,variable,30,');
  });

  test('says why there is no return', async () => {
    expect((await run('cost', SMALL)).stdout).toContain('no investment given');
    expect((await run('cost', [...SMALL, '--investment', '5'])).stdout).toContain('no benefit');
    expect((await run('cost', SMALL)).stdout).not.toMatch(/NaN|Infinity|undefined/);
  });

  test.each([
    [['--volume', '10'], 'input_missing'],
    [[...SMALL, '--rent', '-3'], 'flag_invalid'],
    [[...SMALL, '--rent', '1,5'], 'flag_invalid'],
    [[...SMALL, '--reduction', '100%'], 'flag_invalid'],
    [[...SMALL, '--systems', '5,x'], 'flag_invalid'],
    [[...SMALL, '--systems', '5', '--depreciation', '3'], 'flags_exclusive'],
  ])('refuses %j', async (argv, code) => {
    expect(await refused('cost', argv)).toMatchObject({ code });
  });
});
