import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bootstrap } from '../../../src/core/statistics/bootstrap.js';
import { seededRandom } from '../../../src/core/statistics/random.js';
import { ratioOfSums } from '../../../src/core/statistics/ratio-of-sums.js';

test('worked by hand: residuals -0.6, 0, 0.6 by the sum of wholes 15', () => {
  const { value, low, high } = ratioOfSums([
    { part: 1, whole: 4 },
    { part: 2, whole: 5 },
    { part: 3, whole: 6 },
  ]);
  expect(value).toBeCloseTo(0.4, 12);
  expect(low).toBeCloseTo(0.4 - (1.959964 * Math.sqrt(1.08)) / 15, 6);
  expect(high).toBeCloseTo(0.4 + (1.959964 * Math.sqrt(1.08)) / 15, 6);
});

test('the interval is that of resampling, which shares no code with it', () => {
  const random = seededRandom(7);
  const pairs = Array.from({ length: 300 }, () => {
    const whole = 1 + 9 * random();
    return { part: whole * random() ** 2, whole };
  });
  const found = ratioOfSums(pairs);
  const drawn = bootstrap(pairs.length, { resamples: 2000, seed: 3 }, (places) => {
    const sum = (field: 'part' | 'whole') => places.reduce((all, place) => all + (pairs[place]?.[field] ?? 0), 0);
    return sum('part') / sum('whole');
  });
  expect(Math.abs((found.low ?? 0) - (drawn.low ?? 0))).toBeLessThan(0.006);
  expect(Math.abs((found.high ?? 0) - (drawn.high ?? 0))).toBeLessThan(0.006);
});

test('of nothing there is no share, of one no interval, and limits stay within 0 and 1', () => {
  expect(ratioOfSums([])).toEqual({ value: null, low: null, high: null });
  expect(ratioOfSums([{ part: 0, whole: 0 }])).toEqual({ value: null, low: null, high: null });
  expect(ratioOfSums([{ part: 1, whole: 4 }])).toEqual({ value: 0.25, low: null, high: null });
  const pair = fc.tuple(fc.nat(1000), fc.nat(1000)).map(([part, rest]) => ({ part, whole: part + rest + 1 }));
  fc.assert(
    fc.property(fc.array(pair, { minLength: 2 }), (pairs) => {
      const { value, low, high } = ratioOfSums(pairs);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low as number).toBeLessThanOrEqual((value as number) + 1e-12);
      expect(high as number).toBeGreaterThanOrEqual((value as number) - 1e-12);
    }),
  );
});
