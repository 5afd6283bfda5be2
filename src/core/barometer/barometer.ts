import { dayOf, dayStart } from '../calendar/instant.js';
import { bucketOf, nextBucket, type Period, type TimeUnit } from '../calendar/period.js';
import type { Instant } from '../calendar/zone.js';
import type { ImprovementFigures } from '../improvement/figures.js';
import type { TopCauses } from '../improvement/top-causes.js';
import { type Ageing, ageingOf } from '../insight/ageing.js';
import { type ControlChart, controlChart } from '../insight/chart.js';
import { countsOf } from '../insight/counts.js';
import { type Forecast, forecastOf } from '../insight/forecast.js';
import { usualSeason } from '../insight/history.js';
import { kpiSeries } from '../insight/kpi-series.js';
import { type DailyRepeats, dailyRepeats } from '../insight/repeat-daily.js';
import { type Repeats, repeatsOf } from '../insight/repeats.js';
import { findSurges, type Surges } from '../insight/surges.js';
import type { CountedBatch } from '../kpi/batch.js';
import { type KpiReport, type KpiRequest, reportKpis } from '../kpi/report.js';
import { judge, type KpiSheet, trendOf } from '../kpi/sheet.js';
import type { Target } from '../kpi/targets.js';
import { Problem, problemOr } from '../problem.js';
import { type CheckedClock, checkClocks, type Watched } from '../sla/check.js';
import { type Contributions, contributionsTo } from './contributions.js';
import type { MarkedTickets } from './marked.js';

/** Reports that come out regularly: the barometer of a desk. */
export const BAROMETERS = ['daily', 'weekly', 'monthly', 'whitepaper'] as const;
export type BarometerKind = (typeof BAROMETERS)[number];

/** What each report goes over, where nobody says, and in which steps it looks back and ahead. */
export const USUAL: Record<
  BarometerKind,
  { period: string; step: 'day' | 'week' | 'month'; back: number; ahead: number }
> = {
  daily: { period: 'yesterday', step: 'day', back: 28, ahead: 7 },
  weekly: { period: 'last-week', step: 'week', back: 26, ahead: 4 },
  monthly: { period: 'last-month', step: 'month', back: 13, ahead: 3 },
  whitepaper: { period: 'last-year', step: 'month', back: 25, ahead: 6 },
};

export interface Barometer {
  kind: BarometerKind;
  period: Period;
  /** What it was made at: what is open is so then, whatever the period. */
  now: Instant;
  sheet: KpiSheet;
  /** The figures step by step, up to the end of the period. */
  steps: { unit: TimeUnit; report: KpiReport };
  /** Where changes come from, of the figures that have moved. */
  contributions: Contributions[];
  /** Timeliness step by step with limits of chance. */
  timeliness: ControlChart;
  /** By team: how many were due and met. */
  teams: KpiReport;
  /** Past their deadline now, the most urgent first. */
  overdue: { clocks: CheckedClock[]; total: number };
  repeats: Repeats;
  today: DailyRepeats;
  marked: MarkedTickets;
  ageing: Ageing;
  /** Complaints to come, step by step; null: there are too few steps to tell. */
  forecast: Forecast | null;
  /** What was received in the steps before those. */
  history: { labels: readonly string[]; values: readonly number[] };
  /** Sudden growth in the last day or week of the period. */
  surges: Surges;
  top: TopCauses;
  improvements: ImprovementFigures;
}

/** What a barometer is made of, besides the complaints. */
export interface BarometerInputs {
  kind: BarometerKind;
  request: KpiRequest;
  targets: readonly Target[];
  /** What the whole report is of, as `{team: 'billing'}`. */
  scope: Partial<Record<string, string | null>>;
  /** The complaints that are not put away. */
  live: readonly Watched[];
  marked: MarkedTickets;
  top: TopCauses;
  improvements: ImprovementFigures;
  /** Adds what complaints don't tell. */
  finish: (report: KpiReport) => KpiReport;
}

