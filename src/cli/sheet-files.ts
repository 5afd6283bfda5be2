import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { Flags } from '@oclif/core';
import type { AuditPlan, TicketRating } from '../core/calibration/audit.js';
import { readSheet } from '../core/calibration/sheet.js';
import { writeDurably } from '../core/store/folder/durable.js';
import type { WrittenCsv } from './csv.js';
import { readCsvRecords } from './csv-reader.js';
import { readInputText } from './records.js';

const FORMATS = ['csv', 'yaml'] as const;
export type SheetFormat = (typeof FORMATS)[number];

/** For commands that write or read sheets. */
export const sheetFormatFlag = {
  format: Flags.string({ summary: 'CSV or YAML; else by the name of the file', options: [...FORMATS] }),
};

/** What a sheet is written in: as asked for, else as its name says. JSON is YAML too. */
export function sheetFormat(format: string | undefined, file: string | undefined): SheetFormat {
  if (format !== undefined) return format as SheetFormat;
  return ['.yaml', '.yml', '.json'].includes(extname(file ?? '').toLowerCase()) ? 'yaml' : 'csv';
}

/** Writes a sheet that is no table, whole or not at all. */
export async function writeSheetText(file: string, text: string): Promise<WrittenCsv> {
  await writeDurably(file, text);
  return { file, sha256: createHash('sha256').update(text).digest('hex') };
}

/** Reads a filled-in sheet of either kind. Everything wrong is listed at once. `plan`: with the tickets of this rater only. */
export async function readSheetFile(
  file: string,
  format: SheetFormat,
  plan: AuditPlan,
  rater: string,
): Promise<TicketRating[]> {
  if (format === 'csv') return readSheet(plan, await readCsvRecords(file, process.stdin), file);
  const { readYamlSheet } = await import('./yaml-sheet.js');
  const { rows, faults } = readYamlSheet(await readInputText(file, process.stdin), file, plan, rater);
  return readSheet(plan, rows, file, faults);
}
