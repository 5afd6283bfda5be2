import { incompleteGamma } from './incomplete-gamma.js';
import type { CountedIn } from './rate-ratio.js';

export interface Dispersion {
  /** How many times as much counts vary as chance alone would have it; null: too few to tell. */
  value: number | null;
  /** The chance of so much or more, if only chance is at work. */
  p: number | null;
}

/**
 * How much counts vary beyond Poisson's chance, within each of several stretches that have a rate of their own: Pearson's chi-square by its degrees of
 * freedom (McCullagh and Nelder, Generalized Linear Models, 4.5), with its upper tail. Counts of complaints that come in batches have more than 1. Null
 * where fewer than two counts lie in any stretch with a count above 0. Reference: 8, 12 and 16 of one size: 16/12 + 16/12 by 2 = 1.333.
 */
export function dispersion(stretches: readonly (readonly CountedIn[])[]): Dispersion {
  let [chiSquare, freedom] = [0, 0];
  for (const stretch of stretches) {
    const known = stretch.filter(({ size }) => size > 0);
    const sum = known.reduce((total, { count }) => total + count, 0);
    const length = known.reduce((total, { size }) => total + size, 0);
    if (sum === 0 || known.length < 2) continue;
    for (const { count, size } of known) {
      const expected = (sum * size) / length;
      chiSquare += (count - expected) ** 2 / expected;
    }
    freedom += known.length - 1;
  }
  if (freedom === 0) return { value: null, p: null };
  return { value: chiSquare / freedom, p: 1 - incompleteGamma(freedom / 2, chiSquare / 2) };
}
