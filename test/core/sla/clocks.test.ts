import { describe, expect, test } from 'vitest';
import { checkClocks } from '../../../src/core/sla/check.js';
import { queueOf } from '../../../src/core/sla/queue.js';
import { type Case, World } from '../../world.js';

const world = new World();
const urgent = () => world.given({ priority: 'urgent' });

describe('the three-tier preset', () => {
  test.each([
    ['urgent', '2026-11-20T09:30:00+08:00', '2026-11-20T11:00:00+08:00'],
    ['general', '2026-11-20T11:00:00+08:00', '2026-11-22T09:00:00+08:00'],
    ['complex', '2026-11-20T13:00:00+08:00', '2026-11-27T15:59:59+08:00'],
  ])('%s', (priority, response, resolution) => {
    const logged = world.given({ priority });
    expect(logged.clock('first_response').due).toBe(response);
    // Seven calendar days end with the last second of the seventh in the calendar's zone, which is UTC in the shipped file.
    const expected = priority === 'complex' ? '2026-11-28T07:59:59+08:00' : resolution;
    expect(logged.clock('resolution').due).toBe(expected);
  });

  test('clocks start when the customer complained, not when it was logged', () => {
    const late = world.given({ priority: 'urgent', received_at: '2026-11-20 08:00' });
    expect(late.clock('first_response', '2026-11-20 09:00')).toMatchObject({
      state: 'breached',
      overdue_elapsed_seconds: 1800,
    });
  });
});

