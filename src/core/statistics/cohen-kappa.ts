import type { RatingPair } from './percent-agreement.js';
import type { Statistic } from './result.js';
import { weightedKappa } from './weighted-kappa.js';

/**
 * Cohen's kappa (Cohen 1960), unweighted, two raters: (po - pe) / (1 - pe), where pe is the agreement expected from the two
 * raters' own marginal frequencies. Undefined (null, `one_category`) where both used one and the same category throughout:
 * agreement by chance is then certain. Skewed marginals push it down even where raters agree often, so show percent
 * agreement beside it. Reference: A=1101011011, B=1001011111 gives .5238.
 */
export function cohenKappa(pairs: readonly RatingPair[]): Statistic {
  const places = new Map([...new Set(pairs.flat())].map((category, place) => [category, place]));
  const table = Array.from(places, () => new Array<number>(places.size).fill(0));
  for (const [a, b] of pairs) {
    const [row, column] = [table[places.get(a) ?? 0], places.get(b) ?? 0];
    if (row) row[column] = (row[column] ?? 0) + 1;
  }
  const { value, n, reason } = weightedKappa(table);
  return { value, n, reason };
}
