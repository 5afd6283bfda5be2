import type { Clock, ReportedClock } from './clock.js';
import type { EscalationKind } from './escalation.js';
import type { ComplaintEvent, Confirmation } from './events.js';
import type { Facts, Money, Stamp } from './facts.js';
import type { Mark } from './mark.js';
import type { Status } from './status.js';
import type { Traces } from './traces.js';

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
  /** The clock that brought it about, `resolution#1`. */
  clock: string | null;
  /** Whether it stayed in the house, or where it went. */
  kind: EscalationKind;
  /** Who else was told. */
  also: readonly string[];
  /** The number that an outside body gave it. */
  ref: string | null;
  /** When the outside body received it; null: not known, or it stayed in the house. */
  received: Stamp | null;
}

/** Something that the desk sent to the customer. */
export interface Response {
  at: Stamp;
  by: string;
  kind: string;
  /** No person wrote it. */
  automatic?: true;
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
  responses: readonly Response[];
  escalations: readonly Escalation[];
  /** The customer's oldest message that has no answer yet. */
  unanswered_since: Stamp | null;
  resolutions: readonly Resolution[];
  ratings: readonly { at: Stamp; score: number }[];
  reopenings: readonly { at: Stamp; cause: string; from: Status }[];
  /** `confirmed`: that it is resolved. */
  closings: readonly { at: Stamp; by: string; as: Status; reported: boolean; confirmed?: Confirmation }[];
  /** That it is no ticket as the standard wants it, with appeals and decisions. */
  marks: readonly Mark[];
  /** Changes of owner or team after the first assignment. */
  handovers: number;
  links: readonly { to: string; relation: string }[];
  merged_into: string | null;
  /** What supervision must know of the history without reading it. */
  traces: Traces;
  /** How many events there have been. */
  event_count: number;
  history: readonly ComplaintEvent[];
}

/** A complaint as it stands, without how it came there: plain data, all that lists and figures need. */
export type Snapshot = Omit<Complaint, 'history'>;

/** The complaint without its history. */
export function snapshotOf({ history, ...snapshot }: Complaint): Snapshot {
  return snapshot;
}

/** The first answer to the customer that is more than an acknowledgement, with its place in the history. */
export function firstReply({ history }: Complaint): { index: number; event: ComplaintEvent<'responded'> } | null {
  for (const [index, event] of history.entries()) {
    if (event.type === 'responded' && isAnswer(event)) return { index, event };
  }
  return null;
}

/** The last answer given, if it still stands. */
export function currentResolution(complaint: Snapshot): Resolution | null {
  if (complaint.status !== 'resolved' && complaint.status !== 'closed') return null;
  return complaint.resolutions.at(-1) ?? null;
}

/** When the customer first had an answer that is more than an acknowledgement; null: not yet. */
export function firstReplyAt({ responses }: Snapshot): Stamp | null {
  return responses.find(isAnswer)?.at ?? null;
}

/** Whether a response is an answer: from a person, and more than an acknowledgement. */
export function isAnswer({ kind, automatic }: Pick<Response, 'kind' | 'automatic'>): boolean {
  return kind !== 'acknowledge' && automatic !== true;
}
