import type { Instant } from '../calendar/zone.js';
import type { Clock } from '../complaint/clock.js';
import type { Snapshot } from '../complaint/record.js';
import { Problem, type ProblemCode, problemOr } from '../problem.js';
import { deadlineOf, pausesOf, warningOf } from './measure.js';
import type { PolicyBook } from './policy.js';

/** How a clock stands. In this precedence: a breach is never hidden by a pause, and a late answer stays breached. */
export type ClockState = 'breached' | 'paused' | 'at_risk' | 'running' | 'met' | 'cancelled' | 'merged' | 'unmeasured';

/**
 * What lies ahead of a clock, worked out once by its calendar: from this alone its state can be told at any time, until something
 * happens to the complaint. Plain data, so that it can be kept.
 */
export interface ClockOutlook {
  metric: string;
  cycle: number;
  /** The pack that it runs under; null: the house's own. */
  pack: string | null;
  policy: string;
  /** When it is due; where `held`, when it would be if the pause had not begun. Null: can't be told. */
  due: Instant | null;
  /** When it begins to be at risk; null: it does not. */
  warn: Instant | null;
  /** Since when a pause that has not ended stops it. */
  paused: Instant | null;
  /** That pause keeps it from coming due. */
  held: boolean;
  /** It was stopped, too late. */
  late: boolean;
  /** When that was; null: it runs. */
  stopped: Instant | null;
  /** Why it can't be measured: no data for a year, a calendar that is gone. */
  problem: ClockProblem | null;
}

/** Why a clock can't be measured, as plain data. */
export interface ClockProblem {
  code: ProblemCode;
  args: unknown;
}

/** The outlooks of the clocks that still matter: those that run, and those that were stopped too late. */
export function outlooksOf(complaint: Snapshot, book: PolicyBook): ClockOutlook[] {
  return complaint.clocks.flatMap((clock) => outlookOf(complaint, clock, book) ?? []);
}

/** The outlook of one clock; null for one that was stopped in time, or without being measured. */
export function outlookOf(complaint: Snapshot, clock: Clock, book: PolicyBook): ClockOutlook | null {
  const { metric, cycle, pack = null, policy, stopped } = clock;
  const blank = {
    metric,
    cycle,
    pack,
    policy,
    warn: null,
    paused: null,
    held: false,
    late: false,
    stopped: null,
    problem: null,
  };
  if (stopped) {
    if (stopped.outcome !== 'breached' || stopped.due === null) return null;
    const [due, at] = [Date.parse(stopped.due) / 1000, Date.parse(stopped.at) / 1000];
    return { ...blank, due, late: true, stopped: at };
  }
  const ahead = problemOr(() => {
    const pauses = pausesOf(complaint, clock);
    const paused = pauses.find(({ to }) => to === Number.POSITIVE_INFINITY)?.from ?? null;
    const due = deadlineOf(clock, pauses, book);
    const warn = clock.missed === null ? warnOrNull(complaint, clock, book) : null;
    if (finite(due) !== null) return { ...blank, due, warn, paused };
    const ended = pauses.filter(({ to }) => to !== Number.POSITIVE_INFINITY);
    return { ...blank, due: deadlineOf(clock, ended, book), warn, paused, held: true };
  });
  if (!(ahead instanceof Problem)) return ahead;
  return { ...blank, due: null, problem: { code: ahead.code, args: ahead.args } };
}

/** Null too where nobody knows: a deadline that is known is kept all the same. */
function warnOrNull(complaint: Snapshot, clock: Clock, book: PolicyBook): Instant | null {
  const warn = problemOr(() => warningOf(complaint, clock, book));
  return warn instanceof Problem ? null : finite(warn);
}

/** Whether an outlook is that of this clock. */
export function isOutlookOf({ metric, cycle, pack }: ClockOutlook, clock: Clock): boolean {
  return clock.metric === metric && clock.cycle === cycle && (clock.pack ?? null) === pack;
}

function finite(instant: Instant): Instant | null {
  return Number.isFinite(instant) ? instant : null;
}

/** How a clock with this outlook stands at `now`. */
export function stateAt({ due, warn, paused, held, late }: ClockOutlook, now: Instant): ClockState {
  if (due === null) return 'unmeasured';
  if (late || (!held && now > due)) return 'breached';
  if (paused !== null && paused <= now) return 'paused';
  return warn !== null && now >= warn ? 'at_risk' : 'running';
}
