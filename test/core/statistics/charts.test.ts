import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ewma, ewmaSpread } from '../../../src/core/statistics/ewma.js';
import { pChart } from '../../../src/core/statistics/p-chart.js';

describe('p chart', () => {
  test('orange juice cans (NIST e-Handbook 6.3.3.2)', () => {
    const defectives = [
      12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
    ];
    const { centre, points } = pChart(defectives.map((found) => ({ found, of: 50 })));
    expect(centre).toBeCloseTo(0.2313, 4);
    expect(points[0]?.high).toBeCloseTo(0.4102, 4);
    expect(points[0]?.low).toBeCloseTo(0.0524, 4);
    expect(points.flatMap(({ out }, index) => (out ? [index + 1] : []))).toEqual([15, 23]);
  });

  test('nothing looked at has no share, and stretches no limit', () => {
    expect(pChart([{ found: 0, of: 0 }])).toEqual({
      centre: null,
      points: [{ share: null, low: null, high: null, out: false }],
    });
    const { points } = pChart([
      { found: 1, of: 10 },
      { found: 0, of: 0 },
    ]);
    expect(points[1]).toMatchObject({ share: null, out: false });
  });

  test('limits lie about the centre and between 0 and 1, narrower for more', () => {
    const samples = fc.array(
      fc.tuple(fc.nat(50), fc.nat(50)).map(([found, more]) => ({ found, of: found + more })),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(samples, (given) => {
        const { centre, points } = pChart(given);
        for (const [index, { low, high }] of points.entries()) {
          if (low === null || high === null || centre === null) continue;
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low <= centre && centre <= high).toBe(true);
          for (const [other, point] of points.entries()) {
            if ((given[other]?.of ?? 0) > (given[index]?.of ?? 0)) expect(point.high).toBeLessThanOrEqual(high);
          }
        }
      }),
    );
  });
});

describe('moving average', () => {
  test('NIST e-Handbook 6.3.2.4', () => {
    const values = [
      52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1,
    ];
    const published = [
      50.6, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52, 50.05, 49.38, 49.92,
      50.73, 51.23, 51.94, 51.99,
    ];
    const averages = ewma(values, 0.3, 50);
    for (const [index, average] of averages.entries())
      expect(Math.abs(average - (published[index] ?? 0))).toBeLessThan(0.011);
    expect(50 + ewmaSpread(2.0539, 0.3)).toBeCloseTo(52.5884, 3);
  });

  test('a missing value leaves it as it was', () => {
    expect(ewma([1, null, 1], 0.5, 0)).toEqual([0.5, 0.5, 0.75]);
  });
});
