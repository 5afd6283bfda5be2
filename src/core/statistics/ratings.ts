/**
 * Ratings as a table: a row for each item, a column for each rater, null where a rating is missing. On a nominal or ordinal
 * scale numbers are places in the list of categories, from 0 on; on an interval or ratio scale they are the values.
 */
export type RatingTable = readonly (readonly (number | null)[])[];

/** What an item was given: the ratings that are there. */
export function ratingsOf(row: readonly (number | null)[]): number[] {
  return row.filter((rating) => rating !== null);
}

/** Ratings of two raters as counts: rows by what the first said, columns by what the second said, of items that both rated. */
export function confusionTable(
  ratings: RatingTable,
  [first, second]: readonly [number, number],
  categories: number,
): number[][] {
  const table = Array.from({ length: categories }, () => new Array<number>(categories).fill(0));
  for (const row of ratings) {
    const [a, b] = [row[first] ?? null, row[second] ?? null];
    const counts = a === null ? undefined : table[a];
    if (counts && b !== null) counts[b] = (counts[b] ?? 0) + 1;
  }
  return table;
}

/** Why a coefficient of agreement has nothing to go by; null: it has. */
export function whyNoAgreement(ratings: RatingTable): 'no_data' | 'one_rater' | 'single_ratings' | null {
  const raters = new Set<number>();
  let shared = false;
  for (const row of ratings) {
    let here = 0;
    row.forEach((rating, rater) => {
      if (rating === null) return;
      raters.add(rater);
      here++;
    });
    shared ||= here > 1;
  }
  if (raters.size === 0) return 'no_data';
  if (raters.size === 1) return 'one_rater';
  return shared ? null : 'single_ratings';
}
