import { ewma } from '../statistics/ewma.js';
import { pChart } from '../statistics/p-chart.js';
import { type RateDifference, rateDifference } from '../statistics/rate-difference.js';
import type { Statistic } from '../statistics/result.js';
import type { Proportion } from '../statistics/wilson.js';
import type { Audit } from './audit.js';
import { requireClosed } from './close.js';
import { type AuditReport, reportAudit } from './report.js';

/** How much the latest round weighs in the moving average of alpha. */
const LAMBDA = 0.3;

/** One closed audit in a row of them. */
export interface TrendRound {
  name: string;
  closed_at: string;
  standard: { id: string; version: number };
  tickets: number;
  unqualified_rate: Proportion;
  /** Limits of the p chart for a sample of this size. */
  low: number | null;
  high: number | null;
  out: boolean;
  /** Over all criteria and raters together; null where too few tickets were judged by two. */
  alpha: Statistic;
  /** Moving average of alpha up to this round; null before the first that has one. */
  alpha_ewma: number | null;
  /** The standard is another one, or another version of it, than in the round before. */
  standard_changed: boolean;
}

/** How a rater's leaning has moved: mean signed difference from the others, first round against last. */
export interface RaterDrift {
  rater: string;
  rounds: { name: string; bias: number | null }[];
  /** Last bias less first; null with fewer than two. */
  drift: number | null;
}

export interface AuditTrend {
  /** Centre line of the p chart. */
  centre: number | null;
  rounds: TrendRound[];
  raters: RaterDrift[];
}

/** The ids of the standards that closed audits went by, the one of the latest audit first. */
export function standardsOf(audits: readonly Audit[]): string[] {
  const closed = audits.filter(({ closing }) => closing !== null).sort(byClosing);
  return [...new Set(closed.map(({ plan }) => plan.standard.id).reverse())];
}

/**
 * Closed audits in order of their closing: rate of unqualified tickets as a p chart, alpha as a moving average, drift of raters. To be asked
 * of audits by one standard: rounds by different ones have no rate in common.
 */
export function trendOf(audits: readonly Audit[]): AuditTrend {
  const closed = audits.filter(({ closing }) => closing !== null).sort(byClosing);
  const reports = closed.map((audit) => reportAudit(audit));
  const chart = pChart(
    reports.map(({ unqualified_rate: { numerator, denominator } }) => ({ found: numerator, of: denominator })),
  );
  const alphas = reports.map(
    ({ alpha, compared, counts_only }): Statistic =>
      counts_only ? { value: null, n: compared, reason: 'too_few_items' } : alpha,
  );
  const first = alphas.findIndex(({ value }) => value !== null);
  const averages = ewma(
    alphas.map(({ value }) => value),
    LAMBDA,
    alphas[first]?.value ?? 0,
  );
  const rounds = reports.map(({ audit, unqualified_rate }, place): TrendRound => {
    const { id, version } = audit.plan.standard;
    const before = closed[place - 1]?.plan.standard;
    const point = chart.points[place];
    return {
      name: audit.plan.name,
      closed_at: audit.closing?.closed_at ?? '',
      standard: { id, version },
      tickets: audit.plan.tickets.length,
      unqualified_rate,
      low: point?.low ?? null,
      high: point?.high ?? null,
      out: point?.out ?? false,
      alpha: alphas[place] ?? { value: null, n: 0, reason: 'no_data' },
      alpha_ewma: first < 0 || place < first ? null : (averages[place] ?? null),
      standard_changed: before !== undefined && (before.id !== id || before.version !== version),
    };
  });
  return { centre: chart.centre, rounds, raters: driftOf(reports) };
}

/** The closed audit that came last before another, by the same standard in whatever version; null where there is none. */
export function roundBefore(audit: Audit, audits: readonly Audit[]): Audit | null {
  const { name, standard } = audit.plan;
  const earlier = audits.filter(
    (other) =>
      other.plan.name !== name &&
      other.plan.standard.id === standard.id &&
      other.closing !== null &&
      byClosing(other, audit) < 0,
  );
  return earlier.sort(byClosing).at(-1) ?? null;
}

/** Two closed audits side by side. */
export interface AuditComparison {
  before: TrendRound;
  after: TrendRound;
  /** Difference of the rates with its 95 % interval (Newcombe 1998, method 10: from the Wilson intervals of both). */
  rate: RateDifference;
  alpha: number | null;
  raters: RaterDrift[];
}

/** What has changed from one closed audit to another, in the order in which they are named. */
export function compareAudits(before: Audit, after: Audit): AuditComparison {
  [before, after].forEach(requireClosed);
  // A chart needs more rounds than one.
  const roundOf = (audit: Audit): TrendRound => ({
    ...(trendOf([audit]).rounds[0] as TrendRound),
    ...{ low: null, high: null, out: false },
  });
  const [first, second] = [roundOf(before), roundOf(after)];
  const [a, b] = [first.alpha.value, second.alpha.value];
  return {
    before: first,
    after: { ...second, standard_changed: JSON.stringify(first.standard) !== JSON.stringify(second.standard) },
    rate: rateDifference(first.unqualified_rate, second.unqualified_rate),
    alpha: a === null || b === null ? null : b - a,
    raters: driftOf([reportAudit(before), reportAudit(after)]),
  };
}

function byClosing(a: Audit, b: Audit): number {
  const [first, second] = [a, b].map(({ closing, plan }) => `${Date.parse(closing?.closed_at ?? '')} ${plan.name}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}

function driftOf(reports: readonly AuditReport[]): RaterDrift[] {
  const names = [...new Set(reports.flatMap(({ raters }) => raters.map(({ rater }) => rater)))].sort();
  return names.map((rater) => {
    const rounds = reports.flatMap(({ audit, raters }) => {
      const own = raters.find((entry) => entry.rater === rater);
      return own ? [{ name: audit.plan.name, bias: own.bias }] : [];
    });
    const told = rounds.flatMap(({ bias }) => bias ?? []);
    const [first, last] = [told[0], told.at(-1)];
    return { rater, rounds, drift: told.length < 2 || first === undefined || last === undefined ? null : last - first };
  });
}
