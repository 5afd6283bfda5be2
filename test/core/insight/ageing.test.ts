import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageingOf, BANDS, bandOf } from '../../../src/core/insight/ageing.js';
import { ATTRIBUTES } from '../../../src/core/kpi/dimensions.js';
import { World } from '../../world.js';
import { anyComplaints, figure } from '../kpi/desk.js';

const world = new World();
const DAY = 86_400;
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

describe('bands', () => {
  test('go by whole days elapsed: the last second before a new day belongs to the day before', () => {
    const named = (age: number) => BANDS[bandOf(age)]?.name;
    expect([0, DAY, 2 * DAY - 1].map(named)).toEqual(['0-1', '0-1', '0-1']);
    expect([2 * DAY, 4 * DAY - 1, 4 * DAY, 8 * DAY - 1, 8 * DAY].map(named)).toEqual([
      ...['2-3', '2-3', '4-7', '4-7', '8-15'],
    ]);
    expect([16 * DAY - 1, 16 * DAY, 31 * DAY - 1, 31 * DAY, 57 * DAY - 1, 57 * DAY].map(named)).toEqual([
      ...['8-15', '16-30', '16-30', '31-56', '31-56', '>56'],
    ]);
  });

  test('follow each other without gaps, and only the last has no end', () => {
    for (const [place, { from }] of BANDS.entries()) {
      expect(from).toBe(place === 0 ? 0 : (BANDS[place - 1]?.to ?? Number.NaN) + 1);
    }
    expect(BANDS.filter(({ to }) => to === null)).toHaveLength(1);
  });
});

describe('open complaints by age', () => {
  const at = (time: string, facts: object = {}) => world.given(facts, time);
  const RESOLVE = { type: 'resolve', outcome: 'upheld' } as const;
  const NOW = world.instant('2026-12-01 09:00');

  test('are those that are not over; answered ones count until they are closed', () => {
    const cases = [
      at('2026-11-30 10:00', { category: 'service', subcategory: 'delay' }),
      at('2026-11-20 09:00').when({ type: 'assign', to: 'li.wei' }),
      at('2026-09-01 09:00').when(RESOLVE),
      at('2026-09-01 09:00').when(RESOLVE).when({ type: 'close' }),
      at('2026-09-01 09:00').when({ type: 'withdraw' }),
      at('2026-09-01 09:00').when({ type: 'merge', into: 'C-261020-ZZZZZ', survivor_status: 'open' }),
    ];
    const entries = cases.map(({ complaint }) => world.entry(complaint));
    const { total, counts, median, oldest, groups, past_due } = ageingOf(entries, {
      ...{ now: NOW, by: 'owner', oldest: 2 },
    });
    expect([total, counts]).toEqual([3, [1, 0, 0, 1, 0, 0, 1]]);
    expect(median).toBe(11 * DAY);
    expect(oldest.map(({ complaint, age, past_due: late }) => [complaint.status, age, late])).toEqual([
      // Nobody needs to answer it any more, so nothing of it is due.
      ['resolved', 91 * DAY, false],
      ['open', 11 * DAY, true],
    ]);
    // Whoever answered it owns it.
    expect(groups.map(({ key, total: count }) => [key, count])).toEqual([
      ['li.wei', 2],
      [null, 1],
    ]);
    expect(past_due).toBe(2);
  });

  test('one received after this time counts as just received, and is told', () => {
    const entries = [world.entry(at('2026-12-05 09:00').complaint)];
    expect(ageingOf(entries, { now: NOW, by: null, oldest: 0 })).toMatchObject({
      ...{ total: 1, received_later: 1, median: 0, past_due: 0, oldest: [], groups: [] },
      counts: [1, 0, 0, 0, 0, 0, 0],
    });
  });

  test('none: no share, no age', () => {
    expect(ageingOf([], { now: NOW, by: 'team', oldest: 5 })).toMatchObject({ total: 0, median: null, p90: null });
  });

  test('add up to the backlog of the key figures, whole and by whatever', () => {
    fc.assert(
      fc.property(anyComplaints(world), fc.constantFrom(...ATTRIBUTES), (complaints, by) => {
        const now = world.instant('2026-12-31 12:00');
        const entries = complaints.map((complaint) => world.entry(complaint));
        const ageing = ageingOf(entries, { now, by, oldest: 3 });
        expect(sum(ageing.counts)).toBe(figure(world, 'backlog', complaints).value);
        expect(ageing.total).toBe(sum(ageing.counts));
        expect(sum(ageing.groups.map(({ total }) => total))).toBe(ageing.total);
        expect(sum(ageing.past_due_counts)).toBe(ageing.past_due);
        expect(sum(ageing.groups.map(({ past_due }) => past_due))).toBe(ageing.past_due);
        const ages = ageing.oldest.map(({ age }) => age);
        expect(ages).toEqual([...ages].sort((a, b) => b - a));
        expect(ages).toHaveLength(Math.min(3, ageing.total));
      }),
    );
  });
});
