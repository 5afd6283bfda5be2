import { statSync } from 'node:fs';
import { extname } from 'node:path';
import { Problem } from '../../core/problem.js';
import { writeDurably } from '../../core/store/folder/durable.js';
import { type CsvTable, csvText } from '../csv.js';
import { htmlOf } from './html.js';
import { markdownOf } from './markdown.js';
import type { Page } from './page.js';

/** What a report can be written as, by the ending of the file. */
const FORMATS: Record<string, 'html' | 'markdown' | 'csv'> = {
  '.html': 'html',
  '.htm': 'html',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.csv': 'csv',
};

/** Refuses, before any work is done, a file that a report can't be written to. */
export function formatOf(file: string): 'html' | 'markdown' | 'csv' {
  const format = FORMATS[extname(file).toLowerCase()];
  if (!format)
    throw new Problem('flag_invalid', { flag: 'out', found: file, allowed: Object.keys(FORMATS).join(', ') });
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Problem('flag_invalid', { flag: 'out', found: file, allowed: 'a file: this is a folder' });
  }
  return format;
}

/** Writes a report, whole or not at all, in the form that its ending asks for. */
export async function writePage(file: string, page: Page, table: () => CsvTable): Promise<void> {
  await writeDurably(file, await content(formatOf(file), page, table));
}

async function content(format: 'html' | 'markdown' | 'csv', page: Page, table: () => CsvTable): Promise<string> {
  if (format === 'csv') return csvText(table());
  if (format === 'markdown') return markdownOf(page);
  const { drawChart } = await import('../charts/svg.js');
  return htmlOf(page, drawChart);
}
