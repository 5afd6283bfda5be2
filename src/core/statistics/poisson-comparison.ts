import { binomialAtMost } from './binomial.js';

/**
 * The chance of a Poisson count of `count` or more where `before` were counted in `times` as long, if nothing has changed: given both, the count is
 * binomial of their sum with probability 1 / (1 + times) (Przyborowski and Wilenski 1940, Biometrika 31:313-323). Exact, and unlike a Poisson
 * distribution around the mean of what was counted before it knows that this mean is not exact. `before` and `times` above 0 or 0.
 * Reference: 5 against none in 8 times as long: (1 / 9) to the fifth.
 */
export function poissonMoreThan(count: number, before: number, times: number): number {
  if (count <= 0) return 1;
  const share = 1 / (1 + times);
  // From the other end, so that small chances keep their digits.
  return binomialAtMost(before, count + before, 1 - share);
}
