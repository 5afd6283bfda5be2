import { describe, expect, it } from 'vitest';
import { foldHistory } from '../../../src/core/complaint/evolve.js';
import { World } from '../../world.js';
import { figure, kpis, rate, told } from './desk.js';

// The general policy: answer within 2 h, resolve within 48 h, at any hour of any day.
const world = new World();
const MORNING = '2026-11-20 09:00';
const given = (facts: object = {}, time = MORNING) => world.given(facts, time);
const RESOLVE = { type: 'resolve', outcome: 'upheld' } as const;
const REPLY = { type: 'respond', kind: 'reply' } as const;
const WITHDRAW = { type: 'withdraw' } as const;
const resolved = (time: string, facts: object = {}) => given(facts).when(RESOLVE, time);
const merged = () => given().when({ type: 'merge', into: 'C-261120-ZZZZZ', survivor_status: 'open' });

describe('timeliness', () => {
  const timeliness = (...args: Parameters<typeof rate> extends [unknown, unknown, ...infer Rest] ? Rest : never) =>
    rate(world, 'timeliness', ...args);

  it('counts what was resolved in time as met, what was resolved late as missed', () => {
    expect(timeliness([resolved('2026-11-21 09:00'), resolved('2026-11-22 09:01')])).toBe('1/2');
  });

  it('takes the very second it is due for in time', () => {
    expect(timeliness([resolved('2026-11-22 09:00')])).toBe('1/1');
  });

  it('counts what is open past due as missed: it does not wait for the closing', () => {
    expect(timeliness([given(), resolved('2026-11-21 09:00')], { now: '2026-11-22 09:01' })).toBe('1/2');
  });

  it('does not count what is not due yet', () => {
    expect(timeliness([given()], { now: '2026-11-22 09:00' })).toBe('0/0');
  });

  it('does not count what waits for the customer, and counts it as missed if it was overdue before', () => {
    const pause = { type: 'pause', reason: 'awaiting_customer' } as const;
    const owned = given().when({ type: 'assign', to: 'li.wei' });
    expect(timeliness([owned.when(pause, '2026-11-21 09:00')])).toBe('0/0');
    expect(timeliness([owned.when(pause, '2026-11-22 10:00')])).toBe('0/1');
  });

  it('counts in the period in which it is due, not in that of receipt or resolution', () => {
    const early = [resolved('2026-11-20 10:00')];
    expect(timeliness(early, { from: '2026-11-20', to: '2026-11-21' })).toBe('0/0');
    expect(timeliness(early, { from: '2026-11-22', to: '2026-11-22' })).toBe('1/1');
  });

  it('leaves cancelled and merged clocks out', () => {
    const sla = { policies: [{ id: 'none', when: { priority: 'complex' }, calendar: '24x7', targets: {} }, GENERAL] };
    const other = new World({ sla });
    const dropped = other
      .given({}, MORNING)
      .when({ type: 'edit', changes: { priority: 'complex' } }, '2026-11-20 10:00');
    expect(dropped.clock('resolution').state).toBe('cancelled');
    expect(rate(other, 'timeliness', [dropped])).toBe('0/0');
    expect(timeliness([given().when(WITHDRAW), merged()])).toBe('0/0');
  });

  it('counts each cycle of a reopened complaint by its own deadline', () => {
    const again = resolved('2026-11-23 09:00').when({ type: 'reopen', cause: 'not solved' }, '2026-11-24 09:00');
    expect(timeliness([again.when(RESOLVE, '2026-11-25 09:00')])).toBe('1/2');
  });

  it('counts what a source reports in the period of receipt, and says how many those are', () => {
    const clock = (outcome: 'met' | 'breached') => ({ clocks: [{ metric: 'resolution', outcome }] });
    const reported = [
      told('2026-10-05 09:00', clock('met'), world),
      told('2026-10-06 09:00', clock('breached'), world),
      told('2026-10-07 09:00', {}, world),
    ];
    const october = { from: '2026-10', to: '2026-10' };
    expect(timeliness(reported, october)).toBe('1/2');
    expect(figure(world, 'timeliness', [...reported, resolved('2026-11-21 09:00')])).toMatchObject({
      numerator: 2,
      denominator: 3,
      reported: 2,
    });
  });

  it('counts a clock once where the source tells of it and it was measured here too: as the source tells', () => {
    const { complaint } = resolved('2026-11-20 10:00');
    const both = { ...complaint, reported_clocks: [{ metric: 'resolution', outcome: 'breached' as const }] };
    expect(timeliness([both])).toBe('0/1');
    expect(rate(world, 'first_response_timeliness', [both])).toBe('1/1');
  });

  it('of the first answer goes by the first answer: an acknowledgement is none, a resolution is one', () => {
    const acknowledged = given().when({ type: 'respond', kind: 'acknowledge' }, '2026-11-20 09:05');
    const replied = acknowledged.when(REPLY, '2026-11-20 10:59');
    const first = (...cases: (typeof replied)[]) => rate(world, 'first_response_timeliness', cases);
    expect([first(acknowledged), first(replied), first(resolved('2026-11-20 10:00'))]).toEqual(['0/1', '1/1', '1/1']);
  });
});

