import type { Row } from '../exchange/row.js';
import { Problem } from '../problem.js';
import type { Allocation, Stratum } from '../statistics/allocation.js';

/** The columns of a file of strata: what each is called, how many it has, and how much it varies, as a deviation or a proportion. */
const COLUMNS = ['stratum', 'size'] as const;

/** The strata that a file lists, each once. By Neyman they need `deviation`, or the `proportion` expected, from 0 to 1. */
export function readStrata(
  rows: readonly { line: number; cells: Row }[],
  file: string,
  allocation: Allocation,
): Stratum[] {
  const found = Object.keys(rows[0]?.cells ?? {});
  const missing: string[] = COLUMNS.filter((column) => !found.includes(column));
  if (allocation === 'neyman' && !found.includes('deviation') && !found.includes('proportion'))
    missing.push('deviation');
  if (missing.length > 0) throw new Problem('column_missing', { file, columns: missing, found });
  const seen = new Set<string>();
  return rows.map(({ line, cells }) => {
    const number = (column: string, most: number) => {
      const text = (cells[column] ?? '').trim();
      const value = Number(text);
      if (text === '' || !(value >= 0 && value <= most)) throw wrong(column, line);
      return value;
    };
    const wrong = (column: string, at: number) =>
      new Problem('file_invalid', { file, line: at, reason: `${column}: ${cells[column] ?? ''}` });
    const key = (cells.stratum ?? '').trim();
    const size = number('size', 1e12);
    if (key === '' || seen.has(key)) throw wrong('stratum', line);
    if (!Number.isInteger(size)) throw wrong('size', line);
    seen.add(key);
    if (allocation === 'proportional') return { key, size, deviation: 0 };
    if (found.includes('deviation')) return { key, size, deviation: number('deviation', 1e100) };
    const proportion = number('proportion', 1);
    return { key, size, deviation: Math.sqrt(proportion * (1 - proportion)) };
  });
}
