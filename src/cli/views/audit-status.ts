import type { AuditProgress } from '../../core/calibration/progress.js';
import { EXIT } from '../exit-code.js';
import type { Outcome, Show } from '../output.js';
import type { Wording } from '../wording/index.js';
import { renderTable } from './table.js';
import { shortTime } from './time.js';

/** How far audits are, a line for each rater. */
export function auditStatusView(audits: readonly AuditProgress[]): Outcome {
  const lines = audits.flatMap(({ raters, ...audit }) => raters.map((rater) => ({ audit, ...rater })));
  const isLate = lines.some(({ overdue }) => overdue);
  return {
    data: () => ({ items: audits, total: audits.length }),
    text: (show) => (lines.length === 0 ? summary(audits, show.words) : table(audits, show)),
    brief: ({ words }) => summary(audits, words),
    nothing: audits.every(({ waiting_for }) => waiting_for.length === 0),
    csv: () => ({
      columns: ['audit', 'deadline', 'closed_at', 'rater', 'tickets', 'submitted_at', 'overdue', 'drafted'],
      rows: lines.map(({ audit, rater, tickets, drafted, submitted_at, overdue }) => {
        return [audit.name, audit.deadline, audit.closed_at, rater, tickets, submitted_at, overdue, drafted];
      }),
    }),
    exitCode: isLate ? EXIT.threshold : EXIT.done,
  };
}

function table(audits: readonly AuditProgress[], { words, terminal }: Show): string {
  const { label, text } = words;
  const columns = [label.audit, label.due, label.rater, label.tickets, label.state].map((title) => ({ title }));
  const rows = audits.flatMap(({ name, deadline, raters }) =>
    raters.map(({ rater, tickets, drafted, submitted_at, overdue }) => {
      const state =
        submitted_at === null ? text.notHandedIn(overdue, drafted, tickets) : text.handedIn(shortTime(submitted_at));
      const painted = overdue ? { text: state, paint: terminal.colour.red } : state;
      return [name, shortTime(deadline), rater, String(tickets), painted];
    }),
  );
  return `${renderTable(columns, rows, terminal)}\n\n${summary(audits, words)}`;
}

function summary(audits: readonly AuditProgress[], { text }: Wording): string {
  const open = audits.filter(({ closed_at }) => closed_at === null);
  const waiting = [...new Set(open.flatMap(({ waiting_for }) => waiting_for))].sort();
  return text.auditsOpen(open.length, waiting);
}
