import type { KpiSheet } from '../../core/kpi/sheet.js';
import type { Outcome, Show } from '../output.js';
import type { PageTable } from '../pages/page.js';
import type { Terminal } from '../terminal.js';
import { kpiCsv, kpiJson } from './kpi-data.js';
import { kpiTable } from './kpi-table.js';
import { type Column, renderTable, type TableCell } from './table.js';

/** On fewer columns figures have their short names. */
const NARROW = 116;

/** The indicators of a period. */
export function kpiView(sheet: KpiSheet, zone: string): Outcome {
  return {
    data: () => kpiJson(sheet, zone),
    text: (show) => textOfSheet(sheet, show),
    csv: () => kpiCsv(sheet),
  };
}

function textOfSheet(sheet: KpiSheet, { words, terminal }: Show): string {
  const { by, groups } = sheet.report;
  if (groups.length === 0) return words.text.noComplaints;
  const { table, notes } = kpiTable(sheet, words, terminal.width < NARROW);
  return [rendered(table, terminal), ...(notes.length === 0 ? [] : ['', ...notes])]
    .concat(by.length > 0 && sheet.metrics === null ? ['', words.text.kpiMore] : [])
    .join('\n');
}

function rendered({ columns, rows }: PageTable, terminal: Terminal): string {
  const paint = {
    good: terminal.colour.green,
    warn: terminal.colour.yellow,
    bad: terminal.colour.red,
    quiet: terminal.colour.dim,
  };
  const cells = rows.map((row) =>
    row.map((cell): TableCell => {
      if (typeof cell === 'string' || cell.tone === null) return typeof cell === 'string' ? cell : cell.text;
      const { tone, text } = cell;
      return { text, paint: (shown) => paint[tone](shown) };
    }),
  );
  return renderTable(columns as Column[], cells, terminal);
}
