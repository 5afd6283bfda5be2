import { withBars } from '../charts/bars.js';
import { visibleLine } from '../terminal.js';
import { type Block, type HeatTable, type Page, type PageTable, type Section, textOf } from './page.js';

/** The page as Markdown (GitHub's, for tables): charts become tables with bars of letters. */
export function markdownOf(page: Page): string {
  const head = [`# ${safe(page.title)}`, ...page.lead.map(safe)];
  const foot = page.footer.map((line) => `*${safe(line)}*`);
  return `${[...head, ...page.sections.map(sectionText), '---', ...foot].join('\n\n')}\n`;
}

function sectionText({ title, blocks }: Section): string {
  return [
    ...(title === null ? [] : [`## ${safe(title)}`]),
    ...blocks.map(blockText).filter((text) => text !== ''),
  ].join('\n\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
      return safe(block.text);
    case 'verdict':
      return `**${safe(block.text)}** ${safe(block.detail)}`;
    case 'tiles':
      return block.tiles
        .map(({ label, value, detail }) => `- ${safe(label)}: **${safe(value)}** ${safe(detail)}`)
        .join('\n');
    case 'list':
      return block.items.map((item) => `- ${safe(item)}`).join('\n');
    case 'table':
      return `${block.title === null ? '' : `**${safe(block.title)}**\n\n`}${tableText(block.table)}`;
    case 'figure':
      if (block.isDrawnOnly) return '';
      return [
        `**${safe(block.title)}**`,
        tableText(withBars(block.table, block.chart)),
        ...(block.note === null || block.chart.kind === 'funnel' || block.chart.kind === 'series'
          ? []
          : [safe(block.note)]),
      ].join('\n\n');
    case 'heat':
      return block.tables.map(heatText).join('\n\n');
  }
}

function tableText({ columns, rows }: PageTable): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ title }) => safe(title))),
    line(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...rows.map((row) => line(row.map((cell) => safe(textOf(cell))))),
  ].join('\n');
}

function heatText({ title, rows, columns, counts }: HeatTable): string {
  const table: PageTable = {
    columns: [
      { title: `${rows.title} ↓ ${columns.title} →` },
      ...columns.labels.map((label) => ({ title: label, align: 'right' as const })),
    ],
    rows: rows.labels.map((label, at) => [label, ...(counts[at] ?? []).map(String)]),
  };
  return `**${safe(title)}**\n\n${tableText(table)}`;
}

/** Text that is no markup: neither of Markdown nor of the HTML that it lets through. */
function safe(text: string): string {
  return visibleLine(text)
    .replace(/[\\`*_[\]<>|#~$&!]/g, '\\$&')
    .replace(/^(\s*)([-+=]|\d+[.)])(?=\s)/, '$1\\$2');
}
