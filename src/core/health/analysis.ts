import { type Day, dayOf, dayStart, formatDay, instantOf } from '../calendar/instant.js';
import { bucketOf, nextBucket, type Period } from '../calendar/period.js';
import type { Instant } from '../calendar/zone.js';
import type { Attributes } from '../complaint/attributes.js';
import type { Improvement } from '../improvement/improvement.js';
import { type CausedComplaint, isAbout, type TopCauses } from '../improvement/top-causes.js';
import type { ListedCause } from '../insight/causes.js';
import { type SurgeRule, surgeOf } from '../insight/surge.js';
import type { CountedBatch } from '../kpi/batch.js';
import { wilson } from '../statistics/wilson.js';
import type { SignFigure } from './health.js';

/** An audit as far as its desk's health goes. */
export interface AuditMade {
  name: string;
  /** Null: it is still open. */
  closed: Instant | null;
}

/** Which complaints are looked at. */
export interface Looked {
  period: Period;
  /** Which count; null: all. */
  filter: ((complaint: Attributes) => boolean) | null;
  now: Instant;
  zone: string;
}

/** Of the complaints received in the period, those filed under what says nothing of their cause. `names`: in small letters. */
export function catchAllShare(
  batches: readonly CountedBatch[],
  names: ReadonlySet<string>,
  looked: Looked,
): SignFigure {
  const counts = new Map<string, number>();
  eachReceived(batches, looked, { of: 'category', from: looked.period.from }, (name) => {
    const category = name ?? '';
    counts.set(category, (counts.get(category) ?? 0) + 1);
  });
  const sum = (entries: readonly [string, number][]) => entries.reduce((total, [, count]) => total + count, 0);
  const caught = [...counts].filter(([name]) => names.has(name.trim().toLowerCase()) || name.trim() === '');
  const [largest] = caught.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return { ...wilson(sum(caught), sum([...counts])), about: largest?.[0] ?? null };
}

/** How many of the largest causes somebody works on. All of them are counted, so there is no interval. */
export function causesCovered({ items, without }: TopCauses): SignFigure {
  const covered = items.length - without;
  return {
    ...{ value: items.length === 0 ? null : covered / items.length, numerator: covered, denominator: items.length },
    about: items.find(({ improvements }) => improvements.length === 0)?.name ?? null,
  };
}

/** How long ago the latest improvement was opened. */
export function improvementAge(improvements: readonly Improvement[], now: Instant): SignFigure {
  const opened = improvements.map(({ opened_at }) => instantOf(opened_at)).filter((at) => at <= now);
  if (opened.length === 0) return { value: null, missing: true };
  return { value: now - opened.reduce((latest, at) => Math.max(latest, at)) };
}

/** How many audits were closed in the period, and one that is still open. */
export function auditsClosed(audits: readonly AuditMade[], { from, to }: Period): SignFigure {
  const closed = audits.filter((audit) => audit.closed !== null && audit.closed >= from && audit.closed < to);
  return { value: closed.length, about: audits.find((audit) => audit.closed === null)?.name ?? null };
}

/** A category that grew suddenly in a week. */
export interface Surged {
  category: string;
  /** The Monday of the latest such week. */
  week: Day;
}

/**
 * The categories that surged in one of the whole weeks of the period, by the rule of `insight surge`, the latest first. Days before the first complaint of the desk
 * tell nothing.
 */
export function surgedCategories(batches: readonly CountedBatch[], rule: SurgeRule, looked: Looked): Surged[] {
  const { period, now, zone } = looked;
  const weeks: Day[] = [];
  const end = dayOf(Math.min(period.to, now), zone);
  let week = bucketOf(period.from, 'week', zone);
  if (dayStart(week, zone) < period.from) week = nextBucket(week, 'week');
  for (; nextBucket(week, 'week') <= end; week = nextBucket(week, 'week')) weeks.push(week);
  const [earliest] = weeks;
  if (earliest === undefined) return [];
  const first = dayOf(
    batches.reduce((least, { received }) => received.reduce((a, b) => Math.min(a, b), least), now),
    zone,
  );
  const counts = new Map<string, Map<Day, number>>();
  const start = dayStart(earliest - 7 * rule.weeks, zone);
  const dayAt = daysIn(zone);
  eachReceived(batches, looked, { of: 'category', from: start }, (name, received) => {
    const category = name ?? '';
    const days = counts.get(category) ?? new Map<Day, number>();
    counts.set(category, days);
    const day = dayAt(received);
    days.set(day, (days.get(day) ?? 0) + 1);
  });
  return [...counts]
    .flatMap(([category, days]): Surged[] => {
      const surged = weeks.findLast(
        (from) =>
          surgeOf(category, (day) => days.get(day) ?? 0, { from, to: nextBucket(from, 'week'), first }, rule).surge,
      );
      return surged === undefined ? [] : [{ category, week: surged }];
    })
    .sort((a, b) => b.week - a.week || (a.category < b.category ? -1 : 1));
}

/** The surges that no improvement is about: one that goes on, or ended after the week began. */
export function surgesUnanswered(
  surged: readonly Surged[],
  improvements: readonly Improvement[],
  zone: string,
): SignFigure {
  const unanswered = surged.filter(
    ({ category, week }) =>
      !improvements.some(
        ({ scope, state, ended_at }) =>
          state !== 'dropped' &&
          isAbout(scope, 'category', category) &&
          (ended_at === null || instantOf(ended_at) >= dayStart(week, zone)),
      ),
  );
  const [latest] = unanswered;
  return {
    ...{ value: unanswered.length, numerator: unanswered.length, denominator: surged.length },
    about: latest?.category ?? null,
    on: latest ? formatDay(latest.week) : null,
  };
}

/** What the complaints received in the period are counted under, without any of them being read. */
export function listedCauses(batches: readonly CountedBatch[], of: ListedCause, looked: Looked): CausedComplaint[] {
  const found: CausedComplaint[] = [];
  eachReceived(batches, looked, { of, from: looked.period.from }, (name) => {
    found.push({ cause: name || null, customer: null, level: 0 });
  });
  return found;
}

/** Shows one attribute of each complaint received from `from` on and before the end of what is looked at. Merged duplicates are none. */
function eachReceived(
  batches: readonly CountedBatch[],
  { period: { to }, filter }: Looked,
  { of, from }: { of: ListedCause; from: Instant },
  look: (name: string | null, received: Instant) => void,
): void {
  for (const batch of batches) {
    if (batch.latest < from) continue;
    const { received, left_out } = batch;
    const [status, wanted] = [batch.coded('status'), batch.coded(of)];
    for (let row = 0; row < received.length; row++) {
      const at = received[row] ?? 0;
      if (at < from || at >= to || left_out?.has(row) || status.texts[status.codes[row] ?? 0] === 'merged') continue;
      if (filter !== null && !filter(batch.complaints[row] as Attributes)) continue;
      look(wanted.texts[wanted.codes[row] ?? 0] ?? null, at);
    }
  }
}

/** The day of an instant. Most are of the same few days, and a zone is asked once for each. */
function daysIn(zone: string): (at: Instant) => Day {
  const known = { day: 0, from: 0, to: 0 };
  return (at) => {
    if (at < known.from || at >= known.to) {
      known.day = dayOf(at, zone);
      known.from = dayStart(known.day, zone);
      known.to = dayStart(known.day + 1, zone);
    }
    return known.day;
  };
}
