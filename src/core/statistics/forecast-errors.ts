import { mean } from './mean.js';
import type { Statistic, Undefined } from './result.js';

/** How far forecasts were from what came. */
export interface ForecastErrors {
  /** Mean absolute error. */
  mae: Statistic;
  /** The same as a share of what came, on average. Undefined where a 0 came, of which nothing is a share. */
  mape: Statistic;
  /** The same by that of the naive forecast one step ahead within the values learnt from. Undefined where that one was never off. */
  mase: Statistic;
}

/**
 * Errors of forecasts made all at once for as many values as came. MASE: Hyndman and Koehler 2006, Int J Forecast 22:679-688, with the
 * seasonal-naive forecast, y a season before, as its measure; `season` 1: the value before. `learnt`: longer than the season.
 * By hand: learnt 1 2 3, season 1, came 5 4, forecast 4 4: MAE .5, MAPE .1, MASE .5.
 */
export function forecastErrors(
  came: readonly number[],
  forecast: readonly number[],
  learnt: readonly number[],
  season: number,
): ForecastErrors {
  const off = came.map((value, at) => Math.abs(value - (forecast[at] ?? 0)));
  const naive = learnt.slice(season).map((value, at) => Math.abs(value - (learnt[at] ?? 0)));
  const [mae, scale] = [mean(off), mean(naive)];
  const n = came.length;
  if (mae === null)
    return { mae: undefinedFor('no_data', n), mape: undefinedFor('no_data', n), mase: undefinedFor('no_data', n) };
  const shares = off.map((error, at) => error / Math.abs(came[at] ?? 0));
  return {
    mae: { value: mae, n, reason: null },
    mape: came.includes(0) ? undefinedFor('zero_values', n) : { value: mean(shares), n, reason: null },
    mase: scale ? { value: mae / scale, n, reason: null } : undefinedFor('naive_exact', n),
  };
}

/** The seasonal-naive forecast: as a season before. */
export function seasonalNaive(series: readonly number[], season: number, ahead: number): number[] {
  return Array.from({ length: ahead }, (_, step) => series[series.length - season + (step % season)] ?? 0);
}

function undefinedFor(reason: Undefined, n: number): Statistic {
  return { value: null, n, reason };
}
