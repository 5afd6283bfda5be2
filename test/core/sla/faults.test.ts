import { describe, expect, test } from 'vitest';
import type { ComplaintCommand } from '../../../src/core/complaint/commands.js';
import { planEscalations } from '../../../src/core/escalation/plan.js';
import { checkClocks } from '../../../src/core/sla/check.js';
import { reportSla } from '../../../src/core/sla/report.js';
import { type Case, World } from '../../world.js';

/**
 * What deadline engines have got wrong, by the numbers under which the desk's own notes list them: each with what is right. Those that
 * are a matter of calendars alone are in test/core/calendar/faults.test.ts.
 */

const OFFICE = {
  id: 'desk',
  zone: 'Asia/Shanghai',
  week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-17:00']])),
};
const ALL_METRICS = {
  acknowledge: '30m',
  first_response: '2h',
  next_response: '4h',
  update: '3wd',
  stage: '8h',
  resolution: '16h',
  final: '15d',
};

/** A desk that works from nine to five, Mondays to Fridays, and promises everything. Friday 2026-11-20 is a working day. */
function desk(policy: object = {}, more: object[] = [], rest: object = {}): World {
  const full = {
    id: 'house',
    calendar: 'desk',
    targets: ALL_METRICS,
    pauses: { resolution: ['awaiting_customer'] },
    ...policy,
  };
  return new World({ sla: { policies: [...more, full], ...rest }, calendars: [OFFICE] });
}

const reply = { type: 'respond', kind: 'reply' } as const;
const acknowledge = { type: 'respond', kind: 'acknowledge' } as const;
const message = { type: 'receive_message', text: 'Any news?' } as const;
const resolve = { type: 'resolve', outcome: 'upheld' } as const;
const reopen = { type: 'reopen', cause: 'not solved' } as const;
const pause = { type: 'pause', reason: 'awaiting_customer' } as const;
const resume = { type: 'resume' } as const;
const to = (team: string): ComplaintCommand => ({
  type: 'assign',
  to: team === 'billing' ? 'wang.fang' : 'li.wei',
  team,
});

const metricsOf = (entry: Case) => entry.clocks().map(({ metric }) => metric);
const stateOf = (entry: Case, metric: string, time: string, cycle = 1) => entry.clock(metric, time, cycle).state;

