import { TZDateMini } from '@date-fns/tz/date/mini';
import { addMonths } from 'date-fns/addMonths';
import type { Calendar } from './calendar.js';
import type { Target, WarningOffset } from './duration.js';
import { type Day, dayOf, fromWall } from './instant.js';
import { dayIntervals, isWorkingDay, subtract } from './windows.js';
import { addWorkingSeconds, type Pause, workingSeconds } from './working-time.js';
import type { Instant } from './zone.js';

const DAY = 86_400;

/**
 * When a target that starts at `start` is due; stopping at that very second is still in time.
 * Day targets do not count the day of receipt. Calendar days and months end with the last second of their last day, working
 * days with the close of business on it. A pause moves a day target on by each day (working day) that it covers whole.
 * Infinity while a pause that has not ended keeps it from coming.
 */
export function deadline(target: Target, start: Instant, calendar: Calendar, pauses: readonly Pause[] = []): Instant {
  switch (target.kind) {
    case 'working':
      return addWorkingSeconds(calendar, start, target.seconds, pauses);
    case 'elapsed':
      return addElapsed(start, target.seconds, pauses);
    case 'working_days':
      return endOfWork(calendar, nthDay(calendar, start, target.days, pauses, true));
    case 'calendar_days':
      return endOfLastDay(calendar, nthDay(calendar, start, target.days, pauses, false), target.roll);
    case 'months': {
      const first = dayOf(start, calendar.zone);
      const last = addMonths(new TZDateMini(first * DAY * 1000, 'UTC'), target.months).getTime() / 1000 / DAY;
      return endOfLastDay(calendar, nthDay(calendar, start, Math.round(last) - first, pauses, false), target.roll);
    }
  }
}

/** When to warn. Walks the same calendar as the target and never lies before the start. */
export function warningTime(
  offset: WarningOffset,
  target: Target,
  start: Instant,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
): Instant {
  const due = deadline(target, start, calendar, pauses);
  if (target.kind === 'elapsed') {
    const used = offset.kind === 'share' ? target.seconds * offset.share : target.seconds - offset.seconds;
    return addElapsed(start, Math.max(0, Math.floor(used)), pauses);
  }
  if (target.kind === 'working') return warnWithin(offset, target.seconds, start, calendar, pauses);
  return warningBefore(offset, start, due, calendar, pauses);
}

/** When to warn of a deadline that somebody set: by the working time up to it. Infinity where it never comes. */
export function warningBefore(
  offset: WarningOffset,
  start: Instant,
  due: Instant,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
): Instant {
  if (due === Number.POSITIVE_INFINITY) return due;
  return warnWithin(offset, workingSeconds(calendar, start, due, pauses), start, calendar, pauses);
}

function warnWithin(
  offset: WarningOffset,
  whole: number,
  start: Instant,
  calendar: Calendar,
  pauses: readonly Pause[],
): Instant {
  const used = offset.kind === 'share' ? Math.floor(whole * offset.share) : whole - offset.seconds;
  return used <= 0 ? start : addWorkingSeconds(calendar, start, used, pauses);
}

function addElapsed(start: Instant, seconds: number, pauses: readonly Pause[]): Instant {
  let left = seconds;
  for (const span of subtract([{ from: start, to: Number.POSITIVE_INFINITY }], pauses)) {
    if (left <= span.to - span.from) return span.from + left;
    left -= span.to - span.from;
  }
  return Number.POSITIVE_INFINITY;
}

/** The Nth day after the day of `start` that counts; Infinity when a pause has no end. */
function nthDay(calendar: Calendar, start: Instant, count: number, pauses: readonly Pause[], working: boolean): Day {
  let left = count;
  for (let day = dayOf(start, calendar.zone); ; ) {
    if (left === 0) return day;
    day++;
    const [from, to] = [fromWall(day * DAY, calendar.zone), fromWall((day + 1) * DAY, calendar.zone)];
    if (pauses.some((pause) => pause.from <= from && pause.to === Number.POSITIVE_INFINITY)) return pausesNeverEnd;
    if (working && !isWorkingDay(calendar, day)) continue;
    if (subtract([{ from, to }], pauses).length > 0) left--;
  }
}

const pausesNeverEnd = Number.POSITIVE_INFINITY;

function endOfWork(calendar: Calendar, day: Day): Instant {
  if (day === pausesNeverEnd) return day;
  const close = Math.max(...dayIntervals(calendar, day).map((interval) => interval.to));
  const end = fromWall(day * DAY + close, calendar.zone);
  return close === DAY ? end - 1 : end;
}

function endOfLastDay(calendar: Calendar, day: Day, roll: boolean): Instant {
  if (day === pausesNeverEnd) return day;
  let last = day;
  while (roll && !isWorkingDay(calendar, last)) last++;
  return fromWall((last + 1) * DAY, calendar.zone) - 1;
}
