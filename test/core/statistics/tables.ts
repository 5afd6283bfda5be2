import type { RatingTable } from '../../../src/core/statistics/ratings.js';

/** A table of counts (rows: first rater) as one row of two ratings for each item. */
export function itemsOf(table: readonly (readonly number[])[]): RatingTable {
  return table.flatMap((row, i) => row.flatMap((n, j) => Array.from({ length: n }, () => [i, j])));
}
