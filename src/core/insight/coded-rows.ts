import type { FileLine } from '../exchange/cells.js';
import { columnOf, dataTable, refuseFaults } from './table.js';

/** Something that a complaint, or a line of a file, says of itself: `channel=web`. */
export interface Item {
  code: string;
  value: string;
}

/** What rows say, in numbers: each stands for an item. */
export interface CodedRows {
  /** In the order in which they are told. */
  codes: readonly string[];
  /** What the numbers stand for. */
  items: readonly Item[];
  rows: readonly (readonly number[])[];
  /** Codes of which some rows can say neither yes nor no, with those that can (1). All others are known of every row. */
  known: ReadonlyMap<string, Uint8Array>;
}

/** Gives items their numbers, in the order in which they come. */
export class ItemNumbers {
  readonly items: Item[] = [];
  private readonly numbers = new Map<string, Map<string, number>>();

  /** The number of an item. */
  of(code: string, value: string): number {
    const values = this.numbers.get(code) ?? new Map<string, number>();
    if (values.size === 0) this.numbers.set(code, values);
    const number = values.get(value) ?? this.items.length;
    if (number === this.items.length) {
      this.items.push({ code, value });
      values.set(value, number);
    }
    return number;
  }
}

/** The columns of a CSV file as items, one row for each line. An empty cell says nothing. Columns that are not there are faults. */
export function readItems(lines: readonly FileLine[], file: string, columns: readonly string[]): CodedRows {
  const table = dataTable(lines);
  const places = columns.map((column) => columnOf(table, column));
  refuseFaults(table, file);
  const numbers = new ItemNumbers();
  const rows = table.rows.map(({ cells }) =>
    columns.flatMap((column, at) => {
      const value = (cells[places[at] ?? -1] ?? '').trim();
      return value === '' ? [] : [numbers.of(column, value)];
    }),
  );
  return { codes: columns, items: numbers.items, rows, known: new Map() };
}

/** A code that says another one. */
export interface DerivedCode {
  code: string;
  by: string;
}

/** Where knowing one code leaves so little doubt about the other, it says it. */
const SAYS = 0.9;

/**
 * Codes that another one says, as a sub-product says the product: Goodman and Kruskal's lambda (1954) of the code by the other is .9 or more, which is by what
 * share fewer rows are guessed wrong where the other is known; and the other has more values. Only codes of three values or more are
 * looked at: two are no order of things, but an answer that something may well decide. Values of fewer than `least` rows are left out.
 */
export function derivedCodes({ items, rows }: Pick<CodedRows, 'items' | 'rows'>, least: number): DerivedCode[] {
  const counts = new Uint32Array(items.length);
  for (const row of rows) for (const item of row) counts[item] = (counts[item] ?? 0) + 1;
  const common = new Map<string, number[]>();
  for (const [item, { code }] of items.entries()) {
    if ((counts[item] ?? 0) < least) continue;
    const known = common.get(code);
    if (known) known.push(item);
    else common.set(code, [item]);
  }
  const coarse = [...common].filter(([, values]) => values.length >= 3);
  return coarse.flatMap(([code, values]) =>
    coarse.flatMap(([by, others]) =>
      others.length > values.length && lambda(rows, others, values, items.length) >= SAYS ? [{ code, by }] : [],
    ),
  );
}

/** Goodman and Kruskal's lambda of the code with the values `to` by the one with the values `from`, over rows that have both. */
function lambda(rows: CodedRows['rows'], from: readonly number[], to: readonly number[], kinds: number): number {
  const [fromPlace, toPlace] = [placesOf(from, kinds), placesOf(to, kinds)];
  const joint = new Uint32Array(from.length * to.length);
  const alone = new Uint32Array(to.length);
  let all = 0;
  for (const row of rows) {
    let [given, said] = [0, 0];
    for (const item of row) {
      given ||= fromPlace[item] ?? 0;
      said ||= toPlace[item] ?? 0;
    }
    if (given === 0 || said === 0) continue;
    const place = (given - 1) * to.length + said - 1;
    joint[place] = (joint[place] ?? 0) + 1;
    alone[said - 1] = (alone[said - 1] ?? 0) + 1;
    all++;
  }
  const blind = all - alone.reduce((a, b) => Math.max(a, b), 0);
  let right = 0;
  for (let at = 0; at < from.length; at++) {
    right += joint.subarray(at * to.length, (at + 1) * to.length).reduce((a, b) => Math.max(a, b), 0);
  }
  return blind === 0 ? 0 : 1 - (all - right) / blind;
}

/** For each item one more than its place among these; 0: it is not among them. */
function placesOf(items: readonly number[], kinds: number): Uint32Array {
  const places = new Uint32Array(kinds);
  for (const [place, item] of items.entries()) places[item] = place + 1;
  return places;
}
