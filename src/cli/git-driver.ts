import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What git asks a driver to join: the version that both come from, ours, theirs, and where the result will lie. */
const ARGUMENTS = 'git-merge %O %A %B %P';

/**
 * The command with which git runs this program to join two versions of a file: by its name where that is this program, so that it
 * outlives a new version of Node; else by its path.
 */
export function gitDriver(script: string, env: NodeJS.ProcessEnv): string {
  const path = realpathSync(script);
  const named = (env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'plaint'));
  const first = named.find((file) => existsSync(file));
  if (first !== undefined && realpathSync(first) === path) return `plaint ${ARGUMENTS}`;
  return `${quoted(process.execPath)} ${quoted(path)} ${ARGUMENTS}`;
}

/** For the shell that git uses, after git has put in its own values. */
function quoted(path: string): string {
  return `'${path.replaceAll("'", "'\\''").replaceAll('%', '%%')}'`;
}
