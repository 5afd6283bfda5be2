import { isWeighted } from '../../core/calibration/parts.js';
import type { CsvTable } from '../csv.js';
import { EXIT } from '../exit-code.js';
import type { Outcome } from '../output.js';
import { type AuditFindings, auditPage } from '../pages/audit-report/index.js';
import { pageText } from '../pages/text.js';
import type { Language } from '../wording/index.js';

/** The tables behind the report, by name. */
export const AUDIT_TABLES = {
  unqualified: unqualifiedTable,
  people: peopleTable,
  raters: ratersTable,
  scores: scoresTable,
  agreement: agreementTable,
  pairs: pairsTable,
  confusion: confusionTable,
} satisfies Record<string, (findings: AuditFindings) => CsvTable>;
export type AuditTable = keyof typeof AUDIT_TABLES;

/** What a closed audit found. `check`: missing the standard's pass rule is a finding. */
export function auditReportView(
  findings: AuditFindings,
  { check, table, full, lang }: { check: boolean; table: AuditTable; full: boolean; lang: Language },
): Outcome {
  return {
    data: () => reportJson(findings),
    text: ({ words, terminal }) => pageText(auditPage(findings, lang, words), terminal, full),
    csv: () => AUDIT_TABLES[table](findings),
    exitCode: check && findings.report.passed === false ? EXIT.threshold : EXIT.done,
  };
}

function reportJson({ report: { audit, ...report }, coefficients, reword, tasks, since }: AuditFindings) {
  const { plan, closing } = audit;
  const { name, seed, frame, standard_hash, standard, raters, planned_at } = plan;
  return {
    name,
    planned_at,
    closed_at: closing?.closed_at ?? null,
    seed,
    frame,
    standard: { id: standard.id, version: standard.version, hash: standard_hash },
    raters,
    missing_raters: closing?.missing ?? [],
    sample: report.tickets.length,
    tickets: report.tickets,
    portfolio: report.portfolio,
    rater_summaries: report.raters,
    baseline: report.baseline,
    agreement: report.agreement,
    overall: report.overall,
    alpha: report.alpha,
    coefficients,
    to_reword: reword,
    tasks: tasks.map((task) => (task.task === 'look_into' ? { task: task.task, person: task.person.person } : task)),
    verdicts: report.verdicts,
    confusion: report.confusion,
    unqualified: report.unqualified,
    unqualified_rate: report.unqualified_rate,
    funnel_centre: report.funnel.centre,
    people: report.funnel.people,
    rate_basis: isWeighted(plan) ? 'weighted' : 'counts',
    risk_part: report.risk_part,
    acceptance: report.acceptance,
    design: plan.design ?? null,
    since: since && { audit: since.before.name, rate: since.rate, alpha: since.alpha },
    compared: report.compared,
    counts_only: report.counts_only,
    decision: report.decision,
    passed: report.passed,
  };
}

function unqualifiedTable({ report }: AuditFindings): CsvTable {
  return {
    columns: ['ticket', 'accountable', 'team', 'rater', 'reason', 'comment'],
    rows: report.unqualified.flatMap(({ ticket, accountable, team, marks }) =>
      marks.map(({ rater, reason, comment }) => [ticket, accountable, team, rater, reason, comment]),
    ),
  };
}

function peopleTable({ report }: AuditFindings): CsvTable {
  return {
    columns: ['person', 'team', 'unqualified', 'reviewed', 'rate', 'low', 'high', 'limit_low', 'limit_high', 'outside'],
    rows: report.funnel.people.map(({ person, team, rate, limits, outside }) => [
      ...[person, team, rate.numerator, rate.denominator, rate.value, rate.low, rate.high],
      ...[limits.low95, limits.high95, outside],
    ]),
  };
}

function ratersTable({ report }: AuditFindings): CsvTable {
  return {
    columns: ['rater', 'tickets', 'mean_score', 'bias', 'unqualified'],
    rows: report.raters.map(({ rater, tickets, mean_score, bias, unqualified }) => [
      ...[rater, tickets, mean_score, bias, unqualified],
    ]),
  };
}

function scoresTable({ report }: AuditFindings): CsvTable {
  return {
    columns: ['ticket', 'rater', 'score', 'raw', 'failed'],
    rows: report.tickets.flatMap(({ ticket, scores }) =>
      Object.entries(scores).map(([rater, { score, raw, failed }]) => [ticket, rater, score, raw, failed.join(' ')]),
    ),
  };
}

function agreementTable({ coefficients }: AuditFindings): CsvTable {
  return {
    columns: ['criterion', 'figure', 'variant', 'value', 'se', 'low', 'high', 'n', 'reason'],
    rows: coefficients.flatMap(({ criterion, scale: _, ...figures }) =>
      Object.entries(figures).flatMap(([figure, estimate]) => {
        if (estimate === null) return [];
        const { variant, value, se, low, high, n, reason } = estimate;
        return [[criterion, figure, variant, value, se, low, high, n, reason]];
      }),
    ),
  };
}

function pairsTable({ report }: AuditFindings): CsvTable {
  return {
    columns: ['criterion', 'first', 'second', 'n', 'agreement', 'kappa', 'reason'],
    rows: [...report.agreement, ...report.overall].map(({ criterion, raters: [first, second], percent, kappa }) => [
      ...[criterion, first, second, percent.n, percent.value, kappa.value, kappa.reason],
    ]),
  };
}

function confusionTable({ report }: AuditFindings): CsvTable {
  return {
    columns: ['criterion', 'first', 'second', 'first_answer', 'second_answer', 'tickets'],
    rows: report.confusion.flatMap(({ criterion, raters: [first, second], categories, counts }) =>
      counts.flatMap((row, line) =>
        row.map((count, at) => [criterion, first, second, categories[line] ?? '', categories[at] ?? '', count]),
      ),
    ),
  };
}
