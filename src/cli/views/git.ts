import type { Problem } from '../../core/problem.js';
import type { GitSetup } from '../../core/store/folder/git.js';
import { EXIT } from '../exit-code.js';
import type { Outcome } from '../output.js';
import type { Wording } from '../wording/index.js';

/** What was done to share a store through git. */
export function gitSetupView(setup: GitSetup): Outcome {
  const { written, driver, installed } = setup;
  return {
    data: () => ({ written, driver, installed }),
    text: ({ words }) => words.text.gitReady(written, installed ? driver : null),
  };
}

/** Two versions of a file joined, or why they were left to git. */
export function gitMergeView(path: string, problem: Problem | null, words: Wording): Outcome {
  if (problem === null) return { data: () => ({ path, joined: true }), text: () => '' };
  const { message } = words.problem(problem);
  return {
    data: () => ({ path, joined: false, code: problem.code, message }),
    text: () => '',
    failures: [words.text.notJoined(path, message)],
    exitCode: EXIT.failed,
  };
}
