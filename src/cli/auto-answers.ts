import type { AuditPlan } from '../core/calibration/audit.js';
import { pinAutoAnswers } from '../core/calibration/auto.js';
import type { Desk } from './desk.js';

/** The plan with what rules answer. Copies and repeats are looked for in the whole store, which is read only where a criterion is automatic. */
export async function withAutoAnswers<P extends Pick<AuditPlan, 'standard' | 'tickets'>>(
  plan: P,
  desk: Desk,
): Promise<P> {
  if (plan.standard.criteria.every(({ auto }) => auto === undefined)) return plan;
  return pinAutoAnswers(plan, await desk.collect('all'), await desk.taxonomy());
}
