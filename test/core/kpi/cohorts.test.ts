import { describe, expect, it } from 'vitest';
import { foldHistory } from '../../../src/core/complaint/evolve.js';
import type { Complaint } from '../../../src/core/complaint/record.js';
import { KPIS } from '../../../src/core/kpi/kpis.js';
import { type Case, shipped, World } from '../../world.js';
import { type Asked, figure, kpis, rate, told } from './desk.js';

// The general policy: answer within 2 h, resolve within 48 h, at any hour of any day.
const world = new World();
const MORNING = '2026-11-20 09:00';
const given = (facts: object = {}, time = MORNING) => world.given(facts, time);
const RESOLVE = { type: 'resolve', outcome: 'upheld' } as const;
const REPLY = { type: 'respond', kind: 'reply' } as const;
const CLOSE = { type: 'close' } as const;
const REOPEN = { type: 'reopen', cause: 'again' } as const;
const WITHDRAW = { type: 'withdraw' } as const;
const HOUR = 3600;
const merged = (time = MORNING) =>
  given({}, time).when({ type: 'merge', into: 'C-261120-ZZZZZ', survivor_status: 'open' });
const NOVEMBER = { from: '2026-11', to: '2026-11' };

describe('the response rate', () => {
  const response = (cases: readonly (Case | Complaint)[], asked: Asked = {}) =>
    rate(world, 'response_rate', cases, asked);
  const ACKNOWLEDGE = { type: 'respond', kind: 'acknowledge' } as const;

  it('is of the complaints received, whenever their time was over', () => {
    const late = given({}, '2026-11-30 23:30');
    expect(response([late], NOVEMBER)).toBe('0/1');
    expect(rate(world, 'first_response_timeliness', [late], NOVEMBER)).toBe('0/0');
  });

  it('counts an answer in time, and one that is late or has not come past its time as missed', () => {
    const answered = (time: string) => given().when(REPLY, `2026-11-20 ${time}`);
    expect(response([answered('11:00'), answered('11:01'), given()])).toBe('1/3');
  });

  it('does not count what is not answered yet and still in time', () => {
    expect(response([given()], { now: '2026-11-20 11:00' })).toBe('0/0');
    expect(response([given()], { now: '2026-11-20 11:01' })).toBe('0/1');
  });

  it('takes an acknowledgement for no answer, and a resolution for one', () => {
    expect(response([given().when(ACKNOWLEDGE), given().when(RESOLVE)])).toBe('1/2');
  });

  it('leaves merged duplicates and withdrawals in time out', () => {
    expect(response([merged(), given().when(WITHDRAW)])).toBe('0/0');
  });
});

describe('first contact resolution', () => {
  const contact = (cases: readonly (Case | Complaint)[], asked: Asked = {}) =>
    rate(world, 'first_contact_resolution', cases, asked);
  const solved = (facts: object = {}) => given(facts).when(RESOLVE, '2026-11-21 09:00');
  const again = (received_at: string, facts: object = {}) => given({ received_at, ...facts }, '2026-12-30 09:00');

  it('is an answer that was the resolution, from whoever had it first', () => {
    expect(contact([solved(), given().when({ type: 'assign', to: 'li.wei' }).when(RESOLVE)])).toBe('2/2');
  });

  it('is none where somebody had answered before; an acknowledgement is no answer', () => {
    const replied = given().when(REPLY, '2026-11-20 10:00').when(RESOLVE, '2026-11-21 09:00');
    const noted = given().when({ type: 'respond', kind: 'acknowledge' }).when(RESOLVE, '2026-11-21 09:00');
    expect(contact([replied, noted])).toBe('1/2');
  });

  it('is none where it changed hands or came back', () => {
    const passed = given().when({ type: 'assign', to: 'li.wei' }).when({ type: 'assign', to: 'wang.fang' });
    expect(contact([passed.when(RESOLVE), solved().when(REOPEN, '2026-12-20 09:00')])).toBe('0/2');
  });

  it('is none where the customer complained of the category again, up to the last second of the window', () => {
    // Resolved on 21 November at 9: thirty days later it is 21 December, 9 o'clock.
    expect(contact([solved(), again('2026-12-21 09:00')])).toBe('0/1');
    expect(contact([solved(), again('2026-12-21 09:01')])).toBe('1/1');
    expect(contact([solved(), again('2026-11-20 09:30')])).toBe('0/1');
    expect(contact([solved(), again('2026-11-20 08:59')])).toBe('1/1');
  });

  it('does not mind other customers, other categories and merged duplicates', () => {
    const service = { category: 'service', subcategory: 'delay' };
    const others = [again('2026-11-25 09:00', { customer: 'CU-2' }), again('2026-11-25 09:00', service)];
    expect(contact([solved(), ...others, merged('2026-11-20 10:00')])).toBe('1/1');
  });

  it('sees who complained again also after the period, and in another group', () => {
    const later = again('2026-12-05 09:00', { channel: 'web' });
    expect(contact([solved(), later], NOVEMBER)).toBe('0/1');
    const { groups } = kpis(world, [solved(), later], { ...NOVEMBER, by: 'channel' });
    expect(groups[0]?.metrics.first_contact_resolution).toMatchObject({ numerator: 0, denominator: 1 });
  });

  it('leaves out whom nobody knows, and what a source closed', () => {
    expect(contact([told('2026-10-05 09:00', {}, world)])).toBe('0/0');
  });

  it('is provisional until both the window of repeats and the time to settle are over', () => {
    const isProvisional = (now: string, repeat: number, settled: number) =>
      figure(world, 'first_contact_resolution', [solved()], { ...NOVEMBER, now, repeat, settled }).provisional ?? false;
    expect(isProvisional('2026-12-30 23:59', 30, 7)).toBe(true);
    expect(isProvisional('2026-12-31 00:00', 30, 7)).toBe(false);
    expect(isProvisional('2026-12-10 00:00', 7, 30)).toBe(true);
    expect(isProvisional('2026-12-31 00:00', 7, 30)).toBe(false);
  });
});

