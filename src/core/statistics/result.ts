/** Why a statistic has no value. */
export type Undefined = 'no_data' | 'one_category' | 'no_categories';

/** A statistic, or the reason why it is undefined. Never NaN, and never 0 or 1 in place of "unknown". */
export interface Statistic {
  value: number | null;
  /** How many items it rests on. */
  n: number;
  reason: Undefined | null;
}
