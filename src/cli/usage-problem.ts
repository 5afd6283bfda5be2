import { Problem } from '../core/problem.js';

/** What oclif's parser throws, as far as it is needed here. Its classes are not all exported, its names are stable. */
interface ParserError extends Error {
  flags?: string[];
  args?: { name: string }[] | string[];
  failed?: { name: string; reason: string }[];
  oclif?: { exit?: number };
}

/** Anything thrown, as a problem of ours where it is one of usage; oclif's own text and parse tree stay inside. */
export function toProblem(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Problem) return error;
  const { name, flags, args, failed, message, oclif } = error as ParserError & { name: string };
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
      const reasons = failed ?? [];
      const required = reasons.filter(({ reason }) => reason.startsWith('Missing required flag'));
      if (required.length > 0) return new Problem('input_missing', { flags: required.map((entry) => entry.name) });
      return new Problem('flags_exclusive', { flags: reasons.map((entry) => entry.name) });
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

function namesOf(args: ParserError['args']): string[] {
  return (args ?? []).map((arg) => (typeof arg === 'string' ? arg : arg.name));
}
