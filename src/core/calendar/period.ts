import { TZDateMini } from '@date-fns/tz/date/mini';
import { getISOWeek } from 'date-fns/getISOWeek';
import { getISOWeekYear } from 'date-fns/getISOWeekYear';
import { Problem } from '../problem.js';
import { type Day, dayOf, dayStart, formatDay, parseInstant } from './instant.js';
import type { Instant } from './zone.js';

const DAY = 86_400;

export const TIME_UNITS = ['year', 'month', 'week', 'day'] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

/** Half-open. */
export interface Period {
  from: Instant;
  to: Instant;
}

/**
 * Reads `--from` and `--to`. A day, week (`2026-W46`), month (`2026-11`), quarter (`2026-Q4`) or year stands for all of it, so `--from 2017 --to 2023` is seven whole
 * years; a time of day is taken to the second. Without them: from the beginning, until the end.
 */
export function parsePeriod(from: string | undefined, to: string | undefined, zone: string): Period {
  const period = {
    from: from === undefined ? Number.NEGATIVE_INFINITY : readStretch(from, zone).from,
    to: to === undefined ? Number.POSITIVE_INFINITY : readStretch(to, zone).to,
  };
  if (period.from >= period.to) throw new Problem('period_backwards', { from: from ?? '', to: to ?? '' });
  return period;
}

/** The periods that have a name, by what they are of and how many of these back. */
const NAMED = new Map<string, [unit: TimeUnit | 'quarter', back: number]>([
  ['today', ['day', 0]],
  ['yesterday', ['day', 1]],
  ['week', ['week', 0]],
  ['last-week', ['week', 1]],
  ['month', ['month', 0]],
  ['last-month', ['month', 1]],
  ['quarter', ['quarter', 0]],
  ['last-quarter', ['quarter', 1]],
  ['year', ['year', 0]],
  ['last-year', ['year', 1]],
]);
export const PERIOD_NAMES = [...NAMED.keys()];

/** A period by its name, as of `now`, or as it is written: `last-week`, `2026-W46`, `2026-Q4`, `2026-11`. Always whole, also where it is not over yet. */
export function readPeriod(text: string, now: Instant, zone: string): Period {
  const [unit, back] = NAMED.get(text.trim()) ?? [];
  if (unit === undefined || back === undefined) {
    // A time is no period.
    if (!/^\d{4}(-[\dWQ]{1,3}(-\d{2})?)?$/i.test(text.trim())) throw new Problem('period_invalid', { found: text });
    return readStretch(text, zone);
  }
  if (unit !== 'quarter') {
    const first = nextBucket(bucketOf(now, unit, zone), unit, -back);
    return { from: dayStart(first, zone), to: dayStart(nextBucket(first, unit), zone) };
  }
  const month = bucketOf(now, 'month', zone);
  const first = nextBucket(month, 'month', -((new Date(month * DAY * 1000).getUTCMonth() % 3) + 3 * back));
  return { from: dayStart(first, zone), to: dayStart(nextBucket(first, 'month', 3), zone) };
}

/** An ISO week or a quarter; null: it is written as neither. */
function readWeekOrQuarter(text: string, zone: string): Period | null {
  const [, year, kind, number] = /^(\d{4})-([WQ])(\d{1,2})$/i.exec(text.trim()) ?? [];
  if (year === undefined || kind === undefined) return null;
  const count = Number(number);
  if (kind.toUpperCase() === 'Q') {
    if (count < 1 || count > 4) throw new Problem('period_invalid', { found: text });
    const first = Date.UTC(Number(year), 3 * (count - 1), 1) / 1000 / DAY;
    return { from: dayStart(first, zone), to: dayStart(nextBucket(first, 'month', 3), zone) };
  }
  const week = bucketNamed(`${year}-W${String(count).padStart(2, '0')}`);
  if (week === null) throw new Problem('period_invalid', { found: text });
  return { from: dayStart(week.day, zone), to: dayStart(week.day + 7, zone) };
}

function readStretch(text: string, zone: string): Period {
  const named = readWeekOrQuarter(text, zone);
  if (named) return named;
  const whole = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim());
  if (!whole) {
    const instant = parseInstant(text, zone);
    return { from: instant, to: instant };
  }
  const [year, month, day] = whole.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  const start = `${whole[1]}-${whole[2] ?? '01'}-${whole[3] ?? '01'}`;
  try {
    parseInstant(start, zone);
  } catch {
    throw new Problem('period_invalid', { found: text });
  }
  const unit: TimeUnit = day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
  const first = Date.UTC(year ?? 1970, (month ?? 1) - 1, day ?? 1) / 1000 / DAY;
  return { from: dayStart(first, zone), to: dayStart(nextBucket(first, unit), zone) };
}

/** The first day of the year, month, ISO week or day in which the instant lies. */
export function bucketOf(instant: Instant, unit: TimeUnit, zone: string): Day {
  const day = dayOf(instant, zone);
  const date = new Date(day * DAY * 1000);
  switch (unit) {
    case 'year':
      return Date.UTC(date.getUTCFullYear(), 0, 1) / 1000 / DAY;
    case 'month':
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / 1000 / DAY;
    case 'week':
      return mondayOf(day);
    case 'day':
      return day;
  }
}

