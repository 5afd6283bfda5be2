import type { Archived } from '../../core/store/archive-closed.js';
import { EXIT } from '../exit-code.js';
import type { Outcome } from '../output.js';
import type { Wording } from '../wording/index.js';

/** The complaints that were put away, or would be. */
export function archivedView({ ids, changed, failed }: Archived, words: Wording, dryRun: boolean): Outcome {
  return {
    data: () => ({
      dry_run: dryRun,
      items: ids.map((id) => ({ id })),
      total: ids.length,
      changed,
      failed: failed.map(({ id, problem }) => ({ id, code: problem.code, message: words.problem(problem).message })),
    }),
    nothing: ids.length + failed.length === 0,
    text: () => (dryRun ? [...ids, words.text.dryRun(ids.length)].join('\n') : words.text.archived(ids.length)),
    failures: [
      ...changed.map((id) => words.text.archiveChanged(id)),
      ...failed.map(({ id, problem }) => words.text.failed(id, words.problem(problem).message)),
    ],
    exitCode: failed.length > 0 ? EXIT.partly : EXIT.done,
  };
}
