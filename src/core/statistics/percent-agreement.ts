import type { Statistic } from './result.js';

/** A pair of ratings of one item by two raters. */
export type RatingPair = readonly [first: string, second: string];

/** Share of items on which two raters gave exactly the same answer. */
export function percentAgreement(pairs: readonly RatingPair[]): Statistic {
  const n = pairs.length;
  if (n === 0) return { value: null, n, reason: 'no_data' };
  return { value: pairs.filter(([first, second]) => first === second).length / n, n, reason: null };
}
