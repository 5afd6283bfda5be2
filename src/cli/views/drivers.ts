import type { DerivedCode, Item } from '../../core/insight/coded-rows.js';
import type { DriverRule, Drivers } from '../../core/insight/drivers.js';
import type { Outcome, Show } from '../output.js';
import { chanceText, decimalText, percentText } from './figures.js';
import { renderTable } from './table.js';

interface Looked {
  /** What rules were to end in; null: anything. */
  of: string | null;
  counted: 'complaints' | 'lines';
  rows: number;
  most: number;
  support: number;
  confidence: number;
  lift: number;
  chance: number;
  /** Codes that say each other, of a file. */
  derived: readonly DerivedCode[];
  /** Most rules shown to people. */
  top: number;
}

/** Rules of what comes together, the one that brings most beyond what is usual first. */
export function driversView(drivers: Drivers, looked: Looked): Outcome {
  const { items, total, tested, redundant } = drivers;
  const { of, counted, rows, most, support, confidence, lift, chance, derived } = looked;
  return {
    data: () => ({
      ...{ of, counted, n: rows, most },
      limits: { support, confidence, lift, chance },
      ...{ tested, redundant, derived, items: items.map(ruleJson), total },
    }),
    text: (show) => driversText(drivers, looked, show),
    nothing: total === 0,
    csv: () => ({ columns: CSV_COLUMNS, rows: items.map(csvRow) }),
  };
}

function ruleJson(rule: DriverRule) {
  const { from, to, n, from_count, to_count, both, support, confidence, low, high, base, lift, extra } = rule;
  return {
    ...{ antecedent: from, consequent: to, n, n_antecedent: from_count, n_consequent: to_count, n_both: both },
    ...{ support, confidence, low, high, base, lift, extra, p: rule.p, p_adjusted: rule.p_adjusted, also: rule.also },
  };
}

const CSV_COLUMNS = [
  ...[
    'antecedent',
    'consequent',
    'n',
    'n_antecedent',
    'n_consequent',
    'n_both',
    'support',
    'confidence',
    'low',
    'high',
    'base',
    'lift',
    'extra',
  ],
  ...['p', 'p_adjusted', 'also'],
];

function csvRow(rule: DriverRule) {
  const { from, to, n, from_count, to_count, both, support, confidence, low, high, base, lift, extra, also } = rule;
  return [
    ...[joined(from), itemText(to), n, from_count, to_count, both, support, confidence, low, high, base, lift, extra],
    ...[rule.p, rule.p_adjusted, also.map(joined).join('; ')],
  ];
}

function driversText({ items, total, tested, redundant }: Drivers, looked: Looked, { words, terminal }: Show): string {
  const said = words.insight.drivers;
  const notes = [
    said.tested(tested, looked.support, looked.chance),
    ...(redundant > 0 ? [said.redundant(redundant)] : []),
    ...(looked.counted === 'complaints'
      ? [said.ofTheDesk]
      : looked.derived.map(({ code, by }) => said.derived(code, by))),
    ...(total > 0 ? [said.noCause] : []),
  ];
  const about = said.about(looked.of, looked.rows, looked.counted);
  if (total === 0) return [about, said.nothing, '', ...notes].join('\n');
  const right = { align: 'right' as const };
  const columns = [
    { title: said.rule, flexible: true },
    { title: said.both, ...right },
    { title: said.of, ...right },
    { title: said.confidence, ...right },
    { title: '95%' },
    { title: said.base, ...right },
    { title: said.lift, ...right },
    { title: said.extra, ...right },
    { title: words.insight.surge.chance, ...right },
  ];
  // Where all rules end in the same, it stands above them once.
  const [first] = items;
  const isOne = items.every(({ to }) => itemText(to) === itemText(first?.to as Item));
  const rows = items
    .slice(0, looked.top)
    .map((rule) => [
      `${joined(rule.from)}${isOne && looked.of !== null ? '' : ` → ${itemText(rule.to)}`}`,
      String(rule.both),
      String(rule.from_count),
      percentText(rule.confidence),
      `${percentText(rule.low)} – ${percentText(rule.high)}`,
      percentText(rule.base),
      decimalText(rule.lift, 2),
      `+${rule.extra.toFixed(0)}`,
      chanceText(rule.p_adjusted),
    ]);
  const shown = total > looked.top ? [said.shown(looked.top, total)] : [];
  return [about, '', renderTable(columns, rows, terminal), '', ...shown, ...notes].join('\n');
}

function joined(items: readonly Item[]): string {
  return items.map(itemText).join(' & ');
}

/** `channel=web`, as it is given to --of. */
function itemText({ code, value }: Item): string {
  return `${code}=${value}`;
}
