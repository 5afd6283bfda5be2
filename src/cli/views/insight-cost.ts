import type { Assumption } from '../../core/insight/assumption.js';
import type { CostReport, ReturnFigure, YearCost } from '../../core/insight/cost.js';
import type { Outcome, Show } from '../output.js';
import { percentText } from './figures.js';
import { assumptionTable, plain } from './insight-assumptions.js';
import { renderTable } from './table.js';

/** What complaints cost, what fewer of them would save, and all that this rests on. */
export function costView(report: CostReport, assumptions: readonly Assumption[]): Outcome {
  const { now, after } = report;
  return {
    data: () => ({ ...report, assumptions }),
    text: (show) => {
      const says = show.words.insight.cost;
      return [
        says.people(plain(now.complaints, 1), now.headcount),
        costTable(now, after, show),
        returnTable(report, show),
        says.rules,
        assumptionTable(assumptions, says.names, show),
      ].join('\n\n');
    },
    csv: () => ({
      columns: ['item', 'kind', 'amount', 'share', 'after'],
      rows: now.items.map(({ item, kind, amount, share }, at) => [
        ...[item, kind, amount, share],
        after?.items[at]?.amount ?? null,
      ]),
    }),
  };
}

function costTable(now: YearCost, after: YearCost | null, { words, terminal }: Show): string {
  const says = words.insight.cost;
  const lines = (year: YearCost): [string, string, string][] => [
    ...year.items.map(({ item, kind, amount, share }): [string, string, string] => [
      `${says.items[item]} (${says.kinds[kind]})`,
      plain(amount, 2),
      percentText(share),
    ]),
    [says.sums.fixed, plain(year.fixed, 2), ''],
    [says.sums.variable, plain(year.variable, 2), ''],
    [says.sums.total, plain(year.total, 2), ''],
    [says.sums.perComplaint, plain(year.per_complaint, 4), ''],
    [says.sums.variablePerComplaint, plain(year.variable_per_complaint, 4), ''],
    [says.sums.marginal, plain(year.marginal, 4), ''],
    [says.sums.headcount, String(year.headcount), ''],
  ];
  const later = after && lines(after);
  const right = { align: 'right' as const };
  const titles = [says.columns.now, says.columns.share, ...(later ? [says.columns.after] : [])];
  return renderTable(
    [{ title: '' }, ...titles.map((title) => ({ title, ...right }))],
    lines(now).map(([name, amount, share], at) => [name, amount, share, ...(later ? [later[at]?.[1] ?? ''] : [])]),
    terminal,
  );
}

function returnTable(
  { savings, retained, benefit, return_ratio, payback_years }: CostReport,
  { words, terminal }: Show,
) {
  const says = words.insight.cost;
  const figure = ({ value, reason }: ReturnFigure) =>
    value === null ? (reason === null ? '-' : says.reasons[reason]) : plain(value, 3);
  const rows = [
    [says.returns.atOnce, plain(savings.at_once, 2)],
    [says.returns.withStaff, plain(savings.with_staff, 2)],
    [says.returns.retained, plain(retained, 2)],
    [says.returns.benefit, plain(benefit, 2)],
    [says.returns.ratio, figure(return_ratio)],
    [says.returns.payback, figure(payback_years)],
  ];
  return renderTable([{ title: says.columns.measure }, { title: '', align: 'right' }], rows, terminal);
}
