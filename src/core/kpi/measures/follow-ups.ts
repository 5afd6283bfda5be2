import type { Instant } from '../../calendar/zone.js';
import type { CountedBatch } from '../batch.js';
import { placeOf } from '../columns.js';
import { isSo } from '../kpi.js';

/** A resolution that a complaint of the same matter may follow. */
interface Candidate {
  batch: number;
  /** Of its observation. */
  place: number;
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
    const keyOf = keysOf(counted);
    const last = observations.ends[measure] ?? 0;
    const start = placeOf(since, observations, measure === 0 ? 0 : (observations.ends[measure - 1] ?? 0), last);
    for (let place = start; place < placeOf(until, observations, start, last); place++) {
      const row = observations.row[place] ?? 0;
      const key = !isSo(observations.value[place] ?? 0, trait) || left_out?.has(row) ? null : keyOf(row);
      if (key === null) continue;
      const candidate = { batch, place, received: received[row] ?? 0, until: (observations.at[place] ?? 0) + window };
      candidates.set(key, [...(candidates.get(key) ?? []), candidate]);
      earliest = Math.min(earliest, candidate.received);
      latest = Math.max(latest, candidate.until);
    }
  }
  for (const counted of batches) {
    if (counted.latest < earliest) continue;
    const { received, left_out } = counted;
    const keyOf = keysOf(counted);
    for (let row = 0; row < received.length; row++) {
      const at = received[row] ?? 0;
      if (at <= earliest || at > latest || left_out?.has(row)) continue;
      const key = keyOf(row);
      for (const candidate of key === null ? [] : (candidates.get(key) ?? [])) {
        if (at > candidate.received && at <= candidate.until) found[candidate.batch]?.add(candidate.place);
      }
    }
  }
  return found;
}

/** The customer and the category of a row; null: it has no customer, or went into another complaint. */
function keysOf(batch: CountedBatch): (row: number) => string | null {
  const [status, customer, category] = [batch.coded('status'), batch.coded('customer'), batch.coded('category')];
  return (row) => {
    const name = customer.texts[customer.codes[row] ?? 0] ?? null;
    if (name === null || status.texts[status.codes[row] ?? 0] === 'merged') return null;
    return `${name}\n${category.texts[category.codes[row] ?? 0] ?? ''}`;
  };
}
