import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { Flags } from '@oclif/core';
import { allowedAnswers } from '../core/calibration/answer.js';
import type { TicketRating } from '../core/calibration/audit.js';
import { planFor } from '../core/calibration/parts.js';
import {
  type OpenRound,
  readSheet,
  requireOpenFor,
  type SheetOwner,
  type SheetRow,
  sheetColumns,
  sheetRows,
} from '../core/calibration/sheet.js';
import { type QualityStandard, ratedCriteria } from '../core/calibration/standard.js';
import type { Complaint } from '../core/complaint/record.js';
import { type Fault, Problem } from '../core/problem.js';
import { writeDurably } from '../core/store/folder/durable.js';
import type { ComplaintStore } from '../core/store/port.js';
import { type WrittenCsv, writeCsv } from './csv.js';
import { readCsvRecords } from './csv-reader.js';
import type { Outcome } from './output.js';
import { readInputText } from './records.js';
import { exportView } from './views/export.js';
import type { Wording } from './wording/index.js';

/** What says whether a sheet is CSV or YAML. */
export const SHEET_FORMAT = { summary: 'CSV or YAML; else by the name of the file', options: ['csv', 'yaml'] };

/** For commands that write the sheet of a rater. */
export const sheetFlags = {
  rater: Flags.string({ summary: 'For whom', required: true, helpValue: 'PERSON' }),
  out: Flags.string({ summary: 'Write to this file; else to standard output', helpValue: 'FILE' }),
  format: Flags.string(SHEET_FORMAT),
  force: Flags.boolean({ summary: 'Write over a file that is there already' }),
  bom: Flags.boolean({ summary: 'Begin with a byte order mark, as Excel wants it' }),
};

/** For commands that take a filled-in sheet. */
export const ratingsFlags = {
  rater: Flags.string({ summary: 'Whose scores', required: true, helpValue: 'PERSON' }),
  scores: Flags.string({ summary: 'The sheet; - reads standard input', required: true, helpValue: 'FILE' }),
  format: Flags.string(SHEET_FORMAT),
};

/** An audit or an exam, open for scores. */
export type RoundToScore = OpenRound & Pick<SheetOwner, 'kind'>;

interface SheetRequest {
  rater: string;
  out?: string | undefined;
  format?: string | undefined;
  force: boolean;
  bom: boolean;
}

/** Writes the sheet that a rater fills in, to a file or as what is printed. It has their own tickets only. */
export async function sheetFor(
  round: RoundToScore,
  { rater, out, format, force, bom }: SheetRequest,
  store: ComplaintStore,
  words: Wording,
): Promise<Outcome> {
  requireOpenFor(round, rater);
  const plan = planFor(round.plan, rater);
  const form = sheetForm(format, out);
  if (form !== 'csv' && bom) throw new Problem('flags_exclusive', { flags: ['bom', 'format'] });
  const complaints = new Map<string, Complaint>();
  for (const { id } of plan.tickets) complaints.set(id, await store.read(id));
  const sheet = { columns: sheetColumns(plan), rows: sheetRows(plan, complaints) };
  const owner = { kind: round.kind, name: plan.name, rater };
  const write = form === 'csv' ? null : (await import('./yaml-sheet.js'))[`${form}Sheet`];
  const tree = write?.(plan, owner, complaints, words) ?? null;
  if (out === undefined) {
    const shown = exportView(sheet, null, bom);
    return tree === null ? shown : { ...shown, text: () => tree };
  }
  if (!force && existsSync(out)) throw new Problem('file_exists', { file: out });
  const written = tree === null ? await writeCsv(out, sheet, bom) : await writeTree(out, tree);
  const asked = ratedCriteria(plan.standard).map(
    (criterion) => `${criterion.id}: ${words.named(criterion.text)} (${allowedAnswers(criterion)})`,
  );
  const reasons = Object.entries(plan.standard.reasons).map(([code, names]) => `${code} (${words.named(names)})`);
  const { length } = sheet.rows;
  return {
    ...exportView(sheet, written, bom),
    text: ({ words: { text } }) =>
      form === 'yaml' ? text.yamlSheetWritten(out, length) : text.sheetWritten(out, length, asked, reasons),
  };
}

/** What a rater filled in, for their own tickets. Everything wrong is listed at once. */
export async function ratingsFrom(
  round: RoundToScore,
  { rater, scores, format }: { rater: string; scores: string; format?: string | undefined },
): Promise<TicketRating[]> {
  requireOpenFor(round, rater);
  const plan = planFor(round.plan, rater);
  const owner = { kind: round.kind, name: plan.name, rater };
  const { rows, faults } = await readSheetRows(scores, format, plan.standard, owner);
  return readSheet(plan, rows, scores, faults);
}

/** The rows of a sheet of either kind, with what is wrong with its form. `owner`: whose it must be; null: anybody's. */
export async function readSheetRows(
  file: string,
  format: string | undefined,
  standard: QualityStandard,
  owner: SheetOwner | null,
): Promise<{ rows: SheetRow[]; faults: Fault[] }> {
  if (sheetForm(format, file) === 'csv') return { rows: await readCsvRecords(file, process.stdin), faults: [] };
  // JSON is YAML too.
  const { readYamlSheet } = await import('./yaml-sheet.js');
  return readYamlSheet(await readInputText(file, process.stdin), file, standard, owner);
}

/** What a sheet is written in: as asked for, else as its name says. */
function sheetForm(format: string | undefined, file: string | undefined): 'csv' | 'yaml' | 'json' {
  if (format !== undefined) return format === 'csv' ? 'csv' : 'yaml';
  const ending = extname(file ?? '').toLowerCase();
  return ending === '.json' ? 'json' : ['.yaml', '.yml'].includes(ending) ? 'yaml' : 'csv';
}

/** Writes a sheet that is no table, whole or not at all. */
async function writeTree(file: string, text: string): Promise<WrittenCsv> {
  await writeDurably(file, text);
  return { file, sha256: createHash('sha256').update(text).digest('hex') };
}
