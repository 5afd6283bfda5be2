import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf } from '../../../src/core/calendar/instant.js';
import { parsePeriod } from '../../../src/core/calendar/period.js';
import { foldHistory } from '../../../src/core/complaint/evolve.js';
import type { Complaint } from '../../../src/core/complaint/record.js';
import { closedWithin } from '../../../src/core/insight/closed-within.js';
import { FLOW_GROUPS, type FlowGroupBy, flowOf } from '../../../src/core/insight/flow.js';
import { PARTS, passageOf } from '../../../src/core/insight/passage.js';
import { World } from '../../world.js';
import { anyComplaints, figure, hour, told } from '../kpi/desk.js';

const world = new World();
const HOUR = 3600;
const whole = parsePeriod(undefined, undefined, world.zone);

/** What `plaint insight flow` tells of these complaints. */
function flow(complaints: readonly Complaint[], by: FlowGroupBy | null = null, period = whole) {
  const { ids } = closedWithin([world.counted(complaints)], period, null);
  const chosen = ids.map((id) => complaints.find((each) => each.id === id) as Complaint);
  return flowOf(chosen.map(passageOf), { by, above: 3 });
}

const assign = (to: string) => ({ type: 'assign', to }) as const;
const RESOLVE = { type: 'resolve', outcome: 'upheld' } as const;
const CLOSE = { type: 'close' } as const;

/** From service to billing and back, held up, closed, taken up again and closed. */
function travelled() {
  return world
    .given({ received_at: '2026-11-02 06:00' }, '2026-11-02 08:00')
    .when(assign('li.wei'), '2026-11-02 09:00')
    .when(assign('wang.fang'), '2026-11-02 12:00')
    .when({ type: 'pause', reason: 'awaiting_customer' }, '2026-11-02 13:00')
    .when({ type: 'resume' }, '2026-11-02 17:00')
    .when(assign('zhao.min'), '2026-11-02 18:00')
    .when(RESOLVE, '2026-11-02 20:00')
    .when(CLOSE, '2026-11-02 22:00')
    .when({ type: 'reopen', cause: 'new facts' }, '2026-11-03 08:00')
    .when(RESOLVE, '2026-11-03 09:00')
    .when(CLOSE, '2026-11-03 10:00')
    .when({ type: 'rate', score: 5 }, '2026-11-09 10:00').complaint;
}

describe('the way of a closed complaint', () => {
  test('its time by what it went by with, and by whose hands it was in', () => {
    const { elapsed, parts, waits, legs, teams, returns, handovers } = passageOf(travelled());
    const hours = Object.fromEntries(Object.entries(parts).map(([part, seconds]) => [part, seconds / HOUR]));
    expect(hours).toEqual({ unlogged: 2, unowned: 1, work: 3 + 1 + 1 + 2 + 1, waiting: 4, answered: 3, over: 10 });
    expect(elapsed).toBe(28 * HOUR);
    expect([...waits]).toEqual([['awaiting_customer', 4 * HOUR]]);
    // The hours that it was closed in between are in nobody's hands.
    expect(legs.map(({ team, seconds }) => [team, seconds / HOUR])).toEqual([
      ['service', 3],
      ['billing', 6],
      ['service', 6],
    ]);
    expect([teams, returns, handovers]).toEqual([['service', 'billing', 'service'], 1, 2]);
  });

  test('its parts and legs add up, whatever happened', () => {
    fc.assert(
      fc.property(anyComplaints(world), (complaints) => {
        for (const complaint of complaints.filter(({ status }) => status === 'closed')) {
          const { elapsed, parts, legs, waits } = passageOf(complaint);
          const closing = instantOf(complaint.closings.at(-1)?.at ?? '');
          expect(elapsed).toBe(closing - instantOf(complaint.facts.received_at));
          expect([...waits.values()].reduce((sum, each) => sum + each, 0)).toBe(parts.waiting);
          // What is not in hands came before the first leg, or it was over.
          const first = complaint.legs[0] ? instantOf(complaint.legs[0].from) : closing;
          const held = legs.reduce((sum, { seconds }) => sum + seconds, 0);
          const overBefore = complaint.legs[0] ? overUntil(complaint, first) : parts.over;
          expect(held).toBe(closing - first - (parts.over - overBefore));
        }
      }),
    );
  });
});

/** Seconds that it was over before an instant, by its closings and reopenings alone. */
function overUntil({ closings, reopenings }: Complaint, until: number): number {
  return closings.reduce((sum, { at }) => {
    const from = instantOf(at);
    const back = reopenings.find((reopening) => instantOf(reopening.at) >= from && reopening.from !== 'resolved');
    return sum + Math.max(0, Math.min(until, back ? instantOf(back.at) : until) - from);
  }, 0);
}

