import { formatInstant } from '../../core/calendar/instant.js';
import type { TakenEscalations } from '../../core/store/escalate-due.js';
import { EXIT } from '../exit-code.js';
import type { Outcome } from '../output.js';
import type { Wording } from '../wording/index.js';
import { renderTable } from './table.js';

/** The rungs of the ladder that were taken, or would be, and those that are held back. `zone`: what times are written in. */
export function escalationsView(
  { taken, failed, held }: TakenEscalations,
  words: Wording,
  dryRun: boolean,
  zone: string,
): Outcome {
  return {
    data: () => ({
      dry_run: dryRun,
      items: taken.map(({ id, title, command: { to, also = [], level, rule, clock } }) => ({
        id,
        title,
        to,
        also,
        level,
        rule,
        clock: clock ?? null,
      })),
      total: taken.length,
      held: held.map(({ until, ...step }) => ({ ...step, until: formatInstant(until, zone) })),
      failed: failed.map(({ id, problem }) => ({ id, code: problem.code, message: words.problem(problem).message })),
    }),
    brief: () => summary().join('; '),
    nothing: taken.length + failed.length === 0,
    text: ({ terminal }) => {
      if (taken.length === 0) return summary().join('\n');
      const { label } = words;
      const columns = [label.id, label.level, label.to, label.rule, label.clock].map((title) => ({ title }));
      const rows = taken.map(({ id, title, command: { to, also = [], level, rule, clock } }) => [
        id,
        String(level ?? ''),
        [to, ...also].join(', '),
        rule ?? '',
        clock ?? '-',
        title,
      ]);
      const table = renderTable([...columns, { title: label.title, flexible: true }], rows, terminal);
      return [table, '', ...summary()].join('\n');
    },
    failures: failed.map(({ id, problem }) => words.text.failed(id, words.problem(problem).message)),
    exitCode: failed.length > 0 ? EXIT.partly : EXIT.done,
  };

  function summary(): string[] {
    const { text } = words;
    const waiting = held.length > 0 ? [text.heldBack(held.length)] : [];
    if (taken.length === 0) return [text.nothingToEscalate, ...waiting];
    const head = dryRun ? text.dryRun(new Set(taken.map(({ id }) => id)).size) : text.escalated(taken.length);
    return [head, ...waiting];
  }
}
