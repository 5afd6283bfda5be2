import type { Audit } from './audit.js';
import type { Funnel, PersonRate } from './people.js';
import type { AuditReport, RaterSummary } from './report.js';
import type { CriterionToReword } from './rewording.js';

/** From how many points of 100 on a rater's leaning is something to talk about. */
export const LEANING = 5;

/** What is to be done after an audit. */
export type AuditTask =
  | { task: 'reword'; criterion: CriterionToReword }
  | { task: 'align'; rater: string; bias: number }
  /** Tickets that some who judged them called unqualified and others did not. */
  | { task: 'settle'; tickets: string[] }
  | { task: 'look_into'; person: PersonRate };

/** What an audit leaves to do: criteria to re-word, raters to align, tickets to settle, people whose tickets to look into. */
export function tasksOf(report: AuditReport, reword: readonly CriterionToReword[]): AuditTask[] {
  const tickets = disputed(report);
  return [
    ...reword.map((criterion) => ({ task: 'reword' as const, criterion })),
    ...(report.counts_only ? [] : leaning(report.raters)),
    ...(tickets.length > 0 ? [{ task: 'settle' as const, tickets }] : []),
    ...aboveChance(report.funnel),
  ];
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
