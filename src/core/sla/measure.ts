import { deadline, warningTime } from '../calendar/deadline.js';
import { parseTarget } from '../calendar/duration.js';
import { instantOf } from '../calendar/instant.js';
import { type Pause, pausedSeconds, workingSeconds } from '../calendar/working-time.js';
import type { Instant } from '../calendar/zone.js';
import type { Clock } from '../complaint/clock.js';
import type { Snapshot } from '../complaint/record.js';
import { calendarOf, type Metric, type Policy, type PolicyBook } from './policy.js';

/** What the seconds of a clock come to at some instant. */
export interface Measure {
  /** Infinity: a pause that lasts keeps it from coming. */
  due: Instant;
  working: number;
  elapsed: number;
  paused: number;
  overdueWorking: number;
  overdueElapsed: number;
}

/** The waits of a complaint that stop this clock. The policy that the clock runs under says which reasons do. */
export function pausesOf(complaint: Snapshot, clock: Clock, policy: Policy | null): Pause[] {
  const reasons = policy?.pauses[clock.metric as Metric] ?? [];
  return complaint.waits
    .filter((wait) => reasons.includes(wait.reason))
    .map((wait) => {
      const from = instantOf(wait.from);
      return { from, to: wait.to === null ? Number.POSITIVE_INFINITY : Math.max(from, instantOf(wait.to)) };
    });
}

/** Measures a clock as of `at`, by the calendar and target that it was started under. */
export function measureClock(complaint: Snapshot, clock: Clock, at: Instant, book: PolicyBook): Measure {
  const calendar = calendarOf(book, clock.calendar);
  const pauses = pausesOf(complaint, clock, policyOf(book, clock));
  const started = instantOf(clock.started);
  const due = deadlineOf(clock, pauses, book);
  const late = at > due;
  return {
    due,
    working: workingSeconds(calendar, started, at, pauses),
    elapsed: Math.max(0, at - started),
    paused: pausedSeconds(started, at, pauses),
    overdueWorking: late ? workingSeconds(calendar, due, at) : 0,
    overdueElapsed: late ? at - due : 0,
  };
}

/** When a clock is due with these pauses; Infinity while one that lasts keeps it from coming. */
export function deadlineOf(clock: Clock, pauses: readonly Pause[], book: PolicyBook): Instant {
  return deadline(parseTarget(clock.target), instantOf(clock.started), calendarOf(book, clock.calendar), pauses);
}

/** Whether a pause that lasts stops any running clock of the complaint. */
export function isPaused(complaint: Snapshot, book: PolicyBook): boolean {
  return complaint.clocks.some(
    (clock) =>
      clock.stopped === null &&
      pausesOf(complaint, clock, policyOf(book, clock)).some(({ to }) => to === Number.POSITIVE_INFINITY),
  );
}

/** When this clock begins to be at risk. */
export function warningOf(complaint: Snapshot, clock: Clock, book: PolicyBook): Instant {
  const policy = policyOf(book, clock);
  const warn = policy?.warn ?? { kind: 'share', share: 0.75 };
  const pauses = pausesOf(complaint, clock, policy);
  return warningTime(
    warn,
    parseTarget(clock.target),
    instantOf(clock.started),
    calendarOf(book, clock.calendar),
    pauses,
  );
}

/** The policy that a clock runs under, as it is now; null: it is gone. */
export function policyOf(book: PolicyBook, clock: Clock): Policy | null {
  return book.policies.find((policy) => policy.id === clock.policy) ?? null;
}