describe('which clocks run', () => {
  test('fault 3: the update clock does not run until the first response is met', () => {
    const logged = desk().given();
    expect(metricsOf(logged)).not.toContain('update');
    expect(metricsOf(logged.when(acknowledge))).not.toContain('update');
    const answered = logged.when(reply, '2026-11-20 10:00');
    expect(answered.clock('update')).toMatchObject({
      started: '2026-11-20T10:00:00+08:00',
      due: '2026-11-25T17:00:00+08:00',
    });
  });

  test('fault 4: the next response is owed only while a message of the customer is unanswered', () => {
    const answered = desk().given().when(reply, '2026-11-20 10:00');
    expect(metricsOf(answered)).not.toContain('next_response');
    const asked = answered.when(message, '2026-11-20 11:00');
    expect(asked.clock('next_response')).toMatchObject({ state: 'running', due: '2026-11-20T15:00:00+08:00' });
    const again = asked.when(message, '2026-11-20 12:00').when(reply, '2026-11-20 13:00');
    expect(again.clock('next_response')).toMatchObject({ state: 'met', started: '2026-11-20T11:00:00+08:00' });
    expect(again.clocks().filter(({ metric }) => metric === 'next_response')).toHaveLength(1);
  });

  test('fault 5: time in every status that stops clocks is left out, however often it is reopened', () => {
    const world = desk({ on_reopen: 'resume' });
    let entry = world.given().when(resolve, '2026-11-20 10:00').when(reopen, '2026-11-20 12:00');
    entry = entry.when(resolve, '2026-11-20 13:00').when({ type: 'close' }, '2026-11-20 14:00');
    entry = entry.when(reopen, '2026-11-20 16:00').when({ type: 'withdraw' }, '2026-11-20 16:30');
    const last = entry.when(reopen, '2026-11-23 09:00').when(resolve, '2026-11-23 10:00');
    // 1 h + 1 h + 30 min + 1 h of work; the rest of the time an answer stood.
    expect(last.clock('resolution', '2026-11-23 10:00', 4)).toMatchObject({
      state: 'met',
      working_seconds: 3.5 * 3600,
    });
  });

  test('fault 6: a policy without the metric cancels its deadline', () => {
    const world = desk({}, [{ id: 'vip', when: { vip: true }, calendar: 'desk', targets: { resolution: '4h' } }]);
    const moved = world
      .given()
      .when(reply, '2026-11-20 10:00')
      .when({ type: 'edit', changes: { vip: true } }, '2026-11-20 11:00');
    expect(stateOf(moved, 'update', '2026-12-24 09:00')).toBe('cancelled');
    expect(stateOf(moved, 'resolution', '2026-11-20 11:00')).toBe('running');
  });

  test('fault 7: a policy that is gone leaves no state and no notices behind, only history', () => {
    const late = desk().given().when(to('service'));
    expect(stateOf(late, 'resolution', '2026-12-24 09:00')).toBe('breached');
    const bare = new World({
      sla: { policies: [{ id: 'none', when: { vip: true }, calendar: 'desk', targets: {} }] },
      calendars: [OFFICE],
    });
    const moved: Case = Object.assign(bare.given(), { complaint: late.complaint });
    const after = moved.when({ type: 'reapply' }, '2026-12-24 09:00');
    const now = bare.instant('2026-12-25 09:00');
    expect(checkClocks([bare.entry(after.complaint)], now).clocks).toEqual([]);
    expect(planEscalations([after.complaint], now, bare.escalation()).steps).toEqual([]);
    expect(after.complaint.history.some(({ type }) => type === 'clock_started')).toBe(true);
  });

  test('fault 8: a merged complaint has no clocks that run', () => {
    const merged = desk()
      .given()
      .when({ type: 'merge', into: 'C-261120-ZZZZZ', survivor_status: 'open' }, '2026-11-20 10:00');
    expect(new Set(merged.clocks('2026-12-24 09:00').map(({ state }) => state))).toEqual(new Set(['merged']));
    const world = desk();
    expect(checkClocks([world.entry(merged.complaint)], world.instant('2026-12-24 09:00')).clocks).toEqual([]);
  });

  test('fault 11: a message on any channel starts the next response and ends a pause', () => {
    const waiting = desk().given().when(to('service')).when(reply, '2026-11-20 09:30').when(pause, '2026-11-20 10:00');
    const written = waiting.when({ ...message, channel: 'web' }, '2026-11-20 12:00');
    expect(written.complaint.status).toBe('open');
    expect(written.clock('next_response').started).toBe('2026-11-20T12:00:00+08:00');
    expect(written.clock('resolution', '2026-11-20 12:00').state).toBe('running');
  });

  test('fault 52: every way of making a complaint starts its clocks', () => {
    const logged = desk().given();
    expect(metricsOf(logged)).toEqual(['acknowledge', 'first_response', 'resolution', 'final']);
    // Imports and templates are held to the same in test/core/exchange/import.test.ts and test/cli.
    const survivor = desk().given().when(reply, '2026-11-20 09:30');
    const merged = survivor.when(
      { type: 'absorb', from: 'C-261120-ZZZZZ', unanswered_since: '2026-11-20T08:30:00+08:00' },
      '2026-11-20 10:00',
    );
    expect(merged.clock('next_response').started).toBe('2026-11-20T08:30:00+08:00');
  });
});

