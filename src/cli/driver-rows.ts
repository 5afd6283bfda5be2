import { type CodedRows, type DerivedCode, derivedCodes, type Item, readItems } from '../core/insight/coded-rows.js';
import { COMPLAINT_CODES, complaintItems, saysItself, YES_NO } from '../core/insight/complaint-items.js';
import { findRepetitions } from '../core/kpi/measures/repetition.js';
import { Problem } from '../core/problem.js';
import { readCsvLines } from './csv-reader.js';
import type { Desk } from './desk.js';
import { filterOf } from './filter-flags.js';

/** What rules are looked for in, and what in it says itself. */
export interface DriverRows {
  data: CodedRows;
  counted: 'complaints' | 'lines';
  derived: DerivedCode[];
  isTrivial: (from: Item, to: Item) => boolean;
}

/** What a rule is to end in. `value` null: any. */
export interface Target {
  code: string;
  value: string | null;
}

/** The lines of a file by these columns, and by the one of the target. `least`: of how many lines a value is looked at. */
export async function fileRows(
  file: string,
  { columns, of }: { columns: readonly string[]; of: string | undefined },
  least: (rows: number) => number,
): Promise<DriverRows & { target: Target | null }> {
  const lines = await readCsvLines(file, process.stdin);
  const header = (lines[0]?.cells ?? []).map((name) => name.trim());
  const target = of === undefined ? null : targetIn(of, header);
  const data = readItems(lines, file, [...new Set([...columns, ...(target ? [target.code] : [])])]);
  const derived = derivedCodes(data, least(data.rows.length));
  const isTrivial = (from: Item, to: Item) =>
    derived.some(({ code, by }) => (from.code === by && to.code === code) || (from.code === code && to.code === by));
  return { data, counted: 'lines', derived, isTrivial, target };
}

/** The complaints that were received in the period and that the filter means, by these codes. Merged duplicates count with the one that they went into. */
export async function complaintRows(
  desk: Desk,
  flags: Parameters<typeof filterOf>[0],
  { columns, of }: { columns: readonly string[]; of: string | undefined },
): Promise<DriverRows & { target: Target | null }> {
  const unknown = columns.find((code) => !isCode(code));
  const allowed = COMPLAINT_CODES.join(', ');
  if (unknown !== undefined) throw new Problem('flag_invalid', { flag: 'columns', found: unknown, allowed });
  const target = of === undefined ? null : targetIn(of, COMPLAINT_CODES);
  const wanted = columns.length === 0 ? COMPLAINT_CODES : columns;
  const codes = COMPLAINT_CODES.filter((code) => wanted.includes(code) || code === target?.code);
  const entries = (await desk.overview('all', filterOf(flags, desk.zone))).filter(({ status }) => status !== 'merged');
  const complaints = await desk.snapshots(entries);
  const repeats = await repetitionsOf(desk);
  const { satisfaction } = await desk.taxonomy();
  const told = complaints.map((complaint, at) => ({
    complaint,
    outlooks: entries[at]?.outlooks ?? [],
    repeats: repeats.get(complaint.id) ?? null,
  }));
  const data = complaintItems(told, { codes, satisfiedFrom: satisfaction.satisfied_from, now: desk.instant });
  return { data, counted: 'complaints', derived: [], isTrivial: saysItself, target };
}

/** Refuses a target that nothing has, since it would seem as if nothing drove it. What holds or does not may hold of nobody. */
export function requireTarget({ code, value }: Target, { items }: CodedRows): void {
  const values = items.flatMap((item) => (item.code === code ? [item.value] : []));
  if (value === null || values.includes(value) || (YES_NO as readonly string[]).includes(code)) return;
  const shown = [...new Set(values)].sort().slice(0, 20);
  throw new Problem('flag_invalid', {
    flag: 'of',
    found: `${code}=${value}`,
    allowed: shown.map((each) => `${code}=${each}`).join(', '),
  });
}

/** `outcome=upheld`, or a name alone. A name may have an equals sign in it. */
function targetIn(text: string, names: readonly string[]): Target {
  if (names.includes(text)) return { code: text, value: null };
  const [code] = names.filter((name) => text.startsWith(`${name}=`)).sort((a, b) => b.length - a.length);
  if (code !== undefined) return { code, value: text.slice(code.length + 1) };
  throw new Problem('flag_invalid', { flag: 'of', found: text, allowed: names.join(', ') });
}

/** Which complaints repeat an earlier one, by the rule of the repeat rate. Those without a known customer are not among them. */
async function repetitionsOf(desk: Desk): Promise<Map<string, boolean>> {
  const batches = await desk.store.counted(desk.overviewRequest('all'));
  const { repeat_within_days: days } = await desk.kpiSettings();
  const flags = findRepetitions(batches, days, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  const repeats = new Map<string, boolean>();
  for (const [index, { complaints }] of batches.entries()) {
    for (const [row, { id }] of complaints.entries()) {
      const flag = flags[index]?.[row] ?? 0;
      if (flag > 0) repeats.set(id, flag === 2);
    }
  }
  return repeats;
}

function isCode(code: string): boolean {
  return (COMPLAINT_CODES as readonly string[]).includes(code);
}