const GENERAL = {
  id: 'general',
  calendar: '24x7',
  targets: { first_response: '2h', resolution: '48h' },
  pauses: { resolution: ['awaiting_customer'] },
};

describe('satisfaction', () => {
  const closed = resolved('2026-11-21 09:00').when({ type: 'close' }, '2026-11-21 10:00');
  const rated = (...scores: number[]) =>
    scores.reduce((ticket, score) => ticket.when({ type: 'rate', score }, '2026-11-22 09:00'), closed);
  const satisfaction = (...cases: Parameters<typeof rate>[2]) => [
    rate(world, 'satisfaction', cases),
    rate(world, 'satisfaction_response_rate', cases),
  ];

  it('leaves out whoever did not answer, and tells how many did', () => {
    expect(satisfaction(closed, rated(5))).toEqual(['1/1', '1/2']);
    expect(satisfaction(closed)).toEqual(['0/0', '0/1']);
  });

  it('takes 4 and 5 for satisfied and 3 for not', () => {
    expect(satisfaction(rated(3), rated(4), rated(5))).toEqual(['2/3', '3/3']);
  });

  it('goes by the last score', () => {
    expect(satisfaction(rated(3, 5))).toEqual(['1/1', '1/1']);
    expect(satisfaction(rated(5, 3))).toEqual(['0/1', '1/1']);
  });

  it('forgets a score when the complaint is reopened, until there is a new one', () => {
    const reopened = rated(5).when({ type: 'reopen', cause: 'again' }, '2026-11-23 09:00');
    expect(satisfaction(reopened)).toEqual(['0/0', '0/1']);
    const solved = reopened.when(RESOLVE, '2026-11-24 09:00').when({ type: 'rate', score: 4 }, '2026-11-25 09:00');
    expect(satisfaction(solved)).toEqual(['1/1', '1/1']);
  });

  it('counts a score so low that it reopened the complaint as what it is: dissatisfied', () => {
    expect(rated(1).complaint.status).toBe('open');
    expect(satisfaction(rated(1))).toEqual(['0/1', '1/1']);
  });

  it('counts in the period of the score, the response in that of the resolution', () => {
    const asked = { from: '2026-11-22', to: '2026-11-22' };
    expect(rate(world, 'satisfaction', [rated(5)], asked)).toBe('1/1');
    expect(rate(world, 'satisfaction_response_rate', [rated(5)], asked)).toBe('0/0');
  });

  it('expects no answer about what a source closed', () => {
    expect(satisfaction(told('2026-10-05 09:00', {}, world))).toEqual(['0/0', '0/0']);
  });
});

