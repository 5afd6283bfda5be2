import type { ImportResult } from '../../core/store/import.js';
import { EXIT } from '../exit-code.js';
import type { Outcome } from '../output.js';
import type { Wording } from '../wording/index.js';

/** What an import did, or would do; each row that was not taken with its line. */
export function importView(result: ImportResult, words: Wording, dryRun: boolean): Outcome {
  const { rows, created, updated, unchanged, rejected } = result;
  return {
    data: () => ({
      dry_run: dryRun,
      rows,
      created,
      updated,
      unchanged,
      rejected: rejected.map(({ line, fault }) => ({ line, ...fault, message: words.rowFault(fault) })),
    }),
    text: () => {
      const counts = words.text.imported(rows, created, updated, unchanged, rejected.length);
      return dryRun
        ? `${words.text.dryRun(created + updated)}
${counts}`
        : counts;
    },
    failures: rejected.map(({ line, fault }) => words.text.rejectedRow(line, words.rowFault(fault))),
    exitCode: rejected.length > 0 ? EXIT.partly : EXIT.done,
  };
}
