import type { RatingTable } from './ratings.js';
import { type Estimate, undefinedEstimate } from './result.js';
import { symmetricInterval } from './symmetric-interval.js';

/**
 * How far one rater lies above (lenient) or below (strict) the others: the mean over items of the rating minus the mean of the others'
 * ratings of the same item, or minus that of the `baseline` rater. In units of the ratings. Interval from t over items.
 */
export function raterBias(ratings: RatingTable, rater: number, baseline?: number): Estimate {
  const variant = baseline === undefined ? 'against the rest' : 'against the baseline';
  const differences = ratings.flatMap((row) => {
    const own = row[rater] ?? null;
    const others = row.flatMap((rating, other) => {
      const counts = baseline === undefined ? other !== rater : other === baseline;
      return rating === null || !counts ? [] : [rating];
    });
    return own === null || others.length === 0 ? [] : [own - mean(others)];
  });
  const n = differences.length;
  if (n === 0) return undefinedEstimate('no_data', 0, variant);
  const value = mean(differences);
  const squares = differences.reduce((sum, difference) => sum + (difference - value) ** 2, 0);
  const limits = { df: n - 1, most: Number.POSITIVE_INFINITY, least: Number.NEGATIVE_INFINITY };
  const width = symmetricInterval(value, n > 1 ? squares / (n * (n - 1)) : 0, limits);
  return { value, ...width, variant, n, reason: null };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
