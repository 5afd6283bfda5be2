import { problemOr } from '../problem.js';
import { type Day, parseDay, yearOf } from './instant.js';
import { DAY_SECONDS, type DayInterval, parseInterval, WEEKDAYS, type Weekday, weekdayOf } from './intervals.js';
import { isZone } from './zone.js';

/** What a calendar file says, each field by itself being right. */
export interface CalendarText {
  zone: string;
  week: { [W in Weekday]?: string[] | undefined };
  closed?: string[] | undefined;
  working?: Record<string, Weekday> | undefined;
  partial?: { date: string; closed: string[] }[] | undefined;
  years?: number[] | undefined;
}

/** One wrong place in a calendar, as a path of keys. */
export interface CalendarFault {
  path: (string | number)[];
  found: string;
  allowed: string;
}

type Placed<T> = T & { path: (string | number)[]; text: string };

/** What is wrong with a calendar although each of its fields can be read. */
export function calendarFaults(file: CalendarText): CalendarFault[] {
  const faults: CalendarFault[] = [];
  const refuse = (path: CalendarFault['path'], found: string, allowed: string) => faults.push({ path, found, allowed });

  const intervalAt = (text: string, path: CalendarFault['path']): Placed<DayInterval>[] => {
    const interval = problemOr(() => parseInterval(text));
    if (!(interval instanceof Error)) return [{ ...interval, path, text }];
    refuse(path, text, 'an interval with time in it, such as 09:00-17:00; 00:00-24:00 is a whole day');
    return [];
  };
  const dayAt = (text: string, path: CalendarFault['path']): Placed<{ day: Day }>[] => {
    const day = problemOr(() => parseDay(text));
    if (!(day instanceof Error)) return [{ day, path, text }];
    refuse(path, text, 'a date that there is');
    return [];
  };

  if (!isZone(file.zone)) {
    refuse(['zone'], file.zone || '""', 'a name such as Asia/Shanghai or Europe/Berlin; no fixed offset');
  }

  const week = {} as Record<Weekday, Placed<DayInterval>[]>;
  for (const weekday of WEEKDAYS) {
    const intervals = (file.week[weekday] ?? []).flatMap((text, at) => intervalAt(text, ['week', weekday, at]));
    week[weekday] = intervals.sort((a, b) => a.from - b.from);
  }
  if (WEEKDAYS.every((weekday) => (file.week[weekday] ?? []).length === 0)) {
    refuse(['week'], 'no working time', 'at least one interval, such as mon: ["09:00-17:00"]');
  }
  const clash = (path: CalendarFault['path'], one: string, other: string) =>
    refuse(path, `${one} and ${other}`, 'intervals that do not overlap');
  for (const [at, weekday] of WEEKDAYS.entries()) {
    const own = week[weekday];
    for (const [index, next] of own.entries()) {
      const before = own[index - 1];
      if (before && next.from < before.to) clash(next.path, before.text, next.text);
    }
    const tomorrow = WEEKDAYS[(at + 1) % 7] ?? 'mon';
    const late = overrun(own, week[tomorrow]);
    if (late) clash(late.late.path, `${weekday} ${late.late.text}`, `${tomorrow} ${late.early.text}`);
  }

  const closed = (file.closed ?? []).flatMap((text, at) => dayAt(text, ['closed', at]));
  const working = Object.entries(file.working ?? {}).flatMap(([text, like]) =>
    dayAt(text, ['working', text]).map((placed) => ({ ...placed, like })),
  );
  const years = file.years && new Set(file.years);
  for (const { day, path, text } of [...closed, ...working]) {
    if (years && !years.has(yearOf(day)))
      refuse(path, text, `a date in the years of the calendar: ${file.years?.join(', ')}`);
  }
  const closedDays = new Set(closed.map(({ day }) => day));
  const likes = new Map(working.map(({ day, like }) => [day, like]));
  for (const { day, path, text } of working) {
    if (closedDays.has(day)) refuse(path, text, 'a date that is not closed as well');
  }

  // A make-up day has neighbours that its weekday has not.
  const worked = (day: Day) => {
    const like = likes.get(day);
    return like === undefined && closedDays.has(day) ? [] : week[like ?? weekdayOf(day)];
  };
  for (const { day, path, text, like } of working) {
    const before = likes.has(day - 1) ? null : overrun(worked(day - 1), week[like]);
    const late = before ?? overrun(week[like], worked(day + 1));
    if (late) clash(path, `${text} ${late.late.text}`, late.early.text);
  }

  for (const [index, { date, closed: closures }] of (file.partial ?? []).entries()) {
    const days = dayAt(date, ['partial', index, 'date']);
    for (const [at, text] of closures.entries()) {
      for (const closure of intervalAt(text, ['partial', index, 'closed', at])) {
        // Over midnight it means something only where somebody works then.
        const works = days.some(({ day }) => worked(day).some(({ to }) => to >= DAY_SECONDS));
        if (closure.to > DAY_SECONDS && !works) refuse(closure.path, text, 'a closure that ends after it starts');
      }
    }
  }
  return faults;
}

/** The last interval of a day and the first of the next, where the one reaches into the other. */
function overrun(today: readonly Placed<DayInterval>[], tomorrow: readonly Placed<DayInterval>[]) {
  const [late, early] = [today.at(-1), tomorrow[0]];
  return late && early && late.to - DAY_SECONDS > early.from ? { late, early } : null;
}
