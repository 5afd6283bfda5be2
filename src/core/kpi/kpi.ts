import type { Instant } from '../calendar/zone.js';
import type { Complaint } from '../complaint/record.js';
import type { ClockReading } from '../sla/reading.js';

/** One thing that counts towards an indicator, at the instant that decides its period. */
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
}

/** What indicators need to know besides the complaint. */
export interface KpiContext {
  now: Instant;
  /** The clocks of a complaint as they read now. */
  readings(complaint: Complaint): readonly ClockReading[];
  satisfiedFrom: number;
  handoversAbove: number;
  /** Complaints that repeat an earlier one. */
  repeats: ReadonlySet<string>;
}

/** How observations become a figure. Durations are in seconds. */
export type KpiKind = 'count' | 'rate' | 'mean' | 'median' | 'p90' | 'money';

/** An indicator: what it counts, in which period, and how. */
export interface Kpi {
  name: string;
  kind: KpiKind;
  /** What it counts comes into the backlog, or leaves it. */
  flow?: 1 | -1;
  observe(complaint: Complaint, context: KpiContext): Observation[];
}
