import type { PageTable } from '../pages/page.js';
import type { BarChart, Chart, IntervalChart, IntervalRow } from './chart.js';
import { shareBar } from './strip.js';

/** Columns of a bar. */
const WIDTH = 24;

/** The table of a chart with the chart itself as its last column, in letters, where it can be drawn that way. */
export function withBars(table: PageTable, chart: Chart): PageTable {
  if (chart.kind === 'bars') return withShares(table, chart);
  if (chart.kind !== 'intervals') return table;
  return {
    columns: [...table.columns, { title: `${chart.min} … ${chart.max}` }],
    rows: table.rows.map((row, at) => [...row, intervalBar(chart.rows[at], chart)]),
  };
}

function withShares(table: PageTable, { rows }: BarChart): PageTable {
  const most = Math.max(0, ...rows.map(({ value }) => value));
  return {
    columns: [...table.columns, { title: '' }],
    rows: table.rows.map((row, at) => [...row, shareBar(rows[at]?.value ?? 0, most)]),
  };
}

/** `···├──●──┤···`: where on the scale a figure and its interval lie, `¦` at what is asked for. */
function intervalBar(row: IntervalRow | undefined, { min, max, marks }: IntervalChart): string {
  if (row?.value == null) return '';
  const place = (value: number) =>
    Math.min(WIDTH - 1, Math.max(0, Math.round(((value - min) / (max - min)) * (WIDTH - 1))));
  const bar = new Array<string>(WIDTH).fill('·');
  for (const { value } of marks) bar[place(value)] = '¦';
  if (row.low !== null && row.high !== null) {
    for (let at = place(row.low); at <= place(row.high); at++) bar[at] = '─';
    bar[place(row.low)] = '├';
    bar[place(row.high)] = '┤';
  }
  bar[place(row.value)] = '●';
  return bar.join('');
}
