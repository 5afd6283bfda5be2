import type { Calendar } from './calendar.js';
import { joined, type Span, windowsFrom, without } from './windows.js';
import type { Instant } from './zone.js';

/** A pause; `to` is Infinity while it lasts. */
export type Pause = Span;

/** Working seconds in [from, to), pauses left out. Zero where `to` is not after `from`. */
export function workingSeconds(calendar: Calendar, from: Instant, to: Instant, pauses: readonly Pause[] = []): number {
  if (to <= from) return 0;
  let sum = 0;
  for (const span of without(windowsFrom(calendar, from, to), joined(pauses))) sum += span.to - span.from;
  return sum;
}

/**
 * The instant at which `seconds` of working time have passed since `start`, pauses left out. Outside working hours it waits
 * for the next opening. Exactly used up at closing time means closing time, not the next opening.
 * Infinity where a pause that has not ended keeps it from ever coming.
 */
export function addWorkingSeconds(
  calendar: Calendar,
  start: Instant,
  seconds: number,
  pauses: readonly Pause[] = [],
): Instant {
  const holes = joined(pauses);
  let left = seconds;
  for (const span of without(windowsFrom(calendar, start, openPause(holes)), holes)) {
    if (left <= span.to - span.from) return span.from + left;
    left -= span.to - span.from;
  }
  return Number.POSITIVE_INFINITY;
}

/** From when on a pause lasts without an end; Infinity: none does. */
export function openPause(pauses: readonly Pause[]): Instant {
  return Math.min(...pauses.filter(({ to }) => to === Number.POSITIVE_INFINITY).map(({ from }) => from));
}

/** Seconds of [from, to) that lie in pauses, on the wall clock; overlapping pauses count once. */
export function pausedSeconds(from: Instant, to: Instant, pauses: readonly Pause[]): number {
  if (to <= from) return 0;
  let running = 0;
  for (const span of without([{ from, to }], joined(pauses))) running += span.to - span.from;
  return to - from - running;
}