describe('what answers what', () => {
  test('fault 10: the first reply is enough to move the deadline on', () => {
    const answered = desk().given().when(reply, '2026-11-20 10:00');
    expect(answered.clock('first_response').state).toBe('met');
    expect(answered.clock('update').due).toBe('2026-11-25T17:00:00+08:00');
  });

  test('fault 25: thanks need no reply, and resolving ends the next response', () => {
    const answered = desk().given().when(reply, '2026-11-20 10:00');
    const thanked = answered.when({ ...message, no_reply_needed: true }, '2026-11-20 11:00');
    expect(metricsOf(thanked)).not.toContain('next_response');
    const resolved = answered.when(message, '2026-11-20 11:00').when(resolve, '2026-11-20 11:30');
    expect(resolved.clock('next_response', '2026-12-24 09:00').state).toBe('met');
  });

  test('fault 27: what no person wrote acknowledges and does not answer', () => {
    const bot = desk()
      .given()
      .when({ ...reply, automatic: true }, '2026-11-20 09:01');
    expect(bot.clock('acknowledge').state).toBe('met');
    expect(bot.clock('first_response', '2026-11-20 12:00').state).toBe('breached');
  });

  test('fault 30: a reply meets the response only, and a pause stops the arithmetic', () => {
    const waiting = desk().given().when(to('service')).when(reply, '2026-11-20 09:30').when(pause, '2026-11-20 10:00');
    expect(stateOf(waiting, 'first_response', '2026-11-20 12:00')).toBe('met');
    expect(waiting.clock('resolution', '2026-11-20 12:00')).toMatchObject({ state: 'paused', working_seconds: 3600 });
    expect(waiting.clock('resolution', '2026-11-20 16:00').working_seconds).toBe(3600);
  });

  test('fault 53: an escalation is no reply', () => {
    const told = desk().given().when({ type: 'escalate', to: 'zhao.min', reason: 'urgent' }, '2026-11-20 09:10');
    expect(told.clock('first_response').stopped).toBeNull();
    expect(told.clock('acknowledge').stopped).toBeNull();
  });

  test('fault 46: that a person answered is in the history, whatever becomes of the person', () => {
    const answered = desk().given().when(reply, '2026-11-20 10:00', 'wang.fang');
    const without = new World({
      sla: { policies: [{ id: 'house', calendar: '24x7', targets: ALL_METRICS }] },
      team: { people: {} },
    });
    const later: Case = Object.assign(without.given(), { complaint: answered.complaint });
    expect(later.clock('first_response', '2027-01-01 09:00').state).toBe('met');
  });
});

describe('pauses', () => {
  test('fault 19: time paused under one policy stays paused under the next', () => {
    const world = desk({}, [{ id: 'vip', when: { vip: true }, calendar: 'desk', targets: { resolution: '4h' } }]);
    const back = world.given().when(to('service')).when(pause, '2026-11-20 10:00').when(resume, '2026-11-20 12:00');
    const moved = back.when({ type: 'edit', changes: { vip: true } }, '2026-11-20 12:30');
    // Four hours from nine, with the two hours that the customer was waited for.
    expect(moved.clock('resolution')).toMatchObject({
      policy: 'vip',
      due: '2026-11-20T15:00:00+08:00',
      paused_seconds: 7200,
    });
  });

  test('fault 29: a pause is added to what is left, in working time', () => {
    const weekend = desk().given({}, '2026-11-20 15:00').when(to('service')).when(pause, '2026-11-20 16:00');
    const back = weekend.when(resume, '2026-11-23 10:00');
    expect(back.clock('resolution').due).toBe('2026-11-24T17:00:00+08:00');
    expect(back.clock('resolution').paused_seconds).toBe(2 * 3600);
  });

  test('fault 31: a pause does not hide a breach', () => {
    const late = desk({ targets: { resolution: '1h' } })
      .given()
      .when(to('service'))
      .when(pause, '2026-11-20 11:00');
    expect(stateOf(late, 'resolution', '2026-11-20 12:00')).toBe('breached');
  });

  test('fault 35: waiting for the customer does not make it late', () => {
    const waiting = desk().given().when(to('service')).when(pause, '2026-11-20 10:00');
    expect(stateOf(waiting, 'resolution', '2027-06-01 09:00')).toBe('paused');
  });

  test('fault 54: one truth about pauses: the record waits, so do the clocks that the policy names', () => {
    const waiting = desk().given().when(to('service')).when(pause, '2026-11-20 10:00');
    expect(waiting.complaint.status).toBe('waiting');
    const states = Object.fromEntries(waiting.clocks('2026-11-20 10:30').map(({ metric, state }) => [metric, state]));
    expect(states).toMatchObject({ resolution: 'paused', first_response: 'at_risk', final: 'running' });
  });
});

