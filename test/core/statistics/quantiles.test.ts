import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { survivalQuantiles } from '../../../src/core/statistics/kaplan-meier.js';
import { quantile } from '../../../src/core/statistics/quantile.js';
import { quantileInterval } from '../../../src/core/statistics/quantile-interval.js';

const upTo = (n: number) => Float64Array.from({ length: n }, (_, index) => index + 1);
const median = (times: number[], censored: number[]) =>
  survivalQuantiles(Float64Array.from(times), Float64Array.from(censored), [0.5])[0];

describe('the interval of a quantile by order statistics', () => {
  // Ranks of the tables for the median (Hahn and Meeker; Conover): the largest pair that covers 95 % at least.
  it.each([
    [6, 1, 6],
    [8, 1, 8],
    [9, 2, 8],
    [10, 2, 9],
    [12, 3, 10],
    [15, 4, 12],
    [20, 6, 15],
    [25, 8, 18],
    [50, 18, 33],
    [100, 40, 61],
  ])('of the median of %i runs from the %i. to the %i.', (n, low, high) => {
    expect(quantileInterval(upTo(n), 0.5)).toEqual({ low, high });
  });

  it('is none on a side for which there are too few values', () => {
    expect(quantileInterval(upTo(5), 0.5)).toEqual({ low: null, high: null });
    expect(quantileInterval(upTo(0), 0.5)).toEqual({ low: null, high: null });
    expect(quantileInterval(upTo(30), 0.9)).toEqual({ low: 23, high: null });
  });

  it('covers as often as it says: counted by binomial terms, one by one', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
    for (const [n, p] of [
      [12, 0.5],
      [40, 0.9],
      [60, 0.25],
    ] as const) {
      const { low, high } = quantileInterval(upTo(n), p);
      const term = (k: number) => choose(n, k) * p ** k * (1 - p) ** (n - k);
      // The quantile lies between the r-th and the s-th value when at least r and fewer than s lie below it.
      const [r, s] = [low ?? 0, high ?? n + 1];
      const between = (from: number, to: number) => {
        let sum = 0;
        for (let k = from; k < to; k++) sum += term(k);
        return sum;
      };
      expect(between(0, r)).toBeLessThanOrEqual(0.025);
      expect(between(0, r + 1)).toBeGreaterThan(0.025);
      expect(between(s, n + 1)).toBeLessThanOrEqual(0.025);
      expect(between(s - 1, n + 1)).toBeGreaterThan(0.025);
    }
  });

  it('holds the quantile between its limits', () => {
    const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(values, fc.constantFrom(0.5, 0.9), (all, p) => {
        const { low, high } = quantileInterval(Float64Array.from(all).sort(), p);
        const value = quantile(all, p) as number;
        expect(low ?? value).toBeLessThanOrEqual(value);
        expect(high ?? value).toBeGreaterThanOrEqual(value);
      }),
    );
  });
});

describe('the quantiles of a time to an event', () => {
  // Acute myelogenous leukaemia (Miller 1981), as R's survival package prints it.
  it('are those that R gives for the AML data', () => {
    const maintained = median([9, 13, 18, 23, 31, 34, 48], [13, 28, 45, 161]);
    expect(maintained).toEqual({ value: 31, low: 18, high: null });
    const not = median([5, 5, 8, 8, 12, 23, 27, 30, 33, 43, 45], [16]);
    expect(not).toEqual({ value: 23, low: 8, high: null });
  });

  // Freireich et al. 1963, 6-MP against placebo in leukaemia, in every textbook.
  it('are those that are published for 6-MP and placebo', () => {
    const mp = median([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]);
    expect(mp).toEqual({ value: 23, low: 16, high: null });
    const placebo = median([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], []);
    expect(placebo).toEqual({ value: 8, low: 4, high: 12 });
  });

  it('are none where the curve does not fall so far, or of nothing', () => {
    expect(median([5], [9, 9, 9])).toEqual({ value: null, low: 5, high: null });
    expect(median([], [])).toEqual({ value: null, low: null, high: null });
  });

  it('are those of the values themselves where nothing is censored', () => {
    const values = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, (all) => {
        const sorted = [...all].sort((a, b) => a - b);
        const half = sorted.length / 2;
        const middle = Number.isInteger(half)
          ? ((sorted[half - 1] as number) + (sorted[half] as number)) / 2
          : (sorted[Math.floor(half)] as number);
        expect(median(all, [])?.value).toBeCloseTo(middle, 9);
      }),
    );
  });

  it('come later the more are still waiting', () => {
    const times = fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 4, maxLength: 30 });
    fc.assert(
      fc.property(times, (all) => {
        const without = median(all, [])?.value ?? Number.POSITIVE_INFINITY;
        expect(median(all, [200, 200])?.value ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(without);
      }),
    );
  });
});
