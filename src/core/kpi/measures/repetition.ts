import type { Instant } from '../../calendar/zone.js';
import type { CountedBatch } from '../batch.js';

/** Of one batch, row by row: 0 does not count, 1 counts, 2 counts and repeats an earlier complaint. */
export type Repetitions = Uint8Array;

/** A complaint by the place of its batch and its row there. */
export interface RowPlace {
  batch: number;
  row: number;
}

/** What an earlier complaint must have in common with one that repeats it, beside the customer. */
export const SAMENESS = ['category', 'any'] as const;
export type Sameness = (typeof SAMENESS)[number];

/**
 * Which complaints repeat an earlier one: their customer complained of the same category within `days` days before. Counted are
 * those with a known customer; merged duplicates neither repeat nor are repeated. `since` and `until`: when they were received.
 * `same`: `any` leaves the category out of it. `onRepeat`: told of each with the latest one that it repeats, in order of receipt.
 */
export function findRepetitions(
  batches: readonly CountedBatch[],
  days: number,
  since: Instant,
  until: Instant,
  same: Sameness = 'category',
  onRepeat?: (repeat: RowPlace, earlier: RowPlace) => void,
): Repetitions[] {
  const window = days * 86_400;
  // Nothing is observed of a complaint before it is received.
  const near = batches.map(({ latest }) => latest >= since - window);
  const found: Repetitions[] = batches.map(({ received }, index) => new Uint8Array(near[index] ? received.length : 0));
  const customers = new Map<string, number>();
  const categories = new Map<string, number>();
  const keys: number[] = [];
  const flags: Uint8Array[] = [];
  const rows: number[] = [];
  const times: number[] = [];
  const collect = (from: Instant, to: Instant, customerOf: (customer: string) => number | undefined) => {
    for (const [index, batch] of batches.entries()) {
      if (!near[index] || from >= to) continue;
      const { received, left_out } = batch;
      const [statuses, category, customer] = [batch.coded('status'), batch.coded('category'), batch.coded('customer')];
      for (const row of rowsWithin(received, from, to)) {
        if (left_out?.has(row) || statuses.texts[statuses.codes[row] ?? 0] === 'merged') continue;
        const name = customer.texts[customer.codes[row] ?? 0] ?? null;
        const number = name === null ? undefined : customerOf(name);
        if (number === undefined) continue;
        const kind = same === 'any' ? 0 : numberOf(category.texts[category.codes[row] ?? 0] ?? '', categories);
        keys.push(number * MOST_CATEGORIES + kind);
        flags.push(found[index] as Uint8Array);
        rows.push(row);
        times.push(received[row] ?? 0);
      }
    }
  };
  collect(since, until, (customer) => numberOf(customer, customers));
  // Of those before, only what the same customers complained of can be repeated.
  collect(since - window, since, (customer) => customers.get(customer));
  const last = new Map<number, number>();
  const rowPlace = (place: number) => ({
    batch: found.indexOf(flags[place] as Uint8Array),
    row: rows[place] ?? 0,
  });
  for (const place of inOrder(times)) {
    const [key, received] = [keys[place] ?? 0, times[place] ?? 0];
    const before = last.get(key);
    last.set(key, place);
    if (received < since) continue;
    const repeats = before !== undefined && received - (times[before] ?? 0) <= window;
    (flags[place] as Uint8Array)[rows[place] ?? 0] = repeats ? 2 : 1;
    if (repeats && onRepeat) onRepeat(rowPlace(place), rowPlace(before));
  }
  return found;
}

const MOST_CATEGORIES = 1 << 20;
/** More than there are complaints; time and place together stay below 2^53. */
const PLACES = 1 << 22;

/** The rows received in [from, to). By itself, since it looks at very many that are not: V8 spends little on so small a function. */
function rowsWithin(received: Float64Array, from: Instant, to: Instant): number[] {
  const rows: number[] = [];
  for (let row = 0; row < received.length; row++) {
    const time = received[row] ?? 0;
    if (time >= from && time < to) rows.push(row);
  }
  return rows;
}

/** The places in order of time, the earlier place first where times are equal. Numbers alone sort many times quicker. */
function inOrder(times: readonly Instant[]): Float64Array {
  const sorted = new Float64Array(times.length);
  for (let place = 0; place < times.length; place++) sorted[place] = (times[place] ?? 0) * PLACES + place;
  // Times before 1970 are negative, places never are.
  return sorted.sort().map((both) => both - Math.floor(both / PLACES) * PLACES);
}

function numberOf(text: string, known: Map<string, number>): number {
  const number = known.get(text) ?? known.size;
  if (number === known.size) known.set(text, number);
  return number;
}