describe('states', () => {
  test.each([
    ['2026-11-20 09:22:29', 'running'],
    ['2026-11-20 09:22:30', 'at_risk'],
    ['2026-11-20 09:30:00', 'at_risk'],
    ['2026-11-20 09:30:01', 'breached'],
  ])('at %s: %s', (time, state) => {
    expect(urgent().clock('first_response', time).state).toBe(state);
  });

  test('stopping exactly at the deadline is met, a second later is breached for ever', () => {
    const reply = { type: 'respond', kind: 'reply' } as const;
    expect(urgent().when(reply, '2026-11-20 09:30:00').clock('first_response').state).toBe('met');
    const late = urgent().when(reply, '2026-11-20 09:30:01');
    expect(late.clock('first_response', '2026-12-01 09:00')).toMatchObject({
      state: 'breached',
      overdue_elapsed_seconds: 1,
    });
  });

  test('an acknowledgement, a note and an escalation are no answer', () => {
    const busy = urgent()
      .when({ type: 'respond', kind: 'acknowledge' })
      .when({ type: 'note', text: 'looked at it' })
      .when({ type: 'escalate', to: 'zhao.min', reason: 'urgent' });
    expect(busy.clock('first_response').stopped).toBeNull();
  });

  test('a reply meets the first response only; resolving meets both', () => {
    const replied = urgent().when({ type: 'respond', kind: 'update' }, '2026-11-20 09:10');
    expect(replied.clocks().map(({ state }) => state)).toEqual(['met', 'running']);
    const resolved = urgent().when({ type: 'resolve', outcome: 'upheld' }, '2026-11-20 09:10');
    expect(resolved.clocks().map(({ state }) => state)).toEqual(['met', 'met']);
  });

  test('withdrawing cancels, merging ends as merged, and neither counts on', () => {
    const withdrawn = urgent().when({ type: 'withdraw' });
    expect(withdrawn.clocks('2026-12-01').map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    const merged = urgent().when({ type: 'merge', into: 'C-261120-ZZZZZ', survivor_status: 'open' });
    expect(merged.clocks('2026-12-01').map(({ state }) => state)).toEqual(['merged', 'merged']);
  });
});

describe('pauses', () => {
  const paused = (reason = 'awaiting_customer', at = '2026-11-20 10:00') =>
    urgent().when({ type: 'assign', to: 'li.wei' }).when({ type: 'pause', reason }, at);

  test('stop the clocks that the policy names, for its reasons', () => {
    const waiting = paused();
    expect(waiting.clock('resolution', '2026-11-20 18:00')).toMatchObject({
      state: 'paused',
      paused_seconds: 8 * 3600,
    });
    expect(waiting.clock('first_response', '2026-11-20 18:00').state).toBe('breached');
    expect(paused('awaiting_test').clock('resolution', '2026-11-20 18:00').state).toBe('breached');
  });

  test('while it lasts, due is shown as if it ended now', () => {
    expect(paused().clock('resolution', '2026-11-20 18:00').due).toBe('2026-11-20T19:00:00+08:00');
  });

  test('what is left runs on from the end of the pause', () => {
    const back = paused().when({ type: 'resume' }, '2026-11-20 18:00');
    expect(back.clock('resolution')).toMatchObject({ due: '2026-11-20T19:00:00+08:00', paused_seconds: 8 * 3600 });
    const resolved = back.when({ type: 'resolve', outcome: 'upheld' }, '2026-11-20 19:00');
    expect(resolved.clock('resolution')).toMatchObject({
      state: 'met',
      working_seconds: 7200,
      elapsed_seconds: 36_000,
    });
  });

  test('never hide a breach', () => {
    expect(paused('awaiting_customer', '2026-11-20 11:30').clock('resolution', '2026-11-20 12:00').state).toBe(
      'breached',
    );
  });
});

describe('changes of policy', () => {
  test('a new priority counts from the original start; history keeps both targets', () => {
    const raised = world.given().when({ type: 'edit', changes: { priority: 'urgent' } }, '2026-11-20 10:30');
    expect(raised.clock('resolution')).toMatchObject({ due: '2026-11-20T11:00:00+08:00', policy: 'urgent', cycle: 1 });
    const targets = raised.complaint.history.flatMap((event) =>
      'target' in event && event.metric === 'resolution' ? [event.target] : [],
    );
    expect(targets).toEqual(['48h', '2h']);
  });

  test('a metric that the new policy does not have is cancelled, one that it adds starts', () => {
    const partial = new World({
      sla: {
        policies: [
          { id: 'vip', when: { vip: true }, calendar: '24x7', targets: { resolution: '1h' } },
          { id: 'rest', calendar: '24x7', targets: { first_response: '1h' } },
        ],
      },
    });
    const now = partial.given().when({ type: 'edit', changes: { vip: true } }, '2026-11-20 09:30');
    expect(now.clocks().map(({ metric, state }) => [metric, state])).toEqual([
      ['first_response', 'cancelled'],
      ['resolution', 'running'],
    ]);
    expect(now.clock('resolution').started).toBe('2026-11-20T09:00:00+08:00');
  });

  test('editing the policy file reaches neither running nor finished clocks', () => {
    const before = urgent().when({ type: 'respond', kind: 'reply' }, '2026-11-20 09:10').complaint;
    const changed = new World({
      sla: { policies: [{ id: 'urgent', calendar: '24x7', targets: { first_response: '1m', resolution: '1m' } }] },
    });
    const later: Case = Object.assign(changed.given(), { complaint: before });
    expect(later.clocks('2026-11-20 09:20').map(({ state, target }) => [state, target])).toEqual([
      ['met', '30m'],
      ['running', '2h'],
    ]);
  });

  test('a changed fact starts no clock that nobody can stop, nor one that a source keeps', () => {
    const late = new World({
      sla: {
        policies: [
          { id: 'vip', when: { vip: true }, calendar: '24x7', targets: { first_response: '1h', resolution: '1h' } },
        ],
      },
    });
    const edit = { type: 'edit', changes: { vip: true } } as const;
    const metrics = (entry: Case) =>
      entry
        .when(edit)
        .clocks()
        .map(({ metric }) => metric);
    expect(metrics(late.given())).toEqual(['first_response', 'resolution']);
    expect(metrics(late.given().when({ type: 'respond', kind: 'reply' }))).toEqual(['resolution']);
    expect(metrics(late.given().when({ type: 'resolve', outcome: 'upheld' }))).toEqual([]);
    expect(metrics(late.given({ source: { system: 'cfpb', id: '1' } }))).toEqual([]);
  });

  test('no policy, no clocks', () => {
    const bare = new World({ sla: { policies: [{ id: 'vip', when: { vip: true }, calendar: '24x7', targets: {} }] } });
    expect(bare.given().clocks()).toEqual([]);
  });
});

describe('reopening', () => {
  test('starts a fresh cycle and leaves the old one frozen', () => {
    const again = urgent()
      .when({ type: 'resolve', outcome: 'upheld' }, '2026-11-20 12:00')
      .when({ type: 'reopen', cause: 'not refunded' }, '2026-11-21 09:00');
    expect(again.clock('resolution')).toMatchObject({ state: 'breached', overdue_elapsed_seconds: 3600 });
    expect(again.clock('resolution', '2026-11-21 09:00', 2)).toMatchObject({
      state: 'running',
      due: '2026-11-21T11:00:00+08:00',
    });
    expect(again.clocks().filter(({ metric }) => metric === 'first_response')).toHaveLength(1);
  });
});

describe('sla check', () => {
  const check = (cases: Case[], time: string, options = {}) =>
    checkClocks(
      cases.map(({ complaint }) => world.entry(complaint)),
      world.instant(time),
      options,
    );

  test('most urgent first, with counts; a late answer stays until it is resolved', () => {
    const late = urgent().when({ type: 'respond', kind: 'reply' }, '2026-11-20 09:40');
    const risky = world.given({ priority: 'urgent' }, '2026-11-20 09:15');
    const calm = world.given({}, '2026-11-20 09:39');
    const found = check([calm, risky, late], '2026-11-20 09:41');
    expect(found).toMatchObject({ breached: 1, at_risk: 1, running: 4, paused: 0 });
    expect(found.clocks.map(({ state }) => state)).toEqual([
      'breached',
      'at_risk',
      'running',
      'running',
      'running',
      'running',
    ]);
    expect(check([late], '2026-11-20 09:41', { runningOnly: true }).breached).toBe(0);
    const resolved = late.when({ type: 'resolve', outcome: 'upheld' }, '2026-11-20 09:45');
    expect(check([resolved], '2026-11-20 09:50').clocks).toEqual([]);
  });

  test('by metric and state', () => {
    expect(check([urgent()], '2026-11-20 09:31', { metric: 'resolution' }).clocks).toHaveLength(1);
    expect(
      check([urgent()], '2026-11-20 09:31', { states: ['breached'] }).clocks.map(({ outlook }) => outlook.metric),
    ).toEqual(['first_response']);
  });

  test('a queue has each complaint once, by its most urgent running clock', () => {
    const complaints = [world.given(), urgent()].map(({ complaint }) => world.entry(complaint));
    const queue = queueOf(complaints, world.instant('2026-11-20 09:10'));
    expect(queue.map(({ complaint }) => complaint.priority)).toEqual(['urgent', 'general']);
  });
});

describe('what can not be measured', () => {
  const cn = { policies: [{ id: 'cn', calendar: 'cn-office', targets: { first_response: '1h', resolution: '30wd' } }] };
  const desk = new World({ sla: cn });

  test('keeps nobody from logging or answering a complaint', () => {
    const logged = desk.given({}, '2026-12-20 10:00');
    expect(logged.clock('resolution')).toMatchObject({
      state: 'unmeasured',
      due: null,
      reason: { code: 'calendar_year_missing' },
    });
    const answered = logged.when({ type: 'resolve', outcome: 'upheld' }, '2027-01-05 10:00');
    expect(answered.clock('resolution')).toMatchObject({ state: 'unmeasured', stopped: '2027-01-05T10:00:00+08:00' });
  });

  test('hides no other clock', () => {
    const complaints = [desk.entry(desk.given({}, '2026-12-20 10:00').complaint)];
    const found = checkClocks(complaints, desk.instant('2026-12-31 10:00'));
    expect(found).toMatchObject({ breached: 1, unmeasured: 1 });
  });

  test('late is late, also when the customer takes the complaint back', () => {
    const late = urgent().when({ type: 'withdraw' }, '2026-11-20 12:00');
    expect(late.clocks().map(({ state }) => state)).toEqual(['breached', 'breached']);
  });
});
