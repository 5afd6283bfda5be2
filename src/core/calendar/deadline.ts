import { TZDateMini } from '@date-fns/tz/date/mini';
import { addMonths } from 'date-fns/addMonths';
import type { Calendar } from './calendar.js';
import type { Target, WarningOffset } from './duration.js';
import { type Day, dayOf, dayStart } from './instant.js';
import { isWorkingDay, joined, without, workOf } from './windows.js';
import { addWorkingSeconds, openPause, type Pause, pausedSeconds, workingSeconds } from './working-time.js';
import type { Instant } from './zone.js';

const DAY = 86_400;

/**
 * When a target that starts at `start` is due; stopping at that very second is still in time.
 * Day targets do not count the day of receipt. Calendar days and months end with the last second of their last day, working
 * days with the close of business on it. Pauses move a day target on by each day of which they cover all, or all that is worked.
 * Infinity while a pause that has not ended keeps it from coming.
 */
export function deadline(target: Target, start: Instant, calendar: Calendar, pauses: readonly Pause[] = []): Instant {
  switch (target.kind) {
    case 'working':
      return addWorkingSeconds(calendar, start, target.seconds, pauses);
    case 'elapsed':
      return addElapsed(start, target.seconds, pauses);
    case 'working_days': {
      const day = nthDay(calendar, start, target.days, pauses, true);
      return day === pausesNeverEnd ? day : endOfWork(calendar, day);
    }
    case 'calendar_days':
    case 'months': {
      const days = daysToCount(target, start, calendar.zone) ?? 0;
      return endOfLastDay(calendar, nthDay(calendar, start, days, pauses, false), target.roll);
    }
  }
}

/**
 * When to warn. Walks what the target counts in: working time, or all time where it is in elapsed time or, for a share, in calendar days and
 * months; working time before a day target is due. Never lies before the start. `due`: a deadline set in place of the target's own.
 */
export function warningTime(
  offset: WarningOffset,
  target: Target,
  start: Instant,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
  due: Instant | null = null,
): Instant {
  const inDays = target.kind === 'calendar_days' || target.kind === 'months';
  const allTime = target.kind === 'elapsed' || (inDays && offset.kind === 'share');
  const whole = 'seconds' in target && due === null ? target.seconds : wholeTime();
  if (whole === Number.POSITIVE_INFINITY) return whole;
  const used = offset.kind === 'share' ? Math.floor(whole * offset.share) : whole - offset.seconds;
  if (used <= 0) return start;
  return allTime ? addElapsed(start, used, pauses) : addWorkingSeconds(calendar, start, used, pauses);

  function wholeTime(): number {
    const end = due ?? deadline(target, start, calendar, pauses);
    if (end === Number.POSITIVE_INFINITY) return end;
    if (allTime) return end - start - pausedSeconds(start, end, pauses);
    return workingSeconds(calendar, start, end, pauses);
  }
}

function addElapsed(start: Instant, seconds: number, pauses: readonly Pause[]): Instant {
  let left = seconds;
  for (const span of without([{ from: start, to: Number.POSITIVE_INFINITY }], joined(pauses))) {
    if (left <= span.to - span.from) return span.from + left;
    left -= span.to - span.from;
  }
  return Number.POSITIVE_INFINITY;
}

/** The Nth day after the day of `start` that counts; Infinity when a pause has no end. */
function nthDay(calendar: Calendar, start: Instant, count: number, pauses: readonly Pause[], working: boolean): Day {
  const first = dayOf(start, calendar.zone);
  const holes = joined(pauses);
  if (!working && holes.length === 0) return first + count;
  const open = openPause(holes);
  let left = count;
  for (let day = first; ; ) {
    if (left === 0) return day;
    day++;
    if (open !== Number.POSITIVE_INFINITY && dayStart(day, calendar.zone) >= open) return pausesNeverEnd;
    if (dayCounts(calendar, day, working, holes)) left--;
  }
}

/**
 * Whether a day counts towards a day target: a calendar day unless pauses cover all of it, a working day unless they cover all that is
 * worked on it. What lies outside working hours makes no difference to a working day. `holes` are `joined`.
 */
export function dayCounts(calendar: Calendar, day: Day, working: boolean, holes: readonly Pause[]): boolean {
  const { zone } = calendar;
  const spans = working ? workOf(calendar, day) : [{ from: dayStart(day, zone), to: dayStart(day + 1, zone) }];
  if (spans.length === 0 || holes.length === 0) return spans.length > 0;
  const isSkippedDate = !working && spans[0]?.from === spans[0]?.to;
  return isSkippedDate || without(spans, holes).next().done === false;
}

/** How many days a day target counts; null for a target in hours. Months end on the same date, or on the last that there is. */
export function daysToCount(target: Target, start: Instant, zone: string): number | null {
  if (target.kind === 'working_days' || target.kind === 'calendar_days') return target.days;
  if (target.kind !== 'months') return null;
  const first = dayOf(start, zone);
  const last = addMonths(new TZDateMini(first * DAY * 1000, 'UTC'), target.months).getTime() / 1000 / DAY;
  return Math.round(last) - first;
}

const pausesNeverEnd = Number.POSITIVE_INFINITY;

/** The close of business of what belongs to a working day; where that is midnight, the last second before it. */
export function endOfWork(calendar: Calendar, day: Day): Instant {
  const end = Math.max(...workOf(calendar, day).map(({ to }) => to));
  return end === dayStart(day + 1, calendar.zone) ? end - 1 : end;
}

function endOfLastDay(calendar: Calendar, day: Day, roll: boolean): Instant {
  if (day === pausesNeverEnd) return day;
  let last = day;
  while (roll && !isWorkingDay(calendar, last)) last++;
  return dayStart(last + 1, calendar.zone) - 1;
}
