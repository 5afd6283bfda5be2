import * as v from 'valibot';
import type { Stamp } from '../complaint/facts.js';
import type { TicketRating } from './audit.js';

/**
 * What a rater has answered so far: kept as `drafts/<rater>.yaml` until it is handed in, and nobody's score before. A criterion without an
 * entry was not answered yet; one with null was left out on purpose.
 */
export const ScoringDraft = v.object({
  rater: v.string(),
  saved_at: v.string(),
  /** Counts up, so that two terminals of one rater don't write over each other. */
  revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
  ratings: v.array(
    v.object({
      ticket: v.string(),
      answers: v.record(v.string(), v.nullable(v.string())),
      unqualified: v.nullable(v.string()),
      comment: v.nullable(v.string()),
    }),
  ),
});
export type ScoringDraft = v.InferOutput<typeof ScoringDraft>;

/** The draft that takes the place of `before`. Tickets of which nothing was said are left out. */
export function nextDraft(
  rater: string,
  ratings: readonly TicketRating[],
  before: ScoringDraft | null,
  now: Stamp,
): ScoringDraft {
  const said = ratings.filter(
    ({ answers, unqualified, comment }) => Object.keys(answers).length > 0 || unqualified !== null || comment !== null,
  );
  return { rater, saved_at: now, revision: (before?.revision ?? 0) + 1, ratings: said };
}

/** How many tickets of a draft have an answer. The answers themselves are nobody's business yet. */
export function draftedTickets(draft: ScoringDraft | null): number {
  return (draft?.ratings ?? []).filter(({ answers }) => Object.values(answers).some((answer) => answer !== null))
    .length;
}
