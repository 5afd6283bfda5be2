import { Problem } from '../problem.js';
import { parseYearlyRule, yearlyDays } from './ics-rule.js';
import { type IcsProperties, type IcsProperty, readIcsEvents, splitIcsList, unescapeIcs } from './ics-text.js';
import { type Day, formatDay, fromWall, toWall, yearOf } from './instant.js';
import { DAY_SECONDS, formatInterval } from './intervals.js';
import { type Instant, isZone } from './zone.js';

/** What is wanted of an iCalendar file. */
export interface IcsRequest {
  /** Zone of the calendar that is made: which days an event with times lies on. */
  zone: string;
  years: readonly number[];
  /** Only events with this in their summary or in one of their categories; null: all. */
  match: RegExp | null;
  /** Whole days with this in their summary or in one of their categories are make-up days; null: there are none. */
  makeUp: RegExp | null;
}

/** Why an event is left out. */
export type LeftOut = 'not_matched' | 'cancelled' | 'recurrence_unknown' | 'zone_unknown' | 'start_unreadable';

export interface IcsResult {
  closed: { date: string; name: string }[];
  make_up: { date: string; name: string }[];
  partial: { date: string; closed: string[]; name: string }[];
  left_out: { name: string; line: number; why: LeftOut }[];
  /** Years that were not asked for and have something that matches; what recurs has no year of its own. */
  other_years: number[];
}

/** From when to when something is, on the wall clock of the calendar's zone: seconds since 1970 as if it were UTC. */
interface WallSpan {
  from: number;
  to: number;
}

interface Event extends WallSpan {
  name: string;
  isMakeUp: boolean;
  line: number;
  uid: string;
  /** The occurrence of a recurring event that it stands for. */
  replaces: Day | null;
  rule: ReturnType<typeof parseYearlyRule>;
  excluded: ReadonlySet<Day>;
  added: Day[];
}

/** Takes the closed days and partial closures out of an iCalendar file. A wrong file is refused by line. */
export function readIcs(text: string, file: string, request: IcsRequest): IcsResult {
  const leftOut: IcsResult['left_out'] = [];
  const events: Event[] = [];
  for (const properties of readIcsEvents(text, file)) {
    const event = readEvent(properties, file, request);
    if ('why' in event) leftOut.push(event);
    else events.push(event);
  }
  const replaced = new Set(events.flatMap(({ uid, replaces }) => (replaces === null ? [] : [`${uid} ${replaces}`])));
  const closed = new Map<Day, Set<string>>();
  const makeUp = new Map<Day, Set<string>>();
  const partial = new Map<Day, { closed: Set<string>; names: Set<string> }>();
  const others = new Set<number>();
  for (const event of events) {
    for (const span of occurrences(event, replaced, request.years)) {
      for (const piece of byDay(span, Math.max(...request.years) + 1)) {
        const year = yearOf(piece.day);
        if (!request.years.includes(year)) {
          if (event.rule === null) others.add(year);
        } else if (piece.from === 0 && piece.to === DAY_SECONDS) {
          const days = event.isMakeUp ? makeUp : closed;
          days.set(piece.day, (days.get(piece.day) ?? new Set()).add(event.name));
        } else {
          const known = partial.get(piece.day) ?? { closed: new Set(), names: new Set() };
          known.closed.add(formatInterval(piece));
          known.names.add(event.name);
          partial.set(piece.day, known);
        }
      }
    }
  }
  const named = (days: ReadonlyMap<Day, Set<string>>) =>
    inOrder(days).map(([day, names]) => ({ date: formatDay(day), name: [...names].join(' / ') }));
  for (const day of makeUp.keys()) closed.delete(day);
  return {
    closed: named(closed),
    make_up: named(makeUp),
    partial: inOrder(partial)
      // On a day that is closed there is nothing left to close.
      .filter(([day]) => !closed.has(day))
      .map(([day, entry]) => ({
        date: formatDay(day),
        closed: [...entry.closed].sort(),
        name: [...entry.names].join(' / '),
      })),
    left_out: leftOut,
    other_years: [...others].sort((a, b) => a - b),
  };
}

