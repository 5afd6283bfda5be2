import { Problem } from '../problem.js';
import type { Calendar } from './calendar.js';
import { type Day, dayOf } from './instant.js';
import type { DayInterval, Weekday } from './intervals.js';
import { parsePeriod } from './period.js';
import { dayIntervals, plannedIntervals, secondsOfDay } from './windows.js';

/** What makes a day what it is. The first three are worked (a partial closure may take all of a day), the others not. */
export type DayCause = 'working' | 'make_up_day' | 'partial_closure' | 'closed_day' | 'rest_day';

/** Whether a day counts as a working day, and why. */
export interface DayClass {
  working: boolean;
  cause: DayCause;
}

/** A day of a calendar with its working time. */
export interface CalendarDay extends DayClass {
  day: Day;
  /** The weekday whose hours it has, where it is a make-up day. */
  like: Weekday | null;
  intervals: DayInterval[];
  /** Working time that belongs to the day: that of a shift over midnight is all of the day on which it starts. */
  seconds: number;
}

/** Says whether a day counts as a working day, and why. Refuses a day in a year without data. */
export function classifyDay(calendar: Calendar, day: Day): DayClass {
  const planned = plannedIntervals(calendar, day);
  if (planned.length === 0) {
    const closed = calendar.closed.has(day) && !calendar.working.has(day);
    return { working: false, cause: closed ? 'closed_day' : 'rest_day' };
  }
  const left = dayIntervals(calendar, day);
  if (lengthOf(left) < lengthOf(planned)) return { working: left.length > 0, cause: 'partial_closure' };
  return { working: true, cause: calendar.working.has(day) ? 'make_up_day' : 'working' };
}

/** A hundred years: what is asked beyond that is a typing error. */
const MOST_DAYS = 36_525;

/** The days of a calendar that `--from` and `--to` mean, each a day, month or year; a time stands for its day. */
export function daysFromTo(calendar: Calendar, from: string, to: string): CalendarDay[] {
  const period = parsePeriod(from, to, calendar.zone);
  const [first, last] = [dayOf(period.from, calendar.zone), dayOf(period.to - 1, calendar.zone)];
  const count = last - first + 1;
  if (count > MOST_DAYS) throw new Problem('too_many_groups', { by: 'day', count, most: MOST_DAYS });
  return calendarDays(calendar, first, last);
}

/** Every day from `first` to `last`, both included. */
function calendarDays(calendar: Calendar, first: Day, last: Day): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let day = first; day <= last; day++) {
    days.push({
      day,
      ...classifyDay(calendar, day),
      like: calendar.working.get(day) ?? null,
      intervals: dayIntervals(calendar, day),
      seconds: secondsOfDay(calendar, day),
    });
  }
  return days;
}

function lengthOf(intervals: readonly DayInterval[]): number {
  return intervals.reduce((sum, { from, to }) => sum + to - from, 0);
}
