import { type Bootstrapped, bootstrap, type Resampling } from './bootstrap.js';
import { type RatingTable, ratingsOf, whyNoAgreement } from './ratings.js';
import { type Estimate, undefinedEstimate } from './result.js';

export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

export interface Alpha extends Estimate, Bootstrapped {}

/** An item as the places of its ratings in the list of values. */
type Item = readonly number[];

/**
 * Krippendorff's alpha (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability): 1 - observed / expected disagreement, for
 * any number of raters, ratings missing or not; items with fewer than two ratings are left out. `ordinal` goes by the order of
 * the numbers, `interval` and `ratio` by the numbers themselves; a ratio scale has no negative ones.
 *
 * Interval and standard error by resampling items (Efron and Tibshirani 1993): as many items as there are, drawn with
 * replacement, alpha worked out anew with what is expected among those, percentiles 2.5 and 97.5. Not Krippendorff's own
 * algorithm, which draws disagreements and keeps what is expected fixed. Resamples in which all values are the same have no alpha and are
 * left out. The same `seed` (a 32-bit integer) gives the same interval. Null where half of the resamples or more have none, or where all give the same.
 *
 * Undefined where all values are the same: nothing is there to be told apart. Reference: A=1101011011, B=1001011111 gives .5476.
 */
export function krippendorffAlpha(ratings: RatingTable, metric: Metric, resampling: Resampling = {}): Alpha {
  const given = ratings.map(ratingsOf).filter((row) => row.length > 1);
  const n = given.length;
  const none = { resamples: 0 };
  const why = whyNoAgreement(ratings);
  if (why) return { ...undefinedEstimate(why, n, metric), ...none };
  const values = [...new Set(given.flat())].sort((a, b) => a - b);
  if (metric === 'ratio' && (values[0] ?? 0) < 0)
    return { ...undefinedEstimate('negative_values', n, metric), ...none };
  const places = new Map(values.map((value, place) => [value, place]));
  const items = given.map((row): Item => row.map((value) => places.get(value) ?? 0));
  const value = alphaOf(items, values, metric);
  if (value === null) return { ...undefinedEstimate('one_category', n, metric), ...none };

  const drawn = bootstrap(n, resampling, (places) =>
    alphaOf(
      places.map((place) => items[place] ?? []),
      values,
      metric,
    ),
  );
  return { value, ...drawn, variant: metric, n, reason: null };
}

/** Alpha of items with two ratings or more each; null where all values are the same. */
function alphaOf(items: readonly Item[], values: readonly number[], metric: Metric): number | null {
  const { observed, expected } = disagreementOf(items, values, metric);
  return expected > 0 ? 1 - observed / expected : null;
}

/** What raters differ by, and what they would by chance, both summed over the ratings of items with two or more each. */
export interface Disagreement {
  observed: number;
  expected: number;
}

/** The two sums that alpha is made of; `items` are places in `values`. */
export function disagreementOf(items: readonly Item[], values: readonly number[], metric: Metric): Disagreement {
  const counts = new Float64Array(values.length);
  let total = 0;
  for (const item of items) {
    for (const place of item) counts[place] = (counts[place] ?? 0) + 1;
    total += item.length;
  }
  const scores = scoresOf(values, counts, metric);
  const apart = DISTANCES[metric];
  let observed = 0;
  for (const item of items) {
    let here = 0;
    for (let a = 1; a < item.length; a++) {
      for (let b = 0; b < a; b++) here += apart(scores[item[a] ?? 0] ?? 0, scores[item[b] ?? 0] ?? 0);
    }
    observed += here / (item.length - 1);
  }
  const expected = expectedDisagreement(counts, scores, total, metric);
  return { observed, expected: total > 1 ? expected / (total - 1) : 0 };
}

/** On an ordinal scale values stand as far apart as the ratings between them: at the middle of their ranks. */
function scoresOf(values: readonly number[], counts: Float64Array, metric: Metric): ArrayLike<number> {
  if (metric !== 'ordinal') return values;
  const ranks = new Float64Array(values.length);
  let below = 0;
  counts.forEach((count, place) => {
    ranks[place] = below + count / 2;
    below += count;
  });
  return ranks;
}

const DISTANCES: Record<Metric, (a: number, b: number) => number> = {
  nominal: (a, b) => (a === b ? 0 : 1),
  ordinal: (a, b) => (a - b) ** 2,
  interval: (a, b) => (a - b) ** 2,
  ratio: (a, b) => (a === b ? 0 : ((a - b) / (a + b)) ** 2),
};

/** The sum of distances over all pairs of ratings, each pair once, whichever item they belong to. */
function expectedDisagreement(counts: Float64Array, scores: ArrayLike<number>, total: number, metric: Metric): number {
  const used = Array.from(counts.keys()).filter((place) => (counts[place] ?? 0) > 0);
  if (used.length < 2) return 0;
  if (metric === 'nominal') {
    return used.reduce((sum, place) => sum + (counts[place] ?? 0) * (total - (counts[place] ?? 0)), 0) / 2;
  }
  if (metric === 'ratio') {
    let sum = 0;
    used.forEach((a, at) => {
      for (const b of used.slice(0, at)) {
        sum += (counts[a] ?? 0) * (counts[b] ?? 0) * DISTANCES.ratio(scores[a] ?? 0, scores[b] ?? 0);
      }
    });
    return sum;
  }
  // Squared distances of all pairs are total x the squared distances from the mean: without a loop over pairs of values.
  const mean = used.reduce((sum, place) => sum + (counts[place] ?? 0) * (scores[place] ?? 0), 0) / total;
  return total * used.reduce((sum, place) => sum + (counts[place] ?? 0) * ((scores[place] ?? 0) - mean) ** 2, 0);
}
