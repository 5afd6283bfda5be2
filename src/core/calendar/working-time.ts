import type { Calendar } from './calendar.js';
import { type Span, subtract, windowsFrom } from './windows.js';
import type { Instant } from './zone.js';

/** A pause; `to` is Infinity while it lasts. */
export type Pause = Span;

/** Working seconds in [from, to), pauses left out. Zero where `to` is not after `from`. */
export function workingSeconds(calendar: Calendar, from: Instant, to: Instant, pauses: readonly Pause[] = []): number {
  if (to <= from) return 0;
  let sum = 0;
  for (const window of windowsFrom(calendar, from)) {
    if (window.from >= to) break;
    for (const span of subtract([{ from: window.from, to: Math.min(window.to, to) }], pauses)) {
      sum += span.to - span.from;
    }
    if (window.to >= to) break;
  }
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
  const endless = Math.min(...pauses.filter((pause) => pause.to === Number.POSITIVE_INFINITY).map(({ from }) => from));
  let left = seconds;
  for (const window of windowsFrom(calendar, start)) {
    if (window.from >= endless) return Number.POSITIVE_INFINITY;
    for (const span of subtract([window], pauses)) {
      if (left <= span.to - span.from) return span.from + left;
      left -= span.to - span.from;
    }
  }
  /* c8 ignore next */
  return Number.POSITIVE_INFINITY;
}

/** Seconds of [from, to) that lie in pauses, on the wall clock; overlapping pauses count once. */
export function pausedSeconds(from: Instant, to: Instant, pauses: readonly Pause[]): number {
  if (to <= from) return 0;
  const running = subtract([{ from, to }], pauses).reduce((sum, span) => sum + span.to - span.from, 0);
  return to - from - running;
}
