import { Problem } from '../problem.js';
import { type Instant, nextTransition, offsetAt } from './zone.js';

/** A day on the wall calendar of some zone: whole days since 1970-01-01. */
export type Day = number;

const DAY = 86_400;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Reads an ISO 8601 date or date-time to the second. Without an offset it is wall-clock time in `zone`; a date alone is
 * its midnight. A wall-clock time that a clock change skips is moved on by the gap, one that occurs twice is the earlier.
 */
export function parseInstant(text: string, zone: string): Instant {
  const match = SHAPE.exec(text.trim());
  if (!match) throw new Problem('instant_invalid', { found: text });
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const wall = Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
  const back = new Date(wall * 1000);
  const exists =
    back.getUTCFullYear() === year &&
    back.getUTCMonth() === month - 1 &&
    back.getUTCDate() === day &&
    back.getUTCHours() === hour &&
    second < 60;
  if (!exists) throw new Problem('instant_invalid', { found: text });
  const offset = match[7];
  if (offset === undefined) return fromWall(wall, zone);
  if (offset === 'Z') return wall;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))];
  if (hours > 14 || minutes > 59) throw new Problem('instant_invalid', { found: text });
  return wall - Math.sign(Number(`${offset[0]}1`)) * (hours * 3600 + minutes * 60);
}

/** ISO 8601 with the offset that `zone` has at that instant, to the second: `2026-11-21T10:00:00+08:00`. */
export function formatInstant(instant: Instant, zone: string): string {
  const offset = offsetAt(zone, instant);
  const wall = new Date((instant + offset) * 1000).toISOString().slice(0, 19);
  const size = Math.abs(offset);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${wall}${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 3600))}:${pad(Math.floor((size % 3600) / 60))}`;
}

/** Reads an instant that plaint itself wrote: ISO 8601 with an offset. Quick, for folding long histories. */
export function instantOf(stamp: string): Instant {
  return Math.floor(Date.parse(stamp) / 1000);
}

/** Wall-clock seconds since 1970 (as if the zone were UTC) to an instant. */
export function fromWall(wall: number, zone: string): Instant {
  const before = offsetAt(zone, wall - DAY);
  const after = offsetAt(zone, wall + DAY);
  for (const offset of before >= after ? [before, after] : [after, before]) {
    if (offsetAt(zone, wall - offset) === offset) return wall - offset;
  }
  return wall - before;
}

/** An instant as wall-clock seconds since 1970 in `zone`. */
export function toWall(instant: Instant, zone: string): number {
  return instant + offsetAt(zone, instant);
}

/** The day on the wall calendar of `zone` in which the instant lies. */
export function dayOf(instant: Instant, zone: string): Day {
  return Math.floor(toWall(instant, zone) / DAY);
}

/**
 * The instant from which on it is never again an earlier day in `zone`. Where a clock change skips midnight that is the change;
 * where midnight comes twice, the later one.
 */
export function dayStart(day: Day, zone: string): Instant {
  const wall = day * DAY;
  const before = offsetAt(zone, wall - DAY);
  const change = nextTransition(zone, wall - DAY, wall + DAY);
  if (!change || wall - change.offset > change.from) return wall - (change?.offset ?? before);
  return Math.min(wall - before, change.from);
}

/** `2026-04-10` to a day; refuses dates that do not exist. */
export function parseDay(text: string): Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new Problem('instant_invalid', { found: text });
  try {
    return parseInstant(`${text}T00:00:00Z`, 'UTC') / DAY;
  } catch {
    // There is no such day: what was typed is told, not what was made of it.
    throw new Problem('instant_invalid', { found: text });
  }
}

/** A day as `2026-04-10`. */
export function formatDay(day: Day): string {
  return new Date(day * DAY * 1000).toISOString().slice(0, 10);
}

/** The year in which a day lies. */
export function yearOf(day: Day): number {
  return new Date(day * DAY * 1000).getUTCFullYear();
}
