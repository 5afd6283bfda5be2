export interface CusumPoint {
  /** How far values have run above the target, and below it, since each sum was last 0. */
  high: number;
  low: number;
  /** One of the two is beyond `h`. */
  signal: boolean;
}

/**
 * Tabular CUSUM (Page 1954; NIST/SEMATECH e-Handbook 6.3.2.3): what exceeds the target by more than `k` (the slack: half of the shift to be found)
 * adds up, and never falls below 0; a sum above `h` signals. All in units of the values. Sums are not reset by a signal. Reference: target 325,
 * k .3175, h 4.1959: signal at the 14th of 20.
 */
export function cusum(values: readonly number[], target: number, k: number, h: number): CusumPoint[] {
  let [high, low] = [0, 0];
  return values.map((value) => {
    high = Math.max(0, high + value - target - k);
    low = Math.max(0, low + target - k - value);
    return { high, low, signal: high > h || low > h };
  });
}
