import { logChoose } from './log-gamma.js';

/** The probability of at most `k` marked ones among `n` drawn without replacement from `lot` of which `marked` are. */
export function hypergeometricAtMost(k: number, n: number, marked: number, lot: number): number {
  const fewest = Math.max(0, n - (lot - marked));
  if (k >= Math.min(n, marked)) return 1;
  const all = logChoose(lot, n);
  let sum = 0;
  for (let i = fewest; i <= k; i++) sum += Math.exp(logChoose(marked, i) + logChoose(lot - marked, n - i) - all);
  return Math.min(1, sum);
}

/**
 * The probability of `k` or more, to the same relative accuracy however small it is: the one-sided exact test of Fisher (1934), where of `lot` things
 * `marked` have one mark, `n` another, and `k` both. Terms are summed from the first one on, each made of the one before.
 * Reference: Fisher's tea, 4 of 4 cups right among 8: 1 / 70; 3 or more: 17 / 70.
 */
export function hypergeometricAtLeast(k: number, n: number, marked: number, lot: number): number {
  const [fewest, most] = [Math.max(0, n - (lot - marked)), Math.min(n, marked)];
  if (k <= fewest) return 1;
  if (k > most) return 0;
  // Below the middle nearly all is summed, and the first terms may be too small to be numbers.
  if (k <= (n * marked) / lot) return Math.max(0, 1 - hypergeometricAtMost(k - 1, n, marked, lot));
  const first = logChoose(marked, k) + logChoose(lot - marked, n - k) - logChoose(lot, n);
  let [term, sum] = [1, 1];
  for (let i = k + 1; i <= most && term > sum * 1e-17; i++) {
    term *= ((marked - i + 1) / i) * ((n - i + 1) / (lot - marked - n + i));
    sum += term;
  }
  return Math.min(1, sum * Math.exp(first));
}
