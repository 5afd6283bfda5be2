import { dayStart } from '../calendar/instant.js';
import { bucketOf, nextBucket } from '../calendar/period.js';
import { countsOf } from '../insight/counts.js';
import { type Forecast, forecastOf } from '../insight/forecast.js';
import { usualSeason } from '../insight/history.js';
import type { CountedBatch } from '../kpi/batch.js';
import type { KpiRequest } from '../kpi/report.js';
import { Problem, problemOr } from '../problem.js';

/** What is to come, and what it is told from. */
export interface Outlook {
  /** Complaints to come, step by step; null: there are too few steps to tell. */
  forecast: Forecast | null;
  /** What was received in the steps before those. */
  history: { labels: readonly string[]; values: readonly number[] };
}

/** Complaints to come in `ahead` steps, from whole ones up to the end of the period, or up to now where it is not over. */
export function outlookOf(
  batches: readonly CountedBatch[],
  request: KpiRequest,
  { step, ahead }: { step: 'day' | 'week' | 'month'; ahead: number },
): Outlook {
  const { zone, period } = request;
  const end = Math.min(period.to, request.now);
  const last = bucketOf(end, step, zone);
  const from = dayStart(nextBucket(last, step, -LOOKED_BACK[step]), zone);
  const series = countsOf(batches, { ...request, period: { from, to: end }, of: 'opened', by: step });
  const first = series.values.findIndex((value) => value > 0);
  const known = first < 0 ? [] : series.values.slice(first);
  const labels = series.labels?.slice(Math.max(0, first)) ?? [];
  const usual = usualSeason(series.pace) ?? 1;
  const season = known.length >= 2 * usual ? usual : 1;
  const nothing = { alpha: undefined, beta: undefined, gamma: undefined, test: undefined };
  const wish = { ...nothing, season, method: null, start: 'seasons' as const, floor: 0, ahead };
  const forecast = problemOr(() => forecastOf({ ...series, values: known, labels }, wish));
  return { forecast: forecast instanceof Problem ? null : forecast, history: { labels, values: known } };
}

/** How many steps a forecast is made from. */
const LOOKED_BACK = { day: 182, week: 104, month: 60 };
