import { type Day, formatDay, parseDay, yearOf } from './instant.js';
import { WEEKDAYS, type Weekday, weekdayOf } from './intervals.js';

/** A yearly recurrence. */
export interface YearlyRule {
  interval: number;
  count: number;
  until: Day;
  months: number[] | null;
  monthDays: number[] | null;
  /** With the place of the weekday in its month (or year), counted from the end where it is negative; 0: each of them. */
  weekdays: { place: number; weekday: Weekday }[] | null;
  positions: number[] | null;
}

const PARTS = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'BYSETPOS'];
const FOREVER = Number.POSITIVE_INFINITY;

/** Reads a recurrence rule; null where it is not yearly, or has parts that are not understood. Nothing is guessed at. */
export function parseYearlyRule(text: string): YearlyRule | null {
  const parts = new Map<string, string>();
  for (const part of text.toUpperCase().split(';')) {
    const [name = '', value = ''] = part.split('=');
    if (!PARTS.includes(name) || value === '' || parts.has(name)) return null;
    parts.set(name, value);
  }
  if (parts.get('FREQ') !== 'YEARLY') return null;
  const numbers = (name: string, most: number): number[] | null | undefined => {
    const found = parts.get(name)?.split(',').map(Number);
    const right = found?.every((value) => Number.isInteger(value) && value !== 0 && Math.abs(value) <= most);
    return found === undefined ? null : right ? found : undefined;
  };
  const [interval, count] = [numbers('INTERVAL', 1000), numbers('COUNT', 10_000)];
  const [months, monthDays, positions] = [numbers('BYMONTH', 12), numbers('BYMONTHDAY', 31), numbers('BYSETPOS', 366)];
  const weekdays = readWeekdays(parts.get('BYDAY'));
  const until = readUntil(parts.get('UNTIL'));
  if (interval === undefined || count === undefined || until === null) return null;
  if (months === undefined || monthDays === undefined || positions === undefined || weekdays === undefined) return null;
  const [every = 1, times = FOREVER] = [interval?.[0], count?.[0]];
  if (every < 1 || times < 1) return null;
  return { interval: every, count: times, until, months, monthDays, weekdays, positions };
}

/** The first day on which something recurs, and those from `firstYear` to `lastYear`. Tries every day of each year. */
export function yearlyDays(rule: YearlyRule, first: Day, firstYear: number, lastYear: number): Day[] {
  // The first one counts, also where it does not follow the rule.
  const days = [first];
  const begin = yearOf(first);
  // Only a rule that says how often has to be counted through.
  const skipped = rule.count === FOREVER ? Math.max(0, Math.ceil((firstYear - begin) / rule.interval)) : 0;
  for (
    let year = begin + skipped * rule.interval;
    year <= lastYear && days.length < rule.count;
    year += rule.interval
  ) {
    const fitting = daysOfYear(year).filter((day) => fits(rule, day, first));
    const chosen = rule.positions?.map((at) => fitting.at(at > 0 ? at - 1 : at));
    for (const day of chosen ? fitting.filter((fit) => chosen.includes(fit)) : fitting) {
      if (day > first && day <= rule.until && days.length < rule.count) days.push(day);
    }
  }
  return days;
}

function fits({ months, monthDays, weekdays }: YearlyRule, day: Day, first: Day): boolean {
  const { month, date, last } = partsOf(day);
  const own = partsOf(first);
  if (months !== null && !months.includes(month)) return false;
  if (monthDays !== null && !monthDays.some((at) => (at > 0 ? date === at : date === last + 1 + at))) return false;
  if (weekdays !== null) return weekdays.some((wanted) => isWeekday(wanted, day, months !== null));
  if (monthDays !== null) return true;
  return date === own.date && (months !== null || month === own.month);
}

function isWeekday({ place, weekday }: { place: number; weekday: Weekday }, day: Day, inMonth: boolean): boolean {
  if (weekdayOf(day) !== weekday) return false;
  if (place === 0) return true;
  const { date, last } = partsOf(day);
  const year = yearOf(day);
  const [begin, end] = [parseDay(`${year}-01-01`), parseDay(`${year}-12-31`)];
  const [before, after] = inMonth ? [date - 1, last - date] : [day - begin, end - day];
  return place > 0 ? Math.floor(before / 7) + 1 === place : Math.floor(after / 7) + 1 === -place;
}

function partsOf(day: Day): { month: number; date: number; last: number } {
  const [year = 0, month = 0, date = 0] = formatDay(day).split('-').map(Number);
  return { month, date, last: new Date(Date.UTC(year, month, 0)).getUTCDate() };
}

function daysOfYear(year: number): Day[] {
  const begin = parseDay(`${year}-01-01`);
  const length = parseDay(`${year}-12-31`) - begin + 1;
  return Array.from({ length }, (_, at) => begin + at);
}

function readWeekdays(text: string | undefined): YearlyRule['weekdays'] | undefined {
  if (text === undefined) return null;
  const found = text.split(',').map((part) => {
    const match = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/.exec(part);
    const weekday = WEEKDAYS.find((name) => name.startsWith((match?.[2] ?? '?').toLowerCase()));
    return weekday && { place: Number(match?.[1] ?? 0), weekday };
  });
  return found.every((entry) => entry !== undefined) ? found : undefined;
}

function readUntil(text: string | undefined): Day | null {
  if (text === undefined) return FOREVER;
  const match = /^(\d{4})(\d{2})(\d{2})(T\d{6}Z?)?$/.exec(text);
  if (!match) return null;
  return Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / 86_400_000;
}