describe('first line containment', () => {
  const contained = (cases: readonly (Case | Complaint)[], kpi: object = {}) =>
    rate(world, 'first_line_containment', cases, { kpi });
  const through = (...teams: string[]) =>
    teams
      .reduce((ticket, team) => ticket.when({ type: 'assign', team }), given())
      .when(RESOLVE)
      .when(CLOSE);

  it('is of the team that had it first where no first line is named', () => {
    expect(contained([through('service'), through('billing'), through('service', 'billing')])).toBe('2/3');
  });

  it('is of the teams that are named the first line', () => {
    const cases = [through('service'), through('billing'), through('service', 'billing')];
    expect(contained(cases, { first_line: ['service'] })).toBe('1/3');
    expect(contained(cases, { first_line: ['service', 'billing'] })).toBe('3/3');
  });

  it('counts what is answered and waits to be closed as contained', () => {
    expect(contained([given().when({ type: 'assign', team: 'service' }).when(RESOLVE)])).toBe('1/1');
  });

  it('counts what is open, or was withdrawn, as received and not contained', () => {
    expect(contained([given().when({ type: 'assign', team: 'service' }), given().when(WITHDRAW)])).toBe('0/2');
  });

  it('is lost when it comes back and moves on', () => {
    const back = through('service').when(REOPEN, '2026-11-25 09:00').when({ type: 'assign', team: 'billing' });
    expect(contained([back.when(RESOLVE).when(CLOSE)])).toBe('0/1');
  });
});

describe('the time to resolution, open ones among them', () => {
  const median = (cases: readonly (Case | Complaint)[], asked: Asked = {}) => {
    const { value, n, waiting } = figure(world, 'resolution_with_open_p50', cases, asked);
    return [value, n, waiting];
  };
  const solved = (hours: number) => given().when(RESOLVE, clock(hours));
  const clock = (hours: number) =>
    new Date(Date.UTC(2026, 10, 20, 9 + hours)).toISOString().slice(0, 16).replace('T', ' ');

  it('is the plain median of the product limit where nothing is open', () => {
    expect(median([solved(2), solved(4), solved(6)])).toEqual([4 * HOUR, 3, 0]);
  });

  it('is lengthened by what is open, which the median of the resolved hides', () => {
    const open = [given(), given(), given()];
    expect(median([solved(2), solved(4), solved(6), ...open])).toEqual([6 * HOUR, 6, 3]);
    expect(figure(world, 'resolution_elapsed_p50', [solved(2), solved(4), solved(6), ...open]).value).toBe(4 * HOUR);
  });

  it('is not known where fewer than half are resolved', () => {
    expect(median([solved(2), given(), given()])).toEqual([null, 3, 2]);
  });

  it('looks at the open ones as of now: those received just before say little yet', () => {
    const cases = [solved(2), solved(4), given({}, clock(5)), given({}, clock(5)), given({}, clock(5))];
    // The curve lies on one half from 2 h to 4 h.
    expect(median(cases, { now: clock(6) })[0]).toBe(3 * HOUR);
    expect(median(cases, { now: clock(100) })[0]).toBeNull();
  });

  it('knows what was withdrawn until then, and what a source closed without a time not at all', () => {
    const withdrawn = given().when(WITHDRAW, clock(1));
    expect(median([solved(2), withdrawn, told('2026-11-05 09:00', {}, world)])).toEqual([2 * HOUR, 2, 1]);
  });

  it('counts one that came back as open again', () => {
    expect(median([solved(2).when(REOPEN, clock(3))])).toEqual([null, 1, 1]);
  });

  it('agrees with the published maintenance trial of leukaemia: 7 of 11, median 31', () => {
    const [events, waits] = [
      [9, 13, 18, 23, 31, 34, 48],
      [13, 28, 45, 161],
    ];
    const cases = [
      ...events.map((hours) => solved(hours)),
      ...waits.map((hours) => given().when(WITHDRAW, clock(hours))),
    ];
    expect(figure(world, 'resolution_with_open_p50', cases)).toMatchObject({
      value: 31 * HOUR,
      low: 18 * HOUR,
      high: null,
    });
  });
});

