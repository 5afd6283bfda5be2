import type { Day } from '../calendar/instant.js';
import { bucketLabel, bucketNamed, nextBucket, type TimeUnit } from '../calendar/period.js';
import { numberIn } from '../exchange/cells.js';
import type { Row } from '../exchange/row.js';
import { type Fault, Problem } from '../problem.js';

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
  rows: readonly { line: number; cells: Row }[],
  file: string,
  columns: { label: string | undefined; value: string | undefined },
): Series {
  const header = Object.keys(rows[0]?.cells ?? {});
  const [only = ''] = header.length === 1 ? header : [];
  // A number for a name is the first value of a file without a header.
  const value = columns.value ?? (only === '' || numberIn(only) !== null ? 'value' : only);
  const wanted = [...(columns.label === undefined ? [] : [columns.label]), value];
  const missing = wanted.filter((column) => !header.includes(column));
  if (rows.length > 0 && missing.length > 0)
    throw new Problem('column_missing', { file, columns: missing, found: header });
  const faults: Fault[] = [];
  if (rows.length > MOST_VALUES) {
    faults.push({ path: '', found: `${rows.length} lines`, allowed: `up to ${MOST_VALUES} lines` });
  }
  const values = rows.map(({ line, cells }) => {
    const text = (cells[value] ?? '').trim();
    const number = numberIn(text) ?? Number.NaN;
    if (!(Math.abs(number) <= LARGEST))
      faults.push({ path: value, found: text, allowed: `a number up to ${LARGEST}`, line });
    return number;
  });
  const { label } = columns;
  const labels = label === undefined ? null : rows.map(({ cells }) => (cells[label] ?? '').trim());
  const starts = labels?.map(bucketNamed) ?? [];
  const units = new Set(starts.map((start) => start?.unit ?? null));
  const unit = units.size === 1 ? (starts[0]?.unit ?? null) : null;
  if (unit !== null && label !== undefined) {
    for (const [at, { line }] of rows.entries()) {
      const before = at === 0 ? Number.NEGATIVE_INFINITY : (starts[at - 1]?.day ?? 0);
      if ((starts[at]?.day ?? 0) > before) continue;
      faults.push({ path: label, found: labels?.[at] ?? '', allowed: `later than ${labels?.[at - 1]}`, line });
    }
  }
  if (faults.length > 0) throw new Problem('history_invalid', { file, faults });
  const days = starts.map((start) => start?.day ?? 0);
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
