import type { Audit } from '../core/calibration/audit.js';
import { missingRaters } from '../core/calibration/close.js';
import { type AuditProgress, progressOf } from '../core/calibration/progress.js';
import { draftedTickets, type ScoringDraft } from '../core/calibration/scoring-draft.js';
import { Problem } from '../core/problem.js';
import type { Desk } from './desk.js';

/** How far an audit is, with how many tickets each rater has begun with. No answer leaves this function. */
export async function readProgress(desk: Desk, audit: Audit): Promise<AuditProgress> {
  const { name } = audit.plan;
  const raters = audit.closing === null ? missingRaters(audit) : [];
  const begun = await Promise.all(
    raters.map(async (rater) => [rater, draftedTickets(await draftOf(desk, name, rater))]),
  );
  return progressOf(audit, desk.instant, Object.fromEntries(begun));
}

/** A rater's draft. One that can't be read is told of, and hides nobody else's progress. */
async function draftOf(desk: Desk, name: string, rater: string): Promise<ScoringDraft | null> {
  try {
    return await desk.store.readDraft(name, rater);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'document_damaged') throw error;
    desk.onDamage((error as Problem<'document_damaged'>).args);
    return null;
  }
}
