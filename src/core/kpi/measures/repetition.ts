import type { Instant } from '../../calendar/zone.js';
import type { CountedBatch } from '../batch.js';

/** Of one batch, row by row: 0 does not count, 1 counts, 2 counts and repeats an earlier complaint. */
export type Repetitions = Uint8Array;

/**
 * Which complaints repeat an earlier one: their customer complained of the same category within `days` days before. Counted are
 * those with a known customer; merged duplicates neither repeat nor are repeated. `since` and `until`: when they were received.
 */
export function findRepetitions(
  batches: readonly CountedBatch[],
  days: number,
  since: Instant,
  until: Instant,
): Repetitions[] {
  const window = days * 86_400;
  const found = batches.map(
    ({ complaints, latest }) => new Uint8Array(latest < since - window ? 0 : complaints.length),
  );
  const customers = new Map<string, number>();
  const categories = new Map<string, number>();
  const rows: { batch: number; row: number; received: Instant; key: number }[] = [];
  for (const [batch, { complaints, left_out, latest }] of batches.entries()) {
    // Nothing is observed of a complaint before it is received.
    if (latest < since - window) continue;
    for (const [row, { received, customer, category, status }] of complaints.entries()) {
      if (customer === null || status === 'merged' || received < since - window || received >= until) continue;
      if (left_out?.has(row)) continue;
      const key = numberOf(customer, customers) * MOST_CATEGORIES + numberOf(category, categories);
      rows.push({ batch, row, received, key });
    }
  }
  const last = new Map<number, Instant>();
  for (const { batch, row, received, key } of inOrderOfReceipt(rows)) {
    const before = last.get(key);
    last.set(key, received);
    const flags = found[batch];
    if (flags && received >= since) flags[row] = before !== undefined && received - before <= window ? 2 : 1;
  }
  return found;
}

const MOST_CATEGORIES = 1 << 20;

/** Batches come in order of time and each in order of ids, which begin with the day: little is left to be moved. */
function inOrderOfReceipt<T extends { received: Instant }>(rows: T[]): T[] {
  return rows.sort((a, b) => a.received - b.received);
}

function numberOf(text: string, known: Map<string, number>): number {
  const number = known.get(text) ?? known.size;
  if (number === known.size) known.set(text, number);
  return number;
}
