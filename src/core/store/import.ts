import { recordEvents, versionOf } from '../complaint/chain.js';
import type { ClockRules } from '../complaint/context.js';
import type { Stamp } from '../complaint/facts.js';
import type { Complaint } from '../complaint/record.js';
import { isOver } from '../complaint/status.js';
import {
  type ImportContext,
  type ImportStep,
  importedHistory,
  importedId,
  type KnownRow,
  lastRowOf,
  sourceKey,
  updateFromRow,
} from '../exchange/import.js';
import type { Mapping } from '../exchange/mapping.js';
import { type ImportedComplaint, type Row, type RowFault, rowReader } from '../exchange/row.js';
import { Problem } from '../problem.js';
import type { ComplaintStore, Damage } from './port.js';

export interface ImportResult {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  /** The rows that were not taken, with the line each begins on. */
  rejected: { line: number; fault: RowFault }[];
}

export interface ImportOptions {
  now: Stamp;
  by: string;
  clocks: ClockRules;
  /** The priority of a row that has none. */
  defaultPriority: string;
  dryRun: boolean;
  onDamage: (damage: Damage) => void;
  /** Told how many rows have been read. */
  onRow?: (count: number) => void;
}

/** What is written at a time: enough that each month's file is rewritten seldom, little enough for memory. */
const BATCH = 100_000;

/**
 * Imports rows by a mapping. A row that was imported before and has not changed is left alone; one that has changed updates its
 * complaint; one that can't be taken is listed and keeps no other out.
 */
export async function importRows(
  store: ComplaintStore,
  rows: AsyncIterable<{ line: number; row: Row } | { line: number; fault: RowFault }>,
  mapping: Mapping,
  { now, by, clocks, defaultPriority, dryRun, onDamage, onRow }: ImportOptions,
): Promise<ImportResult> {
  const result: ImportResult = { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: [] };
  const read = rowReader(mapping, { zone: store.settings.zone, defaultPriority });
  const index = await indexForImport(store, onDamage);
  const context: ImportContext = { now, by, clocks: mapping.clocks === 'desk' ? clocks : null };
  const seen = new Set<string>();
  let steps: PlannedRow[] = [];
  for await (const entry of rows) {
    result.rows++;
    onRow?.(result.rows);
    const imported = 'fault' in entry ? entry.fault : read(entry.row);
    if ('code' in imported) {
      result.rejected.push({ line: entry.line, fault: imported });
      continue;
    }
    if (seen.has(imported.sourceId)) {
      const fault: RowFault = { code: 'key_twice', column: mapping.key, found: imported.sourceId };
      result.rejected.push({ line: entry.line, fault });
      continue;
    }
    seen.add(imported.sourceId);
    if (Date.parse(imported.facts.received_at) > Date.parse(now)) {
      const fault: RowFault = { code: 'date_in_future', column: 'received_at', found: imported.facts.received_at };
      result.rejected.push({ line: entry.line, fault });
      continue;
    }
    const step = await stepForRow(store, index, imported, context);
    result[step.kind === 'create' ? 'created' : step.kind === 'update' ? 'updated' : 'unchanged']++;
    if (step.kind !== 'unchanged') steps.push({ line: entry.line, step });
    if (steps.length < BATCH) continue;
    if (!dryRun) await applySteps(store, steps, clocks, now, result);
    steps = [];
  }
  if (!dryRun) await applySteps(store, steps, clocks, now, result);
  return result;
}

/** What a store already has, as far as an import must know it. */
interface ImportIndex {
  bySource: Map<string, KnownRow>;
  ids: Set<string>;
}

/** Reads which rows were imported before and which ids are taken. */
async function indexForImport(store: ComplaintStore, onDamage: (damage: Damage) => void): Promise<ImportIndex> {
  const index: ImportIndex = { bySource: new Map(), ids: new Set() };
  for await (const complaint of store.scan('all', onDamage)) {
    index.ids.add(complaint.id);
    const { source } = complaint.facts;
    const row = lastRowOf(complaint);
    if (source && row !== null) index.bySource.set(sourceKey(source), { id: complaint.id, row });
  }
  return index;
}

/** Decides what one row means for the store. Reads a complaint only where its row has changed. */
async function stepForRow(
  store: ComplaintStore,
  index: ImportIndex,
  row: ImportedComplaint,
  context: ImportContext,
): Promise<ImportStep> {
  const key = sourceKey(row.facts.source ?? { system: '', id: row.sourceId });
  const known = index.bySource.get(key);
  if (known) {
    if (known.row === row.report.row) return { kind: 'unchanged' };
    const complaint = await store.read(known.id);
    return { kind: 'update', complaint, events: updateFromRow(complaint, row, context) };
  }
  let attempt = 0;
  let id = importedId(row, attempt);
  while (index.ids.has(id)) id = importedId(row, ++attempt);
  index.ids.add(id);
  index.bySource.set(key, { id, row: row.report.row });
  return { kind: 'create', id, history: importedHistory(id, row, context) };
}

interface PlannedRow {
  line: number;
  step: ImportStep;
}

/**
 * Carries out steps: what is over goes among the complaints put away, the rest among the live ones. A complaint that
 * is damaged, or that others are changing, is no reason to stop: its row is listed.
 */
async function applySteps(
  store: ComplaintStore,
  rows: readonly PlannedRow[],
  clocks: ClockRules,
  now: Stamp,
  result: ImportResult,
): Promise<void> {
  const over: Complaint[] = [];
  const stateOf = (complaint: Complaint) => ({ complaint, due: clocks.nextDue(complaint, now) });
  for (const { line, step } of rows) {
    if (step.kind === 'unchanged') continue;
    try {
      if (step.kind === 'update') {
        const after = recordEvents(step.complaint, step.events);
        await store.replace(stateOf(after), versionOf(step.complaint));
      } else {
        const complaint = recordEvents(null, step.history);
        if (isOver(complaint.status)) over.push(complaint);
        else await store.create(stateOf(complaint));
      }
    } catch (error) {
      if (!(error instanceof Problem) || error.kind === 'failed') throw error;
      result[step.kind === 'create' ? 'created' : 'updated']--;
      const found = step.kind === 'create' ? step.id : step.complaint.id;
      result.rejected.push({ line, fault: { code: 'complaint_not_written', column: '', found } });
    }
  }
  await store.putAway(over);
}
