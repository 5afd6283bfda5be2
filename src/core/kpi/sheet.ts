import { dayOf, dayStart } from '../calendar/instant.js';
import { bucketOf, nextBucket, type Period, type TimeUnit } from '../calendar/period.js';
import type { CountedBatch } from './batch.js';
import { type KpiGroup, type KpiReport, type KpiRequest, reportKpis } from './report.js';
import { type Light, lightOf, type ReportScope, type Target, targetsFor } from './targets.js';

/** A figure held against its target. */
export interface Judged {
  target: Target;
  light: Light;
}

/** The figures of earlier periods, one after the other, up to the one asked for. */
export interface KpiTrend {
  unit: TimeUnit;
  labels: string[];
  values: ReadonlyMap<string, readonly (number | null)[]>;
}

/** Figures with what they are held against, and what is to be shown of them. */
export interface KpiSheet {
  report: KpiReport;
  /** Of each group, by figure. */
  judged: ReadonlyMap<string, Judged>[];
  trend: KpiTrend | null;
  /** The figures that were asked for, in this order; null: all, the key ones first. */
  metrics: readonly string[] | null;
}

/** Holds each group's figures against the targets for it. `scope`: what the whole report is of, as `{team: 'billing'}`. */
export function judge(report: KpiReport, targets: readonly Target[], scope: ReportScope): KpiSheet['judged'] {
  return report.groups.map(({ key, period, metrics }) => {
    const wanted = scope === null ? [] : targetsFor(targets, { key: { ...scope, ...key }, period });
    const held = [...wanted].flatMap(([name, target]): [string, Judged][] => {
      const figure = metrics[name];
      return figure ? [[name, { target, light: lightOf(figure, target) }]] : [];
    });
    return new Map(held);
  });
}

/** The names of figures in the order in which they are shown: those asked for, else the key ones first. */
export function shownFigures({ metrics, judged }: Pick<KpiSheet, 'metrics' | 'judged'>, group: KpiGroup): string[] {
  const names = Object.keys(group.metrics);
  if (metrics) return metrics.filter((name) => names.includes(name));
  const isKey = (name: string) => judged.some((held) => held.get(name)?.target.isKey);
  return [...names.filter(isKey), ...names.filter((name) => !isKey(name))];
}

/** How many periods a trend goes over. */
const STEPS = 12;

/**
 * The figures over the last twelve days, weeks or months, whichever fits the period, the last one of it included; more than a month is followed by the month.
 * Null for a period without an end. `finish`: adds what complaints don't tell.
 */
export function trendOf(
  batches: readonly CountedBatch[],
  request: KpiRequest,
  finish: (report: KpiReport) => KpiReport = (report) => report,
): KpiTrend | null {
  const { period, zone } = request;
  if (!Number.isFinite(period.to) || !Number.isFinite(period.from)) return null;
  const unit = unitOf(period, zone);
  const last = bucketOf(period.to - 1, unit, zone);
  const from = dayStart(nextBucket(last, unit, 1 - STEPS), zone);
  const asked = { ...request, period: { from, to: period.to }, by: [unit], compare: null };
  const { groups } = finish(reportKpis(batches, asked));
  const names = Object.keys(groups[0]?.metrics ?? {});
  const values = names.map((name): [string, (number | null)[]] => [
    name,
    groups.map(({ metrics }) => metrics[name]?.value ?? null),
  ]);
  return { unit, labels: groups.map(({ key }) => key[unit] ?? ''), values: new Map(values) };
}

function unitOf({ from, to }: Period, zone: string): TimeUnit {
  const days = dayOf(to - 1, zone) - dayOf(from, zone) + 1;
  return days <= 1 ? 'day' : days <= 7 ? 'week' : 'month';
}

/** What is shown of each group side by side where nobody says. */
export const USUAL_FIGURES: readonly string[] = [
  'opened',
  'closed',
  'backlog',
  'timeliness',
  'satisfaction',
  'first_response_elapsed_p50',
  'resolution_elapsed_p50',
  'escalation_rate',
  'reopen_rate',
  'repeat_rate',
  'redress',
];
