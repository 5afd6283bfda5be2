import type { FileLine } from '../exchange/cells.js';
import { type ColumnNames, columnOf, dataTable, numberAt, refuseFaults } from './table.js';

export interface ParetoItem {
  name: string;
  count: number;
  /** Of all; null where all is nothing. */
  share: number | null;
  /** Of all, with those before it. */
  cumulative: number | null;
  /** One of the few that make up the cut. */
  vital: boolean;
}

export interface Pareto {
  /** The share that the vital few make up. */
  cut: number;
  items: ParetoItem[];
  total: number;
  /** What all counts come to. */
  sum: number;
  /** How many the vital few are. */
  vital: number;
  /** Counts of what has no name, which are in nothing else here. */
  unnamed: number;
}

/**
 * Pareto's table (Juran, Quality Control Handbook): counts from the largest down, those alike by name, with their share and the running one. The vital few are
 * the fewest that together make up the cut: the one that reaches it is among them. Reference: 94, 80, 66, 33 and 27: after three exactly 80 %.
 */
export function paretoOf(counts: Iterable<readonly [name: string, count: number]>, cut: number, unnamed = 0): Pareto {
  const sorted = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const sum = sorted.reduce((total, [, count]) => total + count, 0);
  let before = 0;
  const items = sorted.map(([name, count]): ParetoItem => {
    // A hair of tolerance: sums of decimals that reach the cut may fall short of it in binary.
    const vital = count > 0 && before < cut * sum - 1e-9 * sum;
    before += count;
    return { name, count, share: sum === 0 ? null : count / sum, cumulative: sum === 0 ? null : before / sum, vital };
  });
  return { cut, items, total: items.length, sum, vital: items.filter(({ vital }) => vital).length, unnamed };
}

/** Adds up counts of the same name. Names that are empty are told apart. */
export function sumByName(entries: Iterable<readonly [name: string | null, count: number]>): {
  counts: Map<string, number>;
  unnamed: number;
} {
  const counts = new Map<string, number>();
  let unnamed = 0;
  for (const [name, count] of entries) {
    if (name === null || name === '') unnamed += count;
    else counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return { counts, unnamed };
}

/**
 * Names and counts of a CSV file. The value is in the column `value`; else, where the label was named or there is only one column, each line
 * counts 1; else it is in the last column. The label is in the column `label`, or else in the first that is not the value.
 */
export function readCounts(
  lines: readonly FileLine[],
  file: string,
  names: Omit<ColumnNames, 'size'>,
): { entries: [name: string, count: number][]; counted: 'lines' | 'values' } {
  const table = dataTable(lines);
  const { header } = table;
  const wanted = names.value ?? (header.includes('value') ? 'value' : null);
  const isLines = wanted === null && (names.label !== null || header.length < 2);
  const valueAt = isLines ? null : wanted === null ? header.length - 1 : columnOf(table, wanted);
  const known = names.label ?? (header.includes('label') ? 'label' : null);
  const other = header.findIndex((_, place) => place !== valueAt);
  const labelAt = known === null && other >= 0 ? other : columnOf(table, known ?? 'label');
  const entries = table.rows.map((row): [string, number] => [
    (row.cells[labelAt ?? -1] ?? '').trim(),
    isLines ? 1 : valueAt === null ? 0 : (numberAt(table, row, valueAt, 'amount') ?? 0),
  ]);
  refuseFaults(table, file);
  return { entries, counted: isLines ? 'lines' : 'values' };
}