/** Figures whose change is taken apart, with what by. */
const EXPLAINED = [
  ['opened', 'category'],
  ['opened', 'product'],
  ['timeliness', 'team'],
  ['satisfaction', 'category'],
] as const;

/** The report of a period. */
export function barometerOf(batches: readonly CountedBatch[], inputs: BarometerInputs): Barometer {
  const { kind, request, targets, scope, marked, top, improvements } = inputs;
  // What came later than the time asked for was not there.
  const live = inputs.live.filter(({ received }) => received <= request.now);
  const { period, zone, now, filter } = request;
  const { step, back } = USUAL[kind];
  const report = inputs.finish(reportKpis(batches, { ...request, by: [], compare: 'previous' }));
  const sheet = { report, judged: judge(report, targets, scope), trend: trendOf(batches, request), metrics: null };
  const by = (name: 'category' | 'product' | 'team', metrics: readonly string[]) =>
    reportKpis(batches, { ...request, by: [name], compare: 'previous', metrics });
  const explained = EXPLAINED.map(([figure, name]) => contributionsTo(figure, name, by(name, [figure]).groups));
  const last = bucketOf(Math.min(period.to, now) - 1, step, zone);
  // A step that goes on would look like a fall.
  const whole = (at: Instant) => dayStart(bucketOf(at, step, zone), zone);
  const over = Math.min(whole(period.to), whole(now));
  const from = dayStart(nextBucket(last, step, 1 - back), zone);
  const span = { from, to: over > from ? over : period.to };
  const past = reportKpis(batches, { ...request, period: span, by: [step], compare: null, metrics: SHOWN });
  const known = since(past, step);
  return {
    ...{ kind, period, now, sheet, marked, top, improvements },
    steps: { unit: step, report: known },
    contributions: explained.filter((each) => each !== null),
    timeliness: controlChart('p', kpiSeries(known, { kpi: 'timeliness', type: 'p', zone }), NOTHING_SET),
    teams: by('team', ['timeliness', 'opened', 'backlog']),
    overdue: overdueOf(live, now),
    repeats: repeatsOf(batches, { period, days: request.repeatWithinDays, same: 'category', by: 'category', filter }),
    today: dailyRepeats(batches, { now, days: request.repeatWithinDays, filter }),
    ageing: ageingOf(live, { now, by: null, oldest: 10 }),
    ...outlook(batches, inputs),
    surges: surgesOf(batches, inputs),
  };
}

const SHOWN = ['opened', 'closed', 'timeliness', 'satisfaction'];
const NOTHING_SET = { target: null, sd: null, lambda: null, k: null, h: null };

/** From the first step in which anything happened: before that there was no desk. */
function since(report: KpiReport, unit: TimeUnit): KpiReport {
  const first = report.groups.findIndex(
    ({ metrics }) => (metrics.opened?.value ?? 0) > 0 || (metrics.opening_backlog?.value ?? 0) > 0,
  );
  return { ...report, by: [unit], groups: first < 0 ? [] : report.groups.slice(first) };
}

function overdueOf(live: readonly Watched[], now: Instant): Barometer['overdue'] {
  const { clocks, total } = checkClocks(live, now, { states: ['breached'], runningOnly: true });
  return { clocks, total };
}

/** What is to come, from whole steps up to the end of the period. */
function outlook(
  batches: readonly CountedBatch[],
  { kind, request }: BarometerInputs,
): Pick<Barometer, 'forecast' | 'history'> {
  const { step, ahead } = USUAL[kind];
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

/** Of a day its own, of longer periods their last week: earlier growth is in the figures. */
function surgesOf(batches: readonly CountedBatch[], { kind, request }: BarometerInputs): Surges {
  const { zone, period, filter } = request;
  const unit = kind === 'daily' ? 'day' : 'week';
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