describe('stages', () => {
  test('fault 21: the clock of a stage counts from when the team got it', () => {
    const moved = desk({ stages: { billing: '2h' } })
      .given()
      .when(to('service'), '2026-11-20 10:00')
      .when(to('billing'), '2026-11-20 14:00');
    expect(moved.clock('stage', '2026-11-20 14:00', 1)).toMatchObject({
      state: 'met',
      working_seconds: 4 * 3600,
      stage_team: 'service',
    });
    expect(moved.clock('stage', '2026-11-20 14:00', 2)).toMatchObject({
      state: 'running',
      started: '2026-11-20T14:00:00+08:00',
      due: '2026-11-20T16:00:00+08:00',
      stage_team: 'billing',
    });
  });

  test('the same team keeps its clock, and resolving ends it', () => {
    const passed = desk()
      .given()
      .when(to('service'), '2026-11-20 10:00')
      .when({ type: 'assign', to: 'zhao.min' }, '2026-11-20 11:00');
    expect(passed.clocks().filter(({ metric }) => metric === 'stage')).toHaveLength(1);
    expect(stateOf(passed.when(resolve, '2026-11-20 12:00'), 'stage', '2026-11-20 12:00')).toBe('met');
  });

  test('a team can have a calendar of its own', () => {
    const entry = desk({ calendars: { billing: '24x7' } })
      .given()
      .when(to('billing'), '2026-11-20 16:00');
    expect(entry.clock('stage')).toMatchObject({ calendar: '24x7', due: '2026-11-21T00:00:00+08:00' });
  });
});

describe('reopening', () => {
  const closed = (world: World) =>
    world.given().when(resolve, '2026-11-20 12:00').when({ type: 'close' }, '2026-11-20 13:00');
  const resolved = (world: World) => world.given().when(resolve, '2026-11-20 12:00');

  test.each([
    ['new_cycle', '2026-11-24T17:00:00+08:00'],
    ['resume', '2026-11-24T14:00:00+08:00'],
    ['keep_base', '2026-11-23T17:00:00+08:00'],
  ])('fault 20: %s is the same for resolved and closed', (on_reopen, due) => {
    for (const entry of [resolved(desk({ on_reopen })), closed(desk({ on_reopen }))]) {
      const again = entry.when(reopen, '2026-11-23 09:00');
      expect(again.clock('resolution', '2026-11-23 09:00', 2).due).toBe(due);
      expect(again.clock('resolution', '2026-11-23 09:00', 1).state).toBe('met');
    }
  });

  test('fault 34: reopened after the deadline, it is not late at once', () => {
    const again = desk().given().when(resolve, '2026-11-23 16:00').when(reopen, '2026-12-01 09:00');
    expect(again.clock('resolution', '2026-12-01 09:00', 2)).toMatchObject({
      state: 'running',
      due: '2026-12-02T17:00:00+08:00',
    });
  });

  test('only inside the window', () => {
    const world = desk({}, [], { reopen: { within_days: 7 } });
    expect(closed(world).refusal(reopen, '2026-12-20 09:00').code).toBe('reopen_window_over');
  });

  test('fault 47: the first and the last solution are both kept', () => {
    const twice = desk()
      .given()
      .when(resolve, '2026-11-20 12:00')
      .when(reopen, '2026-11-23 09:00')
      .when(resolve, '2026-11-23 11:00');
    const solved = twice.clocks().filter(({ metric }) => metric === 'resolution');
    expect(solved.map(({ stopped }) => stopped)).toEqual(['2026-11-20T12:00:00+08:00', '2026-11-23T11:00:00+08:00']);
    expect(twice.complaint.resolutions).toHaveLength(2);
  });
});

