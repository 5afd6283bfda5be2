import { instantOf } from '../calendar/instant.js';
import type { Instant } from '../calendar/zone.js';
import { evolve } from '../complaint/evolve.js';
import type { Complaint } from '../complaint/record.js';
import type { Status } from '../complaint/status.js';

/** A stretch of time in which nothing about a complaint changed that is told here. */
export interface Standing {
  status: Status;
  /** What was waited for; null where it did not wait. */
  reason: string | null;
  /** How many legs there had been, the present one among them; 0: no team or person had had it. */
  leg: number;
  from: Instant;
  to: Instant;
}

/**
 * How a complaint stood from its logging to its last event, without gaps, from its history alone. An event that is told to have happened
 * before the one above it counts from that one on, so that no time counts twice. Stretches of no length are left out.
 */
export function timelineOf({ history }: Pick<Complaint, 'history'>): Standing[] {
  const stretches: Standing[] = [];
  let state: Complaint | null = null;
  let since = Number.NEGATIVE_INFINITY;
  for (const event of history) {
    const at = Math.max(since, instantOf(event.at));
    if (state !== null && at > since) add(stretches, { ...standingOf(state), from: since, to: at });
    state = evolve(state, event);
    since = at;
  }
  return stretches;
}

function standingOf({ status, waits, legs }: Complaint): Omit<Standing, 'from' | 'to'> {
  const wait = status === 'waiting' ? waits.findLast(({ to }) => to === null) : undefined;
  return { status, reason: wait?.reason ?? null, leg: legs.length };
}

function add(stretches: Standing[], next: Standing): void {
  const last = stretches.at(-1);
  const goesOn = last && last.status === next.status && last.reason === next.reason && last.leg === next.leg;
  if (goesOn) last.to = next.to;
  else stretches.push(next);
}
