import { join } from 'node:path';
import { type Calendar, CalendarFile, parseCalendar } from '../core/calendar/calendar.js';
import { Problem, type ProblemCatalogue } from '../core/problem.js';
import { listFolder, parsePolicyFile, readText } from '../core/store/folder/adapters.js';
import { CacheFolder } from '../core/store/folder/cache-folder.js';
import { findLines, withLines } from '../core/store/folder/fault-lines.js';
import { ParsedFiles } from '../core/store/folder/parsed-files.js';
import type { ComplaintStore } from '../core/store/port.js';
import { checkPolicy } from '../core/validate.js';
import { readInputText } from './records.js';
import { RELEASE } from './release.js';
import { shippedTemplates } from './shipped.js';

/** A calendar file as it is written, and where it comes from. */
export interface CalendarSource {
  origin: 'store' | 'shipped' | 'file';
  /** For people: `policy/calendars/office.yaml`, or the path that was typed. */
  name: string;
  text: string;
}

export interface FoundCalendar extends CalendarSource {
  file: CalendarFile;
  calendar: Calendar;
}

/**
 * The calendar with this id in the store, else among those that ship, else in the file with this path. `cache`: the user's folder for
 * what can be worked out again; with it a calendar that was found right before needs no YAML.
 */
export async function findCalendar(
  idOrPath: string,
  store: ComplaintStore | null,
  cache: string | null = null,
): Promise<FoundCalendar> {
  const source = await findCalendarSource(idOrPath, store);
  return loadCalendar(source, new CacheFolder(cache && RELEASE && join(cache, 'calendars')));
}

/** The same, not yet checked. */
export async function findCalendarSource(idOrPath: string, store: ComplaintStore | null): Promise<CalendarSource> {
  for (const source of await ownSources(store)) if ((await idOf(source)) === idOrPath) return source;
  const shipped = await shippedSource(idOrPath);
  if (shipped) return shipped;
  try {
    return { origin: 'file', name: idOrPath, text: await readInputText(idOrPath) };
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'file_not_found') throw error;
    throw new Problem('calendar_unknown', {
      calendar: idOrPath,
      known: await calendarIds(await calendarSources(store)),
    });
  }
}

/** The store's calendars, then those that ship. */
export async function calendarSources(store: ComplaintStore | null): Promise<CalendarSource[]> {
  const shipped = (await listFolder(shippedFolder())).map(async (name): Promise<CalendarSource> => {
    return { origin: 'shipped', name, text: (await readText(join(shippedFolder(), name))) ?? '' };
  });
  return [...(await ownSources(store)), ...(await Promise.all(shipped))];
}

const shippedFolder = () => join(shippedTemplates(), 'calendars');

async function ownSources(store: ComplaintStore | null): Promise<CalendarSource[]> {
  const own = (await store?.policyTexts('calendars')) ?? [];
  return own.map((source) => ({ origin: 'store', ...source }));
}

/** What ships with the program is called like its calendar, so that no other file need be read. */
async function shippedSource(id: string): Promise<CalendarSource | null> {
  if (!/^\w[\w-]*$/.test(id)) return null;
  const name = `${id}.yaml`;
  const text = await readText(join(shippedFolder(), name));
  return text === null ? null : { origin: 'shipped', name, text };
}

/** What is done with a calendar; where it has no data for a year, the refusal says on which line its years are. */
export async function counting<T>({ name, text }: CalendarSource, work: () => T): Promise<T> {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'calendar_year_missing') throw error;
    const [line] = await findLines(text, ['years']);
    const args = error.args as ProblemCatalogue['calendar_year_missing'];
    throw new Problem('calendar_year_missing', { ...args, place: `${name}:${line}` });
  }
}

/** A calendar ready for use. Refuses one that is wrong, with file, line and field. */
export async function loadCalendar(source: CalendarSource, cache = new CacheFolder(null)): Promise<FoundCalendar> {
  const { name, text } = source;
  const parsed = new ParsedFiles(cache, RELEASE ?? '');
  const file = await withLines(
    text,
    parsed.read(text, name, name, (data) => checkPolicy(CalendarFile, data, name)),
  );
  return { ...source, file, calendar: parseCalendar(file) };
}

async function calendarIds(sources: readonly CalendarSource[]): Promise<string[]> {
  const ids = await Promise.all(sources.map(idOf));
  return [...new Set(ids.filter((id) => id !== null))].sort();
}

/** An id as nearly all files give it; the others are parsed to be asked. */
const PLAIN_ID = /^id: *([a-z][\w-]*) *(?:#.*)?$/im;

/** The id that a file gives; null where it gives none that can be read. One that is wrong does not hide the others. */
async function idOf({ name, text }: CalendarSource): Promise<string | null> {
  const plain = PLAIN_ID.exec(text)?.[1];
  if (plain !== undefined) return plain;
  const data = await parsePolicyFile(text, name, name).catch(() => null);
  const id = (data as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id : null;
}
