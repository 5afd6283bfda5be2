import type { Instant } from '../calendar/zone.js';
import type { Context } from '../complaint/context.js';
import type { Snapshot } from '../complaint/record.js';
import {
  type EscalationDesk,
  type EscalationPlan,
  type PlannedEscalation,
  planEscalations,
} from '../escalation/plan.js';
import { Problem } from '../problem.js';
import { changeComplaint } from './change.js';
import type { ComplaintStore } from './port.js';

export interface TakenEscalations extends Pick<EscalationPlan, 'held' | 'standIns'> {
  taken: PlannedEscalation[];
  failed: { id: string; problem: Problem }[];
}

/**
 * Takes every rung that is due, or with `dryRun` says which would be. A step that another run took meanwhile brings about
 * nothing and is not counted.
 */
export async function escalateDue(
  store: ComplaintStore,
  complaints: readonly Snapshot[],
  now: Instant,
  desk: EscalationDesk,
  context: Context,
  dryRun: boolean,
): Promise<TakenEscalations> {
  const { steps, held, standIns } = planEscalations(complaints, now, desk);
  if (dryRun) return { taken: steps, failed: [], held, standIns };
  const result: TakenEscalations = { taken: [], failed: [], held, standIns };
  for (const step of steps) {
    try {
      const { events } = await changeComplaint(store, step.id, step.command, context);
      if (events.length > 0) result.taken.push(step);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      result.failed.push({ id: step.id, problem: error });
    }
  }
  return result;
}
