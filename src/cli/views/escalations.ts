import type { PlannedEscalation } from '../../core/escalation/plan.js';
import { EXIT } from '../exit-code.js';
import type { Outcome } from '../output.js';
import type { Wording } from '../wording/index.js';
import type { ChangeFailure } from './changes.js';
import { renderTable } from './table.js';

/** The rungs of the ladder that were taken, or would be. */
export function escalationsView(
  planned: readonly PlannedEscalation[],
  failures: readonly ChangeFailure[],
  words: Wording,
  dryRun: boolean,
): Outcome {
  return {
    data: () => ({
      dry_run: dryRun,
      items: planned.map(({ id, title, command: { to, level, rule, clock } }) => ({
        id,
        title,
        to,
        level,
        rule,
        clock: clock ?? null,
      })),
      total: planned.length,
      failed: failures.map(({ id, problem }) => ({ id, code: problem.code, message: words.problem(problem).message })),
    }),
    text: ({ terminal }) => {
      if (planned.length === 0) return words.text.nothingToEscalate;
      const { label } = words;
      const columns = [label.id, label.level, label.to, label.rule, label.clock].map((title) => ({ title }));
      const rows = planned.map(({ id, title, command: { to, level, rule, clock } }) => [
        id,
        String(level ?? ''),
        to,
        rule ?? '',
        clock ?? '-',
        title,
      ]);
      const table = renderTable([...columns, { title: label.title, flexible: true }], rows, terminal);
      const head = dryRun
        ? words.text.dryRun(new Set(planned.map(({ id }) => id)).size)
        : words.text.escalated(planned.length);
      return `${table}\n\n${head}`;
    },
    failures: failures.map(({ id, problem }) => words.text.failed(id, words.problem(problem).message)),
    exitCode: failures.length > 0 ? EXIT.partly : EXIT.done,
  };
}
