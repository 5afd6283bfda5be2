import type { ComplaintEvent } from './events.js';
import type { Status } from './status.js';

/** An instant as it is stored: ISO 8601 with offset, to the second. */
export type Stamp = string;

export interface Money {
  amount: number;
  /** ISO 4217, for example CNY. */
  currency: string;
}

/** What the customer complained of, as the desk recorded it. Fields that plaint does not know are kept as they are. */
export interface Facts {
  title: string;
  description?: string;
  channel: string;
  category: string;
  subcategory?: string;
  priority: string;
  /** A pseudonymous key of the customer. Absent only where an import has none. */
  customer?: string;
  /** How to reach the customer. */
  contact?: string;
  vip?: boolean;
  /** Made where others can read it: social media, press. */
  public?: boolean;
  product?: string;
  sub_product?: string;
  order_ref?: string;
  /** What kind of answer the customer wants: resolution, comfort or compensation. */
  demand?: string;
  /** The remedy asked for, in words. */
  remedy?: string;
  tags?: string[];
  /** When the customer complained; may precede the logging. */
  received_at: Stamp;
  /** Where an imported complaint comes from. */
  source?: { system: string; id: string };
  [unknown: string]: unknown;
}

/** A stretch in one team's hands. */
export interface Leg {
  team: string | null;
  from: Stamp;
  to: Stamp | null;
}

export interface Wait {
  reason: string;
  from: Stamp;
  to: Stamp | null;
}

export type ClockOutcome = 'met' | 'breached' | 'cancelled' | 'merged';

/** A deadline being kept. What it was started under is recorded with it; once stopped it never changes. */
export interface Clock {
  metric: string;
  /** 1, 2, ... : one for each time that the metric began anew. */
  cycle: number;
  started: Stamp;
  policy: string;
  policy_hash: string;
  target: string;
  calendar: string;
  stopped: StoppedClock | null;
}

export interface StoppedClock {
  at: Stamp;
  outcome: ClockOutcome;
  /** Null where it was cancelled during a pause. */
  due: Stamp | null;
  working_seconds: number;
  elapsed_seconds: number;
  paused_seconds: number;
  overdue_working_seconds: number;
  overdue_elapsed_seconds: number;
}

/** A clock's outcome that a source told without its times. */
export interface ReportedClock {
  metric: string;
  outcome: 'met' | 'breached';
}

export interface Resolution {
  at: Stamp;
  by: string;
  outcome: string;
  root_cause: string | null;
  redress: Money | null;
  summary: string | null;
  /** Told by a source without its time; `at` is then when plaint learned of it. */
  reported: boolean;
}

export interface Escalation {
  at: Stamp;
  to: string;
  level: number;
  reason: string;
  /** The rung of the ladder that did it; null: a person did. */
  rule: string | null;
}

/** A complaint: the fold of its history. Never changed in place; `evolve` makes the next one. */
export interface Complaint {
  id: string;
  facts: Facts;
  status: Status;
  logged_at: Stamp;
  logged_by: string;
  owner: string | null;
  team: string | null;
  level: number;
  legs: readonly Leg[];
  waits: readonly Wait[];
  clocks: readonly Clock[];
  reported_clocks: readonly ReportedClock[];
  responses: readonly { at: Stamp; by: string; kind: string }[];
  escalations: readonly Escalation[];
  /** The customer's oldest message that has no answer yet. */
  unanswered_since: Stamp | null;
  resolutions: readonly Resolution[];
  ratings: readonly { at: Stamp; score: number }[];
  reopenings: readonly { at: Stamp; cause: string; from: Status }[];
  closings: readonly { at: Stamp; by: string; as: Status; reported: boolean }[];
  /** Changes of owner or team after the first assignment. */
  handovers: number;
  links: readonly { to: string; relation: string }[];
  merged_into: string | null;
  history: readonly ComplaintEvent[];
}

/** The last answer given, if it still stands. */
export function currentResolution(complaint: Complaint): Resolution | null {
  if (complaint.status !== 'resolved' && complaint.status !== 'closed') return null;
  return complaint.resolutions.at(-1) ?? null;
}
