import { incompleteGamma } from './incomplete-gamma.js';
import { invertRising } from './invert.js';

/**
 * Exact interval for a count that is Poisson (Garwood 1936): the means for which a count this high, or this low, has half of what
 * `confidence` leaves. Limits of the count; for a rate divide both by what was counted in. Reference: 10 gives (4.795, 18.390).
 */
export function poissonInterval(count: number, confidence = 0.95): { low: number; high: number } {
  const tail = (1 - confidence) / 2;
  const limit = (shape: number, p: number) => invertRising((mean) => incompleteGamma(shape, mean), p, 0, shape + 1);
  return { low: count === 0 ? 0 : limit(count, tail), high: limit(count + 1, 1 - tail) };
}
