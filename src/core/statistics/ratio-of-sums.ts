import { Z95 } from './normal.js';

export interface RatioOfSums {
  value: number | null;
  /** Limits of the 95 % interval, within 0 and 1. Null: fewer than two pairs, or there is no ratio. */
  low: number | null;
  high: number | null;
}

/**
 * The share that parts make up of wholes, all added up, so that large wholes weigh more; with the interval by linearisation (Cochran 1977, Sampling Techniques,
 * 6.4): the variance of the sum of part - ratio x whole, with n - 1, by the square of the sum of wholes. No correction for a finite population, so it is a little wide
 * where many of all are in it. Reference: parts 1, 2, 3 of wholes 4, 5, 6 are 0.4 (0.2642, 0.5358).
 */
export function ratioOfSums(pairs: readonly { part: number; whole: number }[]): RatioOfSums {
  const n = pairs.length;
  const [part, whole] = pairs.reduce(([parts, wholes], each) => [parts + each.part, wholes + each.whole], [0, 0]);
  if (whole === 0) return { value: null, low: null, high: null };
  const value = part / whole;
  if (n < 2) return { value, low: null, high: null };
  const squares = pairs.reduce((sum, each) => sum + (each.part - value * each.whole) ** 2, 0);
  const error = Math.sqrt((n * squares) / (n - 1)) / whole;
  return { value, low: Math.max(0, value - Z95 * error), high: Math.min(1, value + Z95 * error) };
}
