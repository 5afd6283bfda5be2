import type { Instant } from '../calendar/zone.js';
import { isInWork } from '../complaint/status.js';
import { type CheckedClock, checkClocks, type Watched } from './check.js';

/** A complaint in a queue, with the running clock that presses most. */
export interface QueueEntry<W extends Watched = Watched> {
  complaint: W;
  clock: CheckedClock<W> | null;
}

/** The complaints in work as they should be taken up: by their most urgent running clock, those without one last. */
export function queueOf<W extends Watched>(complaints: readonly W[], now: Instant): QueueEntry<W>[] {
  const inWork = new Map(complaints.filter(({ status }) => isInWork(status)).map((entry) => [entry.id, entry]));
  const queue: QueueEntry<W>[] = [];
  for (const clock of checkClocks([...inWork.values()], now, { runningOnly: true }).clocks) {
    const { complaint } = clock;
    if (!inWork.delete(complaint.id)) continue;
    queue.push({ complaint, clock });
  }
  return [...queue, ...[...inWork.values()].map((complaint) => ({ complaint, clock: null }))];
}
