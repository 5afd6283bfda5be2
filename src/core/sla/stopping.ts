import { formatInstant, instantOf } from '../calendar/instant.js';
import type { Instant } from '../calendar/zone.js';
import type { Clock, ClockOutcome } from '../complaint/clock.js';
import type { ComplaintEvent } from '../complaint/events.js';
import type { Complaint } from '../complaint/record.js';
import { Problem, problemOr } from '../problem.js';
import { deadlineOf, type Measure, measureClock, pausesOf } from './measure.js';
import type { PolicyBook } from './policy.js';
import type { Ruling } from './ruling.js';

/**
 * `ended`: met by nobody, but late if it was. `cancelled`: it no longer applies. `untold`: it is over, and the source does not say since
 * when.
 */
export type How = 'measured' | 'ended' | 'cancelled' | 'untold' | 'merged';

/** The clocks of a complaint that run: all, or those of these metrics. */
export function runningClocks(complaint: Complaint, metrics?: readonly string[]): Clock[] {
  return complaint.clocks.filter(({ stopped, metric }) => stopped === null && (metrics?.includes(metric) ?? true));
}

/** Stops a clock, and freezes what it came to. */
export function stopClock(
  { book, zone }: Ruling,
  complaint: Complaint,
  clock: Clock,
  { at, by }: ComplaintEvent,
  how: How,
): ComplaintEvent<'clock_stopped'> {
  const { metric, cycle, pack } = clock;
  const key = { metric, cycle, ...(pack !== undefined && { pack }) };
  const stopped = { type: 'clock_stopped' as const, at, by, ...key };
  if (how === 'untold') return { ...stopped, ...NOTHING, outcome: 'cancelled' };
  const measured = problemOr(() => measureClock(complaint, clock, instantOf(at), book));
  // A desk must be able to answer a complaint although nobody has entered next year's holidays yet.
  const measure = measured instanceof Problem ? withoutWorkingTime(complaint, clock, instantOf(at), book) : measured;
  if (measure === null) return { ...stopped, ...NOTHING, outcome: 'unmeasured' };
  const outcome = outcomeOf(how, instantOf(at) > measure.due);
  return {
    ...stopped,
    outcome,
    due: measure.due === Number.POSITIVE_INFINITY ? null : formatInstant(measure.due, zone),
    working_seconds: measure.working,
    elapsed_seconds: measure.elapsed,
    paused_seconds: measure.paused,
    overdue_working_seconds: measure.overdueWorking,
    overdue_elapsed_seconds: measure.overdueElapsed,
    ...(measured instanceof Problem && { uncounted: true as const }),
  };
}

/** Whether it was late is known as soon as the deadline is, by how many working hours or not. Null: not even that. */
function withoutWorkingTime(complaint: Complaint, clock: Clock, at: Instant, book: PolicyBook): Measure | null {
  const due = problemOr(() => deadlineOf(clock, pausesOf(complaint, clock), book));
  if (due instanceof Problem) return null;
  const overdueElapsed = at > due ? at - due : 0;
  const elapsed = Math.max(0, at - instantOf(clock.started));
  return { due, elapsed, overdueElapsed, working: 0, paused: 0, overdueWorking: 0 };
}

/** What was late stays late, also when the customer takes the complaint back. */
function outcomeOf(how: How, late: boolean): ClockOutcome {
  if (how === 'cancelled' || how === 'merged') return how;
  if (late) return 'breached';
  return how === 'measured' ? 'met' : 'cancelled';
}

const NOTHING = {
  due: null,
  working_seconds: 0,
  elapsed_seconds: 0,
  paused_seconds: 0,
  overdue_working_seconds: 0,
  overdue_elapsed_seconds: 0,
};
