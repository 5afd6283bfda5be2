import { Chalk } from 'chalk';
import type { Terminal } from './terminal.js';

/** What standard output is like. Piped output has neither colour nor width; NO_COLOR is honoured. */
export function describeTerminal(out: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Terminal {
  const plain = !out.isTTY || (env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb';
  return {
    width: out.isTTY ? Math.max(40, out.columns || 80) : Number.POSITIVE_INFINITY,
    colour: plain ? new Chalk({ level: 0 }) : new Chalk(),
  };
}
