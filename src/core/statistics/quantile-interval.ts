import { incompleteBeta } from './incomplete-beta.js';

/** Limits of a quantile: values that were observed. Null: too few were for a limit on that side. */
export interface QuantileInterval {
  low: number | null;
  high: number | null;
}

/**
 * The distribution-free interval of a quantile by order statistics (Conover 1999, Practical Nonparametric Statistics, 3.2; Hahn and Meeker 1991): how many
 * of n values lie below the quantile is binomial, whatever the values are of. Each side leaves out at most half of what `confidence` leaves, so it covers
 * at least as often as it says. Values in order; `p` between 0 and 1. Reference: the median of 10 lies between the 2nd and the 9th, of 20 between the 6th
 * and the 15th; five are too few.
 */
export function quantileInterval(sorted: Float64Array, p: number, confidence = 0.95): QuantileInterval {
  const n = sorted.length;
  const tail = (1 - confidence) / 2;
  // The most that may lie below the lower limit, and the fewest below the upper one.
  const spread = 2 * Math.sqrt(n * p * (1 - p));
  const low = largest(n, Math.round(n * p - spread), (rank) => atMost(rank - 1, n, p) <= tail);
  const high = n + 1 - largest(n, Math.round(n * (1 - p) - spread), (rank) => atMost(rank - 1, n, 1 - p) <= tail);
  return { low: low < 1 ? null : (sorted[low - 1] ?? null), high: high > n ? null : (sorted[high - 1] ?? null) };
}

/** The largest rank from 1 to n that holds, where all below it do; 0: none. Looked for around `guess`, since each look is dear. */
function largest(n: number, guess: number, holds: (rank: number) => boolean): number {
  let [low, high] = [0, n];
  for (let step = 2, rank = Math.min(n, Math.max(1, guess)); low < high; step *= 2) {
    if (holds(rank)) {
      low = Math.max(low, rank);
      if (rank + step > high) break;
      rank += step;
    } else {
      high = Math.min(high, rank - 1);
      if (rank - step < low + 1) break;
      rank -= step;
    }
    if (rank <= low || rank > high) break;
  }
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** At most `k` of `n`, each with probability `p`: by the incomplete beta function, since n may be a hundred thousand. */
function atMost(k: number, n: number, p: number): number {
  return k >= n ? 1 : incompleteBeta(1 - p, n - k, k + 1);
}
