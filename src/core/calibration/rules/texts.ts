import type { ComplaintEvent } from '../../complaint/events.js';
import type { Complaint } from '../../complaint/record.js';
import type { Script } from '../finding.js';

/** Text as it is compared: without surrounding space, inner runs of space as one, lower case. */
export function plain(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** The same without the marks that a sentence ends with. */
export function unended(text: string): string {
  return plain(text).replace(/[.!?。！？]+$/, '');
}

/** Whether the whole text is one of these, whatever its case and end. */
export function isOneOf(text: string, known: readonly string[]): boolean {
  const said = unended(text);
  return known.some((one) => unended(one) === said);
}

/** Where the text has the word: Latin words as whole words, Chinese ones anywhere. -1: nowhere. */
export function placeOf(text: string, word: string): number {
  return placeIn(plain(text), soughtFor(word));
}

/** The words of the list that the text has. */
export function mentioned(text: string, words: readonly string[]): string[] {
  return mentionsIn(text)(words);
}

/** The same for several lists. */
export function mentionsIn(text: string): (words: readonly string[]) => string[] {
  const where = plain(text);
  return (words) => soughtIn(words).flatMap((sought) => (placeIn(where, sought) >= 0 ? [sought.word] : []));
}

interface Sought {
  word: string;
  plain: string;
  /** Of a word with Latin letters or digits: it by itself. */
  alone: RegExp | null;
}

/** What to look for, by the list of a standard: it is asked of thousands of texts. */
const SOUGHT = new WeakMap<readonly string[], Sought[]>();

function soughtIn(words: readonly string[]): Sought[] {
  const sought = SOUGHT.get(words) ?? words.map(soughtFor);
  SOUGHT.set(words, sought);
  return sought;
}

function soughtFor(word: string): Sought {
  const what = plain(word);
  if (!/[\p{Script=Latin}\d]/u.test(what)) return { word, plain: what, alone: null };
  const escaped = what.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const alone = new RegExp(`(?<![\\p{Script=Latin}\\d])${escaped}(?![\\p{Script=Latin}\\d])`, 'u');
  return { word, plain: what, alone };
}

function placeIn(where: string, { plain: what, alone }: Sought): number {
  if (what === '') return -1;
  const place = where.indexOf(what);
  return place < 0 || alone === null ? place : where.search(alone);
}

/** Length in characters as people see them, so that Chinese counts fairly enough. */
export function lengthOf(text: string): number {
  return [...text.trim()].length;
}

/** Fewer Chinese characters or Latin words than this tell nothing of the language. */
const FEWEST_SIGNS = 4;

/** What a text is written in; null where it is too short to tell. A Chinese text may have Latin product names in it. */
export function scriptOf(text: string): Script | null {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  if (han + latin < FEWEST_SIGNS) return null;
  return han >= latin ? 'han' : 'latin';
}

/** What the desk wrote to the customer, with its place. Acknowledgements that no person wrote are templates of the house. */
export function repliesOf({ history }: Complaint): { path: string; text: string }[] {
  return history.flatMap((event, index) =>
    event.type === 'responded' && event.text !== undefined && event.automatic !== true
      ? [{ path: `history.${index}.text`, text: event.text }]
      : [],
  );
}

/** The last event of a type with its place; null: there is none. */
export function lastOf<T extends ComplaintEvent['type']>(
  { history }: Complaint,
  type: T,
): { index: number; event: ComplaintEvent<T> } | null {
  const index = history.findLastIndex((event) => event.type === type);
  return index < 0 ? null : { index, event: history[index] as ComplaintEvent<T> };
}

/** Whether nobody could learn anything from it. */
export function isBlank(text: unknown): boolean {
  return text === undefined || text === null || String(text).trim() === '';
}
