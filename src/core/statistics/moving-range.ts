/** What the mean range of two values is, in standard deviations of a normal distribution: 2 / sqrt(pi). */
const D2 = 1.128;

/**
 * The standard deviation of values in order of time, by the mean of their moving ranges of two (NIST/SEMATECH e-Handbook 6.3.2.2): a shift between
 * stretches hardly widens it, as it would the usual one. Null of fewer than two. Reference: flow rates 49.6 to 52.1 of the handbook: mean range 1.8778,
 * limits 45.8159 and 55.8041.
 */
export function movingRangeDeviation(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const ranges = values.slice(1).map((value, at) => Math.abs(value - (values[at] ?? 0)));
  return ranges.reduce((sum, range) => sum + range, 0) / ranges.length / D2;
}
