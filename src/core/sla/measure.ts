import { deadline, warningTime } from '../calendar/deadline.js';
import { parseTarget, parseWarning, type WarningOffset } from '../calendar/duration.js';
import { instantOf } from '../calendar/instant.js';
import { type Pause, pausedSeconds, workingSeconds } from '../calendar/working-time.js';
import type { Instant } from '../calendar/zone.js';
import type { Clock } from '../complaint/clock.js';
import type { Snapshot } from '../complaint/record.js';
import { calendarOf, type PolicyBook } from './policy.js';

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

/** Time that does not count for a clock, and why: it was held up, or an answer stood. */
export interface ClockPause extends Pause {
  why: 'paused' | 'resolved';
  /** What was waited for. */
  reason?: string;
}

const NEVER = Number.POSITIVE_INFINITY;

/** The time that does not count for this clock. The terms in force while the complaint waited say whether that stopped it. */
export function pausesOf(complaint: Pick<Snapshot, 'waits'>, clock: Clock): ClockPause[] {
  const terms = clock.pauses.map(({ since, reasons }, index) => ({
    from: since === null ? -NEVER : instantOf(since),
    to: instantOr(clock.pauses[index + 1]?.since ?? null, NEVER),
    reasons,
  }));
  const waits = complaint.waits.flatMap(({ reason, from: since, to: until }): ClockPause[] => {
    const from = instantOf(since);
    const to = until === null ? NEVER : Math.max(from, instantOf(until));
    return terms
      .filter(({ reasons }) => reasons.includes(reason))
      .map((term) => ({ from: Math.max(from, term.from), to: Math.min(to, term.to), why: 'paused' as const, reason }))
      .filter((pause) => pause.from <= pause.to);
  });
  const gaps = clock.gaps.map(({ from, to }) => ({
    from: instantOf(from),
    to: instantOf(to),
    why: 'resolved' as const,
  }));
  return [...gaps, ...waits];
}

function instantOr(stamp: string | null, otherwise: Instant): Instant {
  return stamp === null ? otherwise : instantOf(stamp);
}

/** Measures a clock as of `at`, by the calendar and target that it runs under. */
export function measureClock(complaint: Snapshot, clock: Clock, at: Instant, book: PolicyBook): Measure {
  const calendar = calendarOf(book, clock.calendar);
  const pauses = pausesOf(complaint, clock);
  const started = instantOf(clock.started);
  const due = deadlineOf(clock, pauses, book);
  const late = at > due;
  const working = workingSeconds(calendar, started, at, pauses);
  // A pause costs what it holds up: outside working hours nothing, where working time is counted.
  const inHours = parseTarget(clock.target).kind === 'working';
  return {
    due,
    working,
    elapsed: Math.max(0, at - started),
    paused: inHours ? workingSeconds(calendar, started, at) - working : pausedSeconds(started, at, pauses),
    overdueWorking: late ? workingSeconds(calendar, due, at, pauses) : 0,
    overdueElapsed: late ? at - due : 0,
  };
}

/**
 * When a clock is due with these pauses; Infinity while one that lasts keeps it from coming. A deadline that was missed before
 * the terms changed stays the one that counts; one that was set by hand is moved by nothing else.
 */
export function deadlineOf(clock: Clock, pauses: readonly Pause[], book: PolicyBook): Instant {
  const fixed = clock.missed ?? clock.pinned?.due;
  if (fixed !== undefined) return instantOf(fixed);
  return deadline(parseTarget(clock.target), instantOf(clock.started), calendarOf(book, clock.calendar), pauses);
}

/** Whether a pause that lasts stops any running clock of the complaint. */
export function isPaused(complaint: Snapshot): boolean {
  return complaint.clocks.some(
    (clock) => clock.stopped === null && pausesOf(complaint, clock).some(({ to }) => to === NEVER),
  );
}

/** When this clock begins to be at risk. */
export function warningOf(complaint: Snapshot, clock: Clock, book: PolicyBook): Instant {
  return offsetOf(complaint, clock, parseWarning(clock.warn), book);
}

/** When so much of a clock is used up, or is left. Walks its own calendar and never lies before its start. */
export function offsetOf(complaint: Snapshot, clock: Clock, offset: WarningOffset, book: PolicyBook): Instant {
  const calendar = calendarOf(book, clock.calendar);
  const pauses = pausesOf(complaint, clock);
  const started = instantOf(clock.started);
  const fixed = clock.missed ?? clock.pinned?.due;
  const due = fixed === undefined ? null : instantOf(fixed);
  return warningTime(offset, parseTarget(clock.target), started, calendar, pauses, due);
}
