import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBeChance, rateDifference } from '../../../src/core/statistics/rate-difference.js';
import { wilson } from '../../../src/core/statistics/wilson.js';

describe('the Wilson interval', () => {
  // R binom.confint(methods = "wilson") as recorded in the statsmodels tests; the last one is Wallis, 81 of 263.
  it.each([
    [18, 20, 0.6989663547715128, 0.972133518786232],
    [4, 20, 0.0806576625797981, 0.4160174322518935],
    [4, 200, 0.00780442641634947, 0.05028708690582643],
    [190, 200, 0.910421851861224, 0.972617354399236],
    [1, 30, 0.00590859, 0.16670391],
    [29, 30, 0.8332961, 0.9940914],
  ])('of %i of %i is [%f, %f] as published', (numerator, denominator, low, high) => {
    const interval = wilson(numerator, denominator);
    expect(interval).toMatchObject({ value: numerator / denominator, numerator, denominator });
    expect(interval.low).toBeCloseTo(low, 6);
    expect(interval.high).toBeCloseTo(high, 6);
  });

  it('has no value and no limits for nothing of nothing', () => {
    expect(wilson(0, 0)).toEqual({ value: null, numerator: 0, denominator: 0, low: null, high: null });
  });

  it('begins at 0 for none and ends at 1 for all, with width left on the other side', () => {
    expect(wilson(0, 10).low).toBe(0);
    expect(wilson(0, 10).high).toBeCloseTo(0.2775, 4);
    expect(wilson(10, 10).high).toBe(1);
    expect(wilson(10, 10).low).toBeCloseTo(0.7225, 4);
  });

  it('is wider for a larger z', () => {
    const [usual, wide] = [wilson(5, 20), wilson(5, 20, 2.5758)];
    expect(Number(wide.high) - Number(wide.low)).toBeGreaterThan(Number(usual.high) - Number(usual.low));
  });

  const counts = fc
    .integer({ min: 1, max: 100_000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

  it('contains the proportion and lies within 0 and 1', () => {
    fc.assert(
      fc.property(counts, ([numerator, denominator]) => {
        const { value, low, high } = wilson(numerator, denominator);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(Number(value));
        expect(high).toBeGreaterThanOrEqual(Number(value));
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('of the failures mirrors that of the successes', () => {
    fc.assert(
      fc.property(counts, ([numerator, denominator]) => {
        const [hits, misses] = [wilson(numerator, denominator), wilson(denominator - numerator, denominator)];
        expect(misses.low).toBeCloseTo(1 - Number(hits.high), 10);
        expect(misses.high).toBeCloseTo(1 - Number(hits.low), 10);
      }),
    );
  });
});

describe('the difference of two rates', () => {
  it("is Newcombe's 56 of 70 less 48 of 80", () => {
    const { difference, low, high } = rateDifference(wilson(48, 80), wilson(56, 70));
    expect(difference).toBeCloseTo(0.2, 12);
    expect([low, high].map((limit) => Number(limit?.toFixed(4)))).toEqual([0.0524, 0.3339]);
    expect(mayBeChance({ difference, low, high })).toBe(false);
  });

  it('turned round it is the same with the other sign, and there is none of nothing', () => {
    const there = rateDifference(wilson(3, 10), wilson(9, 12));
    const back = rateDifference(wilson(9, 12), wilson(3, 10));
    expect([back.difference, back.low, back.high].map((v) => -(v ?? 9))).toEqual([
      expect.closeTo(there.difference ?? 9, 12),
      expect.closeTo(there.high ?? 9, 12),
      expect.closeTo(there.low ?? 9, 12),
    ]);
    const none = rateDifference(wilson(0, 0), wilson(1, 2));
    expect([none, mayBeChance(none)]).toEqual([{ difference: null, low: null, high: null }, true]);
    expect(mayBeChance(rateDifference(wilson(5, 10), wilson(6, 10)))).toBe(true);
  });
});
