import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  forecastAt,
  smooth,
  startFromFirst,
  startFromSeasons,
  startWithoutSeason,
  varianceRatio,
} from '../../../src/core/statistics/exponential-smoothing.js';
import { fitSmoothing } from '../../../src/core/statistics/fit-smoothing.js';
import { forecastErrors, seasonalNaive } from '../../../src/core/statistics/forecast-errors.js';

const share = fc.integer({ min: 0, max: 20 }).map((part) => part / 20);
const CHOSEN = { alpha: undefined, beta: undefined, gamma: undefined };

describe('exponential smoothing', () => {
  it('is, simple, what the formula gives by hand', () => {
    const simple = { alpha: 0.5, beta: null, gamma: null };
    const found = smooth([10, 20, 16], startWithoutSeason([10, 20, 16], false), simple);
    expect(found).toMatchObject({ level: 15.5, trend: 0, errors: [10, 1] });
    expect(forecastAt(found, 3, 5)).toBe(15.5);
  });

  it('is, by Holt, what the formula gives by hand', () => {
    // Level 10, trend 2; then 12 as expected; then 18 instead of 14: level 16, trend .5 * 4 + .5 * 2 = 3.
    const holt = { alpha: 0.5, beta: 0.5, gamma: null };
    const found = smooth([10, 12, 18], startWithoutSeason([10, 12, 18], true), holt);
    expect(found).toMatchObject({ level: 16, trend: 3, errors: [4] });
    expect(forecastAt(found, 3, 2)).toBe(22);
  });

  it('starts, from the first value, by the trend and the distances of two seasons', () => {
    expect(startFromFirst([1, 3, 3, 5], 2)).toMatchObject({ level: 1, trend: 1, seasonals: [-1, 1] });
  });

  it('starts, from all seasons, by their line and what is left of it', () => {
    // Means 2 and 4: trend 1, so the level before the first value is 2 - 1.5; what is left: -1 + .5 and 1 - .5.
    expect(startFromSeasons([1, 3, 3, 5], 2)).toMatchObject({ level: 0.5, trend: 1, seasonals: [-0.5, 0.5] });
  });

  it('forecasts a line with a season that never changes exactly, however it follows', () => {
    const line = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -9, max: 9 }));
    const season = fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(
        line,
        season,
        fc.integer({ min: 2, max: 5 }),
        share,
        share,
        share,
        (of, shape, seasons, ...follow) => {
          const value = (at: number) => of[0] + of[1] * at + (shape[at % shape.length] ?? 0);
          const series = Array.from({ length: seasons * shape.length + 1 }, (_, at) => value(at));
          const [alpha, beta, gamma] = follow;
          const found = smooth(series, startFromSeasons(series, shape.length), { alpha, beta, gamma });
          for (let ahead = 1; ahead <= 2 * shape.length; ahead++) {
            expect(forecastAt(found, series.length, ahead)).toBeCloseTo(value(series.length + ahead - 1), 6);
          }
        },
      ),
    );
  });

  it('is surer of what is nearer', () => {
    fc.assert(
      fc.property(share, share, share, fc.integer({ min: 1, max: 12 }), (alpha, beta, gamma, season) => {
        const ratios = [1, 2, 3, 12, 13].map((ahead) => varianceRatio({ alpha, beta, gamma }, season, ahead));
        expect(ratios[0]).toBe(1);
        expect([...ratios].sort((a, b) => a - b)).toEqual(ratios);
      }),
    );
    expect(varianceRatio({ alpha: 1, beta: null, gamma: null }, 1, 7)).toBe(7);
    // c1 = .5 * 1.2, c2 = .5 * 1.4 + .4 * .5
    expect(varianceRatio({ alpha: 0.5, beta: 0.2, gamma: 0.4 }, 2, 3)).toBeCloseTo(1 + 0.36 + 0.81, 12);
  });
});

describe('the search for parameters', () => {
  it('is as good as any pair of hundredths, and the same each time', () => {
    const series = [3, 5, 4, 8, 7, 9, 12, 10, 14, 13, 15, 19];
    const start = startWithoutSeason(series, true);
    const lost = (alpha: number, beta: number) =>
      smooth(series, start, { alpha, beta, gamma: null }).errors.reduce((sum, error) => sum + error ** 2, 0);
    const wish = { ...CHOSEN, gamma: null };
    const { alpha, beta } = fitSmoothing(series, start, wish);
    expect(fitSmoothing(series, start, wish)).toEqual({ alpha, beta, gamma: null });
    let least = Number.POSITIVE_INFINITY;
    for (let a = 0; a <= 100; a++) for (let b = 0; b <= 100; b++) least = Math.min(least, lost(a / 100, b / 100));
    expect(lost(alpha, beta ?? 0)).toBeLessThanOrEqual(least * 1.0001);
  });

  it('keeps what was given, and follows least where nothing is to be learnt', () => {
    const series = [1, 3, 1, 3, 1, 3, 1, 3];
    expect(fitSmoothing(series, startFromSeasons(series, 2), { ...CHOSEN, beta: 0.3 })).toEqual({
      alpha: 0,
      beta: 0.3,
      gamma: 0,
    });
  });

  it('stays between 0 and 1', () => {
    const values = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 12 });
    fc.assert(
      fc.property(values, (series) => {
        const found = fitSmoothing(series, startFromSeasons(series, 2), CHOSEN);
        for (const value of Object.values(found)) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('the errors of forecasts', () => {
  it('are by hand .5, .1 and .5', () => {
    expect(forecastErrors([5, 4], [4, 4], [1, 2, 3], 1)).toEqual({
      mae: { value: 0.5, n: 2, reason: null },
      mape: { value: 0.1, n: 2, reason: null },
      mase: { value: 0.5, n: 2, reason: null },
    });
  });

  it('have no share of 0, no measure that was never off, and nothing of none', () => {
    const { mape, mase } = forecastErrors([0], [1], [2, 2], 1);
    expect([mape, mase]).toEqual([
      { value: null, n: 1, reason: 'zero_values' },
      { value: null, n: 1, reason: 'naive_exact' },
    ]);
    expect(forecastErrors([], [], [1, 2], 1).mae).toEqual({ value: null, n: 0, reason: 'no_data' });
  });

  it('are against a season before', () => {
    expect(seasonalNaive([1, 2, 3, 4, 5], 2, 5)).toEqual([4, 5, 4, 5, 4]);
    expect(forecastErrors([4, 9], [4, 5], [1, 2, 3, 4], 2).mase.value).toBe(1);
  });
});