/** The first day of the bucket after the one that begins on `start`. */
export function nextBucket(start: Day, unit: TimeUnit, step = 1): Day {
  const date = new Date(start * DAY * 1000);
  switch (unit) {
    case 'year':
      return Date.UTC(date.getUTCFullYear() + step, 0, 1) / 1000 / DAY;
    case 'month':
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + step, 1) / 1000 / DAY;
    case 'week':
      return start + 7 * step;
    case 'day':
      return start + step;
  }
}

/** How a bucket is called: `2026`, `2026-11`, `2026-W47` (ISO 8601), `2026-11-21`. */
export function bucketLabel(start: Day, unit: TimeUnit): string {
  const text = formatDay(start);
  if (unit === 'year') return text.slice(0, 4);
  if (unit === 'month') return text.slice(0, 7);
  if (unit === 'day') return text;
  const date = new TZDateMini(start * DAY * 1000, 'UTC');
  return `${getISOWeekYear(date)}-W${String(getISOWeek(date)).padStart(2, '0')}`;
}

/** How a period is called that is just one day, ISO week, month, quarter or year: `2026-11`, `2026-Q4`; null: it is none of these. */
export function periodName({ from, to }: Period, zone: string): string | null {
  if (!Number.isFinite(from) || !Number.isFinite(to)) return null;
  for (const unit of ['day', 'week', 'month', 'year'] as const) {
    const first = bucketOf(from, unit, zone);
    const isWhole = dayStart(first, zone) === from && dayStart(nextBucket(first, unit), zone) === to;
    if (isWhole) return bucketLabel(first, unit);
  }
  const first = bucketOf(from, 'month', zone);
  const month = new Date(first * DAY * 1000).getUTCMonth();
  const isQuarter =
    month % 3 === 0 && dayStart(first, zone) === from && dayStart(nextBucket(first, 'month', 3), zone) === to;
  return isQuarter ? `${bucketLabel(first, 'year')}-Q${month / 3 + 1}` : null;
}

/** The same period of the year before; 29 February becomes the 28th. */
export function yearBefore({ from, to }: Period, zone: string): Period {
  if (!Number.isFinite(from) || !Number.isFinite(to)) throw new Problem('compare_needs_period', {});
  const earlier = (instant: Instant): Instant => {
    const day = dayOf(instant, zone);
    const date = new Date(day * DAY * 1000);
    const [year, month] = [date.getUTCFullYear() - 1, date.getUTCMonth()];
    const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    const moved = Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / 1000 / DAY;
    return dayStart(moved, zone) + (instant - dayStart(day, zone));
  };
  return { from: earlier(from), to: earlier(to) };
}

/** The bucket that is called so: `2026-11`, `2026-W47`, `2026-11-21`, with its first day; null: none is. */
export function bucketNamed(text: string): { unit: TimeUnit; day: Day } | null {
  const [, year, month, date, week] = /^(\d{4})-(?:(\d{2})(?:-(\d{2}))?|W(\d{2}))$/.exec(text) ?? [];
  if (year === undefined) return null;
  const unit = week !== undefined ? 'week' : date === undefined ? 'month' : 'day';
  const dayNumber = (monthOfYear: number, dayOfMonth: number) =>
    Date.UTC(Number(year), monthOfYear - 1, dayOfMonth) / 1000 / DAY;
  // The week with 4 January in it is the first (ISO 8601).
  const day =
    week === undefined
      ? dayNumber(Number(month), Number(date ?? 1))
      : mondayOf(dayNumber(1, 4)) + 7 * (Number(week) - 1);
  // There is no 30 February, and a 53rd week in some years only.
  return bucketLabel(day, unit) === text ? { unit, day } : null;
}

function mondayOf(day: Day): Day {
  return day - ((((day + 3) % 7) + 7) % 7);
}

/** The period before: as many whole months earlier where it is made of whole months, else as many days, else as many seconds. */
export function previousPeriod(period: Period, zone: string): Period {
  const { from, to } = period;
  if (!Number.isFinite(from) || !Number.isFinite(to)) throw new Problem('compare_needs_period', {});
  const [first, end] = [dayOf(from, zone), dayOf(to, zone)];
  const wholeDays = dayStart(first, zone) === from && dayStart(end, zone) === to;
  if (!wholeDays) return { from: from - (to - from), to: from };
  const wholeMonths = bucketOf(from, 'month', zone) === first && bucketOf(to, 'month', zone) === end;
  // Days are not all of 24 hours, so what is counted are days.
  if (!wholeMonths) return { from: dayStart(first - (end - first), zone), to: from };
  let months = 0;
  while (nextBucket(first, 'month', months) < end) months++;
  return { from: dayStart(nextBucket(first, 'month', -months), zone), to: from };
}
