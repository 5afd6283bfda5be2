import type { Weekday } from './intervals.js';
import type { WeekText } from './week-text.js';

/** What a calendar file is made of. Names are for people and go into comments. */
export interface NewCalendar {
  id: string;
  zone: string;
  source: string;
  /** The day on which somebody looked, as `2026-11-22`. */
  verified: string;
  years: readonly number[];
  week: WeekText;
  closed: readonly { date: string; name: string }[];
  make_up: readonly { date: string; name: string }[];
  partial: readonly { date: string; closed: readonly string[]; name: string }[];
}

const ORDER = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The text of a calendar file, with the name of each closed day beside it. */
export function calendarText({
  id,
  zone,
  source,
  verified,
  years,
  week,
  closed,
  make_up,
  partial,
}: NewCalendar): string {
  const weekdays = ORDER.filter((weekday) => week[weekday]);
  // Make-up days stand in for a weekday before or after a holiday; nobody says which.
  const like: Weekday = week.fri ? 'fri' : (weekdays[0] ?? 'fri');
  return [
    `id: ${quoted(id)}`,
    `zone: ${zone}`,
    `source: ${quoted(source)}`,
    `verified: ${verified}`,
    `years: [${years.join(', ')}]`,
    'week:',
    ...weekdays.map((weekday) => `  ${weekday}: ${JSON.stringify(week[weekday])}`),
    ...(closed.length > 0 ? ['closed:'] : []),
    ...closed.map(({ date, name }) => `  - ${date}${comment(name)}`),
    ...(make_up.length > 0 ? ['working:'] : []),
    ...make_up.map(({ date, name }) => `  ${date}: ${like}${comment(name)}`),
    ...(partial.length > 0 ? ['partial:'] : []),
    ...partial.map(
      (entry) => `  - {date: ${entry.date}, closed: ${JSON.stringify(entry.closed)}}${comment(entry.name)}`,
    ),
    '',
  ].join('\n');
}

function quoted(text: string): string {
  return /^[a-z][\w-]*$/i.test(text) && !/^(true|false|null)$/i.test(text) ? text : JSON.stringify(text);
}

/** A name from elsewhere must not end its line, nor bring characters that YAML refuses. */
function comment(name: string): string {
  const plain = name.replaceAll(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufeff\ufffe\uffff]+/gu, ' ').trim();
  return plain === '' ? '' : ` # ${plain.slice(0, 120)}`;
}