describe('terms', () => {
  test('fault 12: a corrected calendar reaches running clocks and no finished ones', () => {
    const before = desk().given().when(reply, '2026-11-20 10:00');
    const holiday = new World({
      sla: { policies: [{ id: 'house', calendar: 'desk', targets: ALL_METRICS }] },
      calendars: [{ ...OFFICE, closed: ['2026-11-20', '2026-11-23'] }],
    });
    const after: Case = Object.assign(holiday.given(), { complaint: before.complaint });
    expect(before.clock('resolution').due).toBe('2026-11-23T17:00:00+08:00');
    expect(after.clock('resolution').due).toBe('2026-11-25T17:00:00+08:00');
    expect(after.clock('first_response')).toEqual(before.clock('first_response'));
  });

  test('fault 15 and 44: figures are kept by policy, metric and cycle', () => {
    const pack = { policies: [{ id: 'law', calendar: 'desk', targets: { resolution: '3wd', final: '15d' } }] };
    const world = new World({
      sla: { policies: [{ id: 'house', calendar: 'desk', targets: { resolution: '4h' } }] },
      packs: [pack],
      calendars: [OFFICE],
    });
    const twice = world
      .given()
      .when(resolve, '2026-11-20 15:00')
      .when(reopen, '2026-11-23 09:00')
      .when(resolve, '2026-11-23 10:00');
    const told = twice.clocks().map(({ metric, pack: of, cycle, policy, state }) => [metric, of, cycle, policy, state]);
    expect(told).toEqual([
      ['resolution', null, 1, 'house', 'breached'],
      ['resolution', 'regulator', 1, 'law', 'met'],
      ['final', 'regulator', 1, 'law', 'met'],
      ['resolution', null, 2, 'house', 'met'],
      ['resolution', 'regulator', 2, 'law', 'met'],
      ['final', 'regulator', 2, 'law', 'met'],
    ]);
  });

  test('fault 22: a deadline set by hand is not moved by pausing, only by hand', () => {
    const promised = {
      type: 'set_due',
      metric: 'resolution',
      due: '2026-11-25T12:00:00+08:00',
      reason: 'agreed',
    } as const;
    const set = desk().given().when(to('service')).when(promised, '2026-11-20 09:30');
    const paused = set.when(pause, '2026-11-20 10:00').when(resume, '2026-11-24 10:00');
    expect(paused.clock('resolution').due).toBe('2026-11-25T12:00:00+08:00');
    const moved = paused.when({ ...promised, due: '2026-11-26T12:00:00+08:00' }, '2026-11-24 10:30');
    expect(moved.clock('resolution').due).toBe('2026-11-26T12:00:00+08:00');
    const back = moved.when({ ...promised, due: null }, '2026-11-24 11:00');
    expect(back.clock('resolution').due).not.toBe('2026-11-26T12:00:00+08:00');
  });

  test('fault 23: the calendar is the one of the cycle, whatever the policy says now', () => {
    const before = desk().given();
    const moved = new World({
      sla: { policies: [{ id: 'house', calendar: '24x7', targets: ALL_METRICS }] },
      calendars: [OFFICE],
    });
    const after: Case = Object.assign(moved.given(), { complaint: before.complaint });
    expect(after.clock('resolution')).toMatchObject({ calendar: 'desk', due: '2026-11-23T17:00:00+08:00' });
  });

  test('fault 36: the policy is known of a clock that is overdue, and after it is gone', () => {
    const before = desk().given();
    const bare = new World({
      sla: { policies: [{ id: 'other', calendar: 'desk', targets: ALL_METRICS }] },
      calendars: [OFFICE],
    });
    const after: Case = Object.assign(bare.given(), { complaint: before.complaint });
    expect(after.clock('resolution', '2026-12-24 09:00')).toMatchObject({
      state: 'breached',
      policy: 'house',
      target: '16h',
    });
  });

  test('fault 45: the target in force at the time counts: what was missed stays missed', () => {
    const world = desk({ when: { priority: 'urgent' }, targets: { resolution: '1h' } }, [
      { id: 'calm', when: { priority: 'general' }, calendar: 'desk', targets: { resolution: '40h' } },
    ]);
    const late = world
      .given({ priority: 'urgent' })
      .when({ type: 'edit', changes: { priority: 'general' } }, '2026-11-20 12:00');
    expect(late.clock('resolution', '2026-11-20 12:00')).toMatchObject({
      state: 'breached',
      due: '2026-11-20T10:00:00+08:00',
    });
    const intime = world
      .given({ priority: 'urgent' })
      .when({ type: 'edit', changes: { priority: 'general' } }, '2026-11-20 09:30');
    expect(intime.clock('resolution').state).toBe('running');
  });

  test('an extension does not undo a miss', () => {
    const extend = {
      type: 'extend',
      metric: 'final',
      due: '2027-01-20T17:00:00+08:00',
      reason: 'laboratory',
      approved_by: 'chen.bo',
    } as const;
    const late = desk().given().when(extend, '2026-12-24 09:00');
    expect(stateOf(late, 'final', '2026-12-24 10:00')).toBe('breached');
    const resolved = late.when(resolve, '2026-12-24 11:00');
    expect(resolved.clock('final')).toMatchObject({ state: 'breached', due: '2026-12-05T23:59:59+08:00' });
    const intime = desk().given().when(extend, '2026-11-24 09:00');
    expect(stateOf(intime, 'final', '2026-12-24 10:00')).toBe('running');
  });
});

