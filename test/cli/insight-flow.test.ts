import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { CliDesk } from './run.js';

const rowsOf = (csv: string) => parse(csv, { columns: true }) as Record<string, string>[];
const at = (now: string) => ({ PLAINT_NOW: now });

/** Everything about a complaint at once. */
async function bring(desk: CliDesk, id: string, ...steps: [now: string, command: string, ...argv: string[]][]) {
  for (const [now, command, ...argv] of steps) await desk.data(command, [id, ...argv], at(now));
}

/** A desk with people of two teams. */
async function staffed(): Promise<CliDesk> {
  const { writeFileSync } = await import('node:fs');
  const desk = await CliDesk.make();
  writeFileSync(
    `${desk.folder}/policy/team.yaml`,
    'roles: {agent: {}, lead: {}, manager: {}, director: {}}\ndefault_role: agent\nteams: {service: {}, billing: {}}\npeople:\n  li.wei: {team: service}\n  ann: {team: billing}\n',
  );
  return desk;
}

describe('insight ageing', () => {
  test('bands add up to the backlog of kpi at the same time', async () => {
    const desk = await CliDesk.make();
    for (const day of ['2026-09-01', '2026-11-04', '2026-11-17', '2026-11-20']) await desk.log({}, `${day}T09:00`);
    const closed = await desk.log({}, '2026-11-10T09:00');
    await desk.data('withdraw', [closed]);
    const ageing = await desk.data('insight:ageing');
    const { backlog } = (await desk.data('kpi')).groups[0].metrics;
    const counts = ageing.bands.map(({ count }: { count: number }) => count);
    expect(counts).toEqual([1, 1, 0, 0, 1, 0, 1]);
    expect(counts.reduce((sum: number, count: number) => sum + count, 0)).toBe(backlog.value);
    expect(ageing).toMatchObject({ by: null, total: 4, received_later: 0, past_due: expect.any(Number) });
    const late = (await desk.run('sla:check', ['--running', '--state', 'breached', '--json'])).stdout;
    const ids = new Set(JSON.parse(late).data.items.map(({ id }: { id: string }) => id));
    expect(ageing.past_due).toBe(ids.size);
    expect(ageing.oldest[0]).toMatchObject({ received_at: '2026-09-01T09:00:00+08:00', status: 'new', owner: null });
  });

  test('a row for each group, for people, programs and spreadsheets', async () => {
    const desk = await staffed();
    const id = await desk.log({}, '2026-11-10T09:00');
    await desk.log({ category: 'service', customer: 'CU-2' });
    await bring(desk, id, ['2026-11-10T10:00', 'assign', '--to', 'ann']);
    const data = await desk.data('insight:ageing', ['--by', 'team', '--oldest', '1']);
    expect(data.groups.map(({ key, total }: { key: object; total: number }) => [key, total])).toEqual([
      [{ team: 'billing' }, 1],
      [{ team: null }, 1],
    ]);
    expect(data.oldest).toMatchObject([{ id, team: 'billing', owner: 'ann', past_due: true }]);
    const rows = rowsOf((await desk.run('insight:ageing', ['--by', 'team', '--csv'])).stdout);
    expect(rows[0]).toMatchObject({ team: 'billing', total: '1', '8-15': '1', '0-1': '0', past_due: '1' });
    expect(rowsOf((await desk.run('insight:ageing', ['--csv'])).stdout)).toHaveLength(7);
    const text = (await desk.run('insight:ageing', ['--by', 'owner', '--lang', 'zh'])).stdout;
    expect(text).toContain('未关闭 2 件，其中 1 件已超时');
    expect(text).toContain(id);
    const own = await desk.data('insight:ageing', ['--owner', 'ann', '--oldest', '0']);
    expect([own.total, own.oldest]).toEqual([1, []]);
  });

  test('an empty store, a team that nobody knows, and a breakdown that there is not', async () => {
    const desk = await CliDesk.make();
    expect((await desk.run('insight:ageing')).stdout).toBe('No open complaints.\n');
    expect((await desk.data('insight:ageing')).bands[0]).toMatchObject({ count: 0, share: null });
    expect((await desk.run('insight:ageing', ['--category', 'prodct', '--json'])).code).toBe(3);
    expect((await desk.run('insight:ageing', ['--by', 'colour'])).code).toBe(2);
    expect((await desk.run('insight:ageing', ['--oldest', '-1'])).code).toBe(2);
  });
});

