import type { Snapshot } from '../../core/complaint/record.js';
import type { OwnedReading } from '../../core/sla/read-check.js';
import type { Outcome } from '../output.js';
import { stateCell } from './clocks.js';
import { complaintJson } from './complaint-json.js';
import { renderTable } from './table.js';
import { shortTime } from './time.js';

/** A complaint to be taken up, with the running clock that presses most. */
export interface QueuedComplaint {
  complaint: Snapshot;
  clock: OwnedReading | null;
}

/** What to take up next. */
export function queueView(entries: readonly QueuedComplaint[], total: number): Outcome {
  return {
    data: () => ({
      items: entries.map(({ complaint, clock }) => ({
        ...complaintJson(complaint),
        clock: clock && { metric: clock.metric, state: clock.state, due: clock.due },
      })),
      total,
    }),
    text: (show) => {
      const { words, terminal } = show;
      if (total === 0) return words.text.queueEmpty;
      const { label } = words;
      const columns = [
        { title: label.id },
        { title: label.state },
        { title: label.due },
        { title: label.priority },
        { title: label.status },
        { title: label.title, flexible: true },
      ];
      const rows = entries.map(({ complaint: { id, status, facts }, clock }) => [
        id,
        clock ? stateCell(clock.state, show) : '-',
        shortTime(clock?.due ?? null),
        facts.priority,
        words.status[status],
        facts.title,
      ]);
      return `${renderTable(columns, rows, terminal)}\n\n${words.text.shown(entries.length, total)}`;
    },
  };
}
