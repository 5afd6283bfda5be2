import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ForecastWish, forecastOf } from '../../../src/core/insight/forecast.js';

const USUAL: ForecastWish = {
  ...{ method: null, season: 1, ahead: 3, start: 'seasons', floor: null, test: undefined },
  ...{ alpha: undefined, beta: undefined, gamma: undefined },
};
const of = (values: number[], wish: Partial<ForecastWish> = {}) =>
  forecastOf({ values, labels: null, pace: null }, { ...USUAL, ...wish });
const flat = (times: number, ...season: number[]) => Array.from({ length: times }, () => season).flat();

/** Of two-place seasons: what is left of a straight line through all of it and the mean of each place. */
function sumOfSquares(values: readonly number[]): number {
  const means = [0, 1, 2, 3].map((season) => ((values[2 * season] ?? 0) + (values[2 * season + 1] ?? 0)) / 2);
  const slope = means.reduce((sum, mean, season) => sum + (season - 1.5) * mean, 0) / 5 / 2;
  const detrended = values.map((value, at) => value - slope * at);
  const places = [0, 1].map((place) =>
    [0, 1, 2, 3].reduce((sum, season) => sum + (detrended[2 * season + place] ?? 0) / 4, 0),
  );
  return detrended.reduce((sum, value, at) => sum + (value - (places[at % 2] ?? 0)) ** 2, 0);
}

describe('a forecast', () => {
  it('of a season that never changes is that season, with intervals of no width', () => {
    const { method, items, sigma, backtest } = of(flat(4, 5, 9, 1), { season: 3, ahead: 4 });
    expect(method).toBe('holt-winters');
    expect(items.map(({ forecast }) => forecast)).toEqual([5, 9, 1, 5].map((value) => expect.closeTo(value, 9)));
    expect(sigma.value).toBeCloseTo(0, 9);
    expect(backtest).toMatchObject({ periods: 3, better: 'same', model: { mase: { reason: 'naive_exact' } } });
  });

  it('without a season is simple where nothing rises, and by Holt where something does', () => {
    expect(of([5, 6, 4, 5, 6, 4, 5, 5]).method).toBe('simple');
    const rising = of([1, 2, 3, 4, 5, 6, 7]);
    expect(rising).toMatchObject({ method: 'holt', level: 7, trend: 1, season: 1, seasonals: [] });
    expect(rising.items.map(({ forecast }) => forecast)).toEqual([8, 9, 10]);
    expect(rising.backtest).toMatchObject({ periods: 2, better: 'model' });
    expect(of([5, 6, 4, 5], { beta: 0.2 }).parameters).toMatchObject({ beta: 0.2, chosen: ['alpha'] });
  });

  it('has the intervals of its errors: by hand, simple with alpha 1', () => {
    // Errors 2, -2, 2, -2: each of 4 free, so sigma 2; two steps ahead the variance doubles.
    const { items, sigma } = of([10, 12, 10, 12, 10], { method: 'simple', alpha: 1, ahead: 2 });
    expect(sigma).toEqual({ value: 2, n: 4, reason: null });
    expect(items[0]).toMatchObject({ forecast: 10, low: expect.closeTo(10 - 3.919928, 5) });
    expect(items[1]).toMatchObject({ high80: expect.closeTo(10 + 2 * Math.SQRT2 * 1.2815516, 5) });
  });

  it('says so where there are too few errors for intervals, and values for a back-test', () => {
    const { sigma, items, backtest } = of([4, 6, 5, 8], { method: 'holt' });
    expect(sigma).toEqual({ value: null, n: 2, reason: 'few_errors' });
    expect(items[0]).toMatchObject({ low: null, high: null, low80: null, high80: null });
    expect(backtest).toMatchObject({ periods: 0, reason: 'too_short', model: null, better: null });
    expect(of([4, 6, 5, 5], { test: 0 }).backtest.reason).toBe('not_wanted');
  });

  it('has seasonal intervals by what is free after the start: 8 errors less 3', () => {
    // Nothing follows, so that errors are what is left of the line with its season.
    const given = { alpha: 0, beta: 0, gamma: 0, season: 2 };
    const { sigma } = of([1, 3, 1, 3, 3, 5, 3, 5], given);
    expect(sigma.n).toBe(8);
    expect(sigma.value).toBeCloseTo(Math.sqrt(sumOfSquares([1, 3, 1, 3, 3, 5, 3, 5]) / 5), 9);
    expect(of([1, 3, 2, 4], { season: 2 }).sigma).toMatchObject({ value: null, reason: 'few_errors' });
  });

  it('has intervals that hold about as often as they say', () => {
    let seed = 7;
    const uniform = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed / 2147483648;
    };
    const normal = () => Math.sqrt(-2 * Math.log(uniform() + 1e-9)) * Math.cos(2 * Math.PI * uniform());
    let [held, all] = [0, 0];
    for (let time = 0; time < 40; time++) {
      const shape = Array.from({ length: 7 }, () => 10 * normal());
      const values = Array.from({ length: 63 }, (_, at) => 50 + (shape[at % 7] ?? 0) + 5 * normal());
      const { items } = of(values.slice(0, 56), { season: 7, ahead: 7, test: 0 });
      for (const { step, low, high } of items) {
        const came = values[55 + step] ?? 0;
        if (came >= (low ?? 0) && came <= (high ?? 0)) held++;
        all++;
      }
    }
    expect(held / all).toBeGreaterThan(0.88);
    expect(held / all).toBeLessThan(0.99);
  });

  it('is never below its floor', () => {
    const { items } = of([9, 7, 5, 3, 1], { method: 'holt', floor: 0 });
    expect(items.map(({ forecast, low }) => [forecast, low])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  it('says when the naive forecast is better', () => {
    const { backtest } = of([1, 1, 1, 9, 9, 9], { method: 'simple', alpha: 0.1, test: 2 });
    expect(backtest).toMatchObject({ better: 'naive', naive: { mae: { value: 0 } }, within95: 2 });
  });

  it('is refused of too few values, with what is held out counted', () => {
    const args = (work: () => unknown) => {
      try {
        return work();
      } catch (error) {
        return (error as { args: unknown }).args;
      }
    };
    expect(args(() => of([1]))).toEqual({ found: 1, needed: 3, season: 1 });
    expect(args(() => of([1, 2, 3], { season: 2 }))).toEqual({ found: 3, needed: 4, season: 2 });
    expect(args(() => of([1, 2, 3, 4], { season: 2, test: 1 }))).toEqual({ found: 4, needed: 5, season: 2 });
  });

  it('is finite whatever comes, and wider the surer it is to be', () => {
    const values = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 4, maxLength: 30 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 2 }), (series, season) => {
        const { items, backtest } = of(series, { season, ahead: 5, floor: 0 });
        for (const { forecast, low, high, low80, high80 } of items) {
          expect(Number.isFinite(forecast)).toBe(true);
          if (low === null || high === null || low80 === null || high80 === null) continue;
          expect([low, low80, forecast, high80, high]).toEqual(
            [low, low80, forecast, high80, high].sort((a, b) => a - b),
          );
        }
        expect(JSON.stringify(backtest)).not.toMatch(/NaN|Infinity/);
      }),
      { numRuns: 40 },
    );
  });
});