describe('flow', () => {
  const flow = (cases: Parameters<typeof kpis>[1], asked = {}) => {
    const { opening_backlog, opened, reopened, closed, backlog } = kpis(world, cases, asked).groups[0]?.metrics ?? {};
    return [opening_backlog, opened, reopened, closed, backlog].map((level) => level?.value);
  };
  const closed = resolved('2026-11-21 09:00').when({ type: 'close' }, '2026-11-22 09:00');
  const reopen = { type: 'reopen', cause: 'again' } as const;
  const on = (day: string) => ({ from: day, to: day });

  it('keeps what is resolved in the backlog until it is closed', () => {
    expect(flow([closed], on('2026-11-21'))).toEqual([1, 0, 0, 0, 1]);
    expect(flow([closed], on('2026-11-22'))).toEqual([1, 0, 0, 1, 0]);
    expect(flow([closed], on('2026-11-23'))).toEqual([0, 0, 0, 0, 0]);
  });

  it('counts a complaint as received when the customer complained, not when it was logged', () => {
    const late = world.given({ received_at: '2026-11-18 09:00' }, MORNING);
    expect(flow([late], on('2026-11-18'))).toEqual([0, 1, 0, 0, 1]);
  });

  it('takes back into the backlog what is reopened after closing or withdrawal, but not what had only been resolved', () => {
    expect(flow([closed.when(reopen, '2026-11-23 09:00')])).toEqual([0, 1, 1, 1, 1]);
    expect(flow([given().when(WITHDRAW).when(reopen, '2026-11-23 09:00')])).toEqual([0, 1, 1, 1, 1]);
    expect(flow([resolved('2026-11-21 09:00').when(reopen, '2026-11-21 10:00')])).toEqual([0, 1, 0, 0, 1]);
    expect(flow([closed.when({ type: 'rate', score: 1 }, '2026-11-23 09:00')])).toEqual([0, 1, 1, 1, 1]);
  });

  it('counts a complaint that was closed twice twice', () => {
    const twice = closed.when(reopen, '2026-11-23 09:00').when(RESOLVE, '2026-11-24 09:00').when({ type: 'close' });
    expect(flow([twice])).toEqual([0, 1, 1, 2, 0]);
  });

  it('leaves merged duplicates out altogether', () => {
    expect(flow([given(), merged()])).toEqual([0, 1, 0, 0, 1]);
    expect(Object.values(kpis(world, [merged()]).groups[0]?.metrics ?? {}).map(({ n }) => n ?? 0)).not.toContain(1);
  });

  it('counts a closing that a source reports in the period of receipt, and says so', () => {
    const imported = told('2026-10-05 09:00', {}, world);
    expect(flow([imported], { from: '2026-10', to: '2026-10' })).toEqual([0, 1, 0, 1, 0]);
    expect(figure(world, 'closed', [imported, closed])).toMatchObject({ value: 2, reported: 1 });
    expect(flow([told('2026-10-05 09:00', { closed: false }, world)])).toEqual([0, 1, 0, 0, 1]);
  });
});

