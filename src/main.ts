import type { Interfaces } from '@oclif/core';
import { runLine } from './cli/main.js';
import type { CommandClass } from './cli/program.js';

/**
 * Where the parts are put together: `cli` knows how a line is run and `commands` what there is to run; neither knows the other.
 * Gives what was run, see `runLine`. Developers hand in a manifest that was made a moment ago.
 */
export function main(argv: string[], root: URL, manifest?: Interfaces.Manifest): Promise<string> {
  return runLine(argv, root, loadCommand, manifest);
}

/** The build makes a table of what this can find, and evaluates only the command that is asked for. */
async function loadCommand(id: string): Promise<CommandClass> {
  const { default: Class } = await import(`./commands/${id.replaceAll(':', '/')}.js`);
  return Object.assign(Class, { id });
}
