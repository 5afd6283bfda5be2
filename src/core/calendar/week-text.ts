import { Problem, problemOr } from '../problem.js';
import { parseInterval, WEEKDAYS, type Weekday } from './intervals.js';

export type WeekText = { [W in Weekday]?: string[] };

/** How a week is written on a command line. */
export const WEEK_FORM = '"mon-fri 09:00-17:00", "mon-thu 09:00-12:00 13:00-18:00; fri 09:00-15:00"';

const TIME = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const INTERVAL = new RegExp(`^${TIME}-(?:${TIME}|24:00)$`);

/** Reads `mon-fri 09:00-17:00`: weekdays, or from one to another, with intervals; several such parts between semicolons. */
export function parseWeek(text: string): WeekText {
  const week: WeekText = {};
  for (const part of text.split(';')) {
    const [days = '', ...intervals] = part.trim().split(/[\s,]+(?=\d)|\s+/);
    const right = intervals.length > 0 && intervals.every((interval) => INTERVAL.test(interval) && hasTime(interval));
    for (const weekday of right ? parseDays(days, text) : fail(text)) {
      week[weekday] = [...(week[weekday] ?? []), ...intervals];
    }
  }
  return week;
}

function parseDays(text: string, whole: string): Weekday[] {
  return text.split(',').flatMap((range) => {
    const [from = '', to = from, ...rest] = range.toLowerCase().split('-');
    const [first, last] = [WEEKDAYS.indexOf(from as Weekday), WEEKDAYS.indexOf(to as Weekday)];
    if (first < 0 || last < 0 || rest.length > 0) return fail(whole);
    // From Friday to Monday goes over the end of the week.
    const count = ((last - first + 7) % 7) + 1;
    return Array.from({ length: count }, (_, at) => WEEKDAYS[(first + at) % 7] ?? 'mon');
  });
}

function hasTime(interval: string): boolean {
  return !(problemOr(() => parseInterval(interval)) instanceof Problem);
}

function fail(text: string): never {
  throw new Problem('flag_invalid', { flag: 'week', found: text, allowed: WEEK_FORM });
}