describe('there and back', () => {
  const bare = { id: 'bare', when: { priority: 'urgent' }, calendar: 'desk', targets: { acknowledge: '30m' } };
  const world = () => desk({}, [bare]);
  const to = (priority: string) => ({ type: 'edit', changes: { priority } }) as const;
  const running = (entry: Case, time: string) =>
    entry
      .clocks(time)
      .filter(({ stopped }) => stopped === null)
      .map(({ metric, started }) => [metric, started.slice(0, 16)]);

  test('a promise that holds again begins again, from where it would have run', () => {
    const back = world()
      .given()
      .when(reply, '2026-11-20 10:00')
      .when(resolve, '2026-11-20 12:00')
      .when(reopen, '2026-11-23 09:00')
      .when(to('urgent'), '2026-11-23 09:30')
      .when(to('general'), '2026-11-23 10:00');
    expect(running(back, '2026-11-23 10:00')).toEqual([
      ['update', '2026-11-23T09:00'],
      ['stage', '2026-11-23T09:00'],
      ['resolution', '2026-11-23T09:00'],
      ['final', '2026-11-23T09:00'],
    ]);
  });

  test('one that a change of policy brings in after a reopening counts from the reopening', () => {
    const late = world()
      .given({ priority: 'urgent' }, '2026-11-02 09:00')
      .when(reply, '2026-11-02 10:00')
      .when(resolve, '2026-11-02 12:00')
      .when(reopen, '2026-11-20 09:00')
      .when(to('general'), '2026-11-20 09:30');
    expect(late.clock('resolution')).toMatchObject({ state: 'running', started: '2026-11-20T09:00:00+08:00' });
  });

  test('what was missed before the promise was dropped is in the figures, once', () => {
    const dropped = world().given().when(to('urgent'), '2026-12-24 09:00');
    expect(dropped.clock('resolution')).toMatchObject({
      state: 'cancelled',
      overdue_elapsed_seconds: expect.any(Number),
    });
    const back = dropped.when(to('general'), '2026-12-24 10:00');
    // Nobody has acknowledged it yet, and both promise that.
    expect(running(back, '2026-12-24 10:00')).toEqual([['acknowledge', '2026-11-20T09:00']]);
    const report = reportSla([back.complaint], {
      ...{ period: { from: 0, to: Number.POSITIVE_INFINITY }, by: null, book: back.world.book, zone: back.world.zone },
      ...{ now: back.world.instant('2026-12-25 09:00'), staleAfter: 86_400 },
    });
    expect(report.attainment.find(({ metric }) => metric === 'resolution')).toMatchObject({ met: 0, late: 1 });
  });

  test('late in a year without data is late all the same', () => {
    const half = new World({
      sla: { policies: [{ id: 'house', calendar: 'half', targets: { resolution: '2wd' } }] },
      calendars: [{ ...OFFICE, id: 'half', years: [2026] }],
    });
    const answered = half.given({}, '2026-12-14 09:00').when(resolve, '2027-01-05 09:00');
    expect(answered.clock('resolution')).toMatchObject({
      state: 'breached',
      due: '2026-12-16T17:00:00+08:00',
      uncounted: true,
    });
  });

  test('extensions are counted, whatever is set by hand in between', () => {
    const once = desk({ extensions: { final: { by: '5d', times: 1 } } }).given();
    const extend = {
      type: 'extend',
      metric: 'final',
      due: null,
      reason: 'laboratory',
      approved_by: 'chen.bo',
    } as const;
    const set = { type: 'set_due', metric: 'final', due: null, reason: 'back' } as const;
    const back = once.when(extend).when(set);
    expect(back.refusal(extend).code).toBe('extension_used_up');
    expect(back.refusal({ ...set, due: '2027-03-01T09:00:00+08:00' }).code).toBe('due_needs_extension');
    expect(once.refusal({ ...set, metric: 'resolution', due: '9999-12-31T00:00:00+08:00' }).code).toBe('field_invalid');
    expect(once.refusal({ ...set, metric: 'resolution', due: '2026-11-20T08:00:00+08:00' }).code).toBe('field_invalid');
  });
});

