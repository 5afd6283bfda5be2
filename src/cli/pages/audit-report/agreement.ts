import { FEWEST_ITEMS } from '../../../core/calibration/agreement.js';
import type { Chart, IntervalRow } from '../../charts/chart.js';
import { intervalText } from '../../views/agreement.js';
import { percentText, statisticText } from '../../views/figures.js';
import type { Wording } from '../../wording/index.js';
import type { Block, PageTable } from '../page.js';
import { type AuditFindings, criterionTexts, RIGHT } from './findings.js';

/** Alpha by criterion with intervals; nothing where one rater alone handed in. */
export function agreementFigure(findings: AuditFindings, words: Wording): Block[] {
  const { auditPage: say } = words;
  if (findings.report.raters.length < 2) return [];
  return [
    {
      kind: 'figure',
      title: say.agreementChart,
      note: say.agreementNote,
      chart: agreementChart(findings, words),
      table: criteriaTable(findings, words),
    },
  ];
}

function agreementChart({ report, coefficients }: AuditFindings, words: Wording): Chart {
  const { auditPage: say } = words;
  const texts = criterionTexts(report, words);
  const rows = coefficients.map(({ criterion, krippendorff_alpha: alpha }): IntervalRow => {
    const label = texts.get(criterion) ?? say.allCriteria;
    if (alpha.n < FEWEST_ITEMS) return { label, value: null, low: null, high: null, note: say.fewTickets };
    const { value, low, high, reason } = alpha;
    return { label, value, low, high, note: reason === null ? null : words.undefinedBecause[reason] };
  });
  const lowest = Math.min(0, ...rows.flatMap(({ value, low }) => [value ?? 0, low ?? 0]));
  const { alpha, alpha_with_action: action } = report.audit.plan.standard.pass;
  return {
    kind: 'intervals',
    rows,
    min: Math.max(-1, Math.floor(lowest * 4) / 4),
    max: 1,
    marks: [
      ...(action === undefined ? [] : [{ value: action, label: '' }]),
      ...(alpha === undefined ? [] : [{ value: alpha, label: say.asked(alpha) }]),
    ],
  };
}

/** The coefficients of each criterion, then of all together. */
export function criteriaTable({ report, coefficients }: AuditFindings, words: Wording): PageTable {
  const { label, auditPage: say } = words;
  const { figures: named } = words.agreement;
  const texts = criterionTexts(report, words);
  return {
    columns: [
      { title: label.criterion, flexible: true },
      { title: label.n, ...RIGHT },
      { title: label.agreement, ...RIGHT },
      { title: named.krippendorff_alpha[0], ...RIGHT },
      { title: label.interval, ...RIGHT },
      { title: named.gwet_ac[0], ...RIGHT },
    ],
    rows: coefficients.map(({ criterion, percent_agreement, krippendorff_alpha: alpha, gwet_ac }) => [
      texts.get(criterion) ?? say.allCriteria,
      String(alpha.n),
      percentText(percent_agreement.value),
      ...(alpha.n < FEWEST_ITEMS
        ? ['-', '-', '-']
        : [
            statisticText(alpha, words),
            intervalText(alpha),
            gwet_ac.reason === 'several_questions' ? '-' : statisticText(gwet_ac, words),
          ]),
    ]),
  };
}
