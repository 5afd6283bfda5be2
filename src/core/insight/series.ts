import { type FileLine, numberIn } from '../exchange/cells.js';
import { type ColumnNames, columnOf, dataTable, type NumberKind, numberAt, refuseFaults } from './table.js';

/** One step of a series. */
export interface SeriesPoint {
  label: string;
  /** A count, or a value; null: there is none for this step. */
  value: number | null;
  /** What a count is of; null where counts are of nothing. */
  size: number | null;
}

/** What is asked of the numbers of a series. `size` null: it has none. */
export interface SeriesShape {
  value: NumberKind;
  size: NumberKind | null;
  /** Counts are of their sizes, and can't be more. */
  isPartOfSize: boolean;
}

/**
 * The series in a CSV file, a line for each step. The value is in the column `value`, or else in the last but the size, the size in the column
 * `size` or a number for all, the label in the column `label`, or else in the first that is neither; where there is none, steps are numbered.
 * An empty value is a step without one, where values need not be counts. Everything wrong is listed at once with its line.
 */
export function readSeries(
  lines: readonly FileLine[],
  file: string,
  names: ColumnNames,
  shape: SeriesShape,
): SeriesPoint[] {
  const table = dataTable(lines);
  const { header } = table;
  const sizeName = names.size ?? 'size';
  // A number is the size of every step, unless a column is called like that.
  const oneSize = shape.size !== null && !header.includes(sizeName) ? numberIn(sizeName) : null;
  const sizeAt = shape.size === null || oneSize !== null ? null : columnOf(table, sizeName);
  const others = header.flatMap((_, place) => (place === sizeAt ? [] : [place]));
  const wanted = names.value ?? (header.includes('value') ? 'value' : null);
  const valueAt = wanted === null ? (others.at(-1) ?? columnOf(table, 'value')) : columnOf(table, wanted);
  const known = names.label ?? (header.includes('label') ? 'label' : null);
  const labelAt = known === null ? (others.find((place) => place !== valueAt) ?? null) : columnOf(table, known);
  if (oneSize !== null && oneSize <= 0) {
    table.faults.push({ path: '--size', found: sizeName, allowed: 'a column, or a number above 0' });
  }
  const points = table.rows.map((row, at): SeriesPoint => {
    const isEmpty = (row.cells[valueAt ?? 0] ?? '').trim() === '';
    const value =
      valueAt === null || (isEmpty && shape.value === 'any') ? null : numberAt(table, row, valueAt, shape.value);
    const size = sizeAt === null || shape.size === null ? oneSize : numberAt(table, row, sizeAt, shape.size);
    if (shape.isPartOfSize && value !== null && size !== null && value > size) {
      const path = header[valueAt ?? 0] ?? '';
      table.faults.push({ path, found: String(value), allowed: `at most its size, ${size}`, line: row.line });
    }
    return { label: labelAt === null ? String(at + 1) : (row.cells[labelAt] ?? '').trim(), value, size };
  });
  refuseFaults(table, file);
  return points;
}
