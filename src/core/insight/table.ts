import { type FileLine, numberIn } from '../exchange/cells.js';
import { type Fault, Problem } from '../problem.js';

/** Which columns of a file are meant; null: the usual ones. */
export interface ColumnNames {
  label: string | null;
  value: string | null;
  size: string | null;
}

/** What a column of numbers may hold. */
export type NumberKind = 'any' | 'count' | 'amount';

/** A line with the line of the file that it begins on; `column`: by its place, null where there is no such column. */
export interface DataTable {
  header: string[];
  rows: FileLine[];
  faults: Fault[];
}

/**
 * The lines of a CSV file under its header. Lines that are longer or shorter than the header are faults; empty cells behind the last column are none,
 * since spreadsheets leave some.
 */
export function dataTable(lines: readonly FileLine[]): DataTable {
  const [head, ...rest] = lines;
  const header = head?.cells.map((cell) => cell.trim()) ?? [];
  const faults: Fault[] = [];
  if (header.length === 1 && /[;\t]/.test(header[0] ?? '')) {
    faults.push({ path: '', found: header[0] ?? '', allowed: 'columns with commas between them', line: 1 });
  }
  const rows = rest.filter(({ line, cells }) => {
    const fits = cells.length >= header.length && cells.slice(header.length).every((cell) => cell.trim() === '');
    if (!fits) faults.push({ path: '', found: `${cells.length} cells`, allowed: `${header.length} cells`, line });
    return fits;
  });
  return { header, rows, faults };
}

/** The place of a column; one that was asked for by name and is not there, or twice, is a fault. */
export function columnOf(table: DataTable, name: string): number | null {
  const { header, faults } = table;
  const place = header.indexOf(name);
  const isOne = place >= 0 && header.lastIndexOf(name) === place;
  if (isOne) return place;
  faults.push({ path: '', found: header.join(', '), allowed: `${place < 0 ? 'a' : 'one'} column ${name}`, line: 1 });
  return null;
}

/** The number in a cell; what is none, or not of this kind, is a fault. */
export function numberAt(table: DataTable, row: FileLine, place: number, kind: NumberKind): number | null {
  const text = (row.cells[place] ?? '').trim();
  const number = numberIn(text);
  const isWhole = kind !== 'count' || (number !== null && Number.isSafeInteger(number));
  if (number !== null && isWhole && (kind === 'any' || number >= 0)) return number;
  table.faults.push({ path: table.header[place] ?? '', found: text, allowed: ALLOWED[kind], line: row.line });
  return null;
}

/** Refuses a file in which something is wrong, with all of it in order of lines. */
export function refuseFaults({ faults }: DataTable, file: string): void {
  if (faults.length === 0) return;
  throw new Problem('data_invalid', { file, faults: [...faults].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) });
}

const ALLOWED: Record<NumberKind, string> = {
  any: 'a number',
  count: 'a whole number from 0 up',
  amount: 'a number from 0 up',
};
