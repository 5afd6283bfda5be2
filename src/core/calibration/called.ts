import type { Audit, TicketRating } from './audit.js';
import { requireClosed } from './close.js';
import { isJudged } from './sheet.js';

/** How many of those who judged a ticket must have called it unqualified: all, more than half, or one. */
export const CALLED_BY = ['all', 'majority', 'any'] as const;
export type CalledBy = (typeof CALLED_BY)[number];

/** A ticket that the raters of an audit called unqualified. */
export interface CalledTicket {
  id: string;
  /** The reason given most often; of several the first of the standard. */
  reason: string;
  /** Who called it so, of how many, and what they wrote. */
  evidence: string;
}

/**
 * The tickets that raters of a closed audit called unqualified, in the order drawn: what is to be marked. Who left a ticket blank has not judged
 * it.
 */
export function calledTickets(audit: Audit, by: CalledBy): CalledTicket[] {
  requireClosed(audit);
  return audit.plan.tickets.flatMap(({ id }): CalledTicket[] => {
    const judged = audit.scores.flatMap(({ rater, ratings }) =>
      ratings.filter((rating) => rating.ticket === id && isJudged(rating)).map((rating) => ({ rater, rating })),
    );
    const callers = judged.filter(({ rating }) => rating.unqualified !== null);
    const isEnough = { all: judged.length, majority: Math.floor(judged.length / 2) + 1, any: 1 }[by];
    if (callers.length === 0 || callers.length < isEnough) return [];
    const told = callers.flatMap(({ rater, rating }) =>
      rating.comment === null ? [] : [`${rater}: ${rating.comment}`],
    );
    const who = `${callers.map(({ rater }) => rater).join(', ')} (${callers.length}/${judged.length})`;
    return [
      {
        id,
        reason: reasonOf(
          callers.map(({ rating }) => rating),
          audit,
        ),
        evidence: [who, ...told].join('; '),
      },
    ];
  });
}

function reasonOf(ratings: readonly TicketRating[], { plan }: Audit): string {
  const times = (reason: string) => ratings.filter(({ unqualified }) => unqualified === reason).length;
  const known = Object.keys(plan.standard.reasons);
  return known.reduce((most, reason) => (times(reason) > times(most) ? reason : most), known[0] ?? '');
}
