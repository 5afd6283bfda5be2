import { instantOf } from '../calendar/instant.js';
import type { Instant } from '../calendar/zone.js';
import type { Stamp } from '../complaint/facts.js';
import type { Audit } from './audit.js';
import { planFor } from './parts.js';

/** How far a rater is. What was scored stays unseen until the audit is closed; only that it was handed in is told. */
export interface RaterProgress {
  rater: string;
  tickets: number;
  /** Tickets with an answer that is not handed in yet. Only how many: what was answered stays unseen. */
  drafted: number;
  submitted_at: Stamp | null;
  /** The deadline has passed, and nothing was handed in. */
  overdue: boolean;
}

/** How far an audit is. */
export interface AuditProgress {
  name: string;
  planned_at: Stamp;
  deadline: Stamp | null;
  closed_at: Stamp | null;
  tickets: number;
  raters: RaterProgress[];
  /** Who is to be reminded: raters who have not handed in while the audit is open. */
  waiting_for: string[];
}

/** How far an audit is as of `now`. `drafted`: how many tickets raters have begun with. */
export function progressOf(
  { plan, scores, closing }: Audit,
  now: Instant,
  drafted: Readonly<Record<string, number>> = {},
): AuditProgress {
  const late = plan.deadline !== undefined && now > instantOf(plan.deadline);
  const raters = plan.raters.map((rater): RaterProgress => {
    const submitted_at = scores.find((entry) => entry.rater === rater)?.submitted_at ?? null;
    const overdue = late && submitted_at === null && closing === null;
    const begun = submitted_at === null && closing === null ? (drafted[rater] ?? 0) : 0;
    return { rater, tickets: planFor(plan, rater).tickets.length, drafted: begun, submitted_at, overdue };
  });
  return {
    name: plan.name,
    planned_at: plan.planned_at,
    deadline: plan.deadline ?? null,
    closed_at: closing?.closed_at ?? null,
    tickets: plan.tickets.length,
    raters,
    waiting_for: closing ? [] : raters.flatMap(({ rater, submitted_at }) => (submitted_at === null ? [rater] : [])),
  };
}
