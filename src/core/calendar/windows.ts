import { Problem } from '../problem.js';
import type { Calendar } from './calendar.js';
import { type Day, dayOf, yearOf } from './instant.js';
import { type DayInterval, weekdayOf } from './intervals.js';
import { type Instant, nextTransition, offsetAt } from './zone.js';

/** Half-open stretch of time. */
export interface Span {
  from: Instant;
  to: Instant;
}

const DAY = 86_400;

/** The working intervals that belong to a day, after holidays, make-up days and partial closures; in local seconds of that day. */
export function dayIntervals(calendar: Calendar, day: Day): DayInterval[] {
  const intervals = plannedIntervals(calendar, day);
  if (calendar.partial.size === 0 || intervals.length === 0) return intervals;
  // A closure of the next day also cuts what this day's night shift works in it, and one of the day before may last until today.
  const closures = [-1, 0, 1].flatMap((days) =>
    (calendar.partial.get(day + days) ?? []).map(({ from, to }) => ({ from: from + days * DAY, to: to + days * DAY })),
  );
  return subtract(intervals, closures);
}

/** The same before partial closures. Refuses a day in a year without data. */
export function plannedIntervals(calendar: Calendar, day: Day): DayInterval[] {
  if (calendar.years && !calendar.years.has(yearOf(day))) {
    throw new Problem('calendar_year_missing', { calendar: calendar.id, year: yearOf(day) });
  }
  const makeUp = calendar.working.get(day);
  if (makeUp === undefined && calendar.closed.has(day)) return [];
  return calendar.week[makeUp ?? weekdayOf(day)];
}

/** Working seconds that belong to a day. Not what its intervals add up to where the clocks change. */
export function secondsOfDay(calendar: Calendar, day: Day): number {
  const spans = dayIntervals(calendar, day).flatMap(({ from, to }) =>
    wallSpans(calendar.zone, day * DAY + from, day * DAY + to),
  );
  return spans.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Whether anybody works on that day. */
export function isWorkingDay(calendar: Calendar, day: Day): boolean {
  return dayIntervals(calendar, day).length > 0;
}

/**
 * The calendar's working time from `start` on, as an endless run of spans in order, none overlapping, none empty.
 * A span counts exactly the instants whose wall-clock time lies in an interval, so a skipped hour is no working time and a
 * repeated one is worked twice.
 */
export function* windowsFrom(calendar: Calendar, start: Instant): Generator<Span, never> {
  let done = start;
  for (let day = dayOf(start, calendar.zone) - (calendar.overnight ? 1 : 0); ; day++) {
    for (const interval of dayIntervals(calendar, day)) {
      for (const span of wallSpans(calendar.zone, day * DAY + interval.from, day * DAY + interval.to)) {
        const from = Math.max(span.from, done);
        if (from >= span.to) continue;
        yield { from, to: span.to };
        done = span.to;
      }
    }
  }
}

/** The instants at which the wall clock of `zone` shows a time in [from, to). */
function wallSpans(zone: string, from: number, to: number): Span[] {
  const earliest = from - DAY;
  const latest = to + DAY;
  const before = offsetAt(zone, earliest);
  const change = nextTransition(zone, earliest, latest);
  if (!change) return [{ from: from - before, to: to - before }];
  const spans = [
    { from: from - before, to: Math.min(to - before, change.from) },
    { from: Math.max(from - change.offset, change.from), to: to - change.offset },
  ].filter((span) => span.from < span.to);
  const [first, second] = spans;
  return first && second && first.to === second.from ? [{ from: first.from, to: second.to }] : spans;
}

/** `base` without `holes`; both in order by start, all half-open. */
export function subtract<T extends { from: number; to: number }>(base: readonly T[], holes: readonly T[]): T[] {
  let rest = [...base];
  for (const hole of holes) {
    rest = rest.flatMap((span) => {
      if (hole.to <= span.from || hole.from >= span.to) return [span];
      const pieces = [
        { ...span, to: Math.min(span.to, hole.from) },
        { ...span, from: Math.max(span.from, hole.to) },
      ];
      return pieces.filter((piece) => piece.from < piece.to);
    });
  }
  return rest;
}
