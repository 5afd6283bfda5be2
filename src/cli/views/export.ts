import { type CsvTable, csvText, type WrittenCsv } from '../csv.js';
import type { Outcome } from '../output.js';
import { visible } from '../terminal.js';

/** Rows of an export: CSV on standard output, or a word about the file that was written. */
export function exportView(table: CsvTable, written: WrittenCsv | null, bom: boolean): Outcome {
  const { columns, rows } = table;
  const records = () => rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])));
  return {
    data: () => (written ? { rows: rows.length, columns, ...written } : { items: records(), total: rows.length }),
    text: ({ words, terminal }) => {
      if (written) return words.text.exported(rows.length, written.file);
      const text = csvText(table, bom);
      return Number.isFinite(terminal.width) ? visible(text) : text;
    },
  };
}
