import type { Command, Interfaces } from '@oclif/core';
import { normalizeArgv } from '@oclif/core/help';
import { helpAddition } from '@oclif/core/run';
import { Problem } from '../core/problem.js';
import { nearest } from './nearest.js';
import { type LoadCommand, Program } from './program.js';

/**
 * Finds what a command line asks for and runs it: oclif's `run` without what this program has no use for, which is plugins, hooks,
 * measurements and another look for its configuration. Gives the command with the names of its flags, or `--help`.
 */
export async function dispatch(
  argv: string[],
  root: URL,
  load: LoadCommand,
  manifest?: Interfaces.Manifest,
): Promise<string> {
  const program = new Program(root, load, manifest);
  if (helpAddition(argv, program)) return showHelp(argv, program);
  const [id = '', ...rest] = normalizeArgv(program, argv);
  const command = program.findCommand(id);
  if (command) {
    const Class = await load(id);
    await new Class(rest, program).start();
    return [id, ...flagsIn(rest, command)].join(' ');
  }
  if (program.findTopic(id)) return showHelp([id], program);
  const found = id.replaceAll(':', ' ');
  const known = program.commandIDs.map((name) => name.replaceAll(':', ' '));
  throw new Problem('command_unknown', { found, nearest: nearest(found, known) });
}

async function showHelp(argv: string[], program: Program): Promise<string> {
  const { default: Help } = await import('./help.js');
  await new Help(program).showHelp(argv);
  return '--help';
}

function flagsIn(argv: readonly string[], { flags }: Command.Cached): string[] {
  return Object.keys(flags).filter((name) =>
    argv.some((text) => text === `--${name}` || text.startsWith(`--${name}=`)),
  );
}
