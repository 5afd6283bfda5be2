import Table from 'cli-table3';
import stringWidth from 'string-width';
import { type Terminal, visibleLine } from '../terminal.js';

export interface Column {
  title: string;
  align?: 'right';
  /** May be shortened where the terminal is too narrow. */
  flexible?: boolean;
}

/** A table without frames: columns line up, Chinese counts double, nothing is cut unless the terminal is too narrow. */
export function renderTable(columns: readonly Column[], rows: readonly string[][], terminal: Terminal): string {
  const safe = rows.map((row) => row.map(visibleLine));
  const table = new Table({
    head: columns.map(({ title }) => terminal.colour.bold(title)),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
    chars: BARE,
  });
  const widths = columns.map(({ title }, index) =>
    Math.max(stringWidth(title), ...safe.map((row) => stringWidth(row[index] ?? ''))),
  );
  const over = widths.reduce((sum, width) => sum + width + 2, -2) - terminal.width;
  const flexible = columns.findIndex((column) => column.flexible);
  const room = over > 0 && flexible >= 0 ? Math.max(8, (widths[flexible] ?? 0) - over) : Number.POSITIVE_INFINITY;
  table.push(...safe.map((row) => row.map((cell, index) => (index === flexible ? shorten(cell, room) : cell))));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
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
