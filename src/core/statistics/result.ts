/** Why a statistic has no value. */
export type Undefined =
  | 'no_data'
  | 'one_category'
  | 'no_categories'
  | 'one_rater'
  | 'single_ratings'
  | 'too_few_items'
  | 'several_questions'
  | 'no_variance'
  | 'weights_asymmetric'
  | 'negative_values'
  | 'zero_values'
  | 'naive_exact'
  | 'few_errors';

/** A statistic, or the reason why it is undefined. Never NaN, and never 0 or 1 in place of "unknown". */
export interface Statistic {
  value: number | null;
  /** How many items it rests on. */
  n: number;
  reason: Undefined | null;
}

/** How an interval was made. */
export type IntervalMethod = 'wilson' | 'normal' | 't' | 'f' | 'bootstrap';

/** A statistic with how exact it is. */
export interface Estimate extends Statistic {
  /** Standard error; null where there is none, or where the data do not vary enough to tell. */
  se: number | null;
  /** Limits of the 95 % interval; null where there is none. */
  low: number | null;
  high: number | null;
  interval: IntervalMethod | null;
  /** Which of its kin the statistic is: `linear`, `AC1`, `ICC(2,1)`. */
  variant: string;
}

/** An estimate that has no value. */
export function undefinedEstimate(reason: Undefined, n: number, variant: string): Estimate {
  return { value: null, se: null, low: null, high: null, interval: null, variant, n, reason };
}
