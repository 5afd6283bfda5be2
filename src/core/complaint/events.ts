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
  closed: Record<never, never>;
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
  /** The clocks were put under the policies as they are now. */
  policies_reapplied: Record<never, never>;
}

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
