import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { CliDesk } from './run.js';

/** A desk with a house promise and somebody else's beside it, and one complaint of Friday at nine. */
async function desk(policy: object = {}): Promise<{ desk: CliDesk; id: string }> {
  const made = await CliDesk.make();
  const house = {
    id: 'house',
    calendar: 'office',
    targets: { first_response: '2h', resolution: '8h', final: '15d' },
    ...policy,
  };
  writeFileSync(join(made.folder, 'policy/sla.yaml'), JSON.stringify({ policies: [house] }));
  return { desk: made, id: await made.log({ priority: 'general' }, '2026-11-20T09:00') };
}

const at = (time: string) => ({ PLAINT_NOW: time });
const json = async (of: CliDesk, command: string, argv: string[], time: string) =>
  JSON.parse((await of.run(command, [...argv, '--json'], at(time))).stdout);

describe('sla explain', () => {
  test('says which policy, which terms, and adds up', async () => {
    const { desk: made, id } = await desk();
    const { data } = await json(made, 'sla:explain', [id], '2026-11-23T10:00');
    expect(data.policies).toMatchObject([{ file: 'policy/sla.yaml', applies: 'house' }]);
    const [, resolution] = data.clocks;
    expect(resolution).toMatchObject({
      clock: 'resolution#1',
      state: 'breached',
      target: '8h',
      calendar: 'office',
      due: '2026-11-20T18:00:00+08:00',
      origin: { file: 'policy/sla.yaml', line: 1, path: 'policies.0.targets.resolution', changed: false },
      adds_up: true,
    });
    const sum = (lines: { seconds: number }[]) => lines.reduce((total, { seconds }) => total + seconds, 0);
    expect(sum(resolution.ledger)).toBe(resolution.elapsed_seconds);
    expect(sum(resolution.ledger.filter(({ counted }: { counted: boolean }) => counted))).toBe(
      resolution.working_seconds,
    );
    const why = new Set(resolution.ledger.map((line: { why: string }) => line.why));
    expect(why).toEqual(new Set(['working', 'outside_hours', 'rest_day']));
  });

  test('what lies ahead leads to the deadline', async () => {
    const { desk: made, id } = await desk();
    const { data } = await json(made, 'sla:explain', [id, '--metric', 'resolution'], '2026-11-20T10:00');
    const [{ ledger, ahead, due }] = data.clocks;
    expect(ledger.at(-1).to).toBe('2026-11-20T10:00:00+08:00');
    expect(ahead[0].from).toBe('2026-11-20T10:00:00+08:00');
    expect(ahead.at(-1).to).toBe(due);
  });

  test('for people it names the conditions that failed', async () => {
    const { desk: made, id } = await desk();
    const strict = {
      id: 'vip',
      when: { vip: true, channel: 'phone' },
      calendar: 'office',
      targets: { resolution: '1h' },
    };
    const rest = { id: 'rest', calendar: 'office', targets: { resolution: '9h' } };
    writeFileSync(join(made.folder, 'policy/sla.yaml'), JSON.stringify({ policies: [strict, rest] }));
    const { stdout, code } = await made.run('sla:explain', [id], at('2026-11-20T10:00'));
    expect(code).toBe(0);
    expect(stdout).toContain('✗ vip');
    expect(stdout).toContain('does not hold');
    expect(stdout).toContain('✓ rest: every complaint');
  });
});

