import { dayOf, dayStart } from '../calendar/instant.js';
import { bucketOf, nextBucket } from '../calendar/period.js';
import type { Instant } from '../calendar/zone.js';
import { findSurges, type Surges } from '../insight/surges.js';
import type { CountedBatch } from '../kpi/batch.js';
import type { KpiRequest } from '../kpi/report.js';

/** Categories that have grown suddenly in the last day or week of the period that is over: earlier growth is in the figures. */
export function surgesOf(batches: readonly CountedBatch[], request: KpiRequest, unit: 'day' | 'week'): Surges {
  const { zone, period, filter } = request;
  const last = bucketOf(Math.min(period.to, request.now) - 1, unit, zone);
  const isOver = dayStart(nextBucket(last, unit), zone) <= request.now;
  const from = isOver ? last : nextBucket(last, unit, -1);
  const to = nextBucket(from, unit);
  const complaints = batches.flatMap(({ complaints: rows, left_out, received }) =>
    rowsSince(received, dayStart(from - 7 * SURGE.weeks, zone), dayStart(to, zone), left_out).flatMap((row) => {
      const complaint = rows[row];
      return complaint && complaint.status !== 'merged' && (filter?.(complaint) ?? true) ? [complaint] : [];
    }),
  );
  const first = batches.reduce((least, { received }) => received.reduce((a, b) => Math.min(a, b), least), request.now);
  return findSurges(complaints, { of: 'category', from, to, first: dayOf(first, zone), zone }, SURGE);
}

const SURGE = { growth: 0.3, chance: 0.01, floor: 5, weeks: 8, incidentDays: new Set<number>() };

function rowsSince(received: Float64Array, from: Instant, to: Instant, out: ReadonlySet<number> | null): number[] {
  const rows: number[] = [];
  for (let row = 0; row < received.length; row++) {
    const at = received[row] ?? 0;
    if (at >= from && at < to && !out?.has(row)) rows.push(row);
  }
  return rows;
}
