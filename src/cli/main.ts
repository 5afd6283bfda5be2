import { fileURLToPath } from 'node:url';
import { Config, type Interfaces, run, settings } from '@oclif/core';
import { Problem } from '../core/problem.js';
import { exitCodeOf } from './exit-code.js';
import { nearest } from './nearest.js';
import { argumentOf, reportError } from './report-error.js';
import { visible } from './terminal.js';
import { languageOfLocale, type Wording, wordingOf } from './wording/index.js';

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
    reportError(nameUnknownCommand(thrown, config), argv, wordsFor(argv));
  }
}

/** What goes wrong before a command runs: mostly, that there is no such command. */
function nameUnknownCommand(thrown: unknown, config: Config): unknown {
  const match = /^command (.+) not found$/.exec(thrown instanceof Error ? thrown.message : '');
  if (!match) return thrown;
  const known = config.commandIDs.map((id) => id.replaceAll(':', ' '));
  const found = (match[1] ?? '').replaceAll(':', ' ');
  return new Problem('command_unknown', { found, nearest: nearest(found, known) });
}

function wordsFor(argv: readonly string[]): Wording {
  const flag = argumentOf(argv, '--lang');
  return wordingOf(flag === 'zh' || flag === 'en' ? flag : languageOfLocale(process.env));
}
