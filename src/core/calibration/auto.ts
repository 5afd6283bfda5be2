import type { Complaint } from '../complaint/record.js';
import type { Taxonomy } from '../complaint/taxonomy.js';
import type { Answer } from './answer.js';
import type { AuditPlan, DrawnTicket, TicketRating } from './audit.js';
import { lintTickets } from './lint.js';
import { ratedCriteria } from './standard.js';

/**
 * The plan with the answers of its automatic criteria: `no` where a rule of the criterion finds something in the ticket, else `yes`. They
 * are pinned, so that neither the ticket nor the rules can change a score later. `all`: every ticket there is, those drawn among them.
 */
export function pinAutoAnswers<P extends Pick<AuditPlan, 'standard' | 'tickets'>>(
  plan: P,
  all: readonly Complaint[],
  taxonomy: Taxonomy,
): P {
  const { standard, tickets } = plan;
  const drawn = new Set(tickets.map(({ id }) => id));
  const complaints = all.filter(({ id }) => drawn.has(id));
  const { findings } = lintTickets(complaints, all, standard, taxonomy);
  const answersOf = (ticket: string) =>
    Object.fromEntries(
      standard.criteria.flatMap(({ id, auto }) => {
        if (auto === undefined) return [];
        const isFound = findings.some((finding) => finding.id === ticket && auto.includes(finding.code));
        return [[id, isFound ? ('no' as const) : ('yes' as const)]];
      }),
    );
  const isAutomatic = ratedCriteria(standard).length < standard.criteria.length;
  return isAutomatic
    ? { ...plan, tickets: tickets.map((ticket) => ({ ...ticket, auto: answersOf(ticket.id) })) }
    : plan;
}

/**
 * All answers that the score of a rating is of: the rater's own and those that rules gave for the ticket. A ticket of which the rater
 * answered nothing stays without any, so that a rule alone makes no rater's score.
 */
export function completeAnswers(
  answers: TicketRating['answers'],
  { auto }: Pick<DrawnTicket, 'auto'>,
): Record<string, Answer> {
  return Object.values(answers).every((answer) => answer === null) ? answers : { ...answers, ...auto };
}
