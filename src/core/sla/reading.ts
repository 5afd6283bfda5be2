import { formatInstant, instantOf } from '../calendar/instant.js';
import type { Instant } from '../calendar/zone.js';
import type { Clock } from '../complaint/clock.js';
import type { Stamp } from '../complaint/facts.js';
import type { Snapshot } from '../complaint/record.js';
import { Problem, problemOr } from '../problem.js';
import { measureClock } from './measure.js';
import { type ClockState, outlookOf, stateAt } from './outlook.js';
import type { PolicyBook } from './policy.js';

/** A clock as it reads at some instant. */
export interface ClockReading {
  metric: string;
  cycle: number;
  /** The pack that it runs under; null: the house's own. */
  pack: string | null;
  /** In whose hands the complaint is while a stage clock runs. */
  stage_team: string | null;
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
  /** The deadline was set or put off by hand. */
  pinned: boolean;
  /** Working seconds are not known: the calendar had no data when it was stopped. */
  uncounted: boolean;
  /** Why it could not be measured: no data for a year, a calendar that is gone. One such clock does not hide the others. */
  reason: Problem | null;
}

/** Reads every clock of a complaint at `now`. Stopped clocks read as they were frozen. Due times are written in `zone`. */
export function readClocks(complaint: Snapshot, now: Instant, book: PolicyBook, zone: string): ClockReading[] {
  return complaint.clocks.map((clock) => readClock(complaint, clock, now, book, zone));
}

/** Reads one clock. */
export function readClock(
  complaint: Snapshot,
  clock: Clock,
  now: Instant,
  book: PolicyBook,
  zone: string,
): ClockReading {
  const { metric, cycle, pack = null, team, started, policy, target, calendar, stopped } = clock;
  const held = { started, policy, target, calendar, pinned: clock.pinned !== null };
  const terms = { metric, cycle, pack, stage_team: team, ...held };
  if (stopped) {
    const { at, outcome, ...frozen } = stopped;
    return { ...terms, state: outcome, stopped: at, uncounted: false, ...frozen, reason: null };
  }
  const outlook = outlookOf(complaint, clock, book);
  const state = outlook === null ? 'unmeasured' : stateAt(outlook, now);
  const measured = problemOr(() => {
    const { due, working, elapsed, paused, overdueWorking, overdueElapsed } = measureClock(complaint, clock, now, book);
    const ended =
      due === Number.POSITIVE_INFINITY ? measureClock(endingWaits(complaint, now), clock, now, book) : { due };
    return {
      due: formatInstant(ended.due, zone),
      working_seconds: working,
      elapsed_seconds: elapsed,
      paused_seconds: paused,
      overdue_working_seconds: overdueWorking,
      overdue_elapsed_seconds: overdueElapsed,
    };
  });
  if (!(measured instanceof Problem)) {
    return { ...terms, state, stopped: null, ...measured, uncounted: false, reason: null };
  }
  // It may be known to be late without anybody knowing how many working hours late.
  const due = outlook?.due == null || outlook.held ? null : formatInstant(outlook.due, zone);
  return { ...terms, ...NOTHING_MEASURED, state, due, stopped: null, uncounted: true, reason: measured };
}

const NOTHING_MEASURED = {
  working_seconds: 0,
  elapsed_seconds: 0,
  paused_seconds: 0,
  overdue_working_seconds: 0,
  overdue_elapsed_seconds: 0,
};

function endingWaits(complaint: Snapshot, now: Instant): Snapshot {
  const to = new Date(now * 1000).toISOString();
  return { ...complaint, waits: complaint.waits.map((wait) => (wait.to === null ? { ...wait, to } : wait)) };
}

/** The running clock that is due first. */
export function nextDue(readings: readonly ClockReading[]): ClockReading | null {
  const open = readings.filter((reading) => reading.stopped === null && reading.due !== null);
  return open.sort((a, b) => instantOf(a.due ?? '') - instantOf(b.due ?? ''))[0] ?? null;
}
