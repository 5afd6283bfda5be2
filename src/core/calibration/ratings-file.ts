import { type FileLine, numberIn } from '../exchange/cells.js';
import { type Fault, Problem } from '../problem.js';
import type { Metric } from '../statistics/krippendorff-alpha.js';
import type { RatingTable } from '../statistics/ratings.js';

/** `long`: a line for each rating; `wide`: a line for each item with a column for each rater. */
export type RatingsFormat = 'long' | 'wide';

export interface RatingsShape {
  scale: Metric;
  /** Null: told by the header. */
  format: RatingsFormat | null;
  /** The categories of the scale, in order. Null: those that occur; on an interval or ratio scale none. */
  categories: readonly string[] | null;
}

/** Ratings as they were read. */
export interface Ratings {
  scale: Metric;
  items: string[];
  raters: string[];
  /** In order; null where ratings are values and no categories were given. */
  categories: string[] | null;
  categories_from: 'given' | 'seen' | null;
  /** Places in the categories on a nominal or ordinal scale, values on an interval or ratio scale. */
  table: RatingTable;
}

const ITEM =
  /^(item|id|no|nr|#|ticket|unit|subject|target|case|complaint|工单|投诉|项目|编号|序号)([ _-]?(id|no|nr|number|编号|号))?$/i;
const RATER = /^(rater|judge|coder|observer|评分人)$/i;
const VALUE = /^(value|rating|score|answer|评分|分数|答案)$/i;
/** Not assessed and not applicable: both are no rating. */
const MISSING = ['', 'n/a', 'na', 'not_applicable', '不适用'];

interface Cell {
  line: number;
  column: string;
  item: string;
  rater: string;
  text: string;
}

/**
 * Reads ratings from the lines of a CSV file, the header first. Everything wrong is listed at once, with its line, and then nothing
 * is taken: items or raters without a name, the same rating twice, values that the scale does not have, lines that are too long or
 * too short.
 */
export function readRatings(lines: readonly FileLine[], file: string, shape: RatingsShape): Ratings {
  const faults: Fault[] = [];
  const [head, ...rows] = lines;
  const header = head?.cells.map((cell) => cell.trim()) ?? [];
  const even = rows.filter(({ line, cells }) => {
    const fits = cells.length === header.length;
    if (!fits) faults.push({ path: '', found: `${cells.length} cells`, allowed: `${header.length} cells`, line });
    return fits;
  });
  const long = [ITEM, RATER, VALUE].map((name) => header.findIndex((title) => name.test(title)));
  const format = shape.format ?? (long.includes(-1) ? 'wide' : 'long');
  const cells = format === 'long' ? longCells(long, header, even) : wideCells(header, even);
  if (typeof cells === 'string') faults.push({ path: '', found: header.join(', '), allowed: cells, line: 1 });
  const read = typeof cells === 'string' ? [] : cells;

  const items = new Map<string, number>();
  const raters = new Map<string, number>();
  const seen = new Set<string>();
  const place = (places: Map<string, number>, name: string) => {
    if (!places.has(name)) places.set(name, places.size);
    return places.get(name) ?? 0;
  };
  if (format === 'wide') for (const { rater } of read) place(raters, rater);
  const known: (Cell & { at: [item: number, rater: number] })[] = [];
  for (const cell of read) {
    const { line, item, rater } = cell;
    if (item === '') faults.push({ path: 'item', found: '', allowed: 'a name', line });
    if (rater === '') faults.push({ path: 'rater', found: '', allowed: 'a name', line });
    if (item === '' || rater === '') continue;
    const at: [number, number] = [place(items, item), place(raters, rater)];
    if (seen.has(at.join())) {
      faults.push({ path: cell.column, found: `${item}, ${rater}`, allowed: 'each item once by each rater', line });
    }
    seen.add(at.join());
    known.push({ ...cell, at });
  }

  const named = shape.categories?.map((category) => category.trim()).filter((category) => category !== '');
  const given = named ? [...new Set(named)] : null;
  const isMissing = (text: string) => MISSING.includes(text.toLowerCase()) && !given?.includes(text);
  const present = known.filter(({ text }) => !isMissing(text));
  const byValue = shape.scale === 'interval' || shape.scale === 'ratio';
  const categories = given ?? (byValue ? null : categoriesSeen(present, shape.scale));
  const places = new Map(categories?.map((category, index) => [byValue ? numberIn(category) : category, index]));
  const numbersOnly = byValue || (given === null && shape.scale === 'ordinal');
  const table = Array.from({ length: items.size }, () => new Array<number | null>(raters.size).fill(null));
  for (const { text, line, column, at } of present) {
    const number = numberIn(text);
    const value = byValue ? number : places.get(numbersOnly ? String(number) : text);
    const allowed = allowedValues(shape.scale, categories);
    const fits =
      value != null && !(shape.scale === 'ratio' && value < 0) && !(byValue && categories && !places.has(value));
    const row = table[at[0]];
    if (!fits) faults.push({ path: column, found: text, allowed, line });
    else if (row) row[at[1]] = value;
  }
  if (faults.length > 0) {
    faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
    throw new Problem('ratings_invalid', { file, faults });
  }
  return {
    scale: shape.scale,
    items: [...items.keys()],
    raters: [...raters.keys()],
    categories,
    categories_from: given ? 'given' : categories ? 'seen' : null,
    table,
  };
}

/** The cells of a file with a line for each rating, or which columns it should have. */
function longCells(
  [item = -1, rater = -1, value = -1]: readonly number[],
  header: readonly string[],
  rows: readonly FileLine[],
): Cell[] | string {
  if (item < 0 || rater < 0 || value < 0) return 'item, rater, value';
  return rows.map(({ line, cells }) => ({
    line,
    column: header[value] ?? '',
    item: (cells[item] ?? '').trim(),
    rater: (cells[rater] ?? '').trim(),
    text: (cells[value] ?? '').trim(),
  }));
}

/** The cells of a file with a column for each rater. Where no column names the items, they are numbered. */
function wideCells(header: readonly string[], rows: readonly FileLine[]): Cell[] | string {
  const first = namesItems(header, rows) ? 1 : 0;
  const raters = header.slice(first);
  if (header.length === 1 && /[;\t]/.test(header[0] ?? '')) return 'columns with commas between them';
  if (raters.length === 0 || raters.includes('') || new Set(raters).size < raters.length) {
    return 'a column for each rater, each with a name of its own';
  }
  return rows.flatMap(({ line, cells }, index) =>
    raters.map((rater, at) => ({
      line,
      column: rater,
      item: first === 1 ? (cells[0] ?? '').trim() : String(index + 1),
      rater,
      text: (cells[at + first] ?? '').trim(),
    })),
  );
}

/** Whether the first column names items: by its title, or because it holds words of which none comes twice or elsewhere. */
function namesItems([title = '', ...others]: readonly string[], rows: readonly FileLine[]): boolean {
  if (ITEM.test(title) || title === '') return true;
  if (others.length === 0 || rows.length < 3) return false;
  const own = rows.map(({ cells }) => (cells[0] ?? '').trim());
  const elsewhere = new Set(rows.flatMap(({ cells }) => cells.slice(1).map((cell) => cell.trim())));
  return new Set(own).size === own.length && own.every((name) => numberIn(name) === null && !elsewhere.has(name));
}

/** Numbers by size, words by their letters. An ordinal scale of words has an order that only people know. */
function categoriesSeen(cells: readonly { text: string }[], scale: Metric): string[] {
  const texts = [...new Set(cells.map(({ text }) => text))];
  const numbers = texts.map(numberIn);
  const numeric = numbers.every((number) => number !== null);
  if (scale === 'nominal') return numeric ? texts.sort((a, b) => Number(a) - Number(b)) : texts.sort();
  if (!numeric) throw new Problem('categories_needed', { scale, found: texts.sort() });
  return [...new Set(numbers)].sort((a, b) => a - b).map(String);
}

function allowedValues(scale: Metric, categories: readonly string[] | null): string {
  if (categories) return `${categories.join(', ')}, n/a`;
  return scale === 'ratio' ? 'a number from 0 up, n/a' : 'a number, n/a';
}
