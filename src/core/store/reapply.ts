import type { Context } from '../complaint/context.js';
import { Problem } from '../problem.js';
import { type Change, changeComplaint } from './change.js';
import type { ComplaintStore } from './port.js';

export interface Reapplied {
  /** The complaints of which clocks have changed, with what changed. */
  changes: Change[];
  unchanged: number;
  failed: { id: string; problem: Problem }[];
}

/**
 * Puts the running clocks of these complaints under the policies as they are now. With `dryRun` it only says what would change. What
 * can't be done for one complaint keeps no other from it.
 */
export async function reapplyPolicies(
  store: ComplaintStore,
  ids: readonly string[],
  context: Context,
  dryRun: boolean,
): Promise<Reapplied> {
  const result: Reapplied = { changes: [], unchanged: 0, failed: [] };
  for (const id of ids) {
    try {
      const change = await changeComplaint(store, id, { type: 'reapply' }, context, { dryRun });
      if (change.events.length > 0) result.changes.push(change);
      else result.unchanged++;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      result.failed.push({ id, problem: error });
    }
  }
  return result;
}
