import { dayStart } from '../calendar/instant.js';
import { bucketOf, nextBucket, type Period, type TimeUnit } from '../calendar/period.js';
import type { Instant } from '../calendar/zone.js';
import type { ImprovementFigures } from '../improvement/figures.js';
import type { TopCauses } from '../improvement/top-causes.js';
import { type Ageing, ageingOf } from '../insight/ageing.js';
import { type ControlChart, controlChart } from '../insight/chart.js';
import { kpiSeries } from '../insight/kpi-series.js';
import { type DailyRepeats, dailyRepeats } from '../insight/repeat-daily.js';
import { type Repeats, repeatsOf } from '../insight/repeats.js';
import type { Surges } from '../insight/surges.js';
import type { CountedBatch } from '../kpi/batch.js';
import { type KpiReport, type KpiRequest, reportKpis } from '../kpi/report.js';
import { judge, type KpiSheet } from '../kpi/sheet.js';
import type { ReportScope, Target } from '../kpi/targets.js';
import { type CheckedClock, checkClocks, type Watched } from '../sla/check.js';
import { type Contributions, contributionsTo } from './contributions.js';
import { surgesOf } from './last-surges.js';
import type { MarkedTickets } from './marked.js';
import { type Outlook, outlookOf } from './outlook.js';

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

export interface Barometer extends Outlook {
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
  scope: ReportScope;
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
  const sheet = { report, judged: judge(report, targets, scope), trend: null, metrics: null };
  const by = Object.fromEntries(
    (['category', 'product', 'team'] as const).map((name) => [
      name,
      reportKpis(batches, { ...request, by: [name], compare: 'previous', metrics: SHOWN }),
    ]),
  ) as Record<'category' | 'product' | 'team', KpiReport>;
  const explained = EXPLAINED.map(([figure, name]) => contributionsTo(figure, name, by[name].groups));
  // A step that goes on, or of which the period has a part, would look like a fall.
  const whole = (at: Instant) => dayStart(bucketOf(at, step, zone), zone);
  const over = Math.min(whole(period.to), whole(now));
  const last = bucketOf(over - 1, step, zone);
  const from = dayStart(nextBucket(last, step, 1 - back), zone);
  const span = { from, to: over > from ? over : period.to };
  const past = reportKpis(batches, { ...request, period: span, by: [step], compare: null, metrics: SHOWN });
  const known = since(past, step);
  return {
    ...{ kind, period, now, sheet, marked, top, improvements },
    steps: { unit: step, report: known },
    contributions: explained.filter((each) => each !== null),
    timeliness: controlChart('p', kpiSeries(known, { kpi: 'timeliness', type: 'p', zone }), NOTHING_SET),
    teams: by.team,
    overdue: overdueOf(live, now),
    repeats: repeatsOf(batches, { period, days: request.repeatWithinDays, same: 'category', by: 'category', filter }),
    today: dailyRepeats(batches, { now, days: request.repeatWithinDays, filter }),
    ageing: ageingOf(live, { now, by: null, oldest: 10 }),
    ...outlookOf(batches, request, USUAL[kind]),
    surges: surgesOf(batches, request, kind === 'daily' ? 'day' : 'week'),
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
