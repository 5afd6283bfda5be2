import * as v from 'valibot';
import { Problem } from '../problem.js';
import { type CalendarText, calendarFaults } from './check.js';
import { type Day, parseDay } from './instant.js';
import { type DayInterval, parseInterval, WEEKDAYS, type Weekday } from './intervals.js';
import { assertZone } from './zone.js';

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

const CalendarFields = v.strictObject({
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

/** The calendar file, `policy/calendars/*.yaml`: its fields, and that they go together. */
export const CalendarFile = v.pipe(
  CalendarFields,
  v.rawCheck(({ dataset, addIssue }) => {
    // What can't be read is told by its field already.
    if (!dataset.typed || dataset.issues) return;
    for (const { path, found, allowed } of calendarFaults(dataset.value as CalendarText)) {
      const keys = path.map((key) => ({
        type: 'unknown' as const,
        origin: 'value' as const,
        input: null,
        key,
        value: null,
      }));
      addIssue({ received: found, message: allowed, path: keys as unknown as [v.UnknownPathItem] });
    }
  }),
);
export type CalendarFile = v.InferOutput<typeof CalendarFile>;

/** Makes a calendar of a checked file. */
export function parseCalendar(file: CalendarFile): Calendar {
  assertZone(file.zone);
  const week = Object.fromEntries(
    WEEKDAYS.map((weekday) => {
      const intervals = (file.week[weekday] ?? []).map(parseInterval);
      return [weekday, intervals.sort((a, b) => a.from - b.from)];
    }),
  ) as Record<Weekday, DayInterval[]>;
  const intervals = WEEKDAYS.flatMap((weekday) => week[weekday]);
  // Whoever walks it would never come to an end.
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
