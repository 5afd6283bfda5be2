import { dayOf, dayStart } from '../calendar/instant.js';
import { bucketOf, nextBucket, type Period, type TimeUnit } from '../calendar/period.js';
import type { Instant } from '../calendar/zone.js';
import { figureKind } from '../kpi/kpi.js';
import { KPIS } from '../kpi/kpis.js';
import type { KpiReport } from '../kpi/report.js';
import type { ChartType } from './chart.js';
import type { SeriesPoint } from './series.js';

/** The steps that a series can go by. */
export const STEPS = ['day', 'week', 'month'] as const satisfies readonly TimeUnit[];
export type Step = (typeof STEPS)[number];

const VALUES: readonly ChartType[] = ['i', 'ewma', 'cusum'];

/** The key figures that can be followed, with what can be drawn of each; the first is what is drawn where nobody says. */
export const FOLLOWED: ReadonlyMap<string, readonly ChartType[]> = new Map([
  ...KPIS.map(({ name, kind }): [string, readonly ChartType[]] => [
    name,
    kind === 'count' ? ['c', 'u', ...VALUES] : figureKind(kind) === 'rate' ? ['p', ...VALUES] : VALUES,
  ]),
  ['backlog', VALUES],
]);

/** What values of a figure are: shares, lengths of time in seconds, or plain numbers. */
export type ValueUnit = 'share' | 'seconds' | 'number';

export function unitOf(name: string): ValueUnit {
  const found = KPIS.find((kpi) => kpi.name === name);
  const kind = found && figureKind(found.kind);
  return kind === 'rate' ? 'share' : kind === 'median' || kind === 'p90' ? 'seconds' : 'number';
}

/** What is drawn of a figure where nobody says: counts of months, which are not of one length, by the day. */
export function usualType(kpi: string, step: Step): ChartType {
  const [first = 'i'] = FOLLOWED.get(kpi) ?? [];
  return first === 'c' && step === 'month' ? 'u' : first;
}

/** The period up to the end of the last step that is over: one that goes on would look like a fall. */
export function finishedSteps({ from, to }: Period, step: Step, now: Instant, zone: string): Period {
  return { from, to: Math.min(to, dayStart(bucketOf(now, step, zone), zone)) };
}

/** A key figure over time, step by step, as a chart of this type wants it; counts by the day are of as many days as the step has in the period. */
export function kpiSeries(
  { groups, period, by }: KpiReport,
  { kpi, type, zone }: { kpi: string; type: ChartType; zone: string },
): SeriesPoint[] {
  const step = by[0] as Step;
  const end = dayOf(period.to - 1, zone) + 1;
  const last = bucketOf(period.to - 1, step, zone);
  return groups.map(({ key, metrics }, at) => {
    const figure = metrics[kpi];
    const label = key[step] ?? '';
    if (type === 'p') return { label, value: figure?.numerator ?? 0, size: figure?.denominator ?? 0 };
    if (type !== 'u') return { label, value: figure?.value ?? null, size: null };
    // The first and the last may be cut off by the period.
    const start = nextBucket(last, step, at - (groups.length - 1));
    const from = Number.isFinite(period.from) ? Math.max(start, dayOf(period.from, zone)) : start;
    return { label, value: figure?.value ?? null, size: Math.min(end, nextBucket(start, step)) - from };
  });
}
