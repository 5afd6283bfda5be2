/**
 * Exponentially weighted moving average (Roberts 1959): each value weighs `lambda`, what came before the rest. `start`: what it is taken
 * to be before the first value. A value that is missing leaves it as it was. Reference: NIST/SEMATECH e-Handbook 6.3.2.4, start 50, lambda .3.
 */
export function ewma(values: readonly (number | null)[], lambda: number, start: number): number[] {
  let average = start;
  return values.map((value) => {
    if (value !== null) average = lambda * value + (1 - lambda) * average;
    return average;
  });
}

/** How far the average strays from its centre by chance: three standard errors once it has run for a while. `sd`: of single values. */
export function ewmaSpread(sd: number, lambda: number): number {
  return 3 * sd * Math.sqrt(lambda / (2 - lambda));
}
