import { Problem } from '../problem.js';
import { ewma } from '../statistics/ewma.js';
import { krippendorffAlpha } from '../statistics/krippendorff-alpha.js';
import { pChart } from '../statistics/p-chart.js';
import type { Statistic } from '../statistics/result.js';
import type { Proportion } from '../statistics/wilson.js';
import type { Audit } from './audit.js';
import { sharesOf } from './coefficients.js';
import { type AuditReport, reportAudit } from './report.js';
import { ratedCriteria } from './standard.js';

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
  /** Over all yes/no criteria and raters together. */
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

/** Closed audits in order of their closing: rate of unqualified tickets as a p chart, alpha as a moving average, drift of raters. */
export function trendOf(audits: readonly Audit[]): AuditTrend {
  const closed = audits.filter(({ closing }) => closing !== null).sort(byClosing);
  const reports = closed.map(reportAudit);
  const chart = pChart(
    reports.map(({ unqualified_rate: { numerator, denominator } }) => ({ found: numerator, of: denominator })),
  );
  const alphas = closed.map(alphaOf);
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

/** Two closed audits side by side. */
export interface AuditComparison {
  before: TrendRound;
  after: TrendRound;
  /** Difference of the rates with its 95 % interval (Newcombe 1998, method 10: from the Wilson intervals of both). */
  rate: { difference: number | null; low: number | null; high: number | null };
  alpha: number | null;
  raters: RaterDrift[];
}

/** What has changed from one closed audit to another, in the order in which they are named. */
export function compareAudits(before: Audit, after: Audit): AuditComparison {
  const [first, second] = [trendOf([before]).rounds[0], trendOf([after]).rounds[0]];
  const open = [before, after].find(({ closing }) => closing === null);
  if (!first || !second || open) {
    const { plan, scores } = open ?? before;
    throw new Problem('audit_open', { name: plan.name, missing: plan.raters, handed_in: scores.length });
  }
  const [a, b] = [first.alpha.value, second.alpha.value];
  return {
    before: first,
    after: { ...second, standard_changed: JSON.stringify(first.standard) !== JSON.stringify(second.standard) },
    rate: differenceOf(first.unqualified_rate, second.unqualified_rate),
    alpha: a === null || b === null ? null : b - a,
    raters: driftOf([reportAudit(before), reportAudit(after)]),
  };
}

function differenceOf(before: Proportion, after: Proportion): AuditComparison['rate'] {
  const [p, q] = [before.value, after.value];
  if (
    p === null ||
    q === null ||
    before.low === null ||
    before.high === null ||
    after.low === null ||
    after.high === null
  ) {
    return { difference: null, low: null, high: null };
  }
  const difference = q - p;
  return {
    difference,
    low: difference - Math.hypot(q - after.low, before.high - p),
    high: difference + Math.hypot(after.high - q, p - before.low),
  };
}

function byClosing(a: Audit, b: Audit): number {
  const [first, second] = [a, b].map(({ closing, plan }) => `${Date.parse(closing?.closed_at ?? '')} ${plan.name}`);
  return (first ?? '') < (second ?? '') ? -1 : 1;
}

/** Krippendorff's alpha over every ticket and yes/no criterion; not applicable and not assessed are missing. */
function alphaOf(audit: Audit): Statistic {
  const criteria = ratedCriteria(audit.plan.standard).filter(({ scale }) => scale === 'yes_no');
  const { value, n, reason } = krippendorffAlpha(sharesOf(audit, criteria), 'nominal');
  return { value, n, reason };
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
