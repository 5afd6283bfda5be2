import { type ClockDifference, clockDifferences, type HeldTo } from '../../core/sla/differences.js';
import type { PolicyBook } from '../../core/sla/policy.js';
import type { Change } from '../../core/store/change.js';
import type { Reapplied } from '../../core/store/reapply.js';
import { EXIT } from '../exit-code.js';
import type { Outcome } from '../output.js';
import type { Wording } from '../wording/index.js';
import { renderTable } from './table.js';
import { shortTime } from './time.js';

/** Which clocks were put under other terms: a line for each, before and after. */
export function reappliedView(
  { changes, unchanged, failed }: Reapplied,
  book: PolicyBook,
  zone: string,
  words: Wording,
  dryRun: boolean,
): Outcome {
  const items = changes.flatMap((change) => differencesOf(change, book, zone));
  return {
    data: () => ({
      dry_run: dryRun,
      items,
      total: items.length,
      complaints: changes.length,
      unchanged,
      failed: failed.map(({ id, problem }) => ({ id, code: problem.code, message: words.problem(problem).message })),
    }),
    brief: () => words.text.reapplied(items.length, changes.length, unchanged, dryRun),
    nothing: items.length + failed.length === 0,
    text({ terminal }) {
      const summary = words.text.reapplied(items.length, changes.length, unchanged, dryRun);
      if (items.length === 0) return summary;
      const { label } = words;
      const columns = [label.id, label.clock, label.before, label.due, label.now, label.due].map((title) => ({
        title,
      }));
      const rows = items.map(({ id, clock, before, after }) => [id, clock, ...cells(before), ...cells(after)]);
      return `${renderTable(columns, rows, terminal)}\n\n${summary}`;
    },
    csv: () => ({
      columns: COLUMNS,
      rows: items.map(({ id, clock, before, after }) => [id, clock, ...row(before), ...row(after)]),
    }),
    failures: failed.map(({ id, problem }) => words.text.failed(id, words.problem(problem).message)),
    exitCode: failed.length > 0 ? EXIT.partly : EXIT.done,
  };
}

const TERMS = ['policy', 'target', 'calendar', 'due'] as const;
const COLUMNS = ['id', 'clock', ...TERMS.map((term) => `${term}_before`), ...TERMS.map((term) => `${term}_after`)];

function differencesOf(
  { before, after }: Change,
  book: PolicyBook,
  zone: string,
): (ClockDifference & { id: string })[] {
  if (before === null) return [];
  return clockDifferences(before, after, book, zone).map((difference) => ({ id: after.id, ...difference }));
}

function cells(held: HeldTo | null): string[] {
  return held === null ? ['-', ''] : [`${held.target} (${held.policy}, ${held.calendar})`, shortTime(held.due)];
}

function row(held: HeldTo | null): (string | null)[] {
  return TERMS.map((term) => held?.[term] ?? null);
}
