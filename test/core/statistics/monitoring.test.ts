import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { movingRangeDeviation } from '../../../src/core/statistics/moving-range.js';
import { nelsonRules } from '../../../src/core/statistics/nelson-rules.js';
import { poissonAtLeast } from '../../../src/core/statistics/poisson-tail.js';
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

describe('tail of Poisson', () => {
  test('tables: 5 or more of 1, 10 or more of 5', () => {
    expect(poissonAtLeast(5, 1)).toBeCloseTo(0.00365985, 8);
    expect(poissonAtLeast(10, 5)).toBeCloseTo(0.0318281, 7);
    expect([poissonAtLeast(0, 3), poissonAtLeast(1, 0)]).toEqual([1, 0]);
  });

  test('is what the single chances add up to', () => {
    const counts = fc.record({
      count: fc.integer({ min: 1, max: 60 }),
      mean: fc.double({ min: 0.01, max: 50, noNaN: true }),
    });
    fc.assert(
      fc.property(counts, ({ count, mean }) => {
        let [single, below] = [Math.exp(-mean), 0];
        for (let k = 0; k < count; k++) {
          below += single;
          single *= mean / (k + 1);
        }
        expect(poissonAtLeast(count, mean)).toBeCloseTo(1 - below, 9);
      }),
    );
  });
});
