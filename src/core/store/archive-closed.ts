import { instantOf } from '../calendar/instant.js';
import type { Instant } from '../calendar/zone.js';
import type { Complaint } from '../complaint/record.js';
import { isOver } from '../complaint/status.js';
import { Problem } from '../problem.js';
import type { ComplaintStore, OverviewEntry } from './port.js';

export interface Archived {
  /** Put away, or with a dry run to be put away. */
  ids: string[];
  /** Changed by somebody meanwhile, and so left where they are. */
  changed: string[];
  failed: { id: string; problem: Problem }[];
}

/** What is put away at a time: each month's file is rewritten seldom, and memory stays small. */
const BATCH = 2000;

/**
 * Puts away the live complaints that have been over since `before`. Doing it again does nothing more, and one that is ended in the
 * middle is finished by the next.
 */
export async function archiveClosed(
  store: ComplaintStore,
  live: readonly OverviewEntry[],
  before: Instant,
  dryRun: boolean,
): Promise<Archived> {
  const result: Archived = { ids: [], changed: [], failed: [] };
  const over = live.filter(({ status }) => isOver(status));
  for (let start = 0; start < over.length; start += BATCH) {
    const complaints: Complaint[] = [];
    for (const { id } of over.slice(start, start + BATCH)) {
      try {
        const complaint = await store.read(id);
        if (overSince(complaint) <= before) complaints.push(complaint);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        result.failed.push({ id, problem: error });
      }
    }
    const changed = dryRun ? [] : await store.putAway(complaints);
    result.changed.push(...changed);
    result.ids.push(...complaints.map(({ id }) => id).filter((id) => !changed.includes(id)));
  }
  return result;
}

/** Since when nothing is to be done about it; never for one that is not over. */
function overSince({ status, closings }: Complaint): Instant {
  const closing = closings.at(-1);
  return isOver(status) && closing ? instantOf(closing.at) : Number.POSITIVE_INFINITY;
}
