import { isDeepStrictEqual } from 'node:util';
import type { ComplaintCommand } from './commands.js';
import type { Context } from './context.js';
import { decide } from './decide.js';
import type { ComplaintEvent } from './events.js';
import { foldHistory } from './evolve.js';
import type { Complaint } from './record.js';

/**
 * Whether the last thing that this person did is what the command asks for. Whoever was cut off before hearing that it was done,
 * and gives the command once more, has not done anything wrong.
 */
export function isRepeat(command: ComplaintCommand, { history }: Complaint, context: Context): boolean {
  const last = history.at(-1);
  if (last?.by !== context.by) return false;
  for (let start = history.length - 1; start > 0; start--) {
    const event = history[start];
    if (event?.at !== last.at || event.by !== last.by) return false;
    const before = foldHistory(history.slice(0, start));
    const decided = decide(command, before, { ...context, now: last.at });
    if (isDeepStrictEqual(decided, history.slice(start).map(content))) return true;
  }
  return false;
}

function content({ after, hash, ...event }: ComplaintEvent): object {
  return event;
}
