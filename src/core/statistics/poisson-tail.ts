import { incompleteGamma } from './incomplete-gamma.js';

/**
 * The chance of a Poisson count of `count` or more where `mean` is expected, through the incomplete gamma function (Abramowitz and Stegun 26.4.21).
 * Reference: 5 or more where 1 is expected: .003660.
 */
export function poissonAtLeast(count: number, mean: number): number {
  return count <= 0 ? 1 : incompleteGamma(count, mean);
}
