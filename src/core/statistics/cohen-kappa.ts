import type { RatingPair } from './percent-agreement.js';
import type { Statistic } from './result.js';

/**
 * Cohen's kappa (Cohen 1960), unweighted, two raters: (po - pe) / (1 - pe), where pe is the agreement expected from the two
 * raters' own marginal frequencies. Undefined (null, `one_category`) where both used one and the same category throughout:
 * agreement by chance is then certain. Skewed marginals push it down even where raters agree often, so show percent
 * agreement beside it. Reference: A=1101011011, B=1001011111 gives .5238.
 */
export function cohenKappa(pairs: readonly RatingPair[]): Statistic {
  const n = pairs.length;
  if (n === 0) return { value: null, n, reason: 'no_data' };
  const first = new Map<string, number>();
  const second = new Map<string, number>();
  let agreed = 0;
  for (const [a, b] of pairs) {
    first.set(a, (first.get(a) ?? 0) + 1);
    second.set(b, (second.get(b) ?? 0) + 1);
    if (a === b) agreed++;
  }
  // Counts as long as can be: a kappa of exactly .6 must not come out as .5999999999999996 and fail a rule that asks for .6.
  let chance = 0;
  for (const [category, count] of first) chance += count * (second.get(category) ?? 0);
  if (chance === n * n) return { value: null, n, reason: 'one_category' };
  return { value: (n * agreed - chance) / (n * n - chance), n, reason: null };
}