describe('deadlines by hand', () => {
  test('an extension within what the policy allows, and none beyond', async () => {
    const { desk: made, id } = await desk({ extensions: { final: { by: '30d', times: 1, roles: ['manager'] } } });
    writeFileSync(
      join(made.folder, 'policy/team.yaml'),
      JSON.stringify({
        roles: { agent: {}, manager: {} },
        default_role: 'agent',
        people: { 'li.wei': {}, 'chen.bo': { role: 'manager' } },
      }),
    );
    const extend = (argv: string[]) =>
      made.run(
        'sla:extend',
        [id, '--metric', 'final', '--reason', 'laboratory', '--json', ...argv],
        at('2026-11-25T10:00'),
      );
    const error = (ended: { stdout: string }) => JSON.parse(ended.stdout).error.code;
    const unapproved = await extend(['--to', '2026-12-20', '--approved-by', 'li.wei']);
    expect([unapproved.code, error(unapproved)]).toEqual([5, 'extension_not_approved']);
    const far = await extend(['--to', '2027-03-01', '--approved-by', 'chen.bo']);
    expect([far.code, error(far)]).toEqual([5, 'extension_too_far']);
    const early = await extend(['--to', '2026-11-26', '--approved-by', 'chen.bo']);
    expect([early.code, error(early)]).toEqual([2, 'field_invalid']);
    expect((await extend(['--approved-by', 'chen.bo'])).code).toBe(0);
    const again = await extend(['--to', '2027-02-01', '--approved-by', 'chen.bo']);
    expect([again.code, error(again)]).toEqual([5, 'extension_used_up']);
    const { data } = await json(made, 'sla:explain', [id, '--metric', 'final'], '2026-12-10T10:00');
    // Fifteen days after the 20th is the 5th, and thirty more the 4th.
    expect(data.clocks[0]).toMatchObject({ state: 'running', due: '2027-01-04T23:59:59+08:00', pinned: true });
    expect(data.clocks[0].terms.at(-1)).toMatchObject({ type: 'clock_extended', approved_by: 'chen.bo', by: 'li.wei' });
  });

  test('due-set, and back to the policy', async () => {
    const { desk: made, id } = await desk();
    const set = (argv: string[]) =>
      made.run('sla:due-set', [id, '--reason', 'agreed', ...argv], at('2026-11-20T10:00'));
    expect((await set([])).code).toBe(2);
    expect((await set(['--to', '2026-12-01'])).code).toBe(0);
    const due = async () =>
      (await json(made, 'sla:explain', [id, '--metric', 'resolution'], '2026-11-20T10:00')).data.clocks[0].due;
    expect(await due()).toBe('2026-12-01T23:59:59+08:00');
    expect((await set(['--by-policy'])).code).toBe(0);
    expect(await due()).toBe('2026-11-20T18:00:00+08:00');
    expect((await set(['--metric', 'update', '--to', '2026-12-01'])).code).toBe(5);
  });
});

describe('sla reapply', () => {
  test('shows the differences first, records them, and then there are none', async () => {
    const { desk: made, id } = await desk();
    const stricter = {
      id: 'house',
      calendar: 'office',
      targets: { first_response: '2h', resolution: '4h', update: '1wd' },
    };
    writeFileSync(join(made.folder, 'policy/sla.yaml'), JSON.stringify({ policies: [stricter] }));
    const dry = await json(made, 'sla:reapply', ['--dry-run'], '2026-11-20T10:00');
    expect(dry.data.items).toMatchObject([
      {
        id,
        clock: 'resolution#1',
        before: { target: '8h' },
        after: { target: '4h', due: '2026-11-20T14:00:00+08:00' },
      },
      { id, clock: 'final#1', before: { target: '15d' }, after: null },
    ]);
    const before = await json(made, 'show', [id], '2026-11-20T10:00');
    expect(before.data.history.some(({ type }: { type: string }) => type === 'policies_reapplied')).toBe(false);
    const done = await json(made, 'sla:reapply', [], '2026-11-20T10:00');
    expect(done.data.items).toEqual(dry.data.items);
    expect((await json(made, 'sla:reapply', [], '2026-11-20T10:01')).data).toMatchObject({ items: [], unchanged: 1 });
  });
});

describe('sla check', () => {
  test('by how late, by how soon, by policy and in groups', async () => {
    const { desk: made } = await desk();
    const ids = async (argv: string[], time = '2026-11-20T12:00') =>
      (await json(made, 'sla:check', argv, time)).data.items.map(({ metric }: { metric: string }) => metric);
    expect(await ids(['--overdue-by', '30m'])).toEqual(['first_response']);
    expect(await ids(['--overdue-by', '2h'])).toEqual([]);
    expect(await ids(['--due-within', '6h'])).toEqual(['resolution']);
    for (const wrong of [
      ['--policy', 'other'],
      ['--pack', 'nope'],
      ['--team', 'bilingg'],
      ['--category', 'nope'],
    ]) {
      expect((await made.run('sla:check', wrong)).code).toBe(wrong[0] === '--team' ? 0 : 3);
    }
    expect(await ids(['--metric', 'final'])).toEqual(['final']);
    const grouped = await json(made, 'sla:check', ['--by', 'metric'], '2026-11-20T12:00');
    expect(grouped.data.groups).toMatchObject([
      { key: { metric: 'first_response' }, total: 1, breached: 1 },
      { key: { metric: 'final' }, total: 1 },
      { key: { metric: 'resolution' }, total: 1 },
    ]);
    expect((await made.run('sla:check', ['--fail-on', 'none'], at('2026-12-24T12:00'))).code).toBe(0);
    expect((await made.run('sla:check', ['--overdue-by', 'soon'])).code).toBe(2);
    expect((await made.run('sla:check', ['--watch'])).code).toBe(2);
  });
});

