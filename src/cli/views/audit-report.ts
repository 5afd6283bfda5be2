import { FEWEST_ITEMS } from '../../core/calibration/agreement.js';
import type { CriterionCoefficients } from '../../core/calibration/coefficients.js';
import { isRandom, isWeighted } from '../../core/calibration/parts.js';
import type { AuditReport, CriterionAgreement } from '../../core/calibration/report.js';
import type { Statistic } from '../../core/statistics/result.js';
import { EXIT } from '../exit-code.js';
import type { Outcome, Show } from '../output.js';
import type { Wording } from '../wording/index.js';
import { intervalText } from './agreement.js';
import { renderTable } from './table.js';

/** What a closed audit found. `check`: missing the standard's pass rule is a finding. */
export function auditReportView(
  report: AuditReport,
  coefficients: readonly CriterionCoefficients[],
  check: boolean,
): Outcome {
  return {
    data: () => reportJson(report, coefficients),
    text: (show) =>
      [
        summary(report, show),
        raters(report, show),
        agreement(report, show),
        ...(report.counts_only ? [] : [together(report, coefficients, show)]),
        unqualified(report, show),
      ].join('\n\n'),
    csv: () => ({
      columns: ['ticket', 'accountable', 'team', 'rater', 'reason', 'comment'],
      rows: report.unqualified.flatMap(({ ticket, accountable, team, marks }) =>
        marks.map(({ rater, reason, comment }) => [ticket, accountable, team, rater, reason, comment]),
      ),
    }),
    exitCode: check && report.passed === false ? EXIT.threshold : EXIT.done,
  };
}

function reportJson(
  { audit: { plan, closing }, ...report }: AuditReport,
  coefficients: readonly CriterionCoefficients[],
) {
  const { name, seed, frame, standard_hash, standard, raters, planned_at } = plan;
  const { tickets, agreement, overall, unqualified, unqualified_rate, counts_only, passed } = report;
  return {
    name,
    planned_at,
    closed_at: closing?.closed_at ?? null,
    seed,
    frame,
    standard: { id: standard.id, version: standard.version, hash: standard_hash },
    raters,
    missing_raters: closing?.missing ?? [],
    sample: tickets.length,
    tickets,
    rater_summaries: report.raters,
    agreement,
    overall,
    coefficients,
    unqualified,
    unqualified_rate,
    rate_basis: isWeighted(plan) ? 'weighted' : 'counts',
    risk_part: report.risk_part,
    acceptance: report.acceptance,
    design: plan.design ?? null,
    counts_only,
    passed,
  };
}

function summary(report: AuditReport, { words, terminal }: Show): string {
  const { plan, closing } = report.audit;
  const { standard, frame } = plan;
  const lines = [
    terminal.colour.bold(words.text.auditTitle(plan.name, words.named(standard.title), standard.version)),
    words.text.auditDrawn(plan.tickets.filter(isRandom).length, frame.size, plan.seed, frame.hash),
    words.text.auditRate(report.unqualified_rate),
    ...aboutDesign(report, words),
  ];
  if (closing && closing.missing.length > 0) lines.push(words.text.auditMissing(closing.missing));
  lines.push(
    report.passed === null
      ? words.text.auditTooSmall(plan.tickets.length)
      : report.passed
        ? words.text.auditPassed
        : words.text.auditFailed(standard.pass.kappa, standard.pass.unqualified_rate),
  );
  return lines.join('\n');
}

/** What must be known to read the rate where the sample was more than a simple one. */
function aboutDesign({ audit: { plan }, risk_part, acceptance }: AuditReport, { sampling }: Wording): string[] {
  return [
    ...(isWeighted(plan) ? [sampling.weighted] : []),
    ...(acceptance ? [sampling.lotDecided(acceptance)] : []),
    ...(risk_part ? [sampling.riskFound(risk_part.unqualified, risk_part.reviewed)] : []),
  ];
}

