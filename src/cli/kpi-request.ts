import type { Period } from '../core/calendar/period.js';
import { type ComplaintFilter, meantBy } from '../core/complaint/filter.js';
import type { CountedBatch } from '../core/kpi/batch.js';
import { ATTRIBUTES } from '../core/kpi/dimensions.js';
import type { KpiRequest } from '../core/kpi/report.js';
import type { ReportScope } from '../core/kpi/targets.js';
import type { Desk } from './desk.js';
import { filterOf } from './filter-flags.js';

/** What is asked of key figures, with what the desk and its policies say to it, and of which complaints. `flags`: those of filters. */
export async function kpiRequestOf(
  desk: Desk,
  flags: Parameters<typeof filterOf>[0],
  wish: { period: Period } & Partial<Pick<KpiRequest, 'by' | 'compare' | 'cohort' | 'metrics'>>,
): Promise<{ request: KpiRequest; batches: CountedBatch[]; scope: ReportScope }> {
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
  return { request, batches: await desk.counted(filter), scope: scopeOf(filter) };
}

/** What a report is of as a whole, as `{team: 'billing'}`. A customer, or those of a level, have no targets and no exposure of their own: null. */
function scopeOf(filter: ComplaintFilter): ReportScope {
  if (filter.customer !== undefined || filter.level !== undefined) return null;
  return Object.fromEntries(ATTRIBUTES.flatMap((name) => (filter[name] === undefined ? [] : [[name, filter[name]]])));
}
