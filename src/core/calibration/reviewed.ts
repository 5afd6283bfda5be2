import type { Audit, TicketRating } from './audit.js';
import { isRandom } from './parts.js';
import { isJudged } from './sheet.js';

/** A ticket that was drawn at random and that somebody scored, with what each rater said of it. */
export interface ReviewedTicket {
  id: string;
  logged_by: string;
  team: string | null;
  ratings: { rater: string; rating: TicketRating }[];
}

/**
 * The tickets reviewed in closed audits: what rates are of. The random part only, since what was picked for its risk is worse than the rest.
 * A ticket that several audits drew counts once, as the last of them saw it.
 */
export function reviewedTickets(audits: readonly Audit[]): ReviewedTicket[] {
  const closed = audits.filter(({ closing }) => closing !== null);
  closed.sort((a, b) => Date.parse(a.closing?.closed_at ?? '') - Date.parse(b.closing?.closed_at ?? ''));
  const found = new Map<string, ReviewedTicket>();
  for (const { plan, scores } of closed) {
    for (const ticket of plan.tickets.filter(isRandom)) {
      const ratings = scores.flatMap(({ rater, ratings: all }) => {
        const rating = all.find((each) => each.ticket === ticket.id && isJudged(each));
        return rating ? [{ rater, rating }] : [];
      });
      const { id, logged_by, team } = ticket;
      if (ratings.length > 0) found.set(id, { id, logged_by, team, ratings });
    }
  }
  return [...found.values()];
}