describe('what is told', () => {
  test('fault 9: the first ending already says how long it took and by how much it missed', () => {
    const late = desk({ targets: { resolution: '2h' } })
      .given()
      .when(resolve, '2026-11-20 12:00');
    expect(late.clock('resolution')).toMatchObject({
      working_seconds: 3 * 3600,
      elapsed_seconds: 3 * 3600,
      overdue_working_seconds: 3600,
      overdue_elapsed_seconds: 3600,
    });
  });

  test('fault 18: a pause over the weekend costs a target in working time nothing', () => {
    const waiting = desk().given().when(to('service')).when(pause, '2026-11-20 17:00').when(resume, '2026-11-23 09:00');
    expect(waiting.clock('resolution')).toMatchObject({ due: '2026-11-23T17:00:00+08:00', paused_seconds: 0 });
  });

  test('fault 26: a late first reply stays breached in the list', () => {
    const world = desk();
    const late = world.given().when(reply, '2026-11-20 14:00');
    const { clocks } = checkClocks([world.entry(late.complaint)], world.instant('2026-11-20 14:30'), {
      metric: 'first_response',
    });
    expect(clocks.map(({ state }) => state)).toEqual(['breached']);
  });

  test('fault 40: a clock is there whether or not anybody ever answered', () => {
    const never = desk().given({}, '2026-11-21 12:00');
    expect(stateOf(never, 'first_response', '2026-11-23 12:00')).toBe('breached');
    const weekend = never.when(reply, '2026-11-21 13:00');
    expect(weekend.clock('first_response')).toMatchObject({ state: 'met', working_seconds: 0 });
  });

  test('fault 41: it was late from the first deadline that passed', () => {
    const late = desk({ targets: { resolution: '1h' } }).given();
    const set = late.when(
      { type: 'set_due', metric: 'resolution', due: '2026-11-25T12:00:00+08:00', reason: 'agreed' },
      '2026-11-20 11:00',
    );
    expect(set.clock('resolution', '2026-11-20 12:00')).toMatchObject({
      due: '2026-11-20T10:00:00+08:00',
      overdue_elapsed_seconds: 7200,
    });
  });

  test('fault 14: nobody is told at night, unless the rung says so', () => {
    const rung = { level: 1, to: { role: 'lead' }, when: { metric: 'final', breached_by: '0m' } };
    const world = new World({
      sla: { policies: [{ id: 'law', calendar: '24x7', targets: { final: '1d' } }] },
      calendars: [OFFICE],
      escalation: {
        notice_calendar: 'desk',
        rungs: [
          { id: 'day', ...rung },
          { id: 'always', ...rung, any_time: true },
        ],
      },
    });
    const { complaint } = world.given();
    const rules = (time: string) =>
      planEscalations([complaint], world.instant(time), world.escalation()).steps.map(({ command }) => command.rule);
    // The day after the Friday is a Saturday; it is over at midnight in UTC.
    expect(rules('2026-11-22 08:00')).toEqual(['always']);
    expect(rules('2026-11-23 08:59')).toEqual(['always']);
    expect(rules('2026-11-23 09:00')).toEqual(['day', 'always']);
  });

  test('fault 55: reapplying a policy makes no second breach, and no second notice', () => {
    const world = desk();
    const late = world.given().when(to('service'));
    const now = world.instant('2026-12-24 10:00');
    const [first] = planEscalations([late.complaint], now, world.escalation()).steps;
    if (!first) throw new Error('nothing was due');
    const told = planEscalations([late.complaint], now, world.escalation()).steps.reduce(
      (entry, { command }) => entry.when(command, '2026-12-24 10:00'),
      late,
    );
    const again = told.when({ type: 'reapply' }, '2026-12-24 11:00');
    expect(again.events).toEqual([]);
    const later = planEscalations([again.complaint], world.instant('2026-12-24 10:30'), world.escalation()).steps;
    const taken = told.complaint.escalations.map(({ rule, clock }) => [rule, clock]);
    expect(
      later.filter(({ command }) =>
        taken.some(([rule, clock]) => rule === command.rule && clock === (command.clock ?? null)),
      ),
    ).toEqual([]);
  });
});
