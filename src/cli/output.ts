import type { CsvTable } from './csv.js';
import type { ExitCode } from './exit-code.js';
import type { Terminal } from './terminal.js';
import type { Wording } from './wording/index.js';

/** Something a person should know although the command did its work. */
export interface Warning {
  code: string;
  message: string;
  details?: unknown;
}

/** What a view needs for people. */
export interface Show {
  words: Wording;
  terminal: Terminal;
  /** Zone that instants are shown in. */
  zone: string;
}

/** The result of a command in every form it can be asked for in. Only the one asked for is made. */
export interface Outcome {
  data: () => object;
  text: (show: Show) => string;
  csv?: () => CsvTable;
  /** One line that sums it up, where the text has more. */
  brief?: (show: Show) => string;
  /** There is nothing to tell: nothing was done or found. */
  nothing?: boolean;
  /** What failed while the rest was done: for people on standard error, for programs in the data. */
  failures?: readonly string[];
  exitCode?: ExitCode;
}

/** The one document that `--json` prints. */
export function successEnvelope(command: string, now: string, data: object, warnings: readonly Warning[]): string {
  const schema = `plaint.${command.replaceAll(':', '.')}/1`;
  return `${JSON.stringify({ schema, ok: true, now, data, warnings }, null, 2)}\n`;
}

/** The document that `--json` prints in case of an error. */
export function errorEnvelope(code: string, message: string, hint: string | null, details: unknown): string {
  const error = { code, message, hint, details };
  return `${JSON.stringify({ schema: 'plaint.error/1', ok: false, error }, null, 2)}\n`;
}