describe('times', () => {
  const seconds = (name: string, cases: Parameters<typeof kpis>[1], asked = {}, of = world) => {
    const { value, n } = figure(of, name, cases, asked);
    return [value, n];
  };
  const HOUR = 3600;
  // 09:00 to 18:00 with a break at noon, Mondays to Fridays.
  const office = new World({
    sla: {
      policies: [
        {
          id: 'office',
          calendar: 'cn-office',
          targets: { first_response: '4h', resolution: '16h' },
          pauses: { resolution: ['awaiting_customer'] },
        },
      ],
    },
  });

  it('to the first answer come as median and p90 of type 7', () => {
    const answered = ['10:00', '11:00', '13:00'].map((time) => given().when(REPLY, `2026-11-20 ${time}`));
    expect(seconds('first_response_elapsed_p50', answered)).toEqual([2 * HOUR, 3]);
    expect(seconds('first_response_elapsed_p90', answered)).toEqual([3.6 * HOUR, 3]);
    expect(seconds('first_response_working_p50', answered)).toEqual([2 * HOUR, 3]);
  });

  it('to the first answer do not end with an acknowledgement, and do with a resolution', () => {
    const acknowledged = given().when({ type: 'respond', kind: 'acknowledge' }, '2026-11-20 09:05');
    expect(seconds('first_response_elapsed_p50', [acknowledged])).toEqual([null, 0]);
    expect(seconds('first_response_elapsed_p50', [acknowledged.when(RESOLVE, '2026-11-20 12:00')])).toEqual([
      3 * HOUR,
      1,
    ]);
  });

  it('to the first answer go by whichever came first, reply or resolution', () => {
    const orders = [given().when(REPLY, '2026-11-20 10:00').when(RESOLVE, '2026-11-20 12:00')];
    orders.push(given().when(RESOLVE, '2026-11-20 10:00').when(REPLY, '2026-11-20 12:00'));
    for (const ticket of orders) expect(seconds('first_response_elapsed_p50', [ticket])).toEqual([HOUR, 1]);
  });

  it('run over the weekend on the wall clock, and stand still in working time', () => {
    const friday = office.given({}, '2026-11-20 17:00').when(REPLY, '2026-11-23 10:00');
    expect(seconds('first_response_elapsed_p50', [friday], {}, office)).toEqual([65 * HOUR, 1]);
    expect(seconds('first_response_working_p50', [friday], {}, office)).toEqual([2 * HOUR, 1]);
  });

  it('to the resolution leave pauses out of the working time only', () => {
    const paused = office
      .given({}, '2026-11-20 09:00')
      .when({ type: 'assign', to: 'li.wei' }, '2026-11-20 10:00')
      .when({ type: 'pause', reason: 'awaiting_customer' }, '2026-11-20 14:00')
      .when({ type: 'resume' }, '2026-11-23 09:00')
      .when(RESOLVE, '2026-11-23 11:00');
    expect(seconds('resolution_elapsed_p90', [paused], {}, office)).toEqual([74 * HOUR, 1]);
    expect(seconds('resolution_working_p90', [paused], {}, office)).toEqual([6 * HOUR, 1]);
  });

  it('to the resolution are those to the last one, over all cycles, while it stands', () => {
    const first = resolved('2026-11-20 12:00');
    const reopened = first.when({ type: 'reopen', cause: 'again' }, '2026-11-20 20:00');
    expect(seconds('resolution_elapsed_p50', [reopened])).toEqual([null, 0]);
    const second = reopened.when(RESOLVE, '2026-11-20 21:00');
    expect(seconds('resolution_elapsed_p50', [second])).toEqual([12 * HOUR, 1]);
    expect(seconds('resolution_working_p50', [second])).toEqual([4 * HOUR, 1]);
    expect(seconds('resolution_elapsed_p50', [given(), second])).toEqual([12 * HOUR, 1]);
  });

  it('in working time count a clock that goes on after a reopening once', () => {
    const resume = new World({ sla: { policies: [{ ...GENERAL, on_reopen: 'resume' }] } });
    const again = resume
      .given({}, MORNING)
      .when(RESOLVE, '2026-11-20 12:00')
      .when({ type: 'reopen', cause: 'again' }, '2026-11-20 20:00')
      .when(RESOLVE, '2026-11-20 21:00');
    expect(again.complaint.clocks.map(({ continues }) => continues)).toContain(1);
    expect(seconds('resolution_working_p50', [again], {}, resume)).toEqual([4 * HOUR, 1]);
  });

  it('have none where it was reopened and then closed by a source that does not say when', () => {
    const { complaint } = resolved('2026-11-20 12:00').when({ type: 'reopen', cause: 'again' }, '2026-11-20 20:00');
    const source = told('2026-11-20 09:00', {}, world).history.slice(-1);
    const closed = foldHistory([...complaint.history, ...source]);
    expect(closed.status).toBe('closed');
    expect(seconds('resolution_elapsed_p50', [closed])).toEqual([null, 0]);
    expect(seconds('resolution_working_p50', [closed])).toEqual([null, 0]);
  });

  it('in working time have none where the clock was cancelled before the resolution', () => {
    const none = { id: 'none', when: { priority: 'complex' }, calendar: '24x7', targets: {} };
    const dropped = new World({ sla: { policies: [none, GENERAL] } })
      .given({}, MORNING)
      .when({ type: 'edit', changes: { priority: 'complex' } }, '2026-11-20 10:00')
      .when(RESOLVE, '2026-11-20 19:00');
    expect(seconds('resolution_elapsed_p50', [dropped])).toEqual([10 * HOUR, 1]);
    expect(seconds('resolution_working_p50', [dropped])).toEqual([null, 0]);
  });

  it('have nothing to say about what a source only reported', () => {
    const imported = [told('2026-10-05 09:00', {}, world)];
    for (const name of ['first_response_elapsed_p50', 'resolution_elapsed_p50', 'resolution_working_p90']) {
      expect(seconds(name, imported)).toEqual([null, 0]);
    }
  });

  it('count in the period of the answer', () => {
    const late = [resolved('2026-12-01 09:00')];
    expect(seconds('resolution_elapsed_p50', late, { from: '2026-11', to: '2026-11' })).toEqual([null, 0]);
    expect(seconds('resolution_elapsed_p50', late, { from: '2026-12', to: '2026-12' })[1]).toBe(1);
  });
});

