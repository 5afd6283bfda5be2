import type { Day } from '../calendar/instant.js';
import { bucketLabel, bucketNamed, nextBucket, type TimeUnit } from '../calendar/period.js';
import { type FileLine, numberIn } from '../exchange/cells.js';
import { columnOf, dataTable, numberAt, refuseFaults } from './table.js';

/** Values one after another, with what each is called. */
export interface Series {
  values: number[];
  /** Null: they have no names, only places. */
  labels: string[] | null;
  /** How the labels go on; null: they are no days, weeks or months that follow each other evenly. */
  pace: Pace | null;
}

export interface Pace {
  unit: TimeUnit;
  /** Of these units from one value to the next. */
  every: number;
  last: Day;
}

/** More than anybody forecasts from, and than a search for parameters should go over. */
const MOST_VALUES = 20_000;
/** Beyond that sums of squares lose their digits. */
const LARGEST = 1e15;

/** Reads a series from a CSV file. Every wrong line is listed, and then nothing is taken. `value` undefined: the column of this name, or the only one. */
export function readHistory(
  lines: readonly FileLine[],
  file: string,
  columns: { label: string | undefined; value: string | undefined },
): Series {
  const table = dataTable(lines);
  const { header, rows, faults } = table;
  const names = header.filter((name) => name !== '');
  const [only = ''] = names.length === 1 ? names : [];
  // A number for a name is the first value of a file without a header.
  const valueAt = columnOf(table, columns.value ?? (only === '' || numberIn(only) !== null ? 'value' : only));
  const labelAt = columns.label === undefined ? null : columnOf(table, columns.label);
  if (rows.length > MOST_VALUES) {
    faults.push({ path: '', found: `${rows.length} lines`, allowed: `up to ${MOST_VALUES} lines` });
  }
  const values = rows.map((row) => {
    const number = valueAt === null ? 0 : (numberAt(table, row, valueAt, 'any') ?? 0);
    if (Math.abs(number) > LARGEST) {
      faults.push({
        path: header[valueAt ?? 0] ?? '',
        found: (row.cells[valueAt ?? 0] ?? '').trim(),
        allowed: `a number up to ${LARGEST}`,
        line: row.line,
      });
    }
    return number;
  });
  const labels = labelAt === null ? null : rows.map(({ cells }) => (cells[labelAt] ?? '').trim());
  const starts = labels?.map(bucketNamed) ?? [];
  const units = new Set(starts.map((start) => start?.unit ?? null));
  const unit = units.size === 1 ? (starts[0]?.unit ?? null) : null;
  const days = starts.map((start) => start?.day ?? 0);
  for (const [at, { line }] of unit === null ? [] : rows.entries()) {
    if (at === 0 || (days[at] ?? 0) > (days[at - 1] ?? 0)) continue;
    const allowed = `later than ${labels?.[at - 1]}`;
    faults.push({ path: columns.label ?? '', found: labels?.[at] ?? '', allowed, line });
  }
  refuseFaults(table, file);
  return { values, labels, pace: unit === null ? null : paceOf(days, unit) };
}

/** What the value `ahead` steps after the last one is called; null: nobody can tell. */
export function labelAhead(pace: Pace | null, ahead: number): string | null {
  return pace === null ? null : bucketLabel(nextBucket(pace.last, pace.unit, pace.every * ahead), pace.unit);
}

/** The length of the season that such values mostly have: seven days, twelve months; null: none is known. */
export function usualSeason(pace: Pace | null): number | null {
  if (pace?.every !== 1) return null;
  return pace.unit === 'day' ? 7 : pace.unit === 'month' ? 12 : null;
}

/** More units from one value to the next are no pace. */
const WIDEST = 366;

function paceOf(days: readonly Day[], unit: TimeUnit): Pace | null {
  const [first = 0, second, ...rest] = days;
  if (second === undefined) return null;
  let every = 1;
  while (every <= WIDEST && nextBucket(first, unit, every) < second) every++;
  let last = first;
  for (const day of [second, ...rest]) {
    if (nextBucket(last, unit, every) !== day) return null;
    last = day;
  }
  return { unit, every, last };
}
