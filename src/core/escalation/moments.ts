import { deadline } from '../calendar/deadline.js';
import { parseTarget, parseWarning, type WarningOffset } from '../calendar/duration.js';
import { instantOf } from '../calendar/instant.js';
import { addWorkingSeconds } from '../calendar/working-time.js';
import type { Instant } from '../calendar/zone.js';
import type { Clock } from '../complaint/clock.js';
import type { Snapshot } from '../complaint/record.js';
import { Problem, problemOr } from '../problem.js';
import { offsetOf } from '../sla/measure.js';
import { type ClockOutlook, outlookOf } from '../sla/outlook.js';
import { calendarOf, type Policy, type PolicyBook } from '../sla/policy.js';

/**
 * A moment in the life of a clock: a share of its target used up (`75%`, `100%`: when it is due), working time before it is due
 * (`-30m`), working time after (`+2h`), or the close of business of the nth working day after (`+1wd`).
 */
export type ClockMoment = WarningOffset | { kind: 'after'; seconds: number } | { kind: 'days_after'; days: number };

/** Reads a moment. Refuses what it can't read. */
export function parseMoment(text: string): ClockMoment {
  const trimmed = text.trim();
  if (trimmed === '100%') return { kind: 'share', share: 1 };
  if (!trimmed.startsWith('+')) return parseWarning(trimmed);
  const target = parseTarget(trimmed.slice(1));
  if (target.kind === 'working') return { kind: 'after', seconds: target.seconds };
  if (target.kind === 'working_days') return { kind: 'days_after', days: target.days };
  throw new Problem('duration_invalid', { found: text });
}

/** What of a clock a rung of the ladder can ask for. `breached_by`: seconds of working time. */
export interface ClockCondition {
  at_risk?: true;
  breached_by?: number;
  at?: ClockMoment;
}

/**
 * From when on a running clock fulfils a condition, if nothing more happens to its complaint; null: it does not. A clock that stands
 * still comes neither to be at risk nor to be due.
 */
export function fulfilledFrom(
  { at_risk, breached_by, at }: ClockCondition,
  complaint: Snapshot,
  clock: Clock,
  book: PolicyBook,
): Instant | null {
  const outlook = outlookOf(complaint, clock, book);
  if (outlook === null || outlook.due === null || outlook.held) return null;
  const { due, paused } = outlook;
  // One that stands still and is due all the same has been late before, or was given its deadline by hand.
  const moments: (Instant | null)[] = [paused === null ? instantOf(clock.started) : due + 1];
  if (at_risk) moments.push(outlook.warn ?? due + 1);
  if (breached_by !== undefined) moments.push(lateBy(breached_by, clock, due, book));
  if (at) moments.push(momentOf(at, complaint, clock, outlook, book));
  let latest = Number.NEGATIVE_INFINITY;
  for (const moment of moments) {
    if (moment === null || !Number.isFinite(moment)) return null;
    latest = Math.max(latest, moment);
  }
  return latest;
}

function momentOf(
  at: ClockMoment,
  complaint: Snapshot,
  clock: Clock,
  { due }: ClockOutlook,
  book: PolicyBook,
): Instant | null {
  if (due === null) return null;
  if (at.kind === 'share' && at.share === 1) return due;
  if (at.kind === 'after') return lateBy(at.seconds, clock, due, book);
  return measured(() => {
    if (at.kind !== 'days_after') return offsetOf(complaint, clock, at, book);
    return deadline({ kind: 'working_days', days: at.days }, due, calendarOf(book, clock.calendar));
  });
}

/** When a clock is late by this much working time; one that counts all time goes on doing so. At the very second it is due it is not late. */
function lateBy(seconds: number, clock: Clock, due: Instant, book: PolicyBook): Instant | null {
  if (seconds === 0) return due + 1;
  return measured(() => addWorkingSeconds(calendarOf(book, clock.calendar), due, seconds));
}

/** Null where a calendar has no data: what can't be reckoned does not hold. */
function measured(reckon: () => Instant): Instant | null {
  const instant = problemOr(reckon);
  return instant instanceof Problem ? null : instant;
}

/** Every promise of a desk. */
export function policiesOf(book: PolicyBook): readonly Policy[] {
  return book.sets.flatMap(({ policies }) => policies);
}

/** The metrics that a promise sets targets for. */
export function metricsOf({ targets, stages }: Policy): string[] {
  return [...Object.keys(targets), ...(Object.keys(stages).length > 0 ? ['stage'] : [])];
}
