import { createHash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import { type Cell, spreadsheetSafe } from '../core/exchange/export.js';
import { writeDurably } from '../core/store/folder/durable.js';

/** Rows under columns that never change place. */
export interface CsvTable {
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** Where a table was written. An auditor knows the bytes again by their SHA-256. */
export interface WrittenCsv {
  file: string;
  sha256: string;
}

/** What Excel needs to take a file for UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The table as RFC 4180: CRLF, quoted where needed, cells that a spreadsheet would run made harmless. */
export function csvText({ columns, rows }: CsvTable, bom = false): string {
  const safe = [columns, ...rows].map((row) => row.map(spreadsheetSafe));
  return `${bom ? BYTE_ORDER_MARK : ''}${stringify(safe, { record_delimiter: 'windows', quoted_match: /[\r\n]/ })}`;
}

/** Writes the table to a file, whole or not at all. */
export async function writeCsv(file: string, table: CsvTable, bom: boolean): Promise<WrittenCsv> {
  const text = csvText(table, bom);
  await writeDurably(file, text);
  return { file, sha256: createHash('sha256').update(text).digest('hex') };
}
