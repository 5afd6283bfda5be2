import { Problem } from '../problem.js';

/**
 * What a target asks for. The kinds are different things and are never converted into each other:
 * working time (`30m`, `4h`, `1h30m`), elapsed time (`48h elapsed`), working days (`3wd`), calendar days (`15d`,
 * `15d roll`), weeks (`8w`: blocks of seven calendar days) and months (`6mo`).
 */
export type Target =
  | { kind: 'working'; seconds: number }
  | { kind: 'elapsed'; seconds: number }
  | { kind: 'working_days'; days: number }
  | { kind: 'calendar_days'; days: number; roll: boolean }
  | { kind: 'months'; months: number; roll: boolean };

/** When to warn: a share of the target used up (`75%`), or a working time before it is due (`-30m`). */
export type WarningOffset = { kind: 'share'; share: number } | { kind: 'before'; seconds: number };

/** A hundred years of each: beyond that it is a typing error, and would be walked day by day. */
const MOST: Record<string, number> = { wd: 26_000, d: 36_525, w: 5218, mo: 1200 };
const MOST_SECONDS = 36_525 * 86_400;

const TIME = /^(?:(\d+)h)?(?:(\d+)m)?$/;

/** Reads a target such as `4h`, `48h elapsed`, `3wd`, `15d roll`, `8w`, `6mo`. Nothing else is guessed at. */
export function parseTarget(text: string): Target {
  const [amount = '', modifier, ...rest] = text.trim().split(/\s+/);
  const fail = () => new Problem('duration_invalid', { found: text });
  if (rest.length > 0) throw fail();

  const seconds = readTime(amount);
  if (seconds !== null) {
    if (modifier === undefined) return { kind: 'working', seconds };
    if (modifier === 'elapsed') return { kind: 'elapsed', seconds };
    throw fail();
  }
  const match = /^(\d+)(wd|d|w|mo)$/.exec(amount);
  const count = Number(match?.[1] ?? 0);
  if (!match || count < 1 || count > (MOST[match[2] ?? 'd'] ?? 0) || (modifier !== undefined && modifier !== 'roll'))
    throw fail();
  const roll = modifier === 'roll';
  if (match[2] === 'wd') {
    if (roll) throw fail();
    return { kind: 'working_days', days: count };
  }
  if (match[2] === 'mo') return { kind: 'months', months: count, roll };
  return { kind: 'calendar_days', days: match[2] === 'w' ? count * 7 : count, roll };
}

/** Reads `75%` or `-30m`. */
export function parseWarning(text: string): WarningOffset {
  const share = /^(\d{1,2})%$/.exec(text.trim());
  if (share && Number(share[1]) > 0) return { kind: 'share', share: Number(share[1]) / 100 };
  const before = text.trim().startsWith('-') ? readTime(text.trim().slice(1)) : null;
  if (before === null) throw new Problem('duration_invalid', { found: text });
  return { kind: 'before', seconds: before };
}

/** Reads a plain length of time, `90m`, `2h`, `3d` (24-hour days), in seconds; `0m` is allowed. */
export function parseLength(text: string): number {
  const days = /^(\d+)d$/.exec(text.trim());
  if (days) return Number(days[1]) * 86_400;
  if (/^0[mh]$/.test(text.trim())) return 0;
  const seconds = readTime(text.trim());
  if (seconds === null) throw new Problem('duration_invalid', { found: text });
  return seconds;
}

function readTime(text: string): number | null {
  const match = TIME.exec(text);
  if (!match || text === '') return null;
  const seconds = Number(match[1] ?? 0) * 3600 + Number(match[2] ?? 0) * 60;
  return seconds > 0 && seconds <= MOST_SECONDS ? seconds : null;
}
