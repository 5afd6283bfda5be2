import { formatInstant, instantOf } from '../calendar/instant.js';
import type { Instant } from '../calendar/zone.js';
import type { Clock } from '../complaint/clock.js';
import type { Stamp } from '../complaint/facts.js';
import type { Complaint } from '../complaint/record.js';
import { Problem, problemOr } from '../problem.js';
import { measureClock, pausesOf, warningOf } from './measure.js';
import type { PolicyBook } from './policy.js';

/** How a clock stands. In this precedence: a breach is never hidden by a pause, and a late answer stays breached. */
export type ClockState = 'breached' | 'paused' | 'at_risk' | 'running' | 'met' | 'cancelled' | 'merged' | 'unmeasured';

/** A clock as it reads at some instant. */
export interface ClockReading {
  metric: string;
  cycle: number;
  state: ClockState;
  started: Stamp;
  /** While paused: when it would be due if the pause ended now. Null where it was cancelled during a pause. */
  due: Stamp | null;
  stopped: Stamp | null;
  working_seconds: number;
  elapsed_seconds: number;
  paused_seconds: number;
  overdue_working_seconds: number;
  overdue_elapsed_seconds: number;
  policy: string;
  target: string;
  calendar: string;
  /** Why it could not be measured: no data for a year, a calendar that is gone. One such clock does not hide the others. */
  reason: Problem | null;
}

/** Reads every clock of a complaint at `now`. Stopped clocks read as they were frozen. Due times are written in `zone`. */
export function readClocks(complaint: Complaint, now: Instant, book: PolicyBook, zone: string): ClockReading[] {
  return complaint.clocks.map((clock) => readClock(complaint, clock, now, book, zone));
}

function readClock(complaint: Complaint, clock: Clock, now: Instant, book: PolicyBook, zone: string): ClockReading {
  const reading = problemOr(() => measuredReading(complaint, clock, now, book, zone));
  if (!(reading instanceof Problem)) return reading;
  const { metric, cycle, started, policy, target, calendar } = clock;
  const terms = { metric, cycle, started, policy, target, calendar };
  return { ...terms, ...NOTHING_MEASURED, state: 'unmeasured', due: null, stopped: null, reason: reading };
}

const NOTHING_MEASURED = {
  working_seconds: 0,
  elapsed_seconds: 0,
  paused_seconds: 0,
  overdue_working_seconds: 0,
  overdue_elapsed_seconds: 0,
};

function measuredReading(
  complaint: Complaint,
  clock: Clock,
  now: Instant,
  book: PolicyBook,
  zone: string,
): ClockReading {
  const { metric, cycle, started, policy, target, calendar, stopped } = clock;
  const terms = { metric, cycle, started, policy, target, calendar };
  if (stopped) {
    const { at, outcome, ...frozen } = stopped;
    return { ...terms, state: outcome, stopped: at, ...frozen, reason: null };
  }

  const measure = measureClock(complaint, clock, now, book);
  const pausedNow = pausesOf(complaint, clock, book.policies.find(({ id }) => id === policy) ?? null).some(
    (pause) => pause.from <= now && pause.to > now,
  );
  const state: ClockState =
    now > measure.due
      ? 'breached'
      : pausedNow
        ? 'paused'
        : now >= warningOf(complaint, clock, book)
          ? 'at_risk'
          : 'running';
  const due =
    measure.due === Number.POSITIVE_INFINITY
      ? measureClock(endingWaits(complaint, now), clock, now, book).due
      : measure.due;
  return {
    ...terms,
    state,
    due: formatInstant(due, zone),
    stopped: null,
    working_seconds: measure.working,
    elapsed_seconds: measure.elapsed,
    paused_seconds: measure.paused,
    overdue_working_seconds: measure.overdueWorking,
    overdue_elapsed_seconds: measure.overdueElapsed,
    reason: null,
  };
}

function endingWaits(complaint: Complaint, now: Instant): Complaint {
  const to = new Date(now * 1000).toISOString();
  return { ...complaint, waits: complaint.waits.map((wait) => (wait.to === null ? { ...wait, to } : wait)) };
}

/** The running clock that is due first. */
export function nextDue(readings: readonly ClockReading[]): ClockReading | null {
  const open = readings.filter((reading) => reading.stopped === null && reading.due !== null);
  return open.sort((a, b) => instantOf(a.due ?? '') - instantOf(b.due ?? ''))[0] ?? null;
}
