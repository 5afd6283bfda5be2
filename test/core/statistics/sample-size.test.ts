import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuantile, twoSidedZ } from '../../../src/core/statistics/normal-quantile.js';
import { poissonInterval } from '../../../src/core/statistics/poisson-interval.js';
import { sampleSize } from '../../../src/core/statistics/sample-size.js';
import { wilson } from '../../../src/core/statistics/wilson.js';
import { workedExamples } from '../../reference.js';

const examples = workedExamples();
const USUAL = { confidence: 0.95, margin: 0.05, proportion: 0.5 };

describe('the size of a sample', () => {
  it('is 385, and 323 of 2000, after Cochran (Israel 1992); 333 after Yamane', () => {
    expect(sampleSize(2000, USUAL)).toEqual({ n0: 385, n: 323 });
    expect(sampleSize(2000, USUAL, 'yamane').n).toBe(333);
  });

  it.each([
    [10, 10],
    [50, 44],
    [100, 80],
    [500, 217],
    [1000, 278],
    [2800, 338],
    [10000, 370],
  ])('of %i is %i in the table of Krejcie and Morgan', (population, n) => {
    expect(sampleSize(population, USUAL, 'krejcie-morgan').n).toBe(n);
  });

  it.skipIf(!examples.has('krejcie-morgan-1970'))('is all of that table', () => {
    const table = Object.entries(examples.get('krejcie-morgan-1970')?.published) as [string, number][];
    expect(table.length).toBeGreaterThan(30);
    expect(table.map(([population]) => sampleSize(Number(population), USUAL, 'krejcie-morgan').n)).toEqual(
      table.map(([, n]) => n),
    );
  });

  it('is never more than there are, grows with population and confidence, and falls with the margin', () => {
    const share = fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), share, share, share, (population, confidence, margin, p) => {
        const precision = { confidence, margin, proportion: p };
        const { n, n0 } = sampleSize(population, precision);
        expect(n).toBeGreaterThanOrEqual(1);
        expect(n).toBeLessThanOrEqual(Math.min(population, n0));
        expect(sampleSize(population + 1, precision).n).toBeGreaterThanOrEqual(n);
        expect(sampleSize(population, { ...precision, margin: margin / 2 }).n).toBeGreaterThanOrEqual(n);
        expect(sampleSize(population, { ...precision, confidence: confidence / 2 }).n).toBeLessThanOrEqual(n);
      }),
    );
  });
});

describe('the quantile of the normal distribution', () => {
  it.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489004],
    [1e-5, -4.264890793922825],
    [1e-20, -9.262340089798409],
    [0.08, -1.4050715603096329],
  ])('at %f is %f', (p, z) => {
    expect(normalQuantile(p)).toBeCloseTo(z, 13);
  });

  it('is the same on both sides, and grows', () => {
    const p = fc.double({ min: 1e-6, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(p, (below) => {
        expect(normalQuantile(1 - below)).toBeCloseTo(-normalQuantile(below), 8);
      }),
    );
    fc.assert(
      fc.property(p, p, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(normalQuantile(low)).toBeLessThanOrEqual(normalQuantile(high));
      }),
    );
    expect(twoSidedZ(0.9)).toBeCloseTo(1.6448536269514722, 14);
  });
});

describe('intervals of the worked examples', () => {
  it.each([
    [0, 0, 3.69],
    [1, 0.025, 5.57],
    [10, 4.8, 18.39],
    [100, 81.36, 121.63],
  ])('of a count of %i is %f to %f (Garwood)', (count, low, high) => {
    const interval = poissonInterval(count);
    expect(Math.abs(interval.low - low)).toBeLessThanOrEqual(0.006);
    expect(Math.abs(interval.high - high)).toBeLessThanOrEqual(0.006);
  });

  it.skipIf(!examples.has('poisson-garwood'))('are all those of Garwood', () => {
    const found = Object.entries(examples.get('poisson-garwood')?.computed) as [string, [number, number]][];
    for (const [count, [low, high]] of found) {
      expect(poissonInterval(Number(count)).low).toBeCloseTo(low, 7);
      expect(poissonInterval(Number(count)).high).toBeCloseTo(high, 6);
    }
  });

  it.skipIf(!examples.has('wilson-binom-confint'))('are all those of Wilson', () => {
    const { published, tolerance } = examples.get('wilson-binom-confint') ?? { published: {}, tolerance: 0 };
    for (const [share, [low, high]] of Object.entries(published) as [string, [number, number]][]) {
      const [numerator = 0, denominator = 0] = share.split('/').map(Number);
      const found = wilson(numerator, denominator);
      expect(Math.abs((found.low ?? 9) - low)).toBeLessThanOrEqual(tolerance);
      expect(Math.abs((found.high ?? 9) - high)).toBeLessThanOrEqual(tolerance);
    }
  });
});
