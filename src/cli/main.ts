import type { Interfaces } from '@oclif/core';
import { exitCodeOf } from './exit-code.js';
import { fullVersion, readPackaged } from './packaged.js';
import type { LoadCommand } from './program.js';
import { visible } from './terminal.js';

/**
 * Runs one command line and gives what was run: a command with the names of its flags, `--help`, `--version`, or nothing where none
 * of them was found. Each part is loaded when it is needed: asked for its version, the program does without oclif.
 */
export async function runLine(
  argv: string[],
  root: URL,
  load: LoadCommand,
  manifest?: Interfaces.Manifest,
): Promise<string> {
  // A full disk behind standard output, for example: one line, not the inside of the program.
  process.on('uncaughtException', (error) => {
    process.exitCode = exitCodeOf(error);
    if (process.exitCode !== 130) process.stderr.write(`${visible(error.message)}\n`, () => process.exit());
  });
  // A reader that goes away, such as head, has what it wanted.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    if (argv[0] === '--version') {
      process.stdout.write(`${fullVersion(readPackaged('package.json', root))}\n`);
      return '--version';
    }
    const { dispatch } = await import('./dispatch.js');
    return await dispatch(argv, root, load, manifest);
  } catch (thrown) {
    const { reportUnrun } = await import('./report-error.js');
    reportUnrun(thrown, argv);
    return '';
  }
}