describe('resolved within so long', () => {
  const within = (cases: readonly (Case | Complaint)[]) =>
    ['24h', '72h', '7d'].map((limit) => rate(world, `resolved_within_${limit}`, cases));

  it('counts the very second, on the wall clock', () => {
    const on = (time: string) => given().when(RESOLVE, time);
    expect(within([on('2026-11-21 09:00'), on('2026-11-21 09:01')])).toEqual(['1/2', '2/2', '2/2']);
    expect(within([on('2026-11-23 09:00'), on('2026-11-23 09:01')])).toEqual(['0/2', '1/2', '2/2']);
    expect(within([on('2026-11-27 09:00'), on('2026-11-27 09:01')])).toEqual(['0/2', '0/2', '1/2']);
  });

  it('goes by the last resolution, and leaves out what is open', () => {
    const again = given().when(RESOLVE, '2026-11-20 10:00').when(REOPEN, '2026-11-20 11:00');
    expect(within([again, given()])).toEqual(['0/0', '0/0', '0/0']);
    expect(within([again.when(RESOLVE, '2026-11-22 10:00')])).toEqual(['0/1', '1/1', '1/1']);
  });
});

describe('escalations by where they went', () => {
  const to = (kind: 'internal' | 'regulator' | 'ombudsman' | 'court' | 'media') =>
    given().when({ type: 'escalate', kind, to: kind === 'internal' ? 'zhao.min' : 'Outside', reason: 'stuck' });
  const rates = (cases: readonly (Case | Complaint)[]) =>
    ['', 'internal_', 'external_', 'regulator_', 'court_', 'public_'].map((kind) =>
      rate(world, `${kind}escalation_rate`, cases),
    );

  it('are told apart, an ombudsman with the regulators', () => {
    expect(rates([to('internal')])).toEqual(['1/1', '1/1', '0/1', '0/1', '0/1', '0/1']);
    expect(rates([to('regulator'), to('ombudsman')])).toEqual(['2/2', '0/2', '2/2', '2/2', '0/2', '0/2']);
    expect(rates([to('court'), to('media')])).toEqual(['2/2', '0/2', '2/2', '0/2', '1/2', '1/2']);
  });

  it('count a complaint once in each kind, however often it went there', () => {
    const often = to('court')
      .when({ type: 'escalate', to: 'zhao.min', reason: 'again' })
      .when({ type: 'escalate', kind: 'court', to: 'Appeal court', reason: 'again' });
    expect(rates([often])).toEqual(['1/1', '1/1', '1/1', '0/1', '1/1', '0/1']);
  });

  it('are not undone by going down again, and leave merged duplicates out', () => {
    const down = to('internal').when({ type: 'deescalate', reason: 'settled' });
    const twin = to('internal').when({ type: 'merge', into: 'C-261120-ZZZZZ', survivor_status: 'open' });
    expect(rates([down, twin])[0]).toBe('1/1');
  });
});

