import Table from 'cli-table3';
import { type Terminal, visibleLine } from '../terminal.js';
import { stringWidth } from './width.js';

/** Text, or text that is painted after it was made safe: escapes in the text itself never reach the terminal. */
export type TableCell = string | { text: string; paint: (text: string) => string };

export interface Column {
  title: string;
  align?: 'right';
  /** May be shortened where the terminal is too narrow. */
  flexible?: boolean;
  /** Left out before anything is shortened, the highest first: what it says is also said elsewhere. */
  spare?: number;
}

/** cli-table3 takes time by the square of the rows, so that many are laid out a few at a time, to the same widths. */
const ROWS_AT_ONCE = 100;

/** A table without frames: columns line up, Chinese counts double, nothing is cut unless the terminal is too narrow. */
export function renderTable(given: readonly Column[], rows: readonly TableCell[][], terminal: Terminal): string {
  const columns = given.map((column) => ({ ...column, title: visibleLine(column.title) }));
  const place = columns.reduce((most, { spare = 0 }, at) => (spare > (columns[most]?.spare ?? 0) ? at : most), -1);
  if (place >= 0 && widthOf(columns, rows) > terminal.width) {
    const others = <T>(all: readonly T[]) => all.filter((_, at) => at !== place);
    return renderTable(others(columns), rows.map(others), terminal);
  }
  const safe = rows.map((row) => row.map((cell) => visibleLine(typeof cell === 'string' ? cell : cell.text)));
  const widths = columns.map(({ title }, index) =>
    safe.reduce((widest, row) => Math.max(widest, stringWidth(row[index] ?? '')), stringWidth(title)),
  );
  const over = widths.reduce((sum, width) => sum + width + 2, -2) - terminal.width;
  const flexible = columns.findIndex((column) => column.flexible);
  if (over > 0 && flexible >= 0) {
    const room = Math.max(8, (widths[flexible] ?? 0) - over);
    for (const row of safe) row[flexible] = shorten(row[flexible] ?? '', room);
    widths[flexible] = room;
  }
  if (terminal.width === Number.POSITIVE_INFINITY && terminal.colour.level === 0) {
    return padded(columns, [columns.map(({ title }) => title), ...safe], widths);
  }
  const painted = safe.map((row, at) =>
    row.map((text, index) => {
      const cell = rows[at]?.[index];
      return typeof cell === 'object' ? cell.paint(text) : text;
    }),
  );
  const parts = [layOut(columns, [columns.map(({ title }) => terminal.colour.bold(title))], widths)];
  for (let from = 0; from < safe.length; from += ROWS_AT_ONCE) {
    parts.push(layOut(columns, painted.slice(from, from + ROWS_AT_ONCE), widths));
  }
  return parts.join('\n');
}

/** How wide a table is where nothing is cut. */
function widthOf(columns: readonly Column[], rows: readonly TableCell[][]): number {
  const text = (cell: TableCell | undefined) => visibleLine(typeof cell === 'object' ? cell.text : (cell ?? ''));
  const widths = columns.map(({ title }, at) =>
    rows.reduce((widest, row) => Math.max(widest, stringWidth(text(row[at]))), stringWidth(title)),
  );
  return widths.reduce((sum, width) => sum + width + 2, -2);
}

/** For pipes and files the same lines are put together by hand: cli-table3 would take a third of the time of a whole command. */
function padded(columns: readonly Column[], rows: readonly string[][], widths: number[]): string {
  return rows
    .map((row) =>
      row
        .map((text, index) => {
          const blanks = ' '.repeat(Math.max(0, (widths[index] ?? 0) - stringWidth(text)));
          return columns[index]?.align === 'right' ? blanks + text : text + blanks;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function layOut(columns: readonly Column[], rows: readonly string[][], widths: number[]): string {
  const table = new Table({
    colAligns: columns.map(({ align }) => align ?? 'left'),
    // A width of 0 would mean to cli-table3 that none was given.
    colWidths: widths.map((width) => Math.max(1, width)),
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
    chars: BARE,
  });
  table.push(...rows.map((row) => [...row]));
  const lines = table.toString().split('\n');
  return lines.map((line) => line.trimEnd()).join('\n');
}

/** Cuts text to a display width; an ellipsis says so. */
export function shorten(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let cut = '';
  for (const character of text) {
    if (stringWidth(cut + character) > width - 1) break;
    cut += character;
  }
  return `${cut}…`;
}

const BARE = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};
