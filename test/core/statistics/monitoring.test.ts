import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { movingRangeDeviation } from '../../../src/core/statistics/moving-range.js';
import { nelsonRules } from '../../../src/core/statistics/nelson-rules.js';
import { poissonMoreThan } from '../../../src/core/statistics/poisson-comparison.js';
import { westernRules } from '../../../src/core/statistics/western-electric.js';

describe('moving ranges', () => {
  test('flow rates (NIST e-Handbook 6.3.2.2)', () => {
    const sd = movingRangeDeviation([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]) ?? 0;
    expect(sd * 1.128).toBeCloseTo(1.8778, 4);
    expect([50.81 - 3 * sd, 50.81 + 3 * sd]).toEqual([expect.closeTo(45.8159, 4), expect.closeTo(55.8041, 4)]);
  });

  test('none of fewer than two; a shift widens it only where it happens', () => {
    expect([movingRangeDeviation([]), movingRangeDeviation([7])]).toEqual([null, null]);
    expect(movingRangeDeviation([1, 1, 1, 9, 9, 9])).toBeCloseTo(8 / 5 / 1.128, 12);
  });
});

describe('Western Electric', () => {
  const found = (z: readonly number[]) => westernRules(z).map((rules) => rules.join(' '));

  test('each test at the point that completes it', () => {
    expect(found([0.2, 3.1, -3.1, 3])).toEqual(['', '1', '1', '2']);
    expect(found([2.1, 0, 2.1])).toEqual(['', '', '2']);
    expect(found([2.1, -2.1])).toEqual(['', '']);
    expect(found([1.1, 1.1, -1, 1.1, 1.1])).toEqual(['', '', '', '', '3']);
    expect(found(Array(9).fill(0.1)).slice(6)).toEqual(['', '4', '4']);
    expect(found([...Array(7).fill(-0.1), 0.1])[7]).toBe('');
  });

  test('agrees with Nelson where both ask the same, and sees every run of his', () => {
    const series = fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { maxLength: 40 });
    fc.assert(
      fc.property(series, (z) => {
        const nelson = nelsonRules(z);
        for (const [at, western] of westernRules(z).entries()) {
          const same = [1, 5, 6].filter((rule) => nelson[at]?.some((each) => each === rule));
          expect(western.filter((rule) => rule < 4)).toEqual(same.map((rule) => ({ 1: 1, 5: 2, 6: 3 })[rule]));
          if (nelson[at]?.includes(2)) expect(western).toContain(4);
        }
      }),
    );
  });
});

describe('a Poisson count against one before', () => {
  test('5 against none in eight times as long; twice as many as in as long', () => {
    expect(poissonMoreThan(5, 0, 8)).toBeCloseTo((1 / 9) ** 5, 12);
    // Of three in all, two or more on the one side: an even chance.
    expect(poissonMoreThan(2, 1, 1)).toBeCloseTo(0.5, 12);
    expect([poissonMoreThan(0, 3, 8), poissonMoreThan(1, 0, 8)]).toEqual([1, expect.closeTo(1 / 9, 12)]);
  });

  test('is the less likely the more there are, and the more likely the more there were', () => {
    const counts = fc.record({
      ...{ count: fc.integer({ min: 1, max: 60 }), before: fc.nat(200), times: fc.integer({ min: 1, max: 12 }) },
    });
    fc.assert(
      fc.property(counts, ({ count, before, times }) => {
        const chance = poissonMoreThan(count, before, times);
        expect(chance).toBeGreaterThan(0);
        expect(chance).toBeLessThanOrEqual(1);
        expect(poissonMoreThan(count + 1, before, times)).toBeLessThanOrEqual(chance + 1e-12);
        expect(poissonMoreThan(count, before + 1, times)).toBeGreaterThanOrEqual(chance - 1e-12);
      }),
    );
  });
});