describe('cohorts', () => {
  const reopen = { type: 'reopen', cause: 'again' } as const;

  it('of those taken outside the house count no escalation within it', () => {
    const outside = given().when(
      { type: 'escalate', kind: 'ombudsman', to: 'FOS', reason: 'stuck' },
      '2026-12-05 09:00',
    );
    const within = given().when({ type: 'escalate', to: 'zhao.min', reason: 'stuck' }, '2026-12-05 09:00');
    const period = { from: '2026-11', to: '2026-11' };
    expect(rate(world, 'external_escalation_rate', [outside, within, given()], period)).toBe('1/3');
    expect(rate(world, 'escalation_rate', [outside, within, given()], period)).toBe('2/3');
  });

  it('of the escalated are of the complaints received, whenever they were escalated', () => {
    const escalated = given().when({ type: 'escalate', to: 'zhao.min', reason: 'stuck' }, '2026-12-05 09:00');
    expect(rate(world, 'escalation_rate', [escalated, given()], { from: '2026-11', to: '2026-11' })).toBe('1/2');
    expect(rate(world, 'escalation_rate', [escalated, given()], { from: '2026-12', to: '2026-12' })).toBe('0/0');
  });

  it('of the reopened are of the complaints first resolved, each once', () => {
    const once = resolved('2026-11-21 09:00').when(reopen, '2026-12-02 09:00');
    const twice = once.when(RESOLVE, '2026-12-03 09:00').when(reopen, '2026-12-04 09:00');
    const cases = [twice, resolved('2026-11-21 09:00'), given(), told('2026-11-05 09:00', {}, world)];
    expect(rate(world, 'reopen_rate', cases, { from: '2026-11', to: '2026-11' })).toBe('1/2');
    expect(rate(world, 'reopen_rate', cases, { from: '2026-12', to: '2026-12' })).toBe('0/0');
  });
});

describe('repetition', () => {
  const repeats = (...facts: object[]) => {
    const at = (fact: object) => (fact as { at?: string }).at ?? '2026-11-20 09:00';
    const cases = facts.map((fact) => {
      const { at: _at, ...rest } = { at: '', ...fact };
      return world.given({ received_at: at(fact), ...rest }, '2026-12-30 09:00');
    });
    return rate(world, 'repeat_rate', cases);
  };

  it('is a complaint of the same customer and category within the window, its last second included', () => {
    expect(repeats({ at: '2026-10-21 09:00' }, {})).toBe('1/2');
    expect(repeats({ at: '2026-10-21 08:59' }, {})).toBe('0/2');
  });

  it('is not one of another customer or category', () => {
    const service = { category: 'service', subcategory: 'delay' };
    expect(repeats({}, { customer: 'CU-2' }, service)).toBe('0/3');
    expect(repeats({}, { subcategory: 'returns' })).toBe('1/2');
  });

  it('goes back to the one before, not to the first', () => {
    const days = ['2026-10-01', '2026-10-25', '2026-11-18'].map((day) => ({ at: `${day} 09:00` }));
    expect(repeats(...days)).toBe('2/3');
  });

  it('takes two of the same second for a repeat, and finds the earlier one in whatever order they come', () => {
    expect(repeats({}, {})).toBe('1/2');
    expect(repeats({ at: '2026-11-20 09:00' }, { at: '2026-11-01 09:00' })).toBe('1/2');
  });

  it('looks back before the period, and past merged duplicates', () => {
    const earlier = given({ received_at: '2026-10-30 09:00' });
    expect(rate(world, 'repeat_rate', [earlier, given()], { from: '2026-11', to: '2026-11' })).toBe('1/1');
    expect(rate(world, 'repeat_rate', [merged(), given()])).toBe('0/1');
  });

  it('leaves out complaints whose customer nobody knows', () => {
    expect(rate(world, 'repeat_rate', [told('2026-11-05 09:00', {}, world)])).toBe('0/0');
  });
});

describe('handovers', () => {
  const passed = (...people: string[]) =>
    people
      .reduce((ticket, to) => ticket.when({ type: 'assign', to }), given())
      .when(RESOLVE, '2026-11-21 09:00')
      .when({ type: 'close' }, '2026-11-22 09:00');

  it('are changes of hands after the first assignment, the mean of what was closed', () => {
    const four = passed('li.wei', 'wang.fang', 'li.wei', 'zhao.min', 'chen.bo');
    expect(figure(world, 'handovers', [four, passed('li.wei', 'li.wei')])).toMatchObject({ value: 2, n: 2 });
    expect(rate(world, 'passed_around_rate', [four, passed('li.wei')])).toBe('1/2');
  });

  it('are too many above the threshold, not at it', () => {
    const three = passed('li.wei', 'wang.fang', 'li.wei', 'zhao.min');
    expect(three.complaint.handovers).toBe(3);
    expect(rate(world, 'passed_around_rate', [three])).toBe('0/1');
  });

  it('are not counted of what is open, reopened, withdrawn, or closed elsewhere', () => {
    const open = passed('li.wei', 'wang.fang').when({ type: 'reopen', cause: 'again' }, '2026-11-23 09:00');
    const cases = [open, given(), given().when(WITHDRAW), told('2026-11-05 09:00', {}, world)];
    expect(figure(world, 'handovers', cases)).toMatchObject({ value: null, n: 0 });
    expect(rate(world, 'passed_around_rate', cases)).toBe('0/0');
  });
});

