import { dayStart } from '../calendar/instant.js';
import { bucketNamed, bucketOf, nextBucket } from '../calendar/period.js';
import type { Instant } from '../calendar/zone.js';
import type { CountedBatch } from '../kpi/batch.js';
import { type KpiRequest, reportKpis } from '../kpi/report.js';
import type { Series } from './history.js';

export const COUNTED = ['opened', 'closed'] as const;
export const PACES = ['day', 'week', 'month'] as const;

export interface CountsWish extends Omit<KpiRequest, 'by' | 'compare' | 'metrics'> {
  of: (typeof COUNTED)[number];
  by: (typeof PACES)[number];
}

/**
 * How many complaints were opened or closed in each day, week or month: whole ones only, since one that still runs, or of which the
 * period has a part, would look like a fall.
 */
export function countsOf(batches: readonly CountedBatch[], wish: CountsWish): Series {
  const { of, by, zone, now, period } = wish;
  const whole = (at: Instant) => dayStart(bucketOf(at, by, zone), zone);
  const to = whole(Math.min(period.to, now));
  const first = Number.isFinite(period.from) ? whole(period.from) : period.from;
  const from = first < period.from ? dayStart(nextBucket(bucketOf(first, by, zone), by), zone) : first;
  if (from >= to) return { values: [], labels: [], pace: null };
  const { groups } = reportKpis(batches, {
    ...wish,
    by: [by],
    period: { from, to },
    compare: null,
    settledAfterDays: 0,
  });
  const labels = groups.map(({ key }) => key[by] ?? '');
  const last = bucketNamed(labels.at(-1) ?? '');
  return {
    values: groups.map(({ metrics }) => metrics[of]?.value ?? 0),
    labels,
    pace: last && { unit: by, every: 1, last: last.day },
  };
}
