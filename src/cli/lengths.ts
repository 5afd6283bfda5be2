import { parseLength } from '../core/calendar/duration.js';
import { Problem, problemOr } from '../core/problem.js';

/** The length of time that a flag gives, in seconds: `30m`, `4h`, `3d` (24-hour days). Undefined: it was not given. */
export function lengthFlag(flags: Readonly<Record<string, unknown>>, flag: string): number | undefined {
  const text = flags[flag];
  if (text === undefined) return undefined;
  const seconds = problemOr(() => parseLength(String(text)));
  if (seconds instanceof Problem)
    throw new Problem('flag_invalid', { flag, found: String(text), allowed: '30m, 4h, 3d' });
  return seconds;
}
