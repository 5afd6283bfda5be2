import { type RatingTable, ratingsOf, whyNoAgreement } from './ratings.js';
import { type Estimate, undefinedEstimate } from './result.js';
import { symmetricInterval } from './symmetric-interval.js';
import type { Weights } from './weights.js';

/** What is expected by chance: altogether, and what an item's own ratings add to that (shares of its ratings by category). */
export interface Chance {
  expected: number;
  ofItem: (shares: readonly number[]) => number;
}

/**
 * The coefficients of many raters that differ only in what they expect by chance (Gwet 2014, Handbook of Inter-Rater Reliability,
 * chapter 2 and 5): (pa - pe) / (1 - pe). pa is the mean over items with two ratings or more of the (weighted) agreement of their pairs;
 * items with one rating count for pe. Standard error by linearisation over all items, interval from t with items - 1 degrees of freedom,
 * as in R irrCAC: the squares are divided by n (n - 1), of two raters with nothing missing by n x n, as its functions for tables do. `categories`: how many the scale has, used or not. Undefined where all ratings fall into one category.
 */
export function chanceCorrected(
  ratings: RatingTable,
  categories: number,
  { weights, variant, chance }: { weights?: Weights; variant: string; chance: (shares: readonly number[]) => Chance },
): Estimate {
  const items = ratings.map(ratingsOf).filter((given) => given.length > 0);
  const shared = items.filter((given) => given.length > 1).length;
  const why = whyNoAgreement(ratings);
  if (why) return undefinedEstimate(why, shared, variant);
  const first = items[0]?.[0];
  if (items.every((given) => given.every((rating) => rating === first))) {
    return undefinedEstimate('one_category', shared, variant);
  }

  const n = items.length;
  const weight = (k: number, l: number) => (weights ? (weights[k]?.[l] ?? 0) : k === l ? 1 : 0);
  const counted = items.map((given) => {
    const counts = new Array<number>(categories).fill(0);
    for (const rating of given) counts[rating] = (counts[rating] ?? 0) + 1;
    const m = given.length;
    let agreed = 0;
    for (const [place, a] of given.entries()) {
      for (const b of given.slice(place + 1)) agreed += weight(a, b) + weight(b, a);
    }
    return { m, shares: counts.map((count) => count / m), agreement: m > 1 ? agreed / (m * (m - 1)) : 0 };
  });
  const overall = Array.from({ length: categories }, (_, k) => mean(counted.map(({ shares }) => shares[k] ?? 0)));
  const observed = counted.reduce((sum, { agreement }) => sum + agreement, 0) / shared;
  const { expected, ofItem } = chance(overall);
  if (1 - expected < 1e-12) return undefinedEstimate('one_category', shared, variant);
  const value = (observed - expected) / (1 - expected);

  const squares = counted.reduce((sum, { m, shares, agreement }) => {
    const own = m > 1 ? ((n / shared) * (agreement - expected)) / (1 - expected) : 0;
    const linear = own - (2 * (1 - value) * (ofItem(shares) - expected)) / (1 - expected);
    return sum + (linear - value) ** 2;
  }, 0);
  const tabular = ratings.every((row) => row.length === 2 && !row.includes(null));
  const width = symmetricInterval(value, n > 1 ? squares / (n * (tabular ? n : n - 1)) : 0, { df: n - 1 });
  return { value, ...width, variant, n: shared, reason: null };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
