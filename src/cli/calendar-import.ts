import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { calendarText, type NewCalendar } from '../core/calendar/calendar-text.js';
import { type CalendarWarning, calendarWarnings } from '../core/calendar/lint.js';
import type { Instant } from '../core/calendar/zone.js';
import { Problem } from '../core/problem.js';
import { writeDurably } from '../core/store/folder/durable.js';
import type { ComplaintStore } from '../core/store/port.js';
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

/** `--match`, in either case. */
export function readMatch(given: string | undefined): RegExp | null {
  if (given === undefined) return null;
  try {
    return new RegExp(given, 'iu');
  } catch {
    throw new Problem('flag_invalid', { flag: 'match', found: given, allowed: '"public holiday|bank holiday"' });
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

/** Writes a calendar into a file or the store, whole or not at all, and says where. */
export async function writeCalendar(
  id: string,
  text: string,
  { out, force, store }: { out: string | undefined; force: boolean; store: ComplaintStore | null },
): Promise<string> {
  if (out === undefined) {
    if (store === null) throw new Problem('input_missing', { flags: ['out', 'store'] });
    return store.addPolicy('calendars', id, text, force);
  }
  if (!force && existsSync(out)) throw new Problem('file_exists', { file: out });
  await writeDurably(out, text);
  return out;
}