describe('redress', () => {
  const rich = new World({ team: { people: { boss: { role: 'director' } }, teams: {} } });
  const paid = (amount: number, currency: string, time = '2026-11-21 09:00') =>
    rich.given().when({ ...RESOLVE, redress: { amount, currency } }, time, 'boss');
  const redress = (...cases: ReturnType<typeof paid>[]) => figure(rich, 'redress', cases);

  it('adds up to the cent', () => {
    expect(redress(paid(0.07, 'CNY'), paid(1.1, 'CNY'))).toMatchObject({
      value: 1.17,
      n: 2,
      by_currency: { CNY: 1.17 },
    });
  });

  it('is never added up over currencies', () => {
    const { value, n, by_currency } = redress(paid(10, 'CNY'), paid(5, 'EUR'), paid(2.5, 'EUR'));
    expect([value, n, by_currency]).toEqual([null, 3, { CNY: 10, EUR: 7.5 }]);
  });

  it('is 0 where none was granted', () => {
    expect(redress(rich.given().when(RESOLVE))).toMatchObject({ value: 0, n: 0, by_currency: {} });
  });

  it('counts when it was granted, each time it was', () => {
    const again = paid(10, 'CNY')
      .when({ type: 'reopen', cause: 'again' }, '2026-12-01 09:00')
      .when({ ...RESOLVE, redress: { amount: 7, currency: 'CNY' } }, '2026-12-02 09:00', 'boss');
    expect(redress(again)).toMatchObject({ value: 17, n: 2 });
    expect(figure(rich, 'redress', [again], { from: '2026-12', to: '2026-12' })).toMatchObject({ value: 7, n: 1 });
  });
});

describe('without any complaints', () => {
  it('no rate, mean or quantile has a value: null, never 0 and never NaN', () => {
    const { groups } = kpis(world, []);
    expect(groups).toHaveLength(1);
    const figures = Object.entries(groups[0]?.metrics ?? {});
    expect(figures.length).toBeGreaterThan(15);
    for (const [name, { kind, value, denominator, low, high }] of figures) {
      const zero = ['count', 'level', 'money'].includes(kind);
      expect([name, value]).toEqual([name, zero ? 0 : null]);
      if (kind === 'rate') expect([denominator, low, high]).toEqual([0, null, null]);
    }
  });

  it('every rate comes with a Wilson interval once there are some', () => {
    const { low, high } = figure(world, 'timeliness', [resolved('2026-11-21 09:00'), resolved('2026-11-23 09:00')]);
    expect(low).toBeCloseTo(0.0945, 4);
    expect(high).toBeCloseTo(0.9055, 4);
  });
});

describe('root causes', () => {
  const closedAs = (outcome: string, root_cause?: string) =>
    given()
      .when({ type: 'resolve', outcome, ...(root_cause !== undefined && { root_cause }) }, '2026-11-20 10:00')
      .when({ type: 'close' }, '2026-11-20 11:00');
  const coverage = (cases: Parameters<typeof rate>[2], asked = {}) => rate(world, 'root_cause_coverage', cases, asked);

  it('are counted of what was closed as upheld, wholly or in part', () => {
    expect(coverage([closedAs('upheld', 'sent_twice'), closedAs('partly_upheld'), closedAs('not_upheld')])).toBe('1/2');
    expect(coverage([closedAs('upheld', ' ')])).toBe('0/1');
    expect(coverage([closedAs('not_upheld', 'sent_twice')], { kpi: { upheld_outcomes: ['not_upheld'] } })).toBe('1/1');
  });

  it('are not asked of what a source only reported, or of what is open still', () => {
    expect(coverage([told('2026-11-20', { outcome: 'upheld' }, world), resolved(MORNING)])).toBe('0/0');
  });
});
