/** One line of a CSV file, with the line it begins on. */
export interface FileLine {
  line: number;
  cells: readonly string[];
}

/** Beyond this, and below its inverse, squares of what is read leave the range of numbers. */
const LARGEST = 1e100;

/** In the usual notation, 0 or of a size from 1e-100 to 1e100; null where it is no such number. */
export function numberIn(text: string): number | null {
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i.test(text)) return null;
  const size = Math.abs(Number(text));
  return size === 0 || (size >= 1 / LARGEST && size <= LARGEST) ? Number(text) : null;
}
