import { withBars } from '../charts/bars.js';
import type { Chart } from '../charts/chart.js';
import type { Terminal } from '../terminal.js';
import { visibleLine } from '../terminal.js';
import { renderTable, type TableCell } from '../views/table.js';
import type { Block, HeatTable, Page, PageCell, PageTable, Section, Tone } from './page.js';

/** Charts that are lines: text has only their figures. */
const LINES: readonly Chart['kind'][] = ['funnel', 'series'];

/** From so many columns on bars stand beside figures. */
const WIDE = 120;

/** The page for a terminal; the appendix, which other forms have, only where everything is wanted. */
export function pageText(page: Page, terminal: Terminal, full = false): string {
  const { bold, dim } = terminal.colour;
  const parts = [
    [bold(visibleLine(page.title)), ...page.lead.map(visibleLine)].join('\n'),
    ...page.sections.filter(({ isAppendix }) => full || !isAppendix).map((section) => sectionText(section, terminal)),
    page.footer.map((line) => dim(visibleLine(line))).join('\n'),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function sectionText({ title, blocks }: Section, terminal: Terminal): string {
  const parts = blocks.map((block) => blockText(block, terminal)).filter((part) => part !== '');
  return [...(title === null ? [] : [terminal.colour.bold(visibleLine(title))]), parts.join('\n\n')].join('\n');
}

function blockText(block: Block, terminal: Terminal): string {
  const { bold, dim } = terminal.colour;
  switch (block.kind) {
    case 'text':
      return visibleLine(block.text);
    case 'verdict':
      return `${paint(block.tone, terminal)(bold(visibleLine(block.text)))}  ${visibleLine(block.detail)}`;
    case 'tiles': {
      const rows = block.tiles.map(({ label, value, detail, tone }) => [
        label,
        cell({ text: value, tone }, terminal),
        detail,
      ]);
      return headless(rows, terminal);
    }
    case 'list':
      return block.items.map((item) => `- ${visibleLine(item)}`).join('\n');
    case 'table':
      return [...(block.title === null ? [] : [bold(visibleLine(block.title))]), tableText(block.table, terminal)].join(
        '\n',
      );
    case 'figure':
      if (block.isDrawnOnly) return '';
      return [
        bold(visibleLine(block.title)),
        tableText(hasBars(block.chart, terminal) ? withBars(block.table, block.chart) : block.table, terminal),
        // What is said of lines makes no sense without them.
        ...(block.note === null || LINES.includes(block.chart.kind) ? [] : [dim(visibleLine(block.note))]),
      ].join('\n');
    case 'heat':
      return block.tables.map((table) => heatText(table, terminal)).join('\n\n');
  }
}

/** Bars take what room there is beside the figures. */
function hasBars({ kind }: Chart, { width }: Terminal): boolean {
  return (kind === 'intervals' || kind === 'bars') && width >= WIDE;
}

function tableText({ columns, rows }: PageTable, terminal: Terminal): string {
  return renderTable(
    columns.map((column) => ({ ...column, title: visibleLine(column.title) })),
    rows.map((row) => row.map((each) => cell(each, terminal))),
    terminal,
  );
}

function heatText({ title, rows, columns, counts }: HeatTable, terminal: Terminal): string {
  const heads = [`${rows.title} ↓ ${columns.title} →`, ...columns.labels]
    .map(visibleLine)
    .map((label, at) => (at === 0 ? { title: label } : { title: label, align: 'right' as const }));
  const lines = rows.labels.map((label, at) => [label, ...(counts[at] ?? []).map(String)]);
  return [terminal.colour.bold(visibleLine(title)), renderTable(heads, lines, terminal)].join('\n');
}

/** Lines that need no heads over their columns. */
function headless(rows: TableCell[][], terminal: Terminal): string {
  const columns = (rows[0] ?? []).map((_, at) => ({ title: '', flexible: at === 2 }));
  return renderTable(columns, rows, terminal).split('\n').slice(1).join('\n');
}

function cell(content: PageCell, terminal: Terminal): TableCell {
  if (typeof content === 'string') return content;
  return content.tone === null ? content.text : { text: content.text, paint: paint(content.tone, terminal) };
}

function paint(tone: Tone, { colour }: Terminal): (text: string) => string {
  return { good: colour.green, warn: colour.yellow, bad: colour.red, quiet: colour.dim }[tone];
}
