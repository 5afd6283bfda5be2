import { stripVTControlCharacters } from 'node:util';
import { Problem } from '../core/problem.js';

/** What oclif's parser throws, as far as it is needed here. Its classes are not all exported, its names are stable. */
interface ParserError extends Error {
  flags?: string[];
  args?: { name: string }[] | string[];
  oclif?: { exit?: number };
}

/** Anything thrown, as a problem of ours where it is one of usage; oclif's own text and parse tree stay inside. */
export function toProblem(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Problem) return error;
  const { name, flags, args, message, oclif } = stripped(error);
  const className = error.constructor.name;
  switch (className) {
    case 'NonExistentFlagsError':
      return new Problem('flag_unknown', { flag: (flags ?? []).join(', ') });
    case 'RequiredArgsError':
      return new Problem('argument_missing', { names: namesOf(args) });
    case 'UnexpectedArgsError':
      return new Problem('argument_unexpected', { found: namesOf(args) });
    case 'FlagInvalidOptionError':
    case 'ArgInvalidOptionError': {
      const match = /^Expected (?:--)?(\S+?)=(.*) to be one of: (.*)$/m.exec(message);
      if (match)
        return new Problem('flag_invalid', { flag: match[1] ?? '', found: match[2] ?? '', allowed: match[3] ?? '' });
      break;
    }
    case 'FailedFlagValidationError': {
      const required = [...message.matchAll(/Missing required flag (\S+)/g)].map((match) => match[1] ?? '');
      if (required.length > 0) return new Problem('input_missing', { flags: [...new Set(required)] });
      const exclusive = /--([\w-]+)(?:=.*)? cannot also be provided when using --([\w-]+)/.exec(message);
      if (exclusive) return new Problem('flags_exclusive', { flags: exclusive.slice(1, 3) });
    }
  }
  const usage = name === 'CLIParseError' || (className.endsWith('Error') && oclif?.exit === 2);
  return usage ? new Problem('usage', { detail: plainSentence(message) }) : error;
}

/** oclif's sentence on one line, without its advice: ours follows. */
function plainSentence(message: string): string {
  const lines = message.split('\n').filter((line) => !line.startsWith('See more help'));
  return lines.map((line) => line.trim()).join(' ');
}

/** oclif paints parts of its sentences. */
function stripped(error: Error): ParserError {
  const { flags, args, oclif, name } = error as ParserError;
  return {
    name,
    message: stripVTControlCharacters(error.message),
    ...(flags && { flags }),
    ...(args && { args }),
    ...(oclif && { oclif }),
  };
}

function namesOf(args: ParserError['args']): string[] {
  return (args ?? []).map((arg) => (typeof arg === 'string' ? arg : arg.name));
}
