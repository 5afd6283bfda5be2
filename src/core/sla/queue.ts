import type { Instant } from '../calendar/zone.js';
import type { Complaint } from '../complaint/record.js';
import { isInWork } from '../complaint/status.js';
import { type CheckedClock, checkClocks } from './check.js';
import type { PolicyBook } from './policy.js';

/** A complaint in a queue, with the running clock that presses most. */
export interface QueueEntry {
  complaint: Complaint;
  clock: CheckedClock | null;
}

/** The complaints in work as they should be taken up: by their most urgent running clock, those without one last. */
export function queueOf(complaints: readonly Complaint[], now: Instant, book: PolicyBook, zone: string): QueueEntry[] {
  const inWork = new Map(complaints.filter(({ status }) => isInWork(status)).map((entry) => [entry.id, entry]));
  const queue: QueueEntry[] = [];
  for (const clock of checkClocks([...inWork.values()], now, book, zone, { runningOnly: true }).clocks) {
    const complaint = inWork.get(clock.id);
    if (!complaint) continue;
    queue.push({ complaint, clock });
    inWork.delete(clock.id);
  }
  return [...queue, ...[...inWork.values()].map((complaint) => ({ complaint, clock: null }))];
}
