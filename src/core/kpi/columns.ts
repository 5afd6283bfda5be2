import type { Measured } from './kpi.js';

export const HIT = 1;
export const REPORTED = 2;
export const PENDING = 4;
const NO_CURRENCY = 0xffffffff;

/**
 * Observations of many complaints in columns, measure by measure, each in order of time: a million of them are read in the time that it would take to
 * make objects of some thousands.
 */
export interface ObservationColumns {
  /** Where the observations of each measure end; those of the first begin at 0. */
  readonly ends: Uint32Array;
  /** Whose observation it is: the place of the complaint. */
  readonly row: Uint32Array;
  readonly at: Float64Array;
  /** NaN: there is none. Of what is pending: until when. */
  readonly value: Float64Array;
  /** `HIT`, `REPORTED`, `PENDING`. */
  readonly flags: Uint8Array;
  readonly currency: Uint32Array;
  /** What the codes of currencies stand for. */
  readonly currencies: readonly string[];
}

/** The observations of complaints, row by row, in columns. `measures`: how many there are. */
export function toColumns(rows: readonly (readonly Measured[])[], measures: number): ObservationColumns {
  const all = rows.flatMap((observations, row) => observations.map((observation) => ({ row, observation })));
  all.sort((a, b) => a.observation.measure - b.observation.measure || a.observation.at - b.observation.at);
  const total = all.length;
  const columns = {
    ends: new Uint32Array(measures),
    row: new Uint32Array(total),
    at: new Float64Array(total),
    value: new Float64Array(total),
    flags: new Uint8Array(total),
    currency: new Uint32Array(total).fill(NO_CURRENCY),
    currencies: [] as string[],
  };
  for (const [place, { row, observation }] of all.entries()) {
    const { measure, at, hit, value, currency, reported, pendingUntil } = observation;
    columns.ends[measure] = place + 1;
    columns.row[place] = row;
    columns.at[place] = at;
    columns.flags[place] = (hit ? HIT : 0) | (reported ? REPORTED : 0) | (pendingUntil === undefined ? 0 : PENDING);
    columns.value[place] = pendingUntil ?? value ?? Number.NaN;
    if (currency !== undefined) columns.currency[place] = codeOf(currency, columns.currencies);
  }
  // A measure without observations ends where the one before it does.
  for (let measure = 1; measure < measures; measure++) {
    columns.ends[measure] = Math.max(columns.ends[measure] ?? 0, columns.ends[measure - 1] ?? 0);
  }
  return columns;
}

/** The first place from `start` and before `end` that is not earlier than `at`; the observations of a measure are in order of time. */
export function placeOf(at: number, { at: times }: ObservationColumns, start: number, end: number): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The places of the observations of a measure, by its place, from `from` and before `to`: the first one, and the one behind the last. */
export function placesWithin(
  measure: number,
  observations: ObservationColumns,
  { from, to }: { from: number; to: number },
): [start: number, end: number] {
  const begin = measure === 0 ? 0 : (observations.ends[measure - 1] ?? 0);
  const last = observations.ends[measure] ?? 0;
  const start = placeOf(from, observations, begin, last);
  return [start, placeOf(to, observations, start, last)];
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
        ...(Number.isNaN(value) ? {} : (flags & PENDING) === 0 ? { value } : { pendingUntil: value }),
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