describe('reopenings', () => {
  const solved = given().when(RESOLVE, '2026-11-21 09:00');
  const cycle = (ticket: Case, on: string) => ticket.when(REOPEN, `${on} 10:00`).when(RESOLVE, `${on} 12:00`);

  it('are the mean of what was resolved, each as often as it came back', () => {
    const twice = cycle(cycle(solved, '2026-11-22'), '2026-12-05');
    expect(figure(world, 'reopenings', [twice, solved, given()], NOVEMBER)).toMatchObject({ value: 1, n: 2 });
    expect(rate(world, 'reopen_rate', [twice, solved, given()], NOVEMBER)).toBe('1/2');
  });

  it('count a score so low that it brought the complaint back in the second of the answer', () => {
    const low = solved.when({ type: 'rate', score: 1 }, '2026-11-21 09:00');
    expect(low.complaint.reopenings).toHaveLength(1);
    expect(rate(world, 'reopen_rate', [low])).toBe('1/1');
  });

  it('count since the first resolution: who took it back and came again before had no answer yet', () => {
    const withdrawn = given().when(WITHDRAW, '2026-11-20 12:00').when(REOPEN, '2026-11-20 13:00');
    const answered = withdrawn.when(RESOLVE, '2026-11-21 09:00');
    expect(rate(world, 'reopen_rate', [answered])).toBe('0/1');
    expect(figure(world, 'reopenings', [answered])).toMatchObject({ value: 0, n: 1 });
    expect(figure(world, 'reopened', [answered]).value).toBe(1);
    expect(rate(world, 'reopen_rate', [cycle(answered, '2026-11-22')])).toBe('1/1');
  });
});

describe('passed back', () => {
  const through = (...teams: string[]) =>
    teams
      .reduce((ticket, team) => ticket.when({ type: 'assign', team }), given())
      .when(RESOLVE)
      .when(CLOSE);
  const back = (...cases: Parameters<typeof rate>[2]) => rate(world, 'passed_back_rate', cases);

  it('is A to B to A, at once or over others', () => {
    expect(back(through('service', 'billing', 'service'))).toBe('1/1');
    const three = new World({
      team: { teams: { service: {}, billing: {}, fraud: {} }, people: { 'li.wei': { role: 'agent' } } },
    });
    const long = ['service', 'billing', 'fraud', 'service'].reduce(
      (ticket, team) => ticket.when({ type: 'assign', team }),
      three.given(),
    );
    expect(rate(three, 'passed_back_rate', [long.when(RESOLVE).when(CLOSE)])).toBe('1/1');
  });

  it('is not A to B, nor a change of owner within a team', () => {
    const within = ['li.wei', 'zhao.min', 'li.wei'].reduce(
      (ticket, to) => ticket.when({ type: 'assign', to }),
      given(),
    );
    expect(within.complaint.handovers).toBe(2);
    expect(back(through('service', 'billing'), within.when(RESOLVE).when(CLOSE))).toBe('0/2');
  });

  it('is not A to nobody and back to A', () => {
    const at = world.stamp('2026-11-20 10:00');
    const moves = ['service', null, 'service'].map((team) => ({
      type: 'assigned' as const,
      at,
      by: 'x',
      to: null,
      team,
    }));
    const end = { at: world.stamp('2026-11-21 10:00'), by: 'x' };
    const gone = foldHistory([
      ...given().complaint.history,
      ...moves,
      { type: 'resolved', ...end, outcome: 'upheld' },
      { type: 'closed', ...end },
    ]);
    expect(gone.legs.map(({ team }) => team)).toEqual(['service', null, 'service']);
    expect(rate(world, 'passed_back_rate', [gone])).toBe('0/1');
  });

  it('counts what stands closed', () => {
    const open = ['service', 'billing', 'service'].reduce(
      (ticket, team) => ticket.when({ type: 'assign', team }),
      given(),
    );
    expect(back(open, given().when(WITHDRAW))).toBe('0/0');
  });
});

describe('what nobody knows', () => {
  // Holidays are entered for 2026 only: what goes on into 2027 can't be counted.
  const week = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((name) => [name, ['09:00-18:00']]));
  const short = new World({
    calendars: [{ id: 'short', zone: 'Asia/Shanghai', source: 'made up', verified: '2026-01-01', years: [2026], week }],
    sla: { policies: [{ id: 'short', calendar: 'short', targets: { first_response: '2h', resolution: '4h' } }] },
  });

  it('of working time is left out of the median, not taken for nothing', () => {
    const overdue = short.given({}, '2026-12-30 10:00').when(RESOLVE, '2027-01-04 10:00');
    const known = short.given({}, '2026-12-29 10:00').when(RESOLVE, '2026-12-29 12:00');
    const stopped = overdue.complaint.clocks.map((clock) => [clock.stopped?.outcome, clock.stopped?.uncounted]);
    expect(stopped).toEqual([
      ['breached', true],
      ['breached', true],
    ]);
    for (const name of ['resolution_working_p50', 'first_response_working_p50']) {
      expect(figure(short, name, [overdue, known])).toMatchObject({ value: 2 * HOUR, n: 1 });
    }
    expect(rate(short, 'timeliness', [overdue, known], { now: '2027-02-01 09:00' })).toBe('1/2');
  });

  it('of the first answer, where a source tells only the end, is not taken from the end', () => {
    const first = told('2026-10-05 09:00', {}, world).history[0];
    if (first?.type !== 'logged') throw new Error('not logged');
    const signed = { at: world.stamp('2026-10-06 09:00'), by: 'crm' };
    const imported = foldHistory([
      { ...first, facts: { ...first.facts, source: { system: 'crm', id: '1' } } },
      { type: 'resolved', ...signed, outcome: 'upheld' },
      { type: 'closed', ...signed },
    ]);
    expect(figure(world, 'first_response_elapsed_p50', [imported])).toMatchObject({ value: null, n: 0 });
    expect(figure(world, 'resolution_elapsed_p50', [imported])).toMatchObject({ value: 24 * HOUR, n: 1 });
  });
});

