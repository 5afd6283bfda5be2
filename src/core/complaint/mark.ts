import { createHash } from 'node:crypto';
import { Problem } from '../problem.js';
import type { ComplaintEvent, MarkDecision, MarkTerms } from './events.js';
import type { Stamp } from './facts.js';

/** A mark of an unqualified ticket, with all that was said to it. Nothing said takes the place of anything before. */
export interface Mark extends MarkTerms {
  /** What it is called, on its complaint. */
  mark: string;
  at: Stamp;
  by: string;
  appeals: readonly { at: Stamp; by: string; text: string }[];
  /** Mostly one; several where two sides decided without knowing of each other. */
  decisions: readonly { at: Stamp; by: string; decision: MarkDecision; reason: string | null; why: string }[];
}

/** `open`: it can be appealed against still, or the appeal waits for a decision. */
export type MarkStanding = 'open' | 'upheld' | 'lifted';

/** The mark as it is made. */
export function markOf(event: ComplaintEvent<'marked_unqualified'>): Mark {
  const { type, after, hash, ...mark } = event;
  return { ...mark, team: event.team ?? null, appeals: [], decisions: [] };
}

/** The mark with one more word on it, if the word is on this one. */
export function withWord(mark: Mark, event: ComplaintEvent<'mark_appealed' | 'mark_decided'>): Mark {
  if (event.mark !== mark.mark) return mark;
  const { at, by } = event;
  if (event.type === 'mark_appealed') return { ...mark, appeals: [...mark.appeals, { at, by, text: event.text }] };
  const { decision, reason = null, why } = event;
  return { ...mark, decisions: [...mark.decisions, { at, by, decision, reason, why }] };
}

/** What has become of a mark. Without an appeal it holds once the window is over; the last decision counts. */
export function standingOf({ decisions, appeals, appeal_until }: Mark, now: Stamp): MarkStanding {
  const last = decisions.at(-1);
  if (last) return last.decision === 'lift' ? 'lifted' : 'upheld';
  return appeals.length === 0 && Date.parse(now) > Date.parse(appeal_until) ? 'upheld' : 'open';
}

/** The reason that holds: the marker's, unless a decision changed it. */
export function reasonOf({ reason, decisions }: Mark): string {
  const last = decisions.at(-1);
  return last?.decision === 'change' ? (last.reason ?? reason) : reason;
}

/** The mark that is meant on a complaint; null means the only one. Refuses one that is not there, and to guess. */
export function findMark(id: string, marks: readonly Mark[], wanted: string | null): Mark {
  const known = marks.map(({ mark }) => mark);
  const [only] = marks;
  if (wanted === null && marks.length > 1) throw new Problem('mark_ambiguous', { id, marks: known });
  const found = wanted === null ? only : marks.find(({ mark }) => mark === wanted);
  if (!found) throw new Problem('mark_unknown', { id, found: wanted ?? '', known });
  return found;
}

/**
 * What a mark is called: drawn from what it says, so that the same is never marked twice at once and two sides that mark without
 * knowing of each other do not use one name. Six digits of SHA-256.
 */
export function nameOfMark(id: string, at: Stamp, by: string, { reason, evidence, accountable }: MarkTerms): string {
  const said = JSON.stringify([id, at, by, reason, evidence, accountable]);
  return createHash('sha256').update(said).digest('hex').slice(0, 6);
}
