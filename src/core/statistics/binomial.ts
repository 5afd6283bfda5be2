import { logChoose } from './log-gamma.js';

/** The probability of at most `k` among `n` that are each one with probability `p`: the sum of the binomial terms. */
export function binomialAtMost(k: number, n: number, p: number): number {
  if (k >= n || p <= 0) return 1;
  if (k < 0 || p >= 1) return 0;
  const [yes, no] = [Math.log(p), Math.log1p(-p)];
  let sum = 0;
  for (let i = 0; i <= k; i++) sum += Math.exp(logChoose(n, i) + i * yes + (n - i) * no);
  return Math.min(1, sum);
}
