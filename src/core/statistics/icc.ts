import { fQuantile } from './f-quantile.js';
import { type RatingTable, ratingsOf, whyNoAgreement } from './ratings.js';
import { type Estimate, type Undefined, undefinedEstimate } from './result.js';

/** Shrout and Fleiss' names: model 1 to 3, of a single rating or of the mean of all k raters. */
export const ICC_FORMS = ['ICC(1,1)', 'ICC(2,1)', 'ICC(3,1)', 'ICC(1,k)', 'ICC(2,k)', 'ICC(3,k)'] as const;
export type IccForm = (typeof ICC_FORMS)[number];

export interface Icc {
  forms: Record<IccForm, Estimate>;
  /** Mean squares between items, within items, between raters, and of what is left; null where undefined. */
  mean_squares: { items: number; within: number; raters: number; error: number } | null;
}

/**
 * Intraclass correlations (Shrout and Fleiss 1979, Psychol Bull 86:420-428) of the items that every rater rated. (1): each item has
 * raters of its own; (2): the same raters, drawn from many, agreement in the very value (A-1 in McGraw and Wong 1996); (3): the
 * same raters and no others, agreement in order and spacing only (C-1). k: of the mean of the k raters. Intervals from F; for (2)
 * by Satterthwaite's degrees of freedom as printed there. There is no standard error.
 */
export function intraclassCorrelation(ratings: RatingTable): Icc {
  const raters = Math.max(0, ...ratings.map((row) => row.length));
  const given = ratings.map(ratingsOf).filter((row) => row.length === raters);
  const [n, k] = [given.length, raters];
  const undefinedBecause = (reason: Undefined): Icc => ({
    forms: eachForm((form) => undefinedEstimate(reason, n, form)),
    mean_squares: null,
  });
  const why = whyNoAgreement(ratings);
  if (why) return undefinedBecause(why);
  if (k < 2) return undefinedBecause('one_rater');
  if (n < 2) return undefinedBecause('too_few_items');

  // Counted from their mean: far from 0 small differences would be lost to rounding.
  const origin = mean(given.flat());
  const rows = given.map((row) => row.map((value) => value - origin));
  const grand = mean(rows.flat());
  const ofItems = sum(rows.map((row) => (mean(row) - grand) ** 2)) * k;
  const columns = Array.from({ length: k }, (_, rater) => mean(rows.map((row) => row[rater] ?? 0)));
  const ofRaters = sum(columns.map((column) => (column - grand) ** 2)) * n;
  const within = sum(rows.map((row) => sum(row.map((value) => (value - mean(row)) ** 2))));
  const error = sum(
    rows.map((row) => sum(row.map((value, rater) => (value - mean(row) - (columns[rater] ?? 0) + grand) ** 2))),
  );
  // Rounding leaves sums of squares of this size where there are none.
  const rounding = 4 * Number.EPSILON * Math.max(...given.map((row) => Math.max(...row.map(Math.abs))));
  const least = 1e-20 * sum(rows.flat().map((value) => value * value)) + n * k * rounding ** 2;
  const clean = (squares: number) => (squares <= least ? 0 : squares);
  if (clean(ofItems) + clean(within) === 0) return undefinedBecause('no_variance');
  const ms = {
    items: clean(ofItems) / (n - 1),
    within: clean(within) / (n * (k - 1)),
    raters: clean(ofRaters) / (k - 1),
    error: clean(error) / ((n - 1) * (k - 1)),
  };
  const single = [oneWay(ms, n, k), twoWayAgreement(ms, n, k), twoWayConsistency(ms, n, k)];
  return {
    mean_squares: ms,
    forms: eachForm((form, at) => {
      const limits = single[at % 3] ?? NOTHING;
      const [value, low, high] = at < 3 ? limits : limits.map((r) => ofMean(r, k));
      if (value == null) return undefinedEstimate('no_variance', n, form);
      const known = low != null && high != null;
      return {
        value,
        se: null,
        low: known ? low : null,
        high: known ? high : null,
        interval: known ? 'f' : null,
        variant: form,
        n,
        reason: null,
      };
    }),
  };
}

type MeanSquares = NonNullable<Icc['mean_squares']>;
/** Value, low, high. */
type Limits = [number | null, number | null, number | null];

const NOTHING: Limits = [null, null, null];

function oneWay({ items, within }: MeanSquares, n: number, k: number): Limits {
  const [df1, df2] = [n - 1, n * (k - 1)];
  return [ratio(items - within, items + (k - 1) * within), ...fromF(items, within, df1, df2, k)];
}

function twoWayConsistency({ items, error }: MeanSquares, n: number, k: number): Limits {
  return [ratio(items - error, items + (k - 1) * error), ...fromF(items, error, n - 1, (n - 1) * (k - 1), k)];
}

function twoWayAgreement({ items, raters, error }: MeanSquares, n: number, k: number): Limits {
  const value = ratio(items - error, items + (k - 1) * error + (k * (raters - error)) / n);
  if (value === null || error === 0) return [value, null, null];
  const f = raters / error;
  const spread = n * (1 + (k - 1) * value) - k * value;
  const df = ((k - 1) * (n - 1) * (k * value * f + spread) ** 2) / ((n - 1) * (k * value * f) ** 2 + spread ** 2);
  const above = fQuantile(0.975, n - 1, df);
  const below = fQuantile(0.975, df, n - 1);
  const rest = k * raters + (k * n - k - n) * error;
  return [
    value,
    ratio(n * (items - above * error), above * rest + n * items),
    ratio(n * (below * items - error), rest + n * below * items),
  ];
}

function fromF(between: number, rest: number, df1: number, df2: number, k: number): [number | null, number | null] {
  if (rest === 0 || between === 0) return [null, null];
  const f = between / rest;
  const [low, high] = [f / fQuantile(0.975, df1, df2), f * fQuantile(0.975, df2, df1)];
  return [(low - 1) / (low + k - 1), (high - 1) / (high + k - 1)];
}

/** Spearman and Brown: what the mean of k raters has. Below -1 / (k - 1) there is no such thing. */
function ofMean(r: number | null, k: number): number | null {
  return r === null ? null : ratio(k * r, 1 + (k - 1) * r);
}

function ratio(above: number, below: number): number | null {
  return Math.abs(below) < 1e-12 * Math.abs(above) || below === 0 ? null : above / below;
}

function eachForm(make: (form: IccForm, at: number) => Estimate): Record<IccForm, Estimate> {
  return Object.fromEntries(ICC_FORMS.map((form, at) => [form, make(form, at)])) as Record<IccForm, Estimate>;
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
