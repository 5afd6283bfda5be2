import type { Period } from '../core/calendar/period.js';
import { meantBy } from '../core/complaint/filter.js';
import type { CountedBatch } from '../core/kpi/batch.js';
import type { KpiRequest } from '../core/kpi/report.js';
import type { Desk } from './desk.js';
import { filterOf } from './filter-flags.js';

/** What is asked of key figures, with what the desk and its policies say to it, and of which complaints. `flags`: those of filters. */
export async function kpiRequestOf(
  desk: Desk,
  flags: Parameters<typeof filterOf>[0],
  wish: { period: Period } & Partial<Pick<KpiRequest, 'by' | 'compare' | 'cohort' | 'metrics'>>,
): Promise<{ request: KpiRequest; batches: CountedBatch[] }> {
  const { repeat_within_days, settled_after_days } = await desk.kpiSettings();
  const filter = filterOf(flags, desk.zone);
  const request: KpiRequest = {
    by: [],
    compare: null,
    ...wish,
    zone: desk.zone,
    now: desk.instant,
    repeatWithinDays: repeat_within_days,
    settledAfterDays: settled_after_days,
    // What repeats an earlier complaint does so whether or not the filter means the earlier one.
    filter: meantBy(filter),
  };
  return { request, batches: await desk.counted(filter) };
}