describe('whoever does not answer', () => {
  it('is neither satisfied nor dissatisfied, and is shown in the response rate', () => {
    const silent = given().when(RESOLVE).when(CLOSE, '2026-11-22 09:00');
    const glad = silent.when({ type: 'rate', score: 5 }, '2026-11-23 09:00');
    expect(rate(world, 'satisfaction', [silent, silent, glad])).toBe('1/1');
    expect(rate(world, 'satisfaction_response_rate', [silent, silent, glad])).toBe('1/3');
  });
});

describe('a merged duplicate', () => {
  it('is in no figure, whatever had happened to it, also not as a group of its own', () => {
    const busy = given({ tags: ['angry', 'abusive'] })
      .when(REPLY)
      .when({ type: 'escalate', kind: 'court', to: 'Court', reason: 'sued' })
      .when({ ...RESOLVE, redress: { amount: 5, currency: 'CNY' } }, '2026-11-21 09:00')
      .when({ type: 'rate', score: 5 }, '2026-11-21 10:00')
      .when({ type: 'merge', into: 'C-261120-ZZZZZ', survivor_status: 'open' }, '2026-11-21 11:00');
    const { metrics } = kpis(world, [busy]).groups[0] ?? {};
    const counted = Object.values(metrics ?? {}).map(
      ({ value, denominator = 0, n = 0 }) => (value ?? 0) + denominator + n,
    );
    expect(Math.max(...counted)).toBe(0);
    for (const cohort of [false, true]) {
      const cases = [busy, given().when({ type: 'assign', team: 'billing' })];
      for (const by of ['team', ['team', 'month']] as const) {
        const { groups } = kpis(world, cases, { ...NOVEMBER, by, cohort });
        expect(groups.map(({ key }) => key.team)).toEqual(['billing']);
      }
    }
  });
});

describe('cohorts', () => {
  it('are provisional while what became of them can change, and say so in their definitions', () => {
    const definitions = Object.values(shipped('kpis.yaml') as Record<string, { kpis: string[]; basis: string }>);
    const cohorts = definitions.flatMap(({ kpis: names, basis }) => (basis === 'cohort' ? names : []));
    expect(KPIS.flatMap(({ name, settles }) => (settles ? [name] : [])).sort()).toEqual(cohorts.sort());
    const { metrics } = kpis(world, [given()], { ...NOVEMBER, now: '2026-12-30 23:59' }).groups[0] ?? {};
    const provisional = Object.entries(metrics ?? {}).flatMap(([name, each]) => (each.provisional ? [name] : []));
    expect(provisional.sort()).toEqual(cohorts.sort());
    const later = kpis(world, [given()], { ...NOVEMBER, now: '2026-12-31 00:00' }).groups[0]?.metrics ?? {};
    expect(Object.values(later).some((each) => each.provisional)).toBe(false);
  });

  it('count what became of the complaints received, whenever it happened, and what of them is open still', () => {
    const cases = [
      given().when(RESOLVE, '2026-12-05 09:00').when(CLOSE, '2026-12-06 09:00'),
      given(),
      world.given({}, '2026-10-10 09:00').when(RESOLVE, '2026-11-05 09:00').when(CLOSE, '2026-11-06 09:00'),
    ];
    const { metrics = {} } = kpis(world, cases, { ...NOVEMBER, cohort: true }).groups[0] ?? {};
    expect(metrics).not.toHaveProperty('opening_backlog');
    expect([metrics.opened, metrics.closed, metrics.backlog].map((each) => each?.value)).toEqual([2, 1, 1]);
    expect(metrics.resolution_elapsed_p50).toMatchObject({ n: 1, value: 15 * 24 * HOUR });
    const plain = kpis(world, cases, NOVEMBER).groups[0]?.metrics ?? {};
    expect([plain.opening_backlog, plain.opened, plain.closed, plain.backlog].map((each) => each?.value)).toEqual([
      1, 2, 1, 2,
    ]);
  });
});
