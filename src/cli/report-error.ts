import { Problem } from '../core/problem.js';
import { exitCodeOf, isInterrupt } from './exit-code.js';
import { errorEnvelope } from './output.js';
import { visible } from './terminal.js';
import { toProblem } from './usage-problem.js';
import { languageOfLocale, type Wording, wordingOf } from './wording/index.js';

/**
 * Says what went wrong, in the form asked for, and sets the exit code. oclif's own handling gives other exit codes under `--json`
 * and prints its parse tree; this is the same in both forms.
 */
export function reportError(thrown: unknown, argv: readonly string[], words: Wording): void {
  const error = toProblem(thrown);
  process.exitCode = exitCodeOf(error);
  if (isInterrupt(error)) {
    process.stderr.write(`${words.text.interrupted}\n`);
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  const problem = error instanceof Problem ? error : new Problem('unexpected', { message });
  const sentence = words.problem(problem);
  if (argv.includes('--json')) {
    process.stdout.write(errorEnvelope(problem.code, sentence.message, sentence.hint ?? null, problem.args));
    return;
  }
  process.stderr.write(visible(`${words.text.error(sentence.message)}\n${sentence.hint ? `${sentence.hint}\n` : ''}`));
  if (problem.code === 'unexpected' && process.env.DEBUG) process.stderr.write(`${(error as Error).stack}\n`);
}

/** The same for what goes wrong before a command runs: mostly, that there is no such command. */
export function reportUnrun(thrown: unknown, argv: readonly string[]): void {
  const flag = argumentOf(argv, '--lang');
  const language = flag === 'zh' || flag === 'en' ? flag : languageOfLocale(process.env);
  reportError(thrown, argv, wordingOf(language));
}

/** The value of a flag before anything is parsed. */
export function argumentOf(argv: readonly string[], flag: string): string | undefined {
  const index = argv.indexOf(flag);
  if (index >= 0) return argv[index + 1];
  return argv.find((argument) => argument.startsWith(`${flag}=`))?.slice(flag.length + 1);
}
