import { Problem } from '../problem.js';
import type { Calendar } from './calendar.js';
import { type Day, dayStart, fromWall, toWall, yearOf } from './instant.js';
import { type DayInterval, WEEKDAYS, weekdayOf } from './intervals.js';
import { type Instant, nextTransition, offsetAt, type Transition } from './zone.js';

/** Half-open stretch of time. */
export interface Span {
  from: Instant;
  to: Instant;
}

/** A stretch of working time and the day that it belongs to: a night shift's is the one on which it started. */
export interface WorkSpan extends Span {
  day: Day;
}

const DAY = 86_400;

/** Further than that nobody's target lies, and a calendar that gets there has next to no working time. */
const HORIZON_YEARS = 500;

/** The working intervals that belong to a day, after holidays, make-up days and partial closures; in local seconds of that day. */
export function dayIntervals(calendar: Calendar, day: Day): DayInterval[] {
  const intervals = plannedIntervals(calendar, day);
  if (calendar.partial.size === 0 || intervals.length === 0) return intervals;
  const closures = closuresOn(calendar, day);
  return closures.length === 0 ? intervals : [...without(intervals, joined(closures))];
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

/**
 * Partial closures that can cut what belongs to a day: one of the next day also cuts this day's night shift, and one of the day before
 * may go on past midnight.
 */
function closuresOn({ partial }: Calendar, day: Day): DayInterval[] {
  return [-1, 0, 1].flatMap((shift) =>
    (partial.get(day + shift) ?? []).map(({ from, to }) => ({ from: from + shift * DAY, to: to + shift * DAY })),
  );
}

/** What partial closures take away of a day's working time, in order of time. */
export function closedWork(calendar: Calendar, day: Day): Span[] {
  if (calendar.partial.size === 0 || closuresOn(calendar, day).length === 0) return [];
  const planned = plannedIntervals(calendar, day);
  const taken = planned.flatMap((interval) => [...without([interval], joined(dayIntervals(calendar, day)))]);
  return instantsOf(calendar.zone, day, taken, changeNear(calendar.zone, day));
}

/** The working time that belongs to a day, in order of time. */
export function workOf(calendar: Calendar, day: Day): Span[] {
  return instantsOf(calendar.zone, day, dayIntervals(calendar, day), changeNear(calendar.zone, day));
}

/** Working seconds that belong to a day. Not what its intervals add up to where the clocks change. */
export function secondsOfDay(calendar: Calendar, day: Day): number {
  return workOf(calendar, day).reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Whether anybody works on that day. */
export function isWorkingDay(calendar: Calendar, day: Day): boolean {
  return workOf(calendar, day).length > 0;
}

/**
 * The calendar's working time in [start, until), as spans in order, none overlapping, none empty; endless without `until`.
 * A span counts exactly the instants whose wall-clock time lies in an interval, so a skipped hour is no working time and a
 * repeated one is worked twice. No day is looked at before it is needed: its year may have no data.
 */
export function* windowsFrom(
  calendar: Calendar,
  start: Instant,
  until: Instant = Number.POSITIVE_INFINITY,
): Generator<WorkSpan, void> {
  const { zone } = calendar;
  const first = firstDay(calendar, start);
  let done = start;
  let held: WorkSpan[] = [];
  for (let day = first; ; day++) {
    const over = (day + 2) * DAY > until && Math.min(dayStart(day, zone), fromWall(day * DAY, zone)) >= until;
    if (!over && day - first > HORIZON_YEARS * 366) {
      throw new Problem('calendar_horizon', { calendar: calendar.id, years: HORIZON_YEARS });
    }
    const intervals = over ? [] : dayIntervals(calendar, day);
    let ready = held;
    held = [];
    if (intervals.length > 0) {
      const change = changeNear(zone, day);
      const work = instantsOf(zone, day, intervals, change);
      ready = [...ready, ...work.map(({ from, to }) => ({ from, to, day }))];
      if (change) {
        ready.sort((a, b) => a.from - b.from);
        // Where the clock goes back over midnight, some of the next day comes before the end of this one.
        const next = fromWall((day + 1) * DAY, zone);
        held = ready.filter(({ from }) => from >= next);
        ready = ready.filter(({ from }) => from < next);
      }
    }
    for (const span of ready) {
      const from = Math.max(span.from, done);
      const to = Math.min(span.to, until);
      if (from >= to) continue;
      yield { from, to, day: span.day };
      done = to;
    }
    if (over) return;
  }
}

/** The first day of which something may be worked at or after `start`. */
function firstDay(calendar: Calendar, start: Instant): Day {
  const { zone, week } = calendar;
  const change = nextTransition(zone, start, start + DAY);
  const wall = Math.min(toWall(start, zone), change ? change.from + change.offset : Number.POSITIVE_INFINITY);
  const day = Math.floor(wall / DAY);
  if (!calendar.overnight) return day;
  const latest = Math.max(...WEEKDAYS.flatMap((weekday) => week[weekday].map(({ to }) => to)));
  return wall < (day - 1) * DAY + latest ? day - 1 : day;
}

/** The change of the clock, if any, that may touch what belongs to a day. */
function changeNear(zone: string, day: Day): Transition | null {
  return nextTransition(zone, (day - 1) * DAY, (day + 3) * DAY);
}

/** The instants at which the wall clock shows these times of a day, in order; `change` is the one near that day. */
function instantsOf(zone: string, day: Day, times: readonly DayInterval[], change: Transition | null): Span[] {
  if (times.length === 0) return [];
  const before = day * DAY - offsetAt(zone, (day - 1) * DAY);
  if (!change) return times.map(({ from, to }) => ({ from: from + before, to: to + before }));
  const after = day * DAY - change.offset;
  return times
    .flatMap(({ from, to }) => [
      { from: from + before, to: Math.min(to + before, change.from) },
      { from: Math.max(from + after, change.from), to: to + after },
    ])
    .filter((span) => span.from < span.to)
    .sort((a, b) => a.from - b.from)
    .reduce<Span[]>((spans, span) => {
      const last = spans.at(-1);
      if (last?.to === span.from) last.to = span.to;
      else spans.push(span);
      return spans;
    }, []);
}

/** Stretches as a set: in order, none empty, none touching another. */
export function joined(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (from >= to) continue;
    const last = found.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else found.push({ from, to });
  }
  return found;
}

/** `base` without `holes`, both in order and the holes `joined`; each is looked at once. */
export function* without(base: Iterable<Span>, holes: readonly Span[]): Generator<Span, void> {
  let next = 0;
  for (const span of base) {
    let from = span.from;
    while (next < holes.length && (holes[next]?.to ?? 0) <= from) next++;
    for (let at = next; at < holes.length; at++) {
      const hole = holes[at] as Span;
      if (hole.from >= span.to) break;
      if (hole.from > from) yield { from, to: hole.from };
      from = Math.max(from, hole.to);
    }
    if (from < span.to) yield { from, to: span.to };
  }
}
