import type { Simulation } from '../../core/sla/simulate.js';
import type { Proportion } from '../../core/statistics/wilson.js';
import type { Outcome } from '../output.js';
import { type Column, renderTable } from './table.js';

/** What other policies would have meant: attainment side by side, then the clocks that would have come out otherwise. */
export function simulationView({ complaints, metrics, changes }: Simulation, limit: number): Outcome {
  const shown = limit === 0 ? changes : changes.slice(0, limit);
  return {
    data: () => ({ complaints, metrics, items: shown, total: changes.length }),
    text({ words, terminal }) {
      const { label } = words;
      const right = (title: string): Column => ({ title, align: 'right' });
      const columns = [
        { title: label.clock },
        right(label.now),
        right(label.basis),
        right(label.simulated),
        right(label.basis),
      ];
      const rows = metrics.map(({ metric, actual, simulated }) => [
        words.metric(metric),
        ...rate(actual),
        ...rate(simulated),
      ]);
      const table = rows.length === 0 ? words.text.nothingDue : renderTable(columns, rows, terminal);
      const titles = [label.id, label.clock, label.now, label.simulated, label.target, label.policy];
      const lines = shown.map(({ id, clock, actual, simulated, target, policy }) => [
        id,
        clock,
        words.fate[actual],
        words.fate[simulated],
        target ?? '',
        policy ?? '',
      ]);
      const list =
        lines.length === 0
          ? ''
          : `${renderTable(
              titles.map((title) => ({ title })),
              lines,
              terminal,
            )}\n`;
      const summary = words.text.simulated(complaints, changes.length);
      const cut = shown.length < changes.length ? `\n${words.text.shownClocks(shown.length, changes.length)}` : '';
      return [table, `${list}${summary}${cut}`].join('\n\n');
    },
    csv: () => ({
      columns: ['id', 'clock', 'actual', 'simulated', 'target', 'policy'],
      rows: shown.map(({ id, clock, actual, simulated, target, policy }) => [
        id,
        clock,
        actual,
        simulated,
        target,
        policy,
      ]),
    }),
  };
}

function rate({ value, numerator, denominator }: Proportion): [string, string] {
  return [value === null ? '-' : `${(100 * value).toFixed(1)}%`, `${numerator} / ${denominator}`];
}
