import type { Problem } from '../../core/problem.js';
import type { Change } from '../../core/store/change.js';
import { EXIT } from '../exit-code.js';
import type { Outcome } from '../output.js';
import { visibleLine } from '../terminal.js';
import type { Wording } from '../wording/index.js';
import { FOLLOWING } from './complaint-detail.js';
import { complaintJson } from './complaint-json.js';

/** A complaint for which a command failed. */
export interface ChangeFailure {
  id: string;
  problem: Problem;
}

/** What a command did to some complaints: a line for each. */
export function changesView(
  changes: readonly Change[],
  failures: readonly ChangeFailure[],
  words: Wording,
  dryRun: boolean,
): Outcome {
  return {
    data: () => ({
      dry_run: dryRun,
      items: changes.map(({ after, events }) => ({ ...complaintJson(after), events })),
      total: changes.length,
      failed: failures.map(({ id, problem }) => ({ id, code: problem.code, message: words.problem(problem).message })),
    }),
    text: ({ terminal }) => {
      const done = changes.map(({ after, events }) => {
        const what = events.filter(({ type }) => !FOLLOWING.includes(type)).map((event) => words.event(event));
        const said = events.length === 0 ? words.text.alreadyDone : what.join('; ');
        return `${terminal.colour.bold(after.id)}  ${visibleLine(said)}`;
      });
      return [...(dryRun ? [words.text.dryRun(changes.length)] : []), ...done].join('\n');
    },
    failures: failures.map(({ id, problem }) => words.text.failed(id, words.problem(problem).message)),
    exitCode: failures.length > 0 ? EXIT.partly : EXIT.done,
  };
}
