import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from '../../../src/core/statistics/quantile.js';

describe('the quantile of type 7', () => {
  // Wikipedia, "Percentile", linear interpolation with C = 1: the 40th of 15, 20, 35, 40, 50 is 29 (nearest rank would say 20).
  it('interpolates between order statistics as published', () => {
    expect(quantile([15, 20, 35, 40, 50], 0.4)).toBeCloseTo(29, 12);
  });

  it.each([
    [0, 1],
    [0.25, 3.25],
    [0.5, 5.5],
    [0.9, 9.1],
    [1, 10],
  ])('at %f of 1 to 10 is %f, as R says', (p, expected) => {
    expect(quantile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], p)).toBeCloseTo(expected, 12);
  });

  it('sorts by size, not as text', () => {
    expect(quantile([9, 100, 10], 0.5)).toBe(10);
  });

  it('of one value is that value, of none is null', () => {
    expect([0, 0.5, 1].map((p) => quantile([7], p))).toEqual([7, 7, 7]);
    expect([quantile([], 0.5), quantile([], 0.9)]).toEqual([null, null]);
  });

  it('leaves its input alone', () => {
    const values = Object.freeze([3, 1, 2]);
    expect(quantile(values, 0.5)).toBe(2);
    expect(values).toEqual([3, 1, 2]);
  });

  it('lies between the extremes and grows with p', () => {
    const values = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, share, share, (given, p, q) => {
        const [low, high] = [quantile(given, Math.min(p, q)), quantile(given, Math.max(p, q))].map(Number);
        expect(low).toBeGreaterThanOrEqual(Math.min(...given));
        expect(low).toBeLessThanOrEqual(Number(high) + 1e-6);
        expect(high).toBeLessThanOrEqual(Math.max(...given));
      }),
    );
  });
});
