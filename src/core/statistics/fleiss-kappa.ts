import { chanceCorrected } from './chance-corrected.js';
import { type RatingTable, ratingsOf } from './ratings.js';
import type { Estimate } from './result.js';

export interface FleissKappa extends Estimate {
  /** Standard error if all agreed by chance only (Fleiss, Nee and Landis 1979), and the value in units of it; null with ratings missing. */
  se_null: number | null;
  z: number | null;
  /** Kappa of each category against all others; null where it was given never or always, or with ratings missing. */
  by_category: (number | null)[];
}

/**
 * Fleiss' kappa (Fleiss 1971), unweighted, for any number of raters who need not be the same for each item; of two raters with
 * nothing missing it is Scott's pi. With ratings missing as generalised by Gwet (2014): see chanceCorrected. The standard error
 * is Gwet's, which holds whether or not raters agree beyond chance; `se_null` is the one that Fleiss tests with.
 */
export function fleissKappa(ratings: RatingTable, categories: number): FleissKappa {
  const estimate = chanceCorrected(ratings, categories, {
    variant: 'unweighted',
    chance: (overall) => {
      const ofItem = (shares: readonly number[]) =>
        shares.reduce((sum, share, k) => sum + share * (overall[k] ?? 0), 0);
      return { expected: ofItem(overall), ofItem };
    },
  });
  return { ...estimate, ...underChance(ratings, categories, estimate.value) };
}

function underChance(
  ratings: RatingTable,
  categories: number,
  value: number | null,
): Pick<FleissKappa, 'se_null' | 'z' | 'by_category'> {
  const items = ratings.map(ratingsOf).filter((given) => given.length > 0);
  const [n, m] = [items.length, items[0]?.length ?? 0];
  if (value === null || items.some((given) => given.length !== m)) {
    return { se_null: null, z: null, by_category: new Array(categories).fill(null) };
  }
  const counts = items.map((given) =>
    Array.from({ length: categories }, (_, k) => given.filter((rating) => rating === k).length),
  );
  const shares = Array.from({ length: categories }, (_, k) => sum(counts.map((row) => row[k] ?? 0)) / (n * m));
  const spread = sum(shares.map((p) => p * (1 - p)));
  const skew = sum(shares.map((p) => p * (1 - p) * (1 - 2 * p)));
  const seNull = (Math.sqrt(2) / (spread * Math.sqrt(n * m * (m - 1)))) * Math.sqrt(spread * spread - skew);
  return {
    se_null: seNull > 0 ? seNull : null,
    z: seNull > 0 ? value / seNull : null,
    by_category: shares.map((p, k) => {
      if (p === 0 || p === 1) return null;
      const split = sum(counts.map((row) => (row[k] ?? 0) * (m - (row[k] ?? 0))));
      return 1 - split / (n * m * (m - 1) * p * (1 - p));
    }),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
