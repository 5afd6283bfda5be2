import { instantOf } from '../calendar/instant.js';
import type { Stamp } from '../complaint/facts.js';
import { Problem } from '../problem.js';
import type { Audit, AuditClosing } from './audit.js';

/** Ends the scoring. Refused while raters are missing, unless they are to be done without; refused without any scores. */
export function closeAudit(
  { plan, scores, closing }: Audit,
  now: Stamp,
  by: string,
  withoutMissing: boolean,
): AuditClosing {
  if (closing) throw new Problem('audit_closed', { name: plan.name, at: closing.closed_at });
  requireAfter(now, [plan.planned_at, ...scores.map(({ submitted_at }) => submitted_at)]);
  const missing = missingRaters({ plan, scores });
  if (missing.length > 0 && !(withoutMissing && scores.length > 0))
    throw new Problem('audit_open', { name: plan.name, missing, handed_in: scores.length });
  return { closed_at: now, closed_by: by, missing };
}

/** Refuses a time before what has happened already: rounds are set in order by it. */
export function requireAfter(now: Stamp, earlier: readonly Stamp[]): void {
  const latest = earlier.reduce((a, b) => (instantOf(a) < instantOf(b) ? b : a));
  if (instantOf(now) < instantOf(latest)) throw new Problem('time_before', { at: now, latest });
}

/** Refuses an audit that is still open: what it found would show one rater's scores to another. */
export function requireClosed(audit: Audit): void {
  const { plan, scores, closing } = audit;
  if (closing) return;
  throw new Problem('audit_open', { name: plan.name, missing: missingRaters(audit), handed_in: scores.length });
}

/** The raters who have not handed in. */
export function missingRaters({ plan, scores }: Pick<Audit, 'plan' | 'scores'>): string[] {
  const handedIn = scores.map(({ rater }) => rater);
  return plan.raters.filter((rater) => !handedIn.includes(rater));
}
