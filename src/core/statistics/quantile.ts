/**
 * Quantile of type 7 in Hyndman and Fan (1996): linear between the order statistics, what R and spreadsheets give by default.
 * `p` from 0 to 1. Null for no values. The input is not changed.
 */
export function quantile(values: readonly number[], p: number): number | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below] ?? 0;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (high - low) * (position - below);
}
