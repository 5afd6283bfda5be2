import type { EscalationDetails } from './escalation.js';
import type { Confirmation, MarkDecision, MarkTerms, ResponseKind } from './events.js';
import type { FactChanges, Money, Stamp } from './facts.js';

interface Wishes {
  edit: { changes: FactChanges };
  correct: { changes: FactChanges };
  note: { text: string };
  assign: { to?: string; team?: string; note?: string };
  respond: { kind: ResponseKind; text?: string; automatic?: true };
  receive_message: { text?: string; channel?: string; no_reply_needed?: true };
  pause: { reason: string; note?: string };
  resume: Record<never, never>;
  escalate: { to: string; reason: string; level?: number; rule?: string; clock?: string } & EscalationDetails;
  deescalate: { to_level?: number; reason: string };
  resolve: { outcome: string; root_cause?: string; redress?: Money; summary?: string };
  close: { confirmed?: Confirmation };
  reopen: { cause: string };
  rate: { score: number; comment?: string };
  link: { to: string; relation: string };
  /** The survivor's status is passed in: one complaint's decision does not read another. */
  merge: { into: string; survivor_status: string };
  /** The other half of a merge, on the survivor. */
  absorb: { from: string; unanswered_since: Stamp | null };
  withdraw: { reason?: string };
  extend: ClockChoice & { due: Stamp | null; reason: string; approved_by: string };
  set_due: ClockChoice & { due: Stamp | null; reason: string };
  reapply: Record<never, never>;
  mark: MarkTerms;
  appeal_mark: { mark: string | null; text: string };
  decide_mark: { mark: string | null; decision: MarkDecision; reason?: string; why: string };
}

/** The running clock that is meant; without a pack whichever runs, if it is only one. */
export interface ClockChoice {
  metric: string;
  pack?: string;
}

export type CommandType = keyof Wishes;

/** What somebody wants done to a complaint. */
export type ComplaintCommand<T extends CommandType = CommandType> = T extends CommandType
  ? { type: T } & Wishes[T]
  : never;
