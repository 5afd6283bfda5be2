import { createHash } from 'node:crypto';
import type { Cell } from '../../core/exchange/export.js';
import { writeDurably } from '../../core/store/folder/durable.js';
import { BYTE_ORDER_MARK, csvRows } from '../csv.js';
import type { Outcome } from '../output.js';

/** Where an export was written. */
export interface WrittenFile {
  file: string;
  sha256: string;
}

/** Writes the table as CSV, whole or not at all. Gives the SHA-256 of the bytes, by which an auditor knows them again. */
export async function writeExport(
  file: string,
  columns: readonly string[],
  rows: readonly Cell[][],
  bom: boolean,
): Promise<string> {
  const text = toCsv(columns, rows, bom);
  await writeDurably(file, text);
  return createHash('sha256').update(text).digest('hex');
}

/** Rows of an export: CSV on standard output, or a word about the file that was written. */
export function exportView(
  columns: readonly string[],
  rows: readonly Cell[][],
  written: WrittenFile | null,
  bom: boolean,
): Outcome {
  return {
    data: () =>
      written
        ? { rows: rows.length, columns, ...written }
        : {
            items: rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]]))),
            total: rows.length,
          },
    text: ({ words }) => (written ? words.text.exported(rows.length, written.file) : toCsv(columns, rows, bom)),
  };
}

function toCsv(columns: readonly string[], rows: readonly Cell[][], bom: boolean): string {
  return `${bom ? BYTE_ORDER_MARK : ''}${csvRows([columns, ...rows])}`;
}
