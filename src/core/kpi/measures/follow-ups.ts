import type { Instant } from '../../calendar/zone.js';
import type { CountedBatch } from '../batch.js';
import { placesWithin } from '../columns.js';
import { isSo } from '../kpi.js';

/** A resolution that a complaint of the same matter may follow. */
interface Candidate {
  batch: number;
  /** Of its observation. */
  place: number;
  category: string;
  received: Instant;
  until: Instant;
}

/**
 * Of the resolutions of which `trait` holds, since `since` and before `until`, those after which the same customer complained of the same category once
 * more, within `days` days. Batch by batch, the places of their observations. Merged duplicates follow nothing.
 */
export function findFollowUps(
  batches: readonly CountedBatch[],
  { measure, trait }: { measure: number; trait: number },
  days: number,
  { from: since, to: until }: { from: Instant; to: Instant },
): ReadonlySet<number>[] {
  const window = days * 86_400;
  const found = batches.map(() => new Set<number>());
  const candidates = new Map<string, Candidate[]>();
  let [earliest, latest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [batch, counted] of batches.entries()) {
    if (counted.latest < since) continue;
    const { observations, received, left_out } = counted;
    const [customer, category] = [customersIn(counted), categoriesIn(counted)];
    const [start, end] = placesWithin(measure, observations, { from: since, to: until });
    for (let place = start; place < end; place++) {
      const row = observations.row[place] ?? 0;
      const isOut = !isSo(observations.value[place] ?? 0, trait) || left_out?.has(row);
      const name = isOut ? null : customer(row);
      if (name === null) continue;
      const times = { received: received[row] ?? 0, until: (observations.at[place] ?? 0) + window };
      const candidate = { batch, place, category: category(row), ...times };
      const known = candidates.get(name);
      if (known) known.push(candidate);
      else candidates.set(name, [candidate]);
      earliest = Math.min(earliest, candidate.received);
      latest = Math.max(latest, candidate.until);
    }
  }
  for (const counted of batches) {
    if (counted.latest < earliest) continue;
    const { received, left_out } = counted;
    const [customer, category] = [customersIn(counted), categoriesIn(counted)];
    for (let row = 0; row < received.length; row++) {
      const at = received[row] ?? 0;
      if (at <= earliest || at > latest || left_out?.has(row)) continue;
      const name = customer(row);
      for (const candidate of name === null ? [] : (candidates.get(name) ?? [])) {
        const isLater = at > candidate.received && at <= candidate.until;
        if (isLater && category(row) === candidate.category) found[candidate.batch]?.add(candidate.place);
      }
    }
  }
  return found;
}

/** The customer of a row; null: it has none, or went into another complaint. */
function customersIn(batch: CountedBatch): (row: number) => string | null {
  const [status, customer] = [batch.coded('status'), batch.coded('customer')];
  return (row) => {
    const isMerged = status.texts[status.codes[row] ?? 0] === 'merged';
    return isMerged ? null : (customer.texts[customer.codes[row] ?? 0] ?? null);
  };
}

function categoriesIn(batch: CountedBatch): (row: number) => string {
  const { codes, texts } = batch.coded('category');
  return (row) => texts[codes[row] ?? 0] ?? '';
}
