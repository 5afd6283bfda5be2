import { incompleteBeta } from './incomplete-beta.js';
import { invertRising } from './invert.js';

/**
 * Exact interval for a proportion (Clopper and Pearson 1934), for those who are bound to it; it covers more often than it says,
 * so that reports use Wilson's. Null for nothing of nothing. Reference: 4 of 20 gives (.0573, .4366).
 */
export function binomialInterval(hits: number, n: number, confidence = 0.95): { low: number; high: number } | null {
  if (n === 0) return null;
  const tail = (1 - confidence) / 2;
  const limit = (a: number, b: number, p: number) => invertRising((x) => incompleteBeta(x, a, b), p, 0, 1);
  return {
    low: hits === 0 ? 0 : limit(hits, n - hits + 1, tail),
    high: hits === n ? 1 : limit(hits + 1, n - hits, 1 - tail),
  };
}
