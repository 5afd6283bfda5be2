import { Problem } from '../problem.js';
import {
  forecastAt,
  type Smoothed,
  type Smoothing,
  type SmoothStart,
  smooth,
  startFromFirst,
  startFromSeasons,
  startWithoutSeason,
  varianceRatio,
} from '../statistics/exponential-smoothing.js';
import { fitSmoothing } from '../statistics/fit-smoothing.js';
import { type ForecastErrors, forecastErrors, seasonalNaive } from '../statistics/forecast-errors.js';
import { twoSidedZ } from '../statistics/normal-quantile.js';
import type { Statistic } from '../statistics/result.js';
import { labelAhead, type Series } from './history.js';

export const FORECAST_METHODS = ['simple', 'holt', 'holt-winters'] as const;
export type ForecastMethod = (typeof FORECAST_METHODS)[number];
export const STARTS = ['seasons', 'first'] as const;
export type Start = (typeof STARTS)[number];

export interface ForecastWish {
  /** Null: by season; without one, simple or Holt's, whichever was less off a step ahead. */
  method: ForecastMethod | null;
  /** Values in a season; 1: there is none. */
  season: number;
  ahead: number;
  /** Undefined: chosen. */
  alpha: number | undefined;
  beta: number | undefined;
  gamma: number | undefined;
  start: Start;
  /** Nothing is forecast below; null: no limit. */
  floor: number | null;
  /** Values held out to see how well it does; undefined: a season, or as many as are forecast. */
  test: number | undefined;
}

export interface ForecastItem {
  /** Null: the series has no labels that go on by themselves. */
  label: string | null;
  step: number;
  forecast: number;
  /** Limits of the 95 % and of the 80 % prediction interval; null: see the reason of `sigma`. */
  low: number | null;
  high: number | null;
  low80: number | null;
  high80: number | null;
}

export interface Backtest {
  /** Values held out; 0: none, see the reason. */
  periods: number;
  reason: 'too_short' | 'not_wanted' | null;
  model: ForecastErrors | null;
  naive: ForecastErrors | null;
  /** Which one was less off, by the mean absolute error. */
  better: 'model' | 'naive' | 'same' | null;
  /** Held-out values inside the 95 % interval. */
  within95: number | null;
}

export interface Forecast {
  method: ForecastMethod;
  season: number;
  parameters: Smoothing & { chosen: string[] };
  start: { rule: Start; level: number; trend: number | null; seasonals: number[] };
  level: number;
  trend: number | null;
  seasonals: number[];
  /** Standard deviation of errors one step ahead. */
  sigma: Statistic;
  n: number;
  floor: number | null;
  items: ForecastItem[];
  total: number;
  backtest: Backtest;
}

interface Fit {
  method: ForecastMethod;
  smoothing: Smoothing;
  chosen: string[];
  start: SmoothStart;
  end: Smoothed;
  sigma: Statistic;
}

/** Forecasts a series, says how sure that is, and what it would have been worth over the last values. */
export function forecastOf(series: Series, wish: ForecastWish): Forecast {
  const { values, pace } = series;
  const needed = fewest(wish);
  if (values.length < needed)
    throw new Problem('history_too_short', { found: values.length, needed, season: wish.season });
  const fit = fitOf(values, wish);
  const { method, smoothing, chosen, start, end, sigma } = fit;
  const withTrend = method !== 'simple';
  const items = steps(wish.ahead).map((step) => ({
    label: labelAhead(pace, step),
    ...predicted(fit, values.length, step, wish.floor),
  }));
  const forecast: Forecast = {
    ...{ method, season: method === 'holt-winters' ? wish.season : 1 },
    parameters: { ...smoothing, chosen },
    start: {
      rule: wish.start,
      level: start.level,
      trend: withTrend ? start.trend : null,
      seasonals: start.seasonals,
    },
    ...{ level: end.level, trend: withTrend ? end.trend : null, seasonals: end.seasonals },
    ...{ sigma, n: values.length, floor: wish.floor, items, total: items.length },
    backtest: backtest(values, wish),
  };
  const bounded = items.every(({ forecast: value, low, high }) => [value, low ?? 0, high ?? 0].every(Number.isFinite));
  if (!bounded)
    throw new Problem('forecast_unbounded', { alpha: smoothing.alpha, beta: smoothing.beta, gamma: smoothing.gamma });
  return forecast;
}

/** How many values a method needs: what it starts from, and enough that parameters make a difference. */
export function fewest({ method, season, beta }: Pick<ForecastWish, 'method' | 'season' | 'beta'>): number {
  if (method === 'holt-winters' || (method === null && season > 1)) return 2 * season;
  return method === 'simple' || (method === null && beta === undefined) ? 3 : 4;
}