function raters({ raters: summaries }: AuditReport, { words, terminal }: Show): string {
  const { label } = words;
  const columns = [label.rater, label.tickets, label.meanScore, label.bias, label.unqualified].map((title, index) => ({
    title,
    ...(index > 0 ? { align: 'right' as const } : {}),
  }));
  const rows = summaries.map(({ rater, tickets, mean_score, bias, unqualified: marked }) => [
    rater,
    String(tickets),
    decimal(mean_score, 1),
    decimal(bias, 1),
    String(marked),
  ]);
  return renderTable(columns, rows, terminal);
}

function agreement({ agreement: all, overall, audit, counts_only }: AuditReport, show: Show): string {
  const { words, terminal } = show;
  const { label } = words;
  const texts = criterionTexts(audit, words);
  const columns = [
    { title: label.criterion, flexible: true },
    { title: label.raters },
    { title: label.n, align: 'right' as const },
    { title: label.agreement, align: 'right' as const },
    { title: label.kappa, align: 'right' as const },
  ];
  const row = ({ criterion, raters: pair, percent: agreed, kappa }: CriterionAgreement) => [
    texts.get(criterion) ?? words.text.overall,
    pair.join(' / '),
    String(agreed.n),
    percent(agreed),
    counts_only ? '-' : statistic(kappa, words),
  ];
  return renderTable(columns, [...all, ...overall].map(row), terminal);
}

/** All raters together: alpha with its interval, and Gwet's AC, which a rare answer does not upset. */
function together({ audit }: AuditReport, coefficients: readonly CriterionCoefficients[], show: Show): string {
  const { words, terminal } = show;
  const { figures } = words.agreement;
  const texts = criterionTexts(audit, words);
  const right = { align: 'right' as const };
  const columns = [
    { title: words.text.allRaters, flexible: true },
    { title: words.label.n, ...right },
    { title: words.label.agreement, ...right },
    { title: figures.krippendorff_alpha[0], ...right },
    { title: words.label.interval, ...right },
    { title: figures.gwet_ac[0], ...right },
  ];
  const rows = coefficients.map(({ criterion, percent_agreement, krippendorff_alpha, gwet_ac }) => [
    texts.get(criterion) ?? words.text.overall,
    String(krippendorff_alpha.n),
    percent(percent_agreement),
    ...(krippendorff_alpha.n < FEWEST_ITEMS
      ? ['-', '-', '-']
      : [statistic(krippendorff_alpha, words), intervalText(krippendorff_alpha), statistic(gwet_ac, words)]),
  ]);
  return renderTable(columns, rows, terminal);
}

function criterionTexts({ plan }: AuditReport['audit'], words: Wording): Map<string, string> {
  return new Map(plan.standard.criteria.map(({ id, text }) => [id, words.named(text)]));
}

function percent({ value }: Statistic): string {
  return value === null ? '-' : `${(100 * value).toFixed(1)}%`;
}

function unqualified({ unqualified: tickets, audit }: AuditReport, { words, terminal }: Show): string {
  if (tickets.length === 0) return words.text.noUnqualified;
  const { label } = words;
  const { reasons } = audit.plan.standard;
  const columns = [
    { title: label.unqualified },
    { title: label.accountable },
    { title: label.team },
    { title: label.reason, flexible: true },
  ];
  const rows = tickets.map(({ ticket, accountable, team, marks }) => [
    ticket,
    accountable,
    team ?? '-',
    marks.map(({ rater, reason }) => `${words.named(reasons[reason] ?? { en: reason })} (${rater})`).join('; '),
  ]);
  return renderTable(columns, rows, terminal);
}

function statistic({ value, reason }: Statistic, words: Wording): string {
  return value === null ? (reason === null ? '-' : words.undefinedBecause[reason]) : value.toFixed(3);
}

function decimal(value: number | null, digits: number): string {
  return value === null ? '-' : value.toFixed(digits);
}
