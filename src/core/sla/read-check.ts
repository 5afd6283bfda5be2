import type { Instant } from '../calendar/zone.js';
import type { Snapshot } from '../complaint/record.js';
import type { CheckedClock } from './check.js';
import type { PolicyBook } from './policy.js';
import { type ClockReading, readClock } from './reading.js';

/** A clock as it reads, with the complaint whose it is. */
export interface OwnedReading extends ClockReading {
  id: string;
  title: string;
  priority: string;
  owner: string | null;
  team: string | null;
  level: number;
}

/** Reads a clock that a check has picked out. */
export function readChecked(
  { outlook }: Pick<CheckedClock, 'outlook'>,
  complaint: Snapshot,
  now: Instant,
  book: PolicyBook,
  zone: string,
): OwnedReading {
  const { id, owner, team, level, facts } = complaint;
  const clock = complaint.clocks.find(({ metric, cycle }) => metric === outlook.metric && cycle === outlook.cycle);
  if (!clock) throw new TypeError(`no clock ${outlook.metric} ${outlook.cycle}`);
  const whose = { id, title: facts.title, priority: facts.priority, owner, team, level };
  return { ...whose, ...readClock(complaint, clock, now, book, zone) };
}
