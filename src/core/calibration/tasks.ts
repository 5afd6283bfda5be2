import type { Proportion } from '../statistics/wilson.js';
import type { Audit } from './audit.js';
import type { Funnel, PersonRate } from './people.js';
import type { AuditReport, RaterSummary } from './report.js';
import type { CriterionToReword } from './rewording.js';

/** From how many points of 100 on a rater's leaning is something to talk about. */
export const LEANING = 5;

/** What is to be done after an audit. */
export type AuditTask =
  /** Too many tickets are unqualified; the reason given most often, where one was. */
  | { task: 'lower_rate'; rate: Proportion; allowed: number; reason: string | null }
  /** Agreement is below what is asked for, and no criterion stands out. */
  | { task: 'raise_agreement'; value: number; wanted: number }
  | { task: 'reword'; criterion: CriterionToReword }
  | { task: 'align'; rater: string; bias: number }
  /** Tickets that some who judged them called unqualified and others did not. */
  | { task: 'settle'; tickets: string[] }
  | { task: 'look_into'; person: PersonRate };

/** What an audit leaves to do: criteria to re-word, raters to align, tickets to settle, people whose tickets to look into. */
export function tasksOf(report: AuditReport, reword: readonly CriterionToReword[]): AuditTask[] {
  const tickets = disputed(report);
  return [
    ...missed(report, reword),
    ...reword.map((criterion) => ({ task: 'reword' as const, criterion })),
    ...(report.counts_only ? [] : leaning(report.raters)),
    ...(tickets.length > 0 ? [{ task: 'settle' as const, tickets }] : []),
    ...aboveChance(report.funnel),
  ];
}

function missed(report: AuditReport, reword: readonly CriterionToReword[]): AuditTask[] {
  const { decision, unqualified_rate: rate } = report;
  if (decision === null) return [];
  const { value, wanted } = decision.agreement;
  const tasks: AuditTask[] = [];
  if (rate.value !== null && rate.value > decision.rate.wanted) {
    tasks.push({ task: 'lower_rate', rate, allowed: decision.rate.wanted, reason: mostGiven(report) });
  }
  if (value !== null && value < wanted && reword.length === 0) tasks.push({ task: 'raise_agreement', value, wanted });
  return tasks;
}

/** The reason that most tickets were called unqualified for. */
function mostGiven({ unqualified }: AuditReport): string | null {
  const counts = new Map<string, number>();
  for (const { marks } of unqualified) {
    for (const reason of new Set(marks.map((mark) => mark.reason))) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? null;
}

/** The rater who scores lowest against the others and the one who scores highest; null where nothing tells them apart. */
export function extremesOf(raters: readonly RaterSummary[]): { strictest: Leaning; lenient: Leaning } | null {
  const told = biasesOf(raters).sort((a, b) => a.bias - b.bias);
  const [strictest, lenient] = [told[0], told.at(-1)];
  return strictest && lenient && lenient.bias > strictest.bias ? { strictest, lenient } : null;
}

interface Leaning {
  rater: string;
  bias: number;
}

function biasesOf(raters: readonly RaterSummary[]): Leaning[] {
  return raters.flatMap(({ rater, bias }) => (bias === null ? [] : [{ rater, bias }]));
}

function leaning(raters: readonly RaterSummary[]): AuditTask[] {
  return biasesOf(raters)
    .filter(({ bias }) => Math.abs(bias) >= LEANING)
    .sort((a, b) => Math.abs(b.bias) - Math.abs(a.bias))
    .map((one) => ({ task: 'align', ...one }));
}

function disputed({ audit, unqualified }: AuditReport): string[] {
  return unqualified.flatMap(({ ticket, marks }) => (marks.length < judgesOf(audit, ticket) ? [ticket] : []));
}

function judgesOf({ scores }: Audit, ticket: string): number {
  return scores.filter(({ ratings }) => ratings.some((rating) => rating.ticket === ticket)).length;
}

function aboveChance({ people }: Funnel): AuditTask[] {
  return people
    .filter(({ outside }) => outside === 'above95' || outside === 'above998')
    .map((person) => ({ task: 'look_into', person }));
}
