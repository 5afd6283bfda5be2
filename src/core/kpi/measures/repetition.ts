import type { Instant } from '../../calendar/zone.js';
import type { CodedColumn, CountedBatch } from '../batch.js';

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

/** The end of a chain, and what is of no customer. */
const NONE = -1;

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
  const found = batches.map(({ received }, index) => new Uint8Array(near[index] ? received.length : 0));
  const chains = new Chains(found.reduce((sum, { length }) => sum + length, 0));
  const collect = (from: Instant, to: Instant, customerOf: (name: string) => number | undefined) => {
    for (const [index, batch] of batches.entries()) {
      if (!near[index] || from >= to) continue;
      const { received, left_out } = batch;
      const [statuses, customer] = [batch.coded('status'), batch.coded('customer')];
      for (const row of rowsWithin(received, from, to)) {
        if (left_out?.has(row) || statuses.texts[statuses.codes[row] ?? 0] === 'merged') continue;
        const name = customer.texts[customer.codes[row] ?? 0] ?? null;
        const number = name === null ? undefined : customerOf(name);
        if (number === undefined) continue;
        chains.add(number, index, row);
        if (from >= since) (found[index] as Uint8Array)[row] = 1;
      }
    }
  };
  collect(since, until, (name) => chains.numberOf(name));
  // Of those before, only what the same customers complained of can be repeated.
  collect(since - window, since, (name) => chains.known(name));
  const columns: CodedColumn[] = [];
  const categories = (batch: number): CodedColumn => {
    columns[batch] ??= (batches[batch] as CountedBatch).coded('category');
    return columns[batch];
  };
  const repeats: { at: Instant; repeat: RowPlace; earlier: RowPlace }[] = [];
  for (const chain of chains.longer()) {
    const complaints = chain.map(({ batch, row }) => {
      const { codes, texts } = categories(batch);
      const category = same === 'any' ? '' : (texts[codes[row] ?? 0] ?? '');
      return { batch, row, at: batches[batch]?.received[row] ?? 0, category };
    });
    complaints.sort(inOrder);
    const last = new Map<string, (typeof complaints)[number]>();
    for (const complaint of complaints) {
      const { batch, row, at, category } = complaint;
      const earlier = last.get(category);
      last.set(category, complaint);
      if (at < since || earlier === undefined || at - earlier.at > window) continue;
      (found[batch] as Uint8Array)[row] = 2;
      if (onRepeat) repeats.push({ at, repeat: { batch, row }, earlier });
    }
  }
  repeats.sort((a, b) => inOrder({ ...a.repeat, at: a.at }, { ...b.repeat, at: b.at }));
  for (const { repeat, earlier } of repeats) onRepeat?.(repeat, { batch: earlier.batch, row: earlier.row });
  return found;
}

/** Of the same second, the one that is found first comes first. */
function inOrder(a: RowPlace & { at: Instant }, b: RowPlace & { at: Instant }): number {
  return a.at - b.at || a.batch - b.batch || a.row - b.row;
}

/** The complaints of each customer, one linked to the next: of a hundred thousand customers nearly all have one only. */
class Chains {
  private readonly numbers = new Map<string, number>();
  private readonly heads: Int32Array;
  private readonly next: Int32Array;
  private readonly batches: Int32Array;
  private readonly rows: Int32Array;
  private readonly several = new Set<number>();
  private count = 0;

  /** `most`: how many complaints there can be. */
  constructor(most: number) {
    this.heads = new Int32Array(most).fill(NONE);
    this.next = new Int32Array(most);
    this.batches = new Int32Array(most);
    this.rows = new Int32Array(most);
  }

  /** The number of a customer, a new one where there is none. */
  numberOf(name: string): number {
    const number = this.numbers.get(name) ?? this.numbers.size;
    if (number === this.numbers.size) this.numbers.set(name, number);
    return number;
  }

  /** The number of a customer that has one. */
  known(name: string): number | undefined {
    return this.numbers.get(name);
  }

  add(customer: number, batch: number, row: number): void {
    const head = this.heads[customer] ?? NONE;
    if (head !== NONE) this.several.add(customer);
    const place = this.count++;
    this.heads[customer] = place;
    this.next[place] = head;
    this.batches[place] = batch;
    this.rows[place] = row;
  }

  /** Those of customers with more than one. */
  *longer(): Generator<RowPlace[]> {
    for (const customer of this.several) {
      const chain: RowPlace[] = [];
      for (let place = this.heads[customer] ?? NONE; place !== NONE; place = this.next[place] ?? NONE) {
        chain.push({ batch: this.batches[place] ?? 0, row: this.rows[place] ?? 0 });
      }
      yield chain;
    }
  }
}

/** The rows received in [from, to). By itself, since it looks at very many that are not: V8 spends little on so small a function. */
function rowsWithin(received: Float64Array, from: Instant, to: Instant): Int32Array {
  const rows = new Int32Array(received.length);
  let count = 0;
  for (let row = 0; row < received.length; row++) {
    const time = received[row] ?? 0;
    if (time >= from && time < to) rows[count++] = row;
  }
  return rows.subarray(0, count);
}
