import { quantileOfSorted } from './quantile.js';
import { seededRandom } from './random.js';
import type { Estimate } from './result.js';

export interface Resampling {
  /** How often; 0: no interval. */
  resamples?: number;
  /** A 32-bit integer: the same one draws the same. */
  seed?: number;
}

/** An interval with how many resamples it rests on: those in which the statistic is defined. */
export interface Bootstrapped extends Pick<Estimate, 'se' | 'low' | 'high' | 'interval'> {
  resamples: number;
}

/**
 * Bootstrap (Efron and Tibshirani 1993): as many places as there are, from 0 to n - 1, drawn with replacement, and the statistic of those, again and
 * again; the standard deviation and the percentiles 2.5 and 97.5 of what came out. No interval where half of the resamples or more have no
 * value, or where all give the same.
 */
export function bootstrap(
  n: number,
  { resamples = 0, seed = 1 }: Resampling,
  statistic: (places: readonly number[]) => number | null,
): Bootstrapped {
  const random = seededRandom(seed);
  const drawn: number[] = [];
  for (let round = 0; round < resamples; round++) {
    const value = statistic(Array.from({ length: n }, () => Math.floor(random() * n)));
    if (value !== null) drawn.push(value);
  }
  const sorted = Float64Array.from(drawn).sort();
  const [low, high] = [quantileOfSorted(sorted, 0.025), quantileOfSorted(sorted, 0.975)];
  const alike = sorted.at(0) === sorted.at(-1);
  if (low === null || high === null || alike || drawn.length * 2 <= resamples) {
    return { se: null, low: null, high: null, interval: null, resamples: drawn.length };
  }
  const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
  const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (drawn.length - 1);
  return { se: Math.sqrt(variance), low, high, interval: 'bootstrap', resamples: drawn.length };
}
