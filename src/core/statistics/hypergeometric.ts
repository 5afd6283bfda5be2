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
