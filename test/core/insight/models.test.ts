import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CostWish, costOf, type Measure } from '../../../src/core/insight/cost.js';
import { staffCalls } from '../../../src/core/insight/staffing.js';
import { staffTickets } from '../../../src/core/insight/workload.js';

const WORK = { volume: 300, minutes: 30, hours: 8, utilisation: 0.8, shrinkage: 0.25 };

describe('staffing of calls', () => {
  it('tells of numbers around what is needed, and of the one asked about', () => {
    const wish = {
      calls: 100,
      minutes: 30,
      handleSeconds: 180,
      share: 0.8,
      seconds: 20,
      occupancy: 0.85,
      shrinkage: 0.3,
    };
    const found = staffCalls(wish, 20);
    expect(found.required).toMatchObject({ agents: 14, scheduled: 20, because: 'service_level' });
    expect(found.items.map(({ agents }) => agents)).toEqual([11, 12, 13, 14, 15, 16, 17, 20]);
    expect(staffCalls({ ...wish, occupancy: 0.6 }, null).required).toMatchObject({ agents: 17, because: 'occupancy' });
  });
});

describe('staffing of tickets', () => {
  it('is by hand 31.25, so 32', () => {
    expect(staffTickets(WORK, null)).toMatchObject({ per_person: 9.6, exact: 31.25, people: 32, projection: null });
  });

  it('works a backlog off: by hand 5, 3, 1, 0', () => {
    const alike = { volume: 10, minutes: 60, hours: 12, utilisation: 1, shrinkage: 0 };
    const { projection } = staffTickets(alike, { backlog: 5, people: 1, days: 4 });
    expect(projection?.items.map(({ done, backlog }) => [done, backlog])).toEqual([
      [12, 3],
      [12, 1],
      [11, 0],
      [10, 0],
    ]);
    expect(projection?.cleared_after).toEqual({ days: 3, reason: null });
  });

  it('never clears what grows, nor a backlog with no more than what comes in', () => {
    const never = { days: null, reason: 'capacity_too_small' };
    const cleared = (backlog: number, people: number) =>
      staffTickets(WORK, { backlog, people, days: 1 }).projection?.cleared_after;
    expect(cleared(0, 31)).toEqual(never);
    expect(cleared(10, 31.25)).toEqual(never);
    expect(cleared(0, 31.25)).toEqual({ days: 0, reason: null });
    expect(cleared(0, 0)).toEqual(never);
  });

  it('clears when it says, and every day adds up', () => {
    const count = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(
        count,
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 60 }),
        (volume, backlog, people) => {
          const { projection } = staffTickets({ ...WORK, volume }, { backlog, people, days: 40 });
          let before = backlog;
          for (const { arrived, done, backlog: after } of projection?.items ?? []) {
            expect(before + arrived - done).toBeCloseTo(after, 6);
            before = after;
          }
          const days = projection?.cleared_after.days ?? null;
          if (days !== null && days > 1 && days <= 40) {
            expect(projection?.items[days - 1]?.backlog).toBeCloseTo(0, 6);
            expect(projection?.items[days - 2]?.backlog).toBeGreaterThan(0);
          }
        },
      ),
    );
  });
});

describe('the cost of complaints', () => {
  const WISH: CostWish = {
    ...{ volume: 10, days: 100, perPerson: 4, shrinkage: 0, salary: 20, training: 2 },
    ...{ depreciation: 5, rent: 7, outsourcing: 30, compensation: 10 },
  };
  const NONE: Measure = { reduction: 0, investment: 0, running: 0, customers: 0, saveRate: 0, customerValue: 0 };

  it('is by hand 3 people, 72 fixed and 46 variable', () => {
    const { now, after, savings, return_ratio, payback_years } = costOf(WISH, NONE, 1000);
    expect(now).toMatchObject({ complaints: 1000, headcount: 3, fixed: 72, variable: 46, total: 118 });
    expect(now).toMatchObject({ per_complaint: 118, variable_per_complaint: 46, marginal: 40 });
    expect(now.items[0]).toEqual({ item: 'pay', kind: 'fixed', amount: 60, share: 60 / 118 });
    expect([after, savings]).toEqual([null, { at_once: 0, with_staff: 0 }]);
    const none = { value: null, reason: 'no_investment' };
    expect([return_ratio, payback_years]).toEqual([none, none]);
  });

  it('of fewer complaints falls by whole people, and by what goes with complaints', () => {
    const measure = {
      ...NONE,
      reduction: 0.2,
      investment: 60,
      running: 10,
      customers: 10,
      saveRate: 0.5,
      customerValue: 2,
    };
    const found = costOf(WISH, measure, 1);
    // 8 a day are 2 people: pay 20, training 2, outsourcing 6 and compensation 2 less.
    expect(found.after).toMatchObject({ headcount: 2, fixed: 52, variable: 36 });
    expect(found.savings.at_once).toBeCloseTo(8, 9);
    expect(found.savings.with_staff).toBeCloseTo(30, 9);
    expect([found.retained, found.benefit]).toEqual([10, expect.closeTo(30, 9)]);
    expect([found.return_ratio.value, found.payback_years.value]).toEqual([expect.closeTo(0.5), expect.closeTo(2)]);
    const lost = costOf(WISH, { ...NONE, investment: 5, running: 1 }, 1);
    expect([lost.return_ratio.value, lost.payback_years]).toEqual([-0.2, { value: null, reason: 'no_benefit' }]);
  });

  it('is nobody’s share where nothing costs anything', () => {
    const free = { ...WISH, salary: 0, training: 0, depreciation: 0, rent: 0, outsourcing: 0, compensation: 0 };
    expect(costOf(free, NONE, 1).now.items.every(({ share }) => share === null)).toBe(true);
  });

  it('never rises with fewer complaints', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 500 }), (percent, volume) => {
        const { savings } = costOf({ ...WISH, volume }, { ...NONE, reduction: percent / 100 }, 1);
        expect(savings.with_staff).toBeGreaterThanOrEqual(savings.at_once - 1e-9);
      }),
    );
  });
});