describe('how closed complaints went', () => {
  const direct = world
    .given({ category: 'service', subcategory: 'delay' }, '2026-11-02 08:00')
    .when(assign('li.wei'), '2026-11-02 08:00')
    .when(RESOLVE, '2026-11-02 09:00')
    .when(CLOSE, '2026-11-02 10:00').complaint;
  // No desk closes what nobody was given, but other programs may write such a history.
  const { history } = world
    .given({ category: 'service', subcategory: 'delay' }, '2026-11-02 08:00')
    .when(RESOLVE, '2026-11-02 09:00')
    .when(CLOSE, '2026-11-02 10:00').complaint;
  const never = foldHistory(history.filter(({ type }) => type !== 'assigned'));

  test('legs by team, handovers between teams, what came back, and where the longest leg was', () => {
    const told = flow([travelled(), direct, never]);
    expect(told).toMatchObject({ complaints: 3, without_legs: 1, handovers: 2 / 3 });
    expect(
      told.legs.map(({ team, n, complaints, total, median }) => [team, n, complaints, total / HOUR, median]),
    ).toEqual([
      ['service', 3, 2, 11, 3 * HOUR],
      ['billing', 1, 1, 6, 6 * HOUR],
    ]);
    expect(told.matrix).toEqual([
      { from: 'billing', to: 'service', count: 1, share: 0.5 },
      { from: 'service', to: 'billing', count: 1, share: 0.5 },
    ]);
    expect(told.ping_pong).toMatchObject({ numerator: 1, denominator: 3 });
    // Six hours twice: the first counts. Complaints of one team say nothing.
    expect(told.slowest).toEqual({ complaints: 1, teams: [{ team: 'billing', count: 1, share: 1 }] });
    expect(told.elapsed).toMatchObject({ median: 2 * HOUR, total: 32 * HOUR });
  });

  test('time adds up to all that went by, and reasons to the waiting', () => {
    const { time, elapsed } = flow([travelled(), direct, never]);
    const parts = time.filter(({ reason }) => reason === null);
    expect(parts.map(({ part }) => part)).toEqual([...PARTS]);
    expect(parts.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(elapsed.total);
    expect(parts.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 12);
    expect(time.filter(({ reason }) => reason !== null)).toEqual([
      { part: 'waiting', reason: 'awaiting_customer', seconds: 4 * HOUR, share: 4 / 32, complaints: 1 },
    ]);
  });

  test('by category, the largest first', () => {
    const { groups } = flow([travelled(), direct, never], 'category');
    expect(groups.map(({ key, complaints, handovers }) => [key, complaints, handovers])).toEqual([
      ['service', 2, 0],
      ['process', 1, 2],
    ]);
  });

  test('of none there is nothing to tell', () => {
    expect(flow([])).toMatchObject({
      ...{ complaints: 0, handovers: null, legs: [], matrix: [], groups: [] },
      elapsed: { n: 0, median: null, total: 0 },
      ping_pong: { value: null, denominator: 0 },
      slowest: { complaints: 0, teams: [] },
    });
  });

  test('agrees with the key figures on handovers, in any period', () => {
    fc.assert(
      fc.property(anyComplaints(world), fc.nat(400), fc.integer({ min: 1, max: 900 }), (complaints, start, length) => {
        const [from, to] = [hour(start), hour(start + length)];
        const period = parsePeriod(from, to, world.zone);
        const told = flow(complaints, null, period);
        const asked = { from, to };
        expect(told.handovers).toEqual(figure(world, 'handovers', complaints, asked).value);
        expect(told.complaints).toBe(figure(world, 'handovers', complaints, asked).n);
        const { numerator, denominator } = figure(world, 'passed_around_rate', complaints, asked);
        expect(told.passed_around).toMatchObject({ numerator, denominator });
        for (const by of FLOW_GROUPS) {
          const { groups } = flow(complaints, by, period);
          expect(groups.reduce((sum, group) => sum + group.complaints, 0)).toBe(told.complaints);
        }
      }),
    );
  });
});

describe('what was closed in a period', () => {
  const november = parsePeriod('2026-11', '2026-11', world.zone);
  const within = (complaints: readonly Complaint[], filter: Parameters<typeof closedWithin>[2] = null) =>
    closedWithin([world.counted(complaints)], november, filter);

  test('is what was closed there last; withdrawn ones and those closed elsewhere are told apart', () => {
    const closed = travelled();
    const open = world.given({}, '2026-11-02 08:00').when(RESOLVE).complaint;
    const withdrawn = world.given({}, '2026-11-02 08:00').when({ type: 'withdraw' }).complaint;
    const elsewhere = told('2026-11-05 10:00', { closed: true }, world);
    expect(within([closed, open, withdrawn, elsewhere])).toEqual({
      ids: [closed.id],
      elsewhere: 0,
      reported: 1,
      withdrawn: 1,
    });
    expect(within([closed, withdrawn, elsewhere], ({ channel }) => channel === 'web')).toEqual({
      ...{ ids: [], elsewhere: 0, reported: 1, withdrawn: 0 },
    });
  });

  test('what a source tells as answered, and when, is told apart: nobody knows how', () => {
    const at = world.stamp('2026-11-05 10:00');
    const source = { system: 'crm', id: '7' };
    const facts = { title: 'Told', channel: 'web', category: 'process', priority: 'general', received_at: at, source };
    const imported = foldHistory([
      { type: 'logged', at, by: 'crm', id: 'C-261105-T0001', facts },
      { type: 'resolved', at, by: 'crm', outcome: 'upheld' },
      { type: 'closed', at, by: 'crm' },
    ]);
    expect(within([imported])).toEqual({ ids: [], elsewhere: 1, reported: 0, withdrawn: 0 });
  });

  test('one closed there and once more later belongs to later', () => {
    const later = world
      .given({}, '2026-11-02 08:00')
      .when(RESOLVE)
      .when(CLOSE, '2026-11-03 08:00')
      .when({ type: 'reopen', cause: 'new facts' }, '2026-11-04 08:00')
      .when(RESOLVE, '2026-12-01 08:00')
      .when(CLOSE, '2026-12-01 09:00').complaint;
    expect(within([later])).toEqual({ ids: [], elsewhere: 0, reported: 0, withdrawn: 0 });
  });

  test('rows that another batch has do not count', () => {
    const closed = travelled();
    const batch = { ...world.counted([closed]), left_out: new Set([0]) };
    expect(closedWithin([batch], november, null).ids).toEqual([]);
  });
});
