import { formatInstant } from '../calendar/instant.js';
import { type Clock, clockLabel, sameClock } from '../complaint/clock.js';
import type { Stamp } from '../complaint/facts.js';
import type { Complaint } from '../complaint/record.js';
import { Problem, problemOr } from '../problem.js';
import { deadlineOf, pausesOf } from './measure.js';
import type { PolicyBook } from './policy.js';

/** What a clock was held to before, and what it is held to now. Null before: it begins; null after: it is cancelled. */
export interface ClockDifference {
  clock: string;
  before: HeldTo | null;
  after: HeldTo | null;
}

export interface HeldTo {
  policy: string;
  target: string;
  calendar: string;
  /** Null: a pause keeps it from coming, or it can't be told. */
  due: Stamp | null;
}

/** The clocks that run before or after, where anything about them differs. Due times are written in `zone`. */
export function clockDifferences(
  before: Complaint,
  after: Complaint,
  book: PolicyBook,
  zone: string,
): ClockDifference[] {
  const running = (complaint: Complaint) => complaint.clocks.filter(({ stopped }) => stopped === null);
  const [old, now] = [running(before), running(after)];
  const keys = [...old, ...now.filter((clock) => !old.some((other) => sameClock(other, clock)))];
  return keys.flatMap((key) => {
    const [was, is] = [old, now].map((clocks) => clocks.find((clock) => sameClock(clock, key)) ?? null);
    const [first, second] = [heldTo(before, was ?? null, book, zone), heldTo(after, is ?? null, book, zone)];
    if (JSON.stringify(first) === JSON.stringify(second)) return [];
    return [{ clock: clockLabel(key), before: first, after: second }];
  });
}

function heldTo(complaint: Complaint, clock: Clock | null, book: PolicyBook, zone: string): HeldTo | null {
  if (clock === null) return null;
  const due = problemOr(() => deadlineOf(clock, pausesOf(complaint, clock), book));
  const told = !(due instanceof Problem) && Number.isFinite(due) ? formatInstant(due, zone) : null;
  return { policy: clock.policy, target: clock.target, calendar: clock.calendar, due: told };
}
