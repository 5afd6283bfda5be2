import type { Pareto } from '../../core/insight/pareto.js';
import { shareBar } from '../charts/strip.js';
import type { Outcome, Show } from '../output.js';
import { percentText } from './figures.js';
import { renderTable } from './table.js';

/** Counts in order with bars. `of`: what of the store they are by; `counted`: what they are counts of. */
export function paretoView(
  pareto: Pareto,
  { of, counted }: { of: string | null; counted: 'complaints' | 'lines' | 'values' },
): Outcome {
  const { items, total, ...rest } = pareto;
  return {
    data: () => ({ of, counted, ...rest, items, total }),
    text: (show) => paretoText(pareto, of, counted, show),
    csv: () => ({
      columns: ['name', 'count', 'share', 'cumulative', 'vital'],
      rows: items.map(({ name, count, share, cumulative, vital }) => [name, count, share, cumulative, vital]),
    }),
  };
}

function paretoText(pareto: Pareto, of: string | null, counted: string, { words, terminal }: Show): string {
  const { items, total, vital, unnamed, cut } = pareto;
  const said = words.insight.pareto;
  const notes = [...(unnamed > 0 ? [said.unnamed(unnamed)] : []), ...(counted === 'lines' ? [said.lines] : [])];
  if (items.length === 0) return [said.nothing, ...notes].join('\n');
  const right = { align: 'right' as const };
  const columns = [
    { title: of === null ? '' : words.dimension(of), flexible: true },
    { title: said.count, ...right },
    { title: said.share, ...right },
    { title: said.cumulative, ...right },
    { title: '' },
  ];
  const most = items[0]?.count ?? 0;
  const rows = items.map(({ name, count, share, cumulative }) => [
    name,
    amount(count),
    percentText(share),
    percentText(cumulative),
    shareBar(count, most),
  ]);
  const lines = renderTable(columns, rows, terminal).split('\n');
  // A line below the vital few, where others come after them.
  if (vital > 0 && vital < total) lines.splice(vital + 1, 0, terminal.colour.dim('─'.repeat(RULE)));
  return [...lines, '', said.about(vital, total, items[vital - 1]?.cumulative ?? null, cut), ...notes].join('\n');
}

/** Columns of the line below the vital few. */
const RULE = 24;

/** Sums of decimals without what binary adds to them. */
function amount(count: number): string {
  return String(Number(count.toPrecision(12)));
}