function readEvent(
  properties: IcsProperties,
  file: string,
  { zone, match, makeUp }: IcsRequest,
): Event | IcsResult['left_out'][number] {
  const one = (name: string) => properties[name]?.[0];
  const start = one('DTSTART');
  const line = start?.line ?? Object.values(properties)[0]?.[0]?.line ?? 1;
  const name = unescapeIcs(one('SUMMARY')?.value ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const leave = (why: LeftOut) => ({ name, line, why });
  const categories = (properties.CATEGORIES ?? []).flatMap(({ value }) => splitIcsList(value));
  const has = (wanted: RegExp | null) => wanted !== null && [name, ...categories].some((text) => wanted.test(text));
  if (match !== null && !has(match) && !has(makeUp)) return leave('not_matched');
  if (one('STATUS')?.value.trim().toUpperCase() === 'CANCELLED') return leave('cancelled');

  if (start === undefined) return leave('start_unreadable');
  if (zoneOf(start, zone) === null) return leave('zone_unknown');
  const from = readTime(start, zone, file);
  const end = one('DTEND');
  if (end && zoneOf(end, zone) === null) return leave('zone_unknown');
  const duration = one('DURATION');
  const isDate = isWholeDay(start);
  const length = duration ? readDuration(duration, file) : isDate ? DAY_SECONDS : 0;
  const to = end ? readTime(end, zone, file) : from + length;

  const rules = properties.RRULE ?? [];
  const rule = rules.length === 1 ? parseYearlyRule(rules[0]?.value.trim() ?? '') : null;
  if ((rules.length > 0 && rule === null) || properties.EXRULE) return leave('recurrence_unknown');
  const days = (name: string) =>
    (properties[name] ?? []).flatMap((property) =>
      property.value.split(',').map((value) => dayOfWall(readTime({ ...property, value }, zone, file))),
    );
  return {
    name,
    // How Apple, and Chinese feeds after it, mark a day that is worked in place of another.
    isMakeUp: has(makeUp) || one('X-APPLE-SPECIAL-DAY')?.value.trim() === 'ALTERNATE-WORKDAY',
    line,
    uid: one('UID')?.value ?? `line ${line}`,
    from,
    // A whole day ends on the day after, but some write the same day.
    to: isDate ? Math.max(to, from + DAY_SECONDS) : to,
    replaces: days('RECURRENCE-ID')[0] ?? null,
    rule,
    excluded: new Set(days('EXDATE')),
    added: days('RDATE'),
  };
}

function occurrences(event: Event, replaced: ReadonlySet<string>, years: readonly number[]): WallSpan[] {
  const { from, to, rule, excluded, added, uid, replaces } = event;
  const first = dayOfWall(from);
  const days = new Set([
    ...(rule ? yearlyDays(rule, first, Math.min(...years), Math.max(...years)) : [first]),
    ...added,
  ]);
  return [...days]
    .filter((day) => !excluded.has(day) && (replaces !== null || !replaced.has(`${uid} ${day}`)))
    .map((day) => ({ from: from + (day - first) * DAY_SECONDS, to: to + (day - first) * DAY_SECONDS }));
}

/** A span cut at the midnights, in minutes that it touches, up to the end of `lastYear`: some have no end worth the name. */
function* byDay({ from, to }: WallSpan, lastYear: number): Generator<{ day: Day; from: number; to: number }> {
  const start = Math.floor(from / 60) * 60;
  const end = Math.min(Math.ceil(to / 60) * 60, Date.UTC(lastYear + 1, 0, 1) / 1000);
  for (let day = dayOfWall(start); day * DAY_SECONDS < end; day++) {
    const midnight = day * DAY_SECONDS;
    const piece = { day, from: Math.max(0, start - midnight), to: Math.min(DAY_SECONDS, end - midnight) };
    if (piece.from < piece.to) yield piece;
  }
}

const TIME = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/;

function isWholeDay({ value }: IcsProperty): boolean {
  return !value.includes('T');
}

/** The zone of a time; without one that of the calendar. Null where it is none that is known. */
function zoneOf({ parameters: { TZID: given } }: IcsProperty, zone: string): string | null {
  if (given === undefined) return zone;
  if (isZone(given)) return given;
  // Some programs put their own name before it: /example.org/20260101/Europe/Berlin.
  const parts = given.split('/');
  return [parts.slice(-2).join('/'), parts.slice(-3).join('/')].find((name) => name !== given && isZone(name)) ?? null;
}

/** A date or time on the wall clock of `zone`. */
function readTime(property: IcsProperty, zone: string, file: string): number {
  const value = property.value.trim();
  const match = TIME.exec(value);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (match?.slice(1, 7) ?? []).map((part) =>
    Number(part ?? 0),
  );
  const wall = Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
  const isDate =
    match !== null && new Date(wall * 1000).toISOString().startsWith(`${match[1]}-${match[2]}-${match[3]}`);
  if (!isDate || hour > 23 || minute > 59 || year < 1900) {
    throw new Problem('file_invalid', { file, line: property.line, reason: `${property.name} ${value}` });
  }
  if (isWholeDay(property)) return wall;
  const instant: Instant = match?.[7] ? wall : fromWall(wall, zoneOf(property, zone) ?? zone);
  return toWall(instant, zone);
}

function readDuration({ value, line, name }: IcsProperty, file: string): number {
  const match = /^\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?$/.exec(
    value.trim(),
  );
  if (!match) throw new Problem('file_invalid', { file, line, reason: `${name} ${value}` });
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return (weeks * 7 + days) * DAY_SECONDS + hours * 3600 + minutes * 60 + seconds;
}

function dayOfWall(wall: number): Day {
  return Math.floor(wall / DAY_SECONDS);
}

function inOrder<T>(days: ReadonlyMap<Day, T>): [Day, T][] {
  return [...days].sort(([a], [b]) => a - b);
}
