import { logGamma } from './log-gamma.js';

/**
 * The regularised lower incomplete gamma function P(a, x), 0 to 1: the share of a gamma distribution of shape `a` below x, and
 * through it that of the chi-squared and Poisson distributions. Series below a + 1, continued fraction above (Abramowitz and
 * Stegun 6.5.29 and 6.5.31).
 */
export function incompleteGamma(a: number, x: number): number {
  return x < a + 1 ? below(a, x) : 1 - above(a, x);
}

/** What is above x instead, 1 - P(a, x), with all its digits however small it is. */
export function upperIncompleteGamma(a: number, x: number): number {
  return x < a + 1 ? 1 - below(a, x) : above(a, x);
}

function below(a: number, x: number): number {
  if (x <= 0) return 0;
  let term = 1 / a;
  let sum = term;
  for (let k = 1; term > sum * 1e-16; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return front(a, x) * sum;
}

function above(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k <= 10_000; k++) {
    const term = k * (a - k);
    b += 2;
    d = 1 / (b + term * d);
    c = b + term / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return front(a, x) * value;
}

function front(a: number, x: number): number {
  return Math.exp(a * Math.log(x) - x - logGamma(a));
}
