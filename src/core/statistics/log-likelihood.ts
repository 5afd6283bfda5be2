import { upperIncompleteGamma } from './incomplete-gamma.js';

/**
 * How strongly two shares differ, `k1` of `n1` and `k2` of `n2`: the log-likelihood ratio G squared of the two-by-two table (Dunning 1993, Computational
 * Linguistics 19:61-74), twice the sum of observed x ln(observed / expected). Unlike Pearson's chi-squared it does not overrate what is rare. Never below 0; 0
 * where one of both is empty.
 * Reference: Dunning's table, "the swiss": 110 of 2552 against 111 of 29,225 is 270.72.
 */
export function logLikelihoodRatio(k1: number, n1: number, k2: number, n2: number): number {
  const [hits, all] = [k1 + k2, n1 + n2];
  if (n1 === 0 || n2 === 0) return 0;
  const part = (observed: number, row: number, column: number) =>
    observed === 0 ? 0 : observed * Math.log((observed * all) / (row * column));
  const sum = part(k1, n1, hits) + part(n1 - k1, n1, all - hits) + part(k2, n2, hits) + part(n2 - k2, n2, all - hits);
  return Math.max(0, 2 * sum);
}

/** The chance of such a ratio or a larger one if both shares are the same: chi-squared with one degree of freedom. Reference: 3.841459 is .05. */
export function likelihoodChance(ratio: number): number {
  return upperIncompleteGamma(0.5, ratio / 2);
}
