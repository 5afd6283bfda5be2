import { describe, expect, test } from 'vitest';
import type { ImprovementScope } from '../../../src/core/improvement/scope.js';
import {
  type CausedComplaint,
  isAbout,
  type TopCausesOf,
  topCauses,
} from '../../../src/core/improvement/top-causes.js';
import { inEachState, opened } from './case.js';

const WISH = { of: 'subcategory', most: 10, today: '2026-11-20' } as const;

/** So many complaints of each cause. */
function counted(counts: Record<string, number>, days = 30) {
  const complaints = Object.entries(counts).flatMap(([cause, count]) =>
    Array.from({ length: count }, (): CausedComplaint => ({ cause: cause || null, customer: null, level: 0 })),
  );
  return { complaints, days };
}

describe('the largest causes', () => {
  test('come in order with their shares, so many of them, and say how many there are', () => {
    const found = topCauses({ ...WISH, most: 2 }, counted({ a: 20, b: 50, c: 10, '': 7 }), null, []);
    expect(found).toMatchObject({ total: 3, sum: 80, unnamed: 7, without: 2 });
    expect(found.items).toMatchObject([
      { name: 'b', count: 50, share: 0.625, cumulative: 0.625, previous: null, change: null, chance: null },
      { name: 'a', count: 20, cumulative: 0.875, beyond_chance: false },
    ]);
    expect(topCauses({ ...WISH, most: null }, counted({ a: 1, b: 2 }), null, []).items).toHaveLength(2);
  });

  test('are held against the period before, by the day', () => {
    const now = counted({ grown: 60, steady: 50, fallen: 10, fresh: 8 }, 30);
    const before = counted({ grown: 20, steady: 50, fallen: 40 }, 30);
    const item = (days: number) => {
      const { items } = topCauses(WISH, { ...now, days }, before, []);
      return (name: string) => items.find((each) => each.name === name);
    };
    expect(item(30)('grown')).toMatchObject({ previous: 20, change: 2, beyond_chance: true });
    expect(item(30)('fallen')).toMatchObject({ change: -0.75, beyond_chance: true });
    expect(item(30)('steady')).toMatchObject({ change: 0, chance: 1, beyond_chance: false });
    // Of none before there is no share; 8 of none have twice the chance of a half to the eighth.
    expect(item(30)('fresh')).toMatchObject({ previous: 0, change: null, chance: expect.closeTo(2 / 256, 9) });
    // As many in half the time are twice as many.
    expect(item(15)('steady')).toMatchObject({ change: 1, beyond_chance: true });
  });

  test('tell how many were escalated, and how many came from customers who had complained of it', () => {
    const of = (cause: string | null, customer: string | null, level = 0): CausedComplaint => ({
      cause,
      customer,
      level,
    });
    const complaints = [
      of('a', 'x', 2),
      of('a', 'x'),
      of('a', 'x'),
      of('a', 'y', 1),
      of('a', null),
      of('b', 'x'),
      of(null, 'x'),
    ];
    expect(topCauses(WISH, { complaints, days: 1 }, null, []).items).toMatchObject([
      { name: 'a', escalated: 2, repeats: 2 },
      { name: 'b', escalated: 0, repeats: 0 },
    ]);
  });

  test('name the improvements that are about them, but dropped ones', () => {
    const { planned, dropped } = inEachState();
    const whole = opened({ scope: { category: 'process' } }, '2026-08-01', 'I-260801-00002');
    const all = [planned, dropped, whole].map(({ improvement }) => improvement);
    const { items, without } = topCauses(
      WISH,
      counted({ 'process/billing': 3, 'process/returns': 2, process: 1 }),
      null,
      all,
    );
    expect(items.map(({ improvements }) => improvements.map(({ id, overdue }) => [id, overdue]))).toEqual([
      [
        ['I-260801-00001', true],
        ['I-260801-00002', true],
      ],
      [['I-260801-00002', true]],
      [['I-260801-00002', true]],
    ]);
    expect(without).toBe(0);
  });
});

test.each<[ImprovementScope, TopCausesOf, string, boolean]>([
  [{ category: 'process' }, 'category', 'process', true],
  [{ category: 'process', subcategory: 'billing' }, 'category', 'process', true],
  [{ category: 'process', subcategory: 'billing' }, 'subcategory', 'process/returns', false],
  [{ category: 'process', subcategory: 'billing' }, 'subcategory', 'process', false],
  [{ category: 'process', product: 'Plan M' }, 'subcategory', 'process/billing', true],
  [{ category: 'proc' }, 'subcategory', 'process/billing', false],
  [{ product: 'Plan M' }, 'subcategory', 'process/billing', false],
  [{ product: 'Plan M' }, 'product', 'Plan M', true],
  [{ root_cause: 'billing_error', category: 'process' }, 'root_cause', 'billing_error', true],
  [{ channel: 'app' }, 'channel', 'phone', false],
])('%o by %s: about %s is %s', (scope, of, name, about) => {
  expect(isAbout(scope, of, name)).toBe(about);
});
