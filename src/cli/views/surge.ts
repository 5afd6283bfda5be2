import { type Day, formatDay } from '../../core/calendar/instant.js';
import type { Surges } from '../../core/insight/surges.js';
import { EXIT } from '../exit-code.js';
import type { Outcome, Show } from '../output.js';
import { chanceText, decimalText } from './figures.js';
import { renderTable, type TableCell } from './table.js';

interface Looked {
  of: string;
  by: string;
  /** From the first day and before the other. */
  from: Day;
  to: Day;
  weeks: number;
  /** Whether those days are over. */
  isOver: boolean;
  /** A surge is a finding. */
  check: boolean;
}

/** What has grown suddenly, and what else there was to compare. */
export function surgeView({ items, total, surges }: Surges, looked: Looked): Outcome {
  const { of, by, from, to, weeks, isOver, check } = looked;
  const [first, last] = [formatDay(from), formatDay(to - 1)];
  return {
    data: () => ({ of, by, from: first, to: last, over: isOver, weeks, items, total, surges }),
    text: (show) => surgeText({ items, total, surges }, looked, show),
    brief: ({ words }) => `${daysText(looked)}: ${words.insight.surge.found(surges, total)}`,
    nothing: surges === 0,
    csv: () => ({
      columns: ['name', 'count', 'expected', 'baseline_days', 'growth', 'chance', 'surge'],
      rows: items.map(({ name, count, expected, baseline_days, growth, chance, surge }) => [
        ...[name, count, expected, baseline_days, growth, chance, surge],
      ]),
    }),
    exitCode: check && surges > 0 ? EXIT.threshold : EXIT.done,
  };
}

function surgeText({ items, total, surges }: Surges, looked: Looked, { words, terminal }: Show): string {
  const said = words.insight.surge;
  const days = daysText(looked);
  if (items.length === 0) return said.nothing(days);
  const right = { align: 'right' as const };
  const columns = [
    { title: words.dimension(looked.of), flexible: true },
    { title: words.insight.pareto.count, ...right },
    { title: said.expected, ...right },
    { title: said.growth, ...right },
    { title: said.chance, ...right },
    { title: '' },
  ];
  const rows = items.map(({ name, count, expected, growth, chance, surge }): TableCell[] => [
    name,
    String(count),
    decimalText(expected, 1),
    growth === null ? '-' : `${growth > 0 ? '+' : ''}${(100 * growth).toFixed(0)}%`,
    chanceText(chance),
    surge ? { text: said.surge, paint: terminal.colour.red } : '',
  ]);
  const unknown = items.filter(({ expected }) => expected === null).length;
  const about = [
    said.about(days, looked.weeks),
    ...(looked.isOver ? [] : [said.unfinished]),
    said.found(surges, total),
    ...(unknown > 0 ? [said.unknown(unknown)] : []),
  ];
  return `${renderTable(columns, rows, terminal)}\n\n${about.join('\n')}`;
}

function daysText({ from, to }: Looked): string {
  return to - from === 1 ? formatDay(from) : `${formatDay(from)} – ${formatDay(to - 1)}`;
}
