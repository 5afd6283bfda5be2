import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { calendarText, type NewCalendar } from '../core/calendar/calendar-text.js';
import { type CalendarWarning, calendarWarnings } from '../core/calendar/lint.js';
import type { Instant } from '../core/calendar/zone.js';
import { Problem } from '../core/problem.js';
import { writeDurably } from '../core/store/folder/durable.js';
import { loadCalendar } from './calendars.js';

/** The id of a new calendar. It becomes the name of a file, so that not every text will do. */
export function readCalendarId(id: string): string {
  if (/^[a-z\d][\w.-]{0,63}$/i.test(id)) return id;
  throw new Problem('flag_invalid', { flag: 'id', found: id, allowed: 'berlin-office: A-Z a-z 0-9 . _ -, 64' });
}

/** `--years 2026,2027`; without it this year. */
export function readYears(given: readonly string[] | undefined, thisYear: number): number[] {
  if (given === undefined) return [thisYear];
  const wrong = given.find((year) => !/^(19|2\d)\d{2}$/.test(year));
  if (wrong !== undefined) throw new Problem('flag_invalid', { flag: 'years', found: wrong, allowed: '2026,2027' });
  return [...new Set(given.map(Number))].sort((a, b) => a - b);
}

/** A pattern for summaries and categories, in either case. */
export function readPattern(flag: string, given: string | undefined): RegExp | null {
  if (given === undefined) return null;
  try {
    return new RegExp(given, 'iu');
  } catch {
    throw new Problem('flag_invalid', { flag, found: given, allowed: '"public holiday|bank holiday"' });
  }
}

/** The text of a calendar, checked like any other that people write, and what they should look at in it. */
export async function makeCalendar(
  parts: Omit<NewCalendar, 'source'>,
  source: string,
  now: Instant,
): Promise<{ text: string; warnings: CalendarWarning[] }> {
  const text = calendarText({ ...parts, source: basename(source) });
  const { file } = await loadCalendar({ origin: 'file', name: `${parts.id}.yaml`, text });
  return { text, warnings: calendarWarnings(file, now) };
}

/** Writes a calendar into a file, whole or not at all. */
export async function writeCalendarFile(file: string, text: string, force: boolean): Promise<string> {
  if (!force && existsSync(file)) throw new Problem('file_exists', { file });
  await writeDurably(file, text);
  return file;
}
