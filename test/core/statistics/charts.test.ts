import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binomialAtMost } from '../../../src/core/statistics/binomial.js';
import { cChart, uChart } from '../../../src/core/statistics/count-charts.js';
import { cusum } from '../../../src/core/statistics/cusum.js';
import { ewma, ewmaSpread } from '../../../src/core/statistics/ewma.js';
import { funnelLimit } from '../../../src/core/statistics/funnel.js';
import { nelsonRules } from '../../../src/core/statistics/nelson-rules.js';
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

describe('charts of counts', () => {
  const wafers = [16, 14, 28, 16, 12, 20, 10, 12, 10, 17, 19, 17, 14, 16, 15, 13, 14, 16, 11, 20, 11, 19, 16, 31, 13];

  test('wafers (NIST e-Handbook 6.3.3.1): a point on its limit is not outside', () => {
    const { centre, points } = cChart(wafers);
    expect(centre).toBe(16);
    expect(points[0]).toMatchObject({ low: 4, high: 28 });
    expect(points.flatMap(({ out }, at) => (out ? [at + 1] : []))).toEqual([24]);
  });

  test('larger samples have narrower limits; an empty one has none and weighs nothing', () => {
    const { centre, points } = uChart([
      { count: 4, size: 2 },
      { count: 16, size: 8 },
      { count: 0, size: 0 },
    ]);
    expect(centre).toBe(2);
    expect(points[0]).toMatchObject({ value: 2, low: 0, high: 5 });
    expect(points[1]).toMatchObject({ value: 2, low: 0.5, high: 3.5 });
    expect(points[2]).toEqual({ value: null, low: null, high: null, out: false });
    expect(uChart([]).centre).toBeNull();
  });
});

describe('cumulative sums', () => {
  test('what lies within the slack does not add up; a shift does, until it signals', () => {
    expect(cusum([0.4, -0.4, 0.5], 0, 0.5, 4).every(({ high, low }) => high === 0 && low === 0)).toBe(true);
    expect(cusum([2, 2, 2, 2], 0, 0.5, 4)).toEqual([
      { high: 1.5, low: 0, signal: false },
      { high: 3, low: 0, signal: false },
      { high: 4.5, low: 0, signal: true },
      { high: 6, low: 0, signal: true },
    ]);
  });

  test('upside down it is the same the other way round', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 })), (values) => {
        const turned = cusum(
          values.map((value) => -value),
          0,
          1,
          20,
        );
        expect(turned.map(({ high, low }) => [low, high])).toEqual(cusum(values, 0, 1, 20).map((p) => [p.high, p.low]));
      }),
    );
  });
});

describe("Nelson's rules", () => {
  const ends = (z: number[]) => nelsonRules(z).at(-1);

  test('one short of a pattern is none', () => {
    expect(ends([3])).toEqual([]);
    expect(ends(Array.from({ length: 8 }, () => 0.5))).toEqual([]);
    expect(ends([0.1, 0.2, 0.3, 0.4, 0.5])).toEqual([]);
    expect(ends(Array.from({ length: 13 }, (_, at) => (at % 2 ? 0.5 : -0.5)))).toEqual([]);
    expect(ends([2.1, 0, 0, 2.1])).toEqual([]);
    expect(ends([1.1, 1.1, 1.1, 0, 0])).toEqual([]);
    expect(ends(Array.from({ length: 14 }, (_, at) => (at % 3) * 0.3 - 0.3))).toEqual([]);
  });

  test('a point on the centre ends a run, a tie ends a trend', () => {
    expect(ends([0.5, 0.5, 0.5, 0.5, 0, 0.5, 0.5, 0.5, 0.5])).toEqual([]);
    expect(ends([0.1, 0.2, 0.2, 0.3, 0.4, 0.5])).toEqual([]);
  });

  test('two of three count only where this point is one of them, and on one side', () => {
    expect(nelsonRules([2.5, 2.5, 0])).toEqual([[], [5], []]);
    expect(ends([2.5, -2.5])).toEqual([]);
  });

  test('mirrored values break the same rules', () => {
    const z = fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { maxLength: 40 });
    fc.assert(
      fc.property(z, (given) => {
        expect(nelsonRules(given.map((value) => -value))).toEqual(nelsonRules(given));
      }),
    );
  });
});

describe('funnel limits', () => {
  test('by hand: of 2 with an even chance the upper quarter ends at one and a half', () => {
    // P(0) .25, P(<=1) .75, P(<=2) 1: p = .5 lies half-way through the step from 0 to 1.
    expect(funnelLimit(2, 0.5, 0.5)).toBeCloseTo(0.25, 12);
    expect(funnelLimit(2, 0.5, 0.75)).toBeCloseTo(0.5, 12);
    expect(funnelLimit(2, 0.5, 0.875)).toBeCloseTo(0.75, 12);
    expect(funnelLimit(0, 0.5, 0.975)).toBeNull();
    expect(funnelLimit(10, 0, 0.975)).toBe(0);
  });

  test('chance keeps to the limit as often as it should', () => {
    const n = fc.integer({ min: 1, max: 300 });
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(n, share, fc.constantFrom(0.001, 0.025, 0.975, 0.999), (of, target, p) => {
        const limit = funnelLimit(of, target, p) ?? Number.NaN;
        expect(limit).toBeGreaterThanOrEqual(0);
        expect(limit).toBeLessThanOrEqual(1);
        const [under, over] = [Math.floor(limit * of - 1e-9), Math.ceil(limit * of + 1e-9)];
        expect(binomialAtMost(under - 1, of, target)).toBeLessThanOrEqual(p + 1e-9);
        expect(binomialAtMost(over, of, target)).toBeGreaterThanOrEqual(p - 1e-9);
      }),
    );
  });
});
