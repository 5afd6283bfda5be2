import { type Smoothing, type SmoothStart, smooth } from './exponential-smoothing.js';

/** What was given; undefined: to be chosen; null: the method has none. */
export interface SmoothingWish {
  alpha: number | undefined;
  beta: number | null | undefined;
  gamma: number | null | undefined;
}

/** Steps of the first search, and how fine the last one is. */
const COARSE = 10;
const FINEST = 1 / 2560;
/** Better only by what lies in the last bits is no better: of equals the first one stays, which follows least. */
const NO_BETTER = 1e-12;

/**
 * The smoothing with the least sum of squares of one-step errors. First every combination of tenths from 0 to 1, then from the best one
 * steps up and down that are halved until they are finest: no chance in it, so the same series always gives the same answer. A least
 * value beside the best tenths can be missed, as by any search of this sort. What was given stays.
 */
export function fitSmoothing(series: readonly number[], start: SmoothStart, wish: SmoothingWish): Smoothing {
  const scale = series.reduce((sum, value) => sum + value * value, 0);
  const lost = (smoothing: Smoothing) => {
    const sum = smooth(series, start, smoothing).errors.reduce((total, error) => total + error * error, 0);
    return Number.isFinite(sum) ? sum : Number.POSITIVE_INFINITY;
  };
  let best: Smoothing = { alpha: 0, beta: 0, gamma: 0 };
  let least = Number.NaN;
  const consider = (smoothing: Smoothing) => {
    const sum = lost(smoothing);
    if (
      Number.isNaN(least) ||
      sum < least - NO_BETTER * Math.max(least === Number.POSITIVE_INFINITY ? 0 : least, scale)
    ) {
      [best, least] = [smoothing, sum];
    }
  };
  for (const alpha of tenths(wish.alpha)) {
    for (const beta of tenths(wish.beta)) {
      for (const gamma of tenths(wish.gamma)) consider({ alpha: alpha ?? 0, beta, gamma });
    }
  }
  const free = (['alpha', 'beta', 'gamma'] as const).filter((name) => wish[name] === undefined);
  for (let step = 1 / (2 * COARSE); step >= FINEST; ) {
    const before = best;
    for (const name of free) {
      for (const change of [-step, step]) {
        const value = Math.min(1, Math.max(0, (best[name] ?? 0) + change));
        if (value !== best[name]) consider({ ...best, [name]: value });
      }
    }
    if (best === before) step /= 2;
  }
  return best;
}

function tenths(given: number | null | undefined): (number | null)[] {
  return given === undefined ? Array.from({ length: COARSE + 1 }, (_, tenth) => tenth / COARSE) : [given];
}
