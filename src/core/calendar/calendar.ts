import * as v from 'valibot';
import { Problem } from '../problem.js';
import { type Day, parseDay } from './instant.js';
import { assertZone } from './zone.js';

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Half-open, in seconds after the local midnight of the day it belongs to. `to` exceeds 86,400 where it crosses midnight. */
export interface DayInterval {
  from: number;
  to: number;
}

/** Working hours in one place, ready for arithmetic. Made by `parseCalendar`. */
export interface Calendar {
  id: string;
  /** IANA name. */
  zone: string;
  week: Record<Weekday, DayInterval[]>;
  closed: ReadonlySet<Day>;
  /** Make-up days (调休): a day that works like the weekday named. Stronger than `closed`. */
  working: ReadonlyMap<Day, Weekday>;
  /** One-off closures within a day. */
  partial: ReadonlyMap<Day, DayInterval[]>;
  /** The years that `closed` and `working` are complete for; null: every year. */
  years: ReadonlySet<number> | null;
  /** Whether any interval crosses midnight, so that a day's work may reach into the next. */
  overnight: boolean;
}

const DATE = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-10-01'));
const INTERVAL = v.pipe(
  v.string(),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d:[0-5]\d|2[0-3]:[0-5]\d|24:00)$/, 'an interval such as 09:00-17:00'),
);
const INTERVALS = v.array(INTERVAL);

/** The calendar file, `policy/calendars/*.yaml`. */
export const CalendarFile = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1)),
  zone: v.string(),
  week: v.strictObject({
    mon: v.optional(INTERVALS),
    tue: v.optional(INTERVALS),
    wed: v.optional(INTERVALS),
    thu: v.optional(INTERVALS),
    fri: v.optional(INTERVALS),
    sat: v.optional(INTERVALS),
    sun: v.optional(INTERVALS),
  }),
  closed: v.optional(v.array(DATE)),
  working: v.optional(v.record(DATE, v.picklist(WEEKDAYS))),
  partial: v.optional(v.array(v.strictObject({ date: DATE, closed: INTERVALS }))),
  years: v.optional(v.array(v.pipe(v.number(), v.integer()))),
  source: v.optional(v.string()),
  verified: v.optional(v.string()),
});
export type CalendarFile = v.InferOutput<typeof CalendarFile>;

/** Makes a calendar of a checked file. Refuses unknown zones, dates that do not exist, and calendars without any working time. */
export function parseCalendar(file: CalendarFile): Calendar {
  assertZone(file.zone);
  const week = Object.fromEntries(
    WEEKDAYS.map((weekday) => [weekday, (file.week[weekday] ?? []).map(parseInterval)]),
  ) as Record<Weekday, DayInterval[]>;
  for (const weekday of WEEKDAYS) {
    week[weekday].sort((a, b) => a.from - b.from);
    const overlap = week[weekday].findIndex((interval, at) => interval.from < (week[weekday][at - 1]?.to ?? 0));
    if (overlap > 0) throw new Problem('interval_invalid', { found: `${weekday}: ${file.week[weekday]?.join(', ')}` });
  }
  const intervals = WEEKDAYS.flatMap((weekday) => week[weekday]);
  if (intervals.length === 0) throw new Problem('calendar_empty', { calendar: file.id });

  const partial = new Map<Day, DayInterval[]>();
  for (const { date, closed } of file.partial ?? []) {
    const day = parseDay(date);
    partial.set(day, [...(partial.get(day) ?? []), ...closed.map(parseInterval)]);
  }
  return {
    id: file.id,
    zone: file.zone,
    week,
    closed: new Set((file.closed ?? []).map(parseDay)),
    working: new Map(Object.entries(file.working ?? {}).map(([date, weekday]) => [parseDay(date), weekday])),
    partial,
    years: file.years ? new Set(file.years) : null,
    overnight: intervals.some((interval) => interval.to > 86_400),
  };
}

/** `09:00-17:00`; `22:00-06:00` ends on the next day; `00:00-24:00` is a whole day. */
function parseInterval(text: string): DayInterval {
  const [from, to] = text.split('-').map((time) => {
    const [hours, minutes] = time.split(':').map(Number);
    return (hours ?? 0) * 3600 + (minutes ?? 0) * 60;
  }) as [number, number];
  if (from === to) throw new Problem('interval_invalid', { found: text });
  return { from, to: to > from ? to : to + 86_400 };
}
