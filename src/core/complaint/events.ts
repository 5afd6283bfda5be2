import type { ClockKey, ClockOutcome, ReportedClock, StoppedClock, Stretch } from './clock.js';
import type { EscalationDetails } from './escalation.js';
import type { FactChanges, Facts, Money, Stamp } from './facts.js';

/** When and by whom. On every event; once it is recorded, also what it was based on, and its hash. */
export interface Signature {
  at: Stamp;
  by: string;
  /** Hashes of the events that were the last ones known when this one came about: mostly one. */
  after?: readonly string[];
  hash?: string;
}

interface Body {
  logged: { id: string; facts: Facts };
  edited: { changes: FactChanges };
  /** Facts that somebody changed in the document itself, recorded afterwards. */
  corrected: { changes: FactChanges };
  noted: { text: string };
  assigned: { to: string | null; team: string | null; note?: string };
  /** `automatic`: no person wrote it. */
  responded: { kind: ResponseKind; text?: string; automatic?: true };
  /** `no_reply_needed`: thanks, or a receipt that was asked for. */
  message_received: { text?: string; channel?: string; no_reply_needed?: true };
  paused: { reason: string; note?: string };
  resumed: { cause: 'asked' | 'message' };
  escalated: { to: string; reason: string; level: number; rule?: string; clock?: string } & EscalationDetails;
  /** The level goes down again, to this one. */
  deescalated: { level: number; reason: string };
  resolved: { outcome: string; root_cause?: string; redress?: Money; summary?: string };
  /** `confirmed`: by whom, that it is resolved; absent: nobody asked. */
  closed: { confirmed?: Confirmation };
  reopened: { cause: string };
  rated: { score: number; comment?: string };
  linked: { to: string; relation: string };
  merged: { into: string };
  absorbed: { from: string; unanswered_since: Stamp | null };
  withdrawn: { reason?: string };
  /** What a source reports without its times: an outcome, that it is over, how its clocks came out. */
  reported: { closed: boolean; outcome?: string; clocks: ReportedClock[]; row: string };
  clock_started: ClockKey & { started: Stamp; team?: string; continues?: number; gap?: Stretch } & ClockTerms;
  clock_retargeted: ClockKey & Missed & ClockTerms;
  clock_extended: ClockKey & Missed & { due: Stamp; reason: string; approved_by: string };
  /** `due`: null gives the clock back to its policy. */
  clock_due_set: ClockKey & Missed & { due: Stamp | null; reason: string };
  clock_stopped: ClockKey & { outcome: ClockOutcome } & Omit<StoppedClock, 'at' | 'outcome'>;
  /** Told to be no ticket as the standard wants it. What the standard says of appeals is pinned. */
  marked_unqualified: MarkTerms & { mark: string };
  mark_appealed: { mark: string; text: string };
  /** `reason`: the one that holds instead; with `change` only. */
  mark_decided: { mark: string; decision: MarkDecision; reason?: string; why: string };
  /** The clocks were put under the policies as they are now. */
  policies_reapplied: Record<never, never>;
}

/** A mark on a ticket, and what it was made under. */
export interface MarkTerms {
  /** A code of the standard's reasons. */
  reason: string;
  evidence: string;
  /** The audit it came out of. */
  audit?: string;
  /** Who answers for the ticket. */
  accountable: string;
  team: string | null;
  /** `ticket-quality 2`, for people; `standard_hash` pins it. */
  standard: string;
  standard_hash: string;
  /** The last instant of an appeal. */
  appeal_until: Stamp;
  /** The roles that may decide. */
  decided_by: readonly string[];
}

export const MARK_DECISIONS = ['keep', 'change', 'lift'] as const;
export type MarkDecision = (typeof MARK_DECISIONS)[number];

interface Missed {
  /** The deadline that had passed already. */
  missed?: Stamp;
}

/** What a clock is held to, pinned when it starts. */
export interface ClockTerms {
  policy: string;
  policy_hash: string;
  target: string;
  calendar: string;
  /** Absent: `75%`. */
  warn?: string;
  /** The reasons of a pause that stop it; absent: none. */
  pauses?: readonly string[];
}

/** Who says that a complaint is resolved: its customer, or somebody who checked. */
export const CONFIRMATIONS = ['customer', 'check'] as const;
export type Confirmation = (typeof CONFIRMATIONS)[number];

export const RESPONSE_KINDS = ['acknowledge', 'reply', 'update'] as const;
export type ResponseKind = (typeof RESPONSE_KINDS)[number];

export type EventType = keyof Body;

/** Something that happened, in the past tense. Never changed once recorded. */
export type ComplaintEvent<T extends EventType = EventType> = T extends EventType
  ? { type: T } & Signature & Body[T]
  : never;

export type ClockEvent = ComplaintEvent<
  'clock_started' | 'clock_retargeted' | 'clock_extended' | 'clock_due_set' | 'clock_stopped'
>;
