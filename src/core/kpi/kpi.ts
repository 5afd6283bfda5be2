import type { Instant } from '../calendar/zone.js';
import type { Snapshot } from '../complaint/record.js';
import type { ClockOutlook } from '../sla/outlook.js';

/** One thing that counts towards a measure, at the instant that decides its period. */
export interface Observation {
  at: Instant;
  /** Rates: whether it counts in the numerator. */
  hit?: boolean;
  /** Means, quantiles and sums. */
  value?: number;
  /** Sums of money. */
  currency?: string;
  /** Told by a source, not measured here. */
  reported?: boolean;
  /** Counts only when `at` has passed: a clock that runs is late from then on. */
  pending?: boolean;
}

/** What is to be known besides the complaint to observe it. None of it depends on the time of asking. */
export interface ObserveContext {
  satisfiedFrom: number;
  handoversAbove: number;
  /** Of the complaint's clocks. */
  outlooks: readonly ClockOutlook[];
}

/** What is observed of complaints, each by itself. */
export interface Measure {
  name: string;
  /** What it counts comes into the backlog, or leaves it. */
  flow?: 1 | -1;
  observe(complaint: Snapshot, context: ObserveContext): Observation[];
}

/** An observation with the place of its measure among all measures. */
export interface Measured extends Observation {
  measure: number;
}

/** How observations become a figure. Durations are in seconds. */
export type KpiKind = 'count' | 'rate' | 'mean' | 'median' | 'p90' | 'money';

/** An indicator: how the observations of a measure are summed up. */
export interface Kpi {
  name: string;
  kind: KpiKind;
  measure: string;
}
