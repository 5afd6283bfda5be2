import { type Calendar, type CalendarFile, parseCalendar } from './calendar.js';
import { type Day, dayOf, parseDay, yearOf } from './instant.js';
import { DAY_SECONDS, parseInterval, weekdayOf } from './intervals.js';
import { plannedIntervals, without } from './windows.js';
import type { Instant } from './zone.js';

/** What may be wrong with a calendar that can be used, with the arguments of its sentence. */
export interface CalendarWarningCatalogue {
  /** A year without data is here, or begins in so many days. */
  year_missing: { year: number; days: number };
  years_absent: Record<never, never>;
  closed_on_rest_days: { dates: string[] };
  closed_twice: { date: string };
  make_up_worked_anyway: { date: string };
  make_up_without_hours: { date: string; like: string };
  closure_without_work: { date: string; closed: string };
}
export type CalendarWarningCode = keyof CalendarWarningCatalogue;

export type CalendarWarning = {
  [C in CalendarWarningCode]: { code: C; args: CalendarWarningCatalogue[C]; path: string };
}[CalendarWarningCode];

/** How long before the end of its data a calendar is worth a warning, in days. */
const AHEAD = 60;

/** What a person should look at again in a calendar that is right in itself. */
export function calendarWarnings(file: CalendarFile, now: Instant): CalendarWarning[] {
  const calendar = parseCalendar(file);
  return [...yearWarnings(file, calendar, now), ...closedWarnings(file, calendar), ...otherWarnings(file, calendar)];
}

function yearWarnings(file: CalendarFile, { zone, years }: Calendar, now: Instant): CalendarWarning[] {
  if (years === null) {
    return (file.closed ?? []).length > 0 ? [{ code: 'years_absent', args: {}, path: 'closed' }] : [];
  }
  const today = dayOf(now, zone);
  const year = yearOf(today);
  if (!years.has(year)) return [{ code: 'year_missing', args: { year, days: 0 }, path: 'years' }];
  const days = parseDay(`${year + 1}-01-01`) - today;
  if (days > AHEAD || years.has(year + 1)) return [];
  return [{ code: 'year_missing', args: { year: year + 1, days }, path: 'years' }];
}

function closedWarnings(file: CalendarFile, calendar: Calendar): CalendarWarning[] {
  const warnings: CalendarWarning[] = [];
  const idle: number[] = [];
  const seen = new Set<Day>();
  const dates = file.closed ?? [];
  for (const [index, date] of dates.entries()) {
    const day = parseDay(date);
    if (seen.has(day)) warnings.push({ code: 'closed_twice', args: { date }, path: `closed.${index}` });
    else if (!takesWork(calendar, day)) idle.push(index);
    seen.add(day);
  }
  const [first] = idle;
  if (first === undefined) return warnings;
  const args = { dates: idle.map((index) => dates[index] ?? '') };
  return [{ code: 'closed_on_rest_days', args, path: `closed.${first}` }, ...warnings];
}

/** Whether the run of closed days that a day is in has a day in it that would be worked. Long holidays go over weekends. */
function takesWork({ closed, week }: Calendar, day: Day): boolean {
  for (const step of [1, -1]) {
    for (let at = day; closed.has(at); at += step) if (week[weekdayOf(at)].length > 0) return true;
  }
  return false;
}

function otherWarnings(file: CalendarFile, calendar: Calendar): CalendarWarning[] {
  const warnings: CalendarWarning[] = [];
  for (const [date, like] of Object.entries(file.working ?? {})) {
    const path = `working.${date}`;
    const [own, wanted] = [calendar.week[weekdayOf(parseDay(date))], calendar.week[like]];
    if (wanted.length === 0) warnings.push({ code: 'make_up_without_hours', args: { date, like }, path });
    else if (JSON.stringify(own) === JSON.stringify(wanted)) {
      warnings.push({ code: 'make_up_worked_anyway', args: { date }, path });
    }
  }
  const { years } = calendar;
  for (const [index, { date, closed }] of (file.partial ?? []).entries()) {
    const day = parseDay(date);
    const known = [day - 1, day, day + 1].filter((at) => years === null || years.has(yearOf(at)));
    const worked = known.flatMap((at) =>
      plannedIntervals(calendar, at).map(({ from, to }) => ({
        from: from + (at - day) * DAY_SECONDS,
        to: to + (at - day) * DAY_SECONDS,
      })),
    );
    for (const [at, text] of closed.entries()) {
      const left = [...without(worked, [parseInterval(text)])];
      if (JSON.stringify(left) !== JSON.stringify(worked)) continue;
      const path = `partial.${index}.closed.${at}`;
      warnings.push({ code: 'closure_without_work', args: { date, closed: text }, path });
    }
  }
  return warnings;
}