describe('insight flow', () => {
  async function travelled() {
    const desk = await staffed();
    const id = await desk.log({}, '2026-11-02T08:00');
    await bring(
      desk,
      id,
      ['2026-11-02T09:00', 'assign', '--to', 'li.wei'],
      ['2026-11-02T11:00', 'assign', '--to', 'ann'],
      ['2026-11-02T12:00', 'pause', '--reason', 'awaiting_customer'],
      ['2026-11-02T15:00', 'resume'],
      ['2026-11-02T16:00', 'assign', '--to', 'li.wei'],
      ['2026-11-02T18:00', 'resolve', '--outcome', 'upheld'],
      ['2026-11-03T08:00', 'close'],
    );
    return { desk, id };
  }

  test('of what was closed in the period: legs, handovers and where the time went', async () => {
    const { desk, id } = await travelled();
    await desk.log({ customer: 'CU-2' }, '2026-11-02T08:00');
    const data = await desk.data('insight:flow', ['--from', '2026-11', '--to', '2026-11']);
    expect(data).toMatchObject({
      ...{ from: '2026-11-01T00:00:00+08:00', complaints: 1, handovers: 2, handovers_above: 3, without_legs: 0 },
      ping_pong: { numerator: 1, denominator: 1 },
      passed_around: { numerator: 0, denominator: 1 },
      left_out: { reported: 0, withdrawn: 0 },
    });
    const hours = Object.fromEntries(
      data.time.map(({ part, reason, seconds }: Record<string, unknown>) => [reason ?? part, Number(seconds) / 3600]),
    );
    expect(hours).toEqual({
      unlogged: 0,
      unowned: 1,
      work: 6,
      waiting: 3,
      awaiting_customer: 3,
      answered: 14,
      over: 0,
    });
    expect(data.legs).toMatchObject([
      { team: 'service', legs: 2, complaints: 1, total_seconds: 18 * 3600 },
      { team: 'billing', legs: 1, complaints: 1, median_seconds: 5 * 3600 },
    ]);
    const kpi = (await desk.data('kpi', ['--from', '2026-11', '--to', '2026-11'])).groups[0].metrics;
    expect(data.handovers).toBe(kpi.handovers.value);
    // What is put away counts the same.
    await desk.data('archive', ['--older-than', '1d']);
    expect(await desk.data('insight:flow', ['--from', '2026-11', '--to', '2026-11'])).toEqual(data);
    expect((await desk.data('show', [id])).status).toBe('closed');
  });

  test('for people in both languages, and as rows', async () => {
    const { desk } = await travelled();
    const { stdout } = await desk.run('insight:flow');
    expect(stdout).toContain('1 complaint closed.');
    expect(stdout).toMatch(/awaiting_customer +12\.5% +3h +1/);
    expect(stdout).toMatch(/service +billing +1 +50\.0%/);
    expect((await desk.run('insight:flow', ['--lang', 'zh', '--by', 'category'])).stdout).toContain('无人负责');
    const rows = rowsOf((await desk.run('insight:flow', ['--csv'])).stdout);
    expect(rows.find(({ what, name }) => what === 'time' && name === 'waiting:awaiting_customer')).toMatchObject({
      ...{ total_seconds: '10800', share: '0.125' },
    });
    expect(rows.filter(({ what }) => what === 'handover')).toHaveLength(2);
    const groups = rowsOf((await desk.run('insight:flow', ['--by', 'category', '--csv'])).stdout);
    expect(groups).toMatchObject([{ category: 'process', complaints: '1', ping_pong: '1', waiting_share: '0.125' }]);
  });

  test('of nothing it says so; withdrawn ones are told; a backward period is refused', async () => {
    const desk = await CliDesk.make();
    expect((await desk.run('insight:flow')).stdout).toContain('No complaint was closed');
    await desk.data('withdraw', [await desk.log()]);
    expect((await desk.run('insight:flow')).stdout).toContain('withdrawn: 1');
    const wrong = await desk.run('insight:flow', ['--from', '2026-11', '--to', '2026-10', '--json']);
    expect([wrong.code, JSON.parse(wrong.stdout).error.code]).toEqual([2, 'period_backwards']);
    expect((await desk.run('insight:flow', ['--category', 'prodct'])).code).toBe(3);
  });
});