describe('sla report', () => {
  test('attainment by metric and policy, causes of pauses, and pauses that should have ended', async () => {
    const { desk: made, id } = await desk({ pauses: { resolution: ['awaiting_customer'] } });
    await made.run('assign', [id, '--to', 'li.wei'], at('2026-11-20T09:30'));
    await made.run('respond', [id, '--text', 'We look at it'], at('2026-11-20T10:00'));
    await made.run('pause', [id, '--reason', 'awaiting_customer'], at('2026-11-20T10:30'));
    const other = await made.log({ customer: 'CU-2' }, '2026-11-20T09:00');
    await made.run('resolve', [other, '--outcome', 'upheld'], at('2026-11-23T09:30'));
    const { data } = await json(made, 'sla:report', ['--from', '2026-11', '--to', '2026-11'], '2026-12-24T10:00');
    expect(
      data.items.map((row: { metric: string; met: number; late: number }) => [row.metric, row.met, row.late]),
    ).toEqual([
      ['first_response', 1, 1],
      ['resolution', 0, 1],
    ]);
    expect(data.pauses).toMatchObject([{ reason: 'awaiting_customer', pauses: 1, open: 1, stopping: 1 }]);
    expect(data.stale).toMatchObject([{ id, reason: 'awaiting_customer', why: 'long' }]);
    const csv = (await made.run('sla:report', ['--by', 'month', '--csv'], at('2026-12-24T10:00'))).stdout;
    const rows = parse(csv, { columns: true }) as Record<string, string>[];
    expect(rows.map(({ metric, month }) => [metric, month])).toContainEqual(['first_response', '2026-11']);
  });
});

describe('sla simulate', () => {
  test('plays what happened through by other policies and changes nothing', async () => {
    const { desk: made, id } = await desk();
    await made.run('respond', [id, '--text', 'We look at it'], at('2026-11-20T10:30'));
    await made.run('resolve', [id, '--outcome', 'upheld'], at('2026-11-20T16:00'));
    const file = join(made.folder, 'stricter.yaml');
    const policy = { id: 'strict', calendar: 'office', targets: { first_response: '1h', resolution: '4h' } };
    writeFileSync(file, JSON.stringify({ policies: [policy] }));
    const { data } = await json(made, 'sla:simulate', ['--policy', file, '--from', '2026-11'], '2026-11-24T10:00');
    expect(data.metrics).toMatchObject([
      {
        metric: 'first_response',
        actual: { numerator: 1, denominator: 1 },
        simulated: { numerator: 0, denominator: 1 },
      },
      { metric: 'resolution', actual: { numerator: 1 }, simulated: { numerator: 0 } },
      { metric: 'final', actual: { numerator: 1 }, simulated: { denominator: 0 } },
    ]);
    expect(data.items).toContainEqual({
      ...{ id, clock: 'resolution#1', policy: 'strict', target: '4h', actual: 'met', simulated: 'breached' },
    });
    const wrong = join(made.folder, 'wrong.yaml');
    writeFileSync(wrong, JSON.stringify({ policies: [{ ...policy, calendar: 'moon' }] }));
    expect((await made.run('sla:simulate', ['--policy', wrong])).code).toBe(2);
  });

  test('the present policy gives what happened', async () => {
    const { desk: made, id } = await desk({ pauses: { resolution: ['awaiting_customer'] }, on_reopen: 'resume' });
    await made.run('assign', [id, '--to', 'li.wei'], at('2026-11-20T09:30'));
    await made.run('pause', [id, '--reason', 'awaiting_customer'], at('2026-11-20T10:30'));
    await made.run('message', [id, '--text', 'here'], at('2026-11-20T14:30'));
    await made.run('resolve', [id, '--outcome', 'upheld'], at('2026-11-20T16:00'));
    await made.run('reopen', [id, '--cause', 'not solved'], at('2026-11-23T10:00'));
    const { data } = await json(
      made,
      'sla:simulate',
      ['--policy', join(made.folder, 'policy/sla.yaml')],
      '2026-11-24T10:00',
    );
    expect(data.items).toEqual([]);
  });
});
