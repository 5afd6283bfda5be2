import type { Measured } from './kpi.js';

export const HIT = 1;
export const REPORTED = 2;
export const PENDING = 4;
const NO_CURRENCY = 0xffffffff;

/**
 * Observations of many complaints in columns, measure by measure: a million of them are read in the time that it would take to
 * make objects of some thousands.
 */
export interface ObservationColumns {
  /** Where the observations of each measure end; those of the first begin at 0. */
  readonly ends: Uint32Array;
  /** Whose observation it is: the place of the complaint. */
  readonly row: Uint32Array;
  readonly at: Float64Array;
  readonly value: Float64Array;
  /** `HIT`, `REPORTED`, `PENDING`. */
  readonly flags: Uint8Array;
  readonly currency: Uint32Array;
  /** What the codes of currencies stand for. */
  readonly currencies: readonly string[];
}

/** The observations of complaints, row by row, in columns. `measures`: how many there are. */
export function toColumns(rows: readonly (readonly Measured[])[], measures: number): ObservationColumns {
  const ends = new Uint32Array(measures);
  for (const observations of rows) for (const { measure } of observations) ends[measure] = (ends[measure] ?? 0) + 1;
  let total = 0;
  const next = new Uint32Array(measures);
  for (let measure = 0; measure < measures; measure++) {
    next[measure] = total;
    total += ends[measure] ?? 0;
    ends[measure] = total;
  }
  const columns = {
    ends,
    row: new Uint32Array(total),
    at: new Float64Array(total),
    value: new Float64Array(total).fill(Number.NaN),
    flags: new Uint8Array(total),
    currency: new Uint32Array(total).fill(NO_CURRENCY),
    currencies: [] as string[],
  };
  for (const [row, observations] of rows.entries()) {
    for (const { measure, at, hit, value, currency, reported, pending } of observations) {
      const place = next[measure] ?? 0;
      next[measure] = place + 1;
      columns.row[place] = row;
      columns.at[place] = at;
      columns.flags[place] = (hit ? HIT : 0) | (reported ? REPORTED : 0) | (pending ? PENDING : 0);
      if (value !== undefined) columns.value[place] = value;
      if (currency !== undefined) columns.currency[place] = codeOf(currency, columns.currencies);
    }
  }
  return columns;
}

/** The observations again, row by row. */
export function fromColumns(columns: ObservationColumns, rows: number): Measured[][] {
  const found: Measured[][] = Array.from({ length: rows }, () => []);
  for (let measure = 0, place = 0; measure < columns.ends.length; measure++) {
    for (; place < (columns.ends[measure] ?? 0); place++) {
      const flags = columns.flags[place] ?? 0;
      const value = columns.value[place] ?? Number.NaN;
      const currency = currencyAt(columns, place);
      found[columns.row[place] ?? 0]?.push({
        measure,
        at: columns.at[place] ?? 0,
        hit: (flags & HIT) !== 0,
        reported: (flags & REPORTED) !== 0,
        pending: (flags & PENDING) !== 0,
        ...(Number.isNaN(value) ? {} : { value }),
        ...(currency === null ? {} : { currency }),
      });
    }
  }
  return found;
}

/** The currency of an observation; null: it has none. */
export function currencyAt({ currency, currencies }: ObservationColumns, place: number): string | null {
  return currencies[currency[place] ?? NO_CURRENCY] ?? null;
}

function codeOf(text: string, known: string[]): number {
  const code = known.indexOf(text);
  return code === -1 ? known.push(text) - 1 : code;
}
