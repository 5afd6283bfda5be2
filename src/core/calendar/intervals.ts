import { Problem } from '../problem.js';
import type { Day } from './instant.js';

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Half-open, in seconds after the local midnight of the day it belongs to. `to` exceeds 86,400 where it crosses midnight. */
export interface DayInterval {
  from: number;
  to: number;
}

export const DAY_SECONDS = 86_400;

/** The weekday of a day. */
export function weekdayOf(day: Day): Weekday {
  return WEEKDAYS[(((day + 4) % 7) + 7) % 7] ?? 'mon';
}

/** `09:00-17:00`; `22:00-06:00` ends on the next day; `00:00-24:00` is a whole day. Refuses one that ends when it starts. */
export function parseInterval(text: string): DayInterval {
  const [from, to] = text.split('-').map((time) => {
    const [hours, minutes] = time.split(':').map(Number);
    return (hours ?? 0) * 3600 + (minutes ?? 0) * 60;
  }) as [number, number];
  if (from === to) throw new Problem('interval_invalid', { found: text });
  return { from, to: to > from ? to : to + DAY_SECONDS };
}

/** `09:00-17:00`, the other way round. Ends on the next day count from its midnight. */
export function formatInterval({ from, to }: DayInterval): string {
  const time = (seconds: number) =>
    `${String(Math.floor(seconds / 3600)).padStart(2, '0')}:${String(Math.floor((seconds % 3600) / 60)).padStart(2, '0')}`;
  return `${time(from)}-${time(to > DAY_SECONDS ? to - DAY_SECONDS : to)}`;
}
