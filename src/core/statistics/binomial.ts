import { logChoose } from './log-gamma.js';

/** The probability of at most `k` among `n` that are each one with probability `p`: the sum of the binomial terms. */
export function binomialAtMost(k: number, n: number, p: number): number {
  if (k >= n || p <= 0) return 1;
  if (k < 0 || p >= 1) return 0;
  let sum = 0;
  for (let i = 0; i <= k; i++) sum += binomialTerm(i, n, p);
  return Math.min(1, sum);
}

/** The probability of exactly `k` among `n`. */
export function binomialTerm(k: number, n: number, p: number): number {
  if (p <= 0 || p >= 1) return Number(k === (p <= 0 ? 0 : n));
  return Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
}
