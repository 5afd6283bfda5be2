import { fileURLToPath } from 'node:url';
import { Config, type Interfaces, run, settings } from '@oclif/core';
import { Problem } from '../core/problem.js';
import { exitCodeOf } from './exit-code.js';
import { nearest } from './nearest.js';
import { errorEnvelope } from './output.js';
import { visible } from './terminal.js';
import { toProblem } from './usage-problem.js';
import { languageOfLocale, wordingOf } from './wording/index.js';

/** Runs one command line. `extra` is for developers, who run the sources instead of the build. */
export async function main(
  argv: string[],
  root: URL,
  extra: Partial<Interfaces.LoadOptions & object> = {},
): Promise<void> {
  // A full disk behind standard output, for example: one line, not the inside of the program.
  process.on('uncaughtException', (error) => {
    process.exitCode = exitCodeOf(error);
    if (process.exitCode !== 130) process.stderr.write(`${visible(error.message)}\n`, () => process.exit());
  });
  // oclif would otherwise run old output where it fails to transpile, without saying so.
  settings.enableAutoTranspile = false;
  const config = await Config.load({ root: fileURLToPath(root), ...extra });
  try {
    await run(argv, config);
  } catch (thrown) {
    report(thrown, argv, config);
  }
}

/** What goes wrong before a command runs: mostly, that there is no such command. */
function report(thrown: unknown, argv: string[], config: Config): void {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const found = /^command (.+) not found$/.exec(message)?.[1];
  const known = config.commandIDs.map((id) => id.replaceAll(':', ' '));
  const error = found
    ? new Problem('command_unknown', {
        found: found.replaceAll(':', ' '),
        nearest: nearest(found.replaceAll(':', ' '), known),
      })
    : toProblem(thrown);
  const problem = error instanceof Problem ? error : new Problem('unexpected', { message });
  const words = wordingOf(languageOfLocale(process.env));
  const { message: sentence, hint } = words.problem(problem);
  process.exitCode = exitCodeOf(problem);
  if (argv.includes('--json')) process.stdout.write(errorEnvelope(problem.code, sentence, hint ?? null, problem.args));
  else process.stderr.write(visible(`${words.text.error(sentence)}\n${hint ? `${hint}\n` : ''}`));
  if (problem.code === 'unexpected' && process.env.DEBUG) process.stderr.write(`${(thrown as Error).stack}\n`);
}
