import { Problem, type ProblemKind } from '../core/problem.js';

/** What each exit code means; the same for every command, with and without `--json`. */
export const EXIT = {
  done: 0,
  failed: 1,
  misuse: 2,
  notFound: 3,
  conflict: 4,
  refused: 5,
  damaged: 6,
  atRisk: 10,
  breached: 11,
  threshold: 12,
  partly: 13,
  /** Ctrl-C, as shells count it. */
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const BY_KIND: Record<ProblemKind, ExitCode> = {
  failed: EXIT.failed,
  misuse: EXIT.misuse,
  not_found: EXIT.notFound,
  conflict: EXIT.conflict,
  refused: EXIT.refused,
  damaged: EXIT.damaged,
};

/** The exit code for anything that was thrown. */
export function exitCodeOf(error: unknown): ExitCode {
  if (isInterrupt(error)) return EXIT.interrupted;
  return error instanceof Problem ? BY_KIND[error.kind] : EXIT.failed;
}

/** Whether somebody pressed Ctrl-C at a prompt. */
export function isInterrupt(error: unknown): boolean {
  return error instanceof Error && error.name === 'ExitPromptError';
}
