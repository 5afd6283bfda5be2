import {
  AGREEMENT_FIGURES,
  type Agreement,
  type AgreementFigure,
  type PairAgreement,
} from '../../core/calibration/agreement.js';
import type { Estimate } from '../../core/statistics/result.js';
import type { Outcome, Show } from '../output.js';
import { readable } from '../terminal.js';
import type { Wording } from '../wording/index.js';
import { renderTable } from './table.js';

/** How raters agree: the figures with what they mean, confusion tables of few raters, and bias. */
export function agreementView(agreement: Agreement): Outcome {
  return {
    data: () => agreement,
    text: (show) => agreementText(readable(agreement), show),
    csv: () => ({
      columns: ['figure', 'variant', 'value', 'se', 'low', 'high', 'interval', 'n', 'reason'],
      rows: figuresOf(agreement).map(([figure, { variant, value, se, low, high, interval, n, reason }]) => [
        figure,
        ...[variant, value, se, low, high, interval, n, reason],
      ]),
    }),
  };
}

function agreementText(agreement: Agreement, show: Show): string {
  return [
    summary(agreement, show),
    figures(agreement, show),
    meanings(agreement, show),
    ...agreement.pairs.slice(0, PAIRS_SHOWN).map((pair) => confusion(pair, agreement, show)),
    bias(agreement, show),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Of three raters; of more only programs read them all. */
const PAIRS_SHOWN = 3;

function figuresOf(agreement: Agreement): [AgreementFigure, Estimate][] {
  return AGREEMENT_FIGURES.flatMap((figure): [AgreementFigure, Estimate][] => {
    const estimate = agreement[figure];
    return estimate ? [[figure, estimate]] : [];
  });
}

function summary({ items, rater_names, ratings, ...rest }: Agreement, { words: { agreement } }: Show): string {
  const { scale, categories, categories_from } = rest;
  return `${agreement.counts(items, rater_names, ratings)}\n${agreement.scale(scale, categories, categories_from)}`;
}

function figures(agreement: Agreement, { words, terminal }: Show): string {
  const { columns, figures: named } = words.agreement;
  const right = { align: 'right' as const };
  const titles = [
    { title: columns.figure },
    { title: columns.variant },
    { title: words.label.value, ...right },
    { title: words.label.interval, ...right },
    { title: words.label.n, ...right },
  ];
  const rows = figuresOf(agreement).map(([figure, estimate]) => [
    named[figure][0],
    estimate.variant,
    valueText(estimate, words),
    intervalText(estimate),
    String(estimate.n),
  ]);
  return renderTable(titles, rows, terminal);
}

function meanings(agreement: Agreement, { words }: Show): string {
  return figuresOf(agreement)
    .map(([figure]) => words.agreement.meaning(...words.agreement.figures[figure]))
    .join('\n');
}

function confusion({ raters, confusion: counts }: PairAgreement, { categories }: Agreement, show: Show): string {
  if (counts === null || categories === null || categories.length === 0) return '';
  const titles = [{ title: '' }, ...categories.map((title) => ({ title, align: 'right' as const }))];
  const rows = counts.map((row, place) => [categories[place] ?? '', ...row.map(String)]);
  return `${show.words.agreement.confusion(...raters)}\n${renderTable(titles, rows, show.terminal)}`;
}

function bias({ bias: lines, baseline }: Agreement, { words, terminal }: Show): string {
  if (lines.length === 0) return '';
  const byCategory = lines.some(({ category }) => category !== null);
  const titles = [
    { title: words.label.rater },
    ...(byCategory ? [{ title: words.agreement.columns.category }] : []),
    { title: words.label.bias, align: 'right' as const },
    { title: words.label.interval, align: 'right' as const },
    { title: words.label.n, align: 'right' as const },
  ];
  const rows = lines.map((line) => [
    line.rater,
    ...(byCategory ? [line.category ?? ''] : []),
    line.value !== null && line.value > 0 ? `+${valueText(line, words)}` : valueText(line, words),
    intervalText(line),
    String(line.n),
  ]);
  return `${byCategory ? words.agreement.biasByCategory(baseline) : words.agreement.bias(baseline)}\n${renderTable(titles, rows, terminal)}`;
}

function valueText({ value, reason }: Estimate, words: Wording): string {
  return value === null ? (reason === null ? '-' : words.undefinedBecause[reason]) : value.toFixed(3);
}

/** The limits of an interval, for people. */
export function intervalText({ low, high }: Estimate): string {
  return low === null || high === null ? '-' : `${low.toFixed(3)} – ${high.toFixed(3)}`;
}
