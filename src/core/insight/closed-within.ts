import type { Period } from '../calendar/period.js';
import type { Attributes } from '../complaint/attributes.js';
import type { CountedBatch } from '../kpi/batch.js';
import { placeOf, REPORTED } from '../kpi/columns.js';
import { placeOfMeasure } from '../kpi/kpis.js';

/** What was closed in a period, as far as its history tells how it came there. */
export interface ClosedWithin {
  /** Closed now, and last closed in the period: what the key figure `handovers` is the mean of. In order of id. */
  ids: string[];
  /** Received in the period and closed by a source that does not say when: nothing is known of their way. */
  reported: number;
  /** Withdrawn in the period: nobody brought them to an end. */
  withdrawn: number;
}

/** The complaints closed in a period, without any of them being read. `filter`: which count; null: all. */
export function closedWithin(
  batches: readonly CountedBatch[],
  period: Period,
  filter: ((complaint: Attributes) => boolean) | null,
): ClosedWithin {
  const ids: string[] = [];
  let [reported, withdrawn] = [0, 0];
  for (const batch of batches) {
    const counts = (row: number) => filter === null || filter(batch.complaints[row] as Attributes);
    const known = new Set<number>();
    for (const place of placesWithin(batch, HANDOVERS, period)) known.add(batch.observations.row[place] ?? 0);
    for (const row of known) if (counts(row)) ids.push((batch.complaints[row] as Attributes).id);
    const others = new Set<number>();
    for (const place of placesWithin(batch, CLOSED, period)) {
      const row = batch.observations.row[place] ?? 0;
      if (known.has(row) || others.has(row) || !counts(row)) continue;
      const { codes, texts } = batch.coded('status');
      const status = texts[codes[row] ?? 0];
      const isReported = ((batch.observations.flags[place] ?? 0) & REPORTED) !== 0;
      if (status === 'closed' && isReported) reported++;
      else if (status === 'withdrawn') withdrawn++;
      else continue;
      others.add(row);
    }
  }
  return { ids: ids.sort(), reported, withdrawn };
}

/** Every complaint that was closed has one observation of this, at its last closing. */
const HANDOVERS = placeOfMeasure('handovers');
const CLOSED = placeOfMeasure('closed');

/** The places of the observations of a measure in the period, of rows that count. */
function placesWithin({ observations, left_out }: CountedBatch, measure: number, { from, to }: Period): number[] {
  const first = measure === 0 ? 0 : (observations.ends[measure - 1] ?? 0);
  const last = observations.ends[measure] ?? 0;
  const places: number[] = [];
  const end = placeOf(to, observations, first, last);
  for (let place = placeOf(from, observations, first, last); place < end; place++) {
    if (!left_out?.has(observations.row[place] ?? 0)) places.push(place);
  }
  return places;
}