describe('customers who complained again', () => {
  async function repeated() {
    const desk = await staffed();
    const first = await desk.log({}, '2026-11-02T08:00');
    await bring(desk, first, ['2026-11-03T09:00', 'resolve', '--outcome', 'upheld'], ['2026-11-04T09:00', 'close']);
    const again = await desk.log({}, '2026-11-12T08:00');
    await bring(desk, again, ['2026-11-12T09:00', 'assign', '--to', 'ann']);
    const other = await desk.log({ customer: 'CU-2' }, '2026-11-12T08:00');
    return { desk, first, again, other };
  }

  test('insight repeats: the rate is that of kpi, with who it was and how the earlier one stood', async () => {
    const { desk, first, again } = await repeated();
    const data = await desk.data('insight:repeats');
    const { numerator, denominator, value } = (await desk.data('kpi')).groups[0].metrics.repeat_rate;
    expect(data.rate).toMatchObject({ numerator, denominator, value });
    expect(data).toMatchObject({
      ...{ within_days: 30, same: 'category', by: 'category', total: 1, without_customer: 0 },
      groups: [{ key: { category: 'process' }, rate: { numerator: 1, denominator: 3 } }],
      between: { median_seconds: 10 * 86_400 },
      earlier: { answered: 1, open: 0, withdrawn: 0, unknown: 0, answered_rate: { value: 1 } },
      items: [{ customer: 'CU-1', repeats: 1, ids: [first, again], open: 1 }],
    });
    expect((await desk.data('insight:repeats', ['--within', '9'])).total).toBe(0);
    expect((await desk.data('insight:repeats', ['--by', 'team'])).groups[0].key).toEqual({ team: 'billing' });
    expect((await desk.data('insight:repeats', ['--from', '2026-11-13'])).rate.denominator).toBe(0);
    await desk.data('archive', ['--older-than', '1d']);
    expect(await desk.data('insight:repeats')).toEqual(data);
  });

  test('insight repeats: for people, never cut silently, and as rows that no spreadsheet runs', async () => {
    const { desk, first, again } = await repeated();
    await desk.log({ customer: '=1+1' }, '2026-11-13T08:00');
    await desk.log({ customer: '=1+1' }, '2026-11-14T08:00');
    const { stdout } = await desk.run('insight:repeats', ['--top', '1']);
    expect(stdout).toContain('the 1 with the most repeats of 2');
    expect((await desk.run('insight:repeats', ['--top', '0'])).stdout).toContain(`${first} ${again}`);
    expect((await desk.run('insight:repeats', ['--lang', 'zh'])).stdout).toContain('再次投诉的客户：2 位');
    const rows = rowsOf((await desk.run('insight:repeats', ['--csv'])).stdout);
    expect(rows.map(({ customer }) => customer)).toEqual(["'=1+1", 'CU-1']);
    expect((await desk.run('insight:repeats', ['--same', 'product'])).code).toBe(2);
    expect((await desk.run('insight:repeats', ['--within', '0'])).code).toBe(2);
  });

  test('repeat daily: 11 while one waits, 0 once it is closed, nothing for cron then', async () => {
    const { desk, first, again } = await repeated();
    const { code, stdout } = await desk.run('repeat:daily', ['--json']);
    expect(code).toBe(11);
    expect(JSON.parse(stdout).data).toMatchObject({
      ...{ within_days: 30, total: 1, complaints: 1, ownerless: 0 },
      items: [
        {
          ...{ customer: 'CU-1', received: 2 },
          complaints: [
            {
              ...{ id: again, why: 'repeats', status: 'open', owner: 'ann', team: 'billing', earlier: first },
              received_at: '2026-11-12T08:00:00+08:00',
              clock: { state: 'breached', due: expect.stringContaining('2026-11-1') },
            },
          ],
        },
      ],
    });
    expect((await desk.run('repeat:daily', ['--brief'])).stdout).toMatch(
      /^1 customer to clear with 1 open complaint: 1 past due/,
    );
    expect((await desk.run('repeat:daily', ['--team', 'service', '--quiet'])).code).toBe(0);
    const rows = rowsOf((await desk.run('repeat:daily', ['--csv'])).stdout);
    expect(rows).toMatchObject([{ customer: 'CU-1', id: again, state: 'breached', earlier: first }]);
    expect((await desk.run('repeat:daily', ['--lang', 'zh'])).stdout).toContain('今日须清理 1 位客户的 1 件未关闭投诉');
    await bring(desk, again, ['2026-11-20T10:00', 'resolve', '--outcome', 'upheld']);
    expect((await desk.run('repeat:daily')).code).toBe(11);
    await bring(desk, again, ['2026-11-20T10:00', 'close']);
    expect(await desk.run('repeat:daily', ['--quiet'])).toMatchObject({ code: 0, stdout: '' });
    expect((await desk.run('repeat:daily')).stdout).toContain('No customer who complained again waits.');
  });
});