function fitOf(values: readonly number[], wish: ForecastWish): Fit {
  if (wish.method !== null) return fitBy(wish.method, values, wish);
  if (wish.season > 1) return fitBy('holt-winters', values, wish);
  if (wish.beta !== undefined) return fitBy('holt', values, wish);
  const simple = fitBy('simple', values, wish);
  if (values.length < fewest({ ...wish, method: 'holt' })) return simple;
  const holt = fitBy('holt', values, wish);
  // Over the same steps: Holt's start has taken one value more.
  const [plain, sloping] = [deviation(simple.end.errors.slice(1), simple.chosen.length), holt.sigma.value];
  return plain !== null && sloping !== null && sloping < plain * (1 - 1e-9) ? holt : simple;
}

function fitBy(method: ForecastMethod, values: readonly number[], wish: ForecastWish): Fit {
  const wanted = {
    alpha: wish.alpha,
    beta: method === 'simple' ? null : wish.beta,
    gamma: method === 'holt-winters' ? wish.gamma : null,
  };
  const chosen = Object.entries(wanted).flatMap(([name, value]) => (value === undefined ? [name] : []));
  const start = startOf(method, values, wish);
  const smoothing = fitSmoothing(values, start, wanted);
  const end = smooth(values, start, smoothing);
  const value = deviation(end.errors, chosen.length + start.fitted);
  const sigma: Statistic = { value, n: end.errors.length, reason: value === null ? 'few_errors' : null };
  return { method, smoothing, chosen, start, end, sigma };
}

function startOf(method: ForecastMethod, values: readonly number[], { season, start }: ForecastWish): SmoothStart {
  if (method !== 'holt-winters') return startWithoutSeason(values, method === 'holt');
  return start === 'first' ? startFromFirst(values, season) : startFromSeasons(values, season);
}

/** Root of the mean square of what is free: less by each number that was fitted to the same values. Null: nothing is. */
function deviation(errors: readonly number[], fitted: number): number | null {
  const free = errors.length - fitted;
  return free < 1 ? null : Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / free);
}

const [Z80, Z95] = [twoSidedZ(0.8), twoSidedZ(0.95)];

function predicted(
  { smoothing, start, end, sigma }: Fit,
  length: number,
  step: number,
  floor: number | null,
): Omit<ForecastItem, 'label'> {
  const value = forecastAt(end, length, step);
  const spread =
    sigma.value === null ? null : sigma.value * Math.sqrt(varianceRatio(smoothing, start.seasonals.length, step));
  const above = (limit: number) => (floor === null ? limit : Math.max(floor, limit));
  const limit = (z: number) => (spread === null ? null : above(value + z * spread));
  return { step, forecast: above(value), low: limit(-Z95), high: limit(Z95), low80: limit(-Z80), high80: limit(Z80) };
}

/** The same forecast made without the last values, all at once, beside the seasonal-naive one. */
function backtest(values: readonly number[], wish: ForecastWish): Backtest {
  const none = { periods: 0, model: null, naive: null, better: null, within95: null };
  const most = values.length - fewest(wish);
  const wanted = wish.test ?? Math.min(wish.season > 1 ? wish.season : wish.ahead, Math.floor(values.length / 3), most);
  if (wish.test === 0) return { ...none, reason: 'not_wanted' };
  if (wish.test !== undefined && wish.test > most) {
    const needed = fewest(wish) + wish.test;
    throw new Problem('history_too_short', { found: values.length, needed, season: wish.season });
  }
  if (wanted < 1) return { ...none, reason: 'too_short' };
  const [learnt, came] = [values.slice(0, -wanted), values.slice(-wanted)];
  const fit = fitOf(learnt, wish);
  const items = steps(wanted).map((step) => predicted(fit, learnt.length, step, wish.floor));
  const season = fit.method === 'holt-winters' ? wish.season : 1;
  const errorsOf = (forecast: readonly number[]) => forecastErrors(came, forecast, learnt, season);
  const model = errorsOf(items.map(({ forecast }) => forecast));
  const naive = errorsOf(seasonalNaive(learnt, season, wanted));
  const inside = came.filter((value, at) => {
    const { low = null, high = null } = items[at] ?? {};
    return low !== null && high !== null && value >= low && value <= high;
  });
  return {
    ...{ periods: wanted, reason: null, model, naive, better: betterOf(model, naive) },
    within95: fit.sigma.value === null ? null : inside.length,
  };
}

function betterOf(
  { mae: { value: model } }: ForecastErrors,
  { mae: { value: naive } }: ForecastErrors,
): Backtest['better'] {
  if (model === null || naive === null) return null;
  if (Math.abs(model - naive) <= 1e-9 * Math.max(model, naive)) return 'same';
  return model < naive ? 'model' : 'naive';
}

function steps(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1);
}
