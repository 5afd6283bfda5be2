import type { Instant } from '../calendar/zone.js';
import type { Snapshot } from '../complaint/record.js';
import type { ClockOutlook } from '../sla/outlook.js';

/** One thing that counts towards a measure, at the instant that decides its period. */
export interface Observation {
  at: Instant;
  /** Rates: whether it counts in the numerator. Times to an event: whether it has happened. */
  hit?: boolean;
  /** Means, quantiles and sums. Of a time to an event that has not happened, absent: it goes on. Of a measure with traits: which hold, see `traitsOf`. */
  value?: number;
  /** Sums of money. */
  currency?: string;
  /** Told by a source, not measured here. */
  reported?: boolean;
  /** Counts only once this has passed: a clock that runs is late from then on. */
  pendingUntil?: Instant;
}

/** What is to be known besides the complaint to observe it. None of it depends on the time of asking. */
export interface ObserveContext {
  satisfiedFrom: number;
  handoversAbove: number;
  /** Of the complaint's clocks. */
  outlooks: readonly ClockOutlook[];
  /** Outcomes that say the complaint was justified, wholly or in part, and those that say it was not. */
  upheld: readonly string[];
  rejected: readonly string[];
  /** Teams that are the first line; null: the one that had a complaint first. */
  firstLine: readonly string[] | null;
  /** Tags that say how the customer felt, besides those that begin with `emotion:`. */
  emotions: readonly string[];
  /** Facts without which a ticket is not complete. */
  completeFields: readonly string[];
  /** Tags that mark complaints the desk found itself, answered by machine, or abusive. */
  tags: Readonly<Record<'proactive' | 'automated' | 'abusive', string>>;
}

/** Something that is so or is not, of a complaint at what its measure observes. */
export interface Trait {
  name: string;
  /** Null: the complaint does not count here. */
  holds(complaint: Snapshot, context: ObserveContext): boolean | null;
}

/** What is observed of complaints, each by itself. */
export interface Measure {
  name: string;
  /** What is so at the same instant: kept in one number, since figures are asked of very many. Fifteen at most. */
  traits?: readonly Trait[];
  /** What it counts comes into the backlog, or leaves it. */
  flow?: 1 | -1;
  observe(complaint: Snapshot, context: ObserveContext): Observation[];
}

const [KNOWN, HOLDS] = [1, 2];

/** The traits of a complaint in one number, two bits each: whether it counts, and whether it holds. */
export function traitsOf(traits: readonly Trait[], complaint: Snapshot, context: ObserveContext): number {
  return traits.reduce((all, trait, at) => {
    const holds = trait.holds(complaint, context);
    return holds === null ? all : all | ((holds ? KNOWN | HOLDS : KNOWN) << (2 * at));
  }, 0);
}

/** Whether a trait counts. */
export function isKnown(traits: number, at: number): boolean {
  return ((traits >> (2 * at)) & KNOWN) !== 0;
}

/** Whether a trait holds. */
export function isSo(traits: number, at: number): boolean {
  return ((traits >> (2 * at)) & HOLDS) !== 0;
}

/** An observation with the place of its measure among all measures. */
export interface Measured extends Observation {
  measure: number;
}

/** What a figure is. Durations are in seconds. */
export type FigureKind = 'count' | 'rate' | 'mean' | 'median' | 'p90' | 'money' | 'level';

/**
 * How observations become a figure. `within`: the share of values up to `limit`. `survival`: the median where what has not happened yet is known to
 * take longer (Kaplan and Meier). `per_day`: the count for each day of the period that has passed.
 */
export type KpiKind = Exclude<FigureKind, 'level'> | 'within' | 'survival' | 'per_day';

/** An indicator: how the observations of a measure are summed up. */
export interface Kpi {
  name: string;
  kind: KpiKind;
  /** The measure, or the trait of one. */
  measure: string;
  /** Of `within`. */
  limit?: number;
  /** What of a cohort can still change after its period: within the window of repeats, or within the days that the desk gives matters to settle. */
  settles?: 'repeats' | 'settled';
  /** Many desks have none of it: people are shown it only where there is some. */
  seldom?: boolean;
}

/** What the figure of an indicator is. */
export function figureKind(kind: KpiKind): FigureKind {
  if (kind === 'within') return 'rate';
  if (kind === 'survival') return 'median';
  return kind === 'per_day' ? 'mean' : kind;
}
