import { CalendarFile } from '../../../src/core/calendar/calendar.js';
import { WEEKDAYS } from '../../../src/core/calendar/intervals.js';
import { checkPolicy } from '../../../src/core/validate.js';

/**
 * The slow truth that the arithmetic is held against: walks minute by minute, asks Intl for the wall clock, and looks the minute
 * up in the calendar file as it is written. Shares no code with the arithmetic but the list of weekdays.
 */
export class MinuteWalker {
  private readonly file: CalendarFile;
  private readonly format: Intl.DateTimeFormat;

  constructor(file: unknown) {
    this.file = checkPolicy(CalendarFile, file, 'calendar');
    this.format = new Intl.DateTimeFormat('en-GB', {
      timeZone: this.file.zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  }

  /** Whether somebody works in the minute that begins at this instant (seconds since 1970). */
  works(instant: number): boolean {
    const parts = Object.fromEntries(this.format.formatToParts(instant * 1000).map(({ type, value }) => [type, value]));
    const date = `${parts.year}-${parts.month}-${parts.day}`;
    const minute = Number(parts.hour) * 60 + Number(parts.minute);
    const closed = (this.file.partial ?? []).some(
      (entry) =>
        (entry.date === date && entry.closed.some((text) => within(text, minute))) ||
        (entry.date === dayBefore(date) && entry.closed.some((text) => within(text, minute + 1440))),
    );
    if (closed) return false;
    // Today's intervals, and what yesterday's shift still works after midnight.
    return (
      this.intervals(date).some((text) => within(text, minute)) ||
      this.intervals(dayBefore(date)).some((text) => within(text, minute + 1440))
    );
  }

  /** Working seconds in [from, to), both on whole minutes, without those in the pauses. */
  between(from: number, to: number, pauses: readonly [number, number][] = []): number {
    let sum = 0;
    for (let at = from; at < to; at += 60) {
      const paused = pauses.some(([start, end]) => at >= start && at < end);
      if (!paused && this.works(at)) sum += 60;
    }
    return sum;
  }

  /** The end of the minute in which so many working seconds are full. */
  add(from: number, seconds: number, pauses: readonly [number, number][] = []): number {
    let left = seconds;
    for (let at = from; ; at += 60) {
      if (pauses.some(([start, end]) => at >= start && at < end) || !this.works(at)) continue;
      left -= 60;
      if (left <= 0) return at + 60;
    }
  }

  private intervals(date: string): readonly string[] {
    const makeUp = this.file.working?.[date];
    if (makeUp === undefined && this.file.closed?.includes(date)) return [];
    return this.file.week[makeUp ?? WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]!] ?? [];
  }
}

/** Whether a minute of a day (from 1440 on: of the next) lies in an interval such as `22:00-06:00`. */
function within(text: string, minute: number): boolean {
  const [from, to] = text.split('-').map((time) => {
    const [hours, minutes] = time.split(':').map(Number);
    return hours! * 60 + minutes!;
  }) as [number, number];
  return minute >= from && minute < (to > from ? to : to + 1440);
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
