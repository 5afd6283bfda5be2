import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The built program. */
export const PLAINT = fileURLToPath(new URL('../bin/run.js', import.meta.url));

export interface Run {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** Runs the built program as a user would, and waits for it. */
export function plaint(args: readonly string[], env: NodeJS.ProcessEnv, cwd: string): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PLAINT, ...args], {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { exitCode: status ?? 1, stdout, stderr };
}
