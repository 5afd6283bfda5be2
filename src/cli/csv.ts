import { stringify } from 'csv-stringify/sync';
import { type Cell, spreadsheetSafe } from '../core/exchange/export.js';

/** What Excel needs to take a file for UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** Rows as RFC 4180: CRLF, quoted where needed, cells that a spreadsheet would run made harmless. */
export function csvRows(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => row.map(spreadsheetSafe)),
    { record_delimiter: 'windows' },
  );
}
