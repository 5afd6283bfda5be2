import type { Period } from '../calendar/period.js';
import type { Attributes } from '../complaint/attributes.js';
import type { CountedBatch } from '../kpi/batch.js';
import { placesWithin, REPORTED } from '../kpi/columns.js';
import { placeOfMeasure } from '../kpi/kpis.js';

/** What was closed in a period, as far as its history tells how it came there. */
export interface ClosedWithin {
  /** Closed now, and last closed in the period: what the key figure `handovers` is the mean of. In order of id. */
  ids: string[];
  /** Last closed in the period by a source that does say when, but not how it was handled there. */
  elsewhere: number;
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
  let [elsewhere, reported, withdrawn] = [0, 0, 0];
  for (const batch of batches) {
    const counts = (row: number) => filter === null || filter(batch.complaints[row] as Attributes);
    const known = new Set<number>();
    for (const row of rowsWithin(batch, LAST_CLOSED, period)) known.add(row);
    const handled = new Set(rowsWithin(batch, HANDOVERS, period));
    for (const row of known) {
      if (!counts(row)) continue;
      if (handled.has(row)) ids.push((batch.complaints[row] as Attributes).id);
      else elsewhere++;
    }
    const others = new Set<number>();
    const [start, end] = placesWithin(CLOSED, batch.observations, period);
    for (let place = start; place < end; place++) {
      const row = batch.observations.row[place] ?? 0;
      if (batch.left_out?.has(row) || known.has(row) || others.has(row) || !counts(row)) continue;
      const { codes, texts } = batch.coded('status');
      const status = texts[codes[row] ?? 0];
      const isReported = ((batch.observations.flags[place] ?? 0) & REPORTED) !== 0;
      if (status === 'closed' && isReported) reported++;
      else if (status === 'withdrawn') withdrawn++;
      else continue;
      others.add(row);
    }
  }
  return { ids: ids.sort(), elsewhere, reported, withdrawn };
}

/** Every complaint that stands closed has one of these, those that were handled here one of the other. */
const LAST_CLOSED = placeOfMeasure('last_closed');
const HANDOVERS = placeOfMeasure('handovers');
const CLOSED = placeOfMeasure('closed');

/** The rows with an observation of a measure in the period, but those that do not count. */
function rowsWithin({ observations, left_out }: CountedBatch, measure: number, period: Period): number[] {
  const rows = observations.row.subarray(...placesWithin(measure, observations, period));
  return [...rows].filter((row) => !left_out?.has(row));
}
