import { formatInstant, instantOf } from '../calendar/instant.js';
import type { Clock, ClockOutcome } from '../complaint/clock.js';
import type { ClockRules } from '../complaint/context.js';
import type { ClockEvent, ComplaintEvent } from '../complaint/events.js';
import { evolve } from '../complaint/evolve.js';
import type { Complaint } from '../complaint/record.js';
import { isInWork } from '../complaint/status.js';
import { Problem, problemOr } from '../problem.js';
import { matchPolicy } from './match.js';
import { measureClock } from './measure.js';
import { METRICS, type Metric, type PolicyBook } from './policy.js';
import { nextDue, readClocks } from './reading.js';

/** How the clocks of a policy book follow what happens to a complaint. `zone`: what stored instants are written in. */
export function clockRules(book: PolicyBook, zone: string): ClockRules {
  return {
    reopenWithinDays: book.reopenWithinDays,
    nextDue: (complaint, now) => nextDue(readClocks(complaint, instantOf(now), book, zone))?.due ?? null,
    follow(complaint, happened) {
      let state = complaint;
      const events: ClockEvent[] = [];
      for (const event of happened) {
        for (const clockEvent of followOne(book, zone, state, event)) {
          events.push(clockEvent);
          state = evolve(state, clockEvent);
        }
      }
      return events;
    },
  };
}

/** `ended`: met by nobody, but late if it was. `cancelled`: it no longer applies, or the source does not say when it ended. */
type How = 'measured' | 'ended' | 'cancelled' | 'merged';

function followOne(book: PolicyBook, zone: string, complaint: Complaint, event: ComplaintEvent): ClockEvent[] {
  const stop = (outcome: How, metrics: readonly string[] = METRICS) =>
    runningClocks(complaint)
      .filter((clock) => metrics.includes(clock.metric))
      .map((clock) => stopClock(book, zone, complaint, clock, event, outcome));

  switch (event.type) {
    case 'logged':
      return startClocks(book, complaint, event, METRICS);
    case 'responded':
      // An acknowledgement is not yet an answer; escalating never is.
      return event.kind === 'acknowledge' ? [] : stop('measured', ['first_response']);
    case 'resolved':
      return stop('measured');
    case 'reopened':
      return startClocks(book, complaint, event, ['resolution']);
    case 'edited':
    case 'corrected':
      return retarget(book, zone, complaint, event);
    case 'merged':
      return stop('merged');
    case 'withdrawn':
      return stop('ended');
    case 'reported':
      // The source says that it is over but not when: what ran here can no longer be measured.
      return event.closed ? stop('cancelled') : [];
    default:
      return [];
  }
}

function runningClocks(complaint: Complaint): Clock[] {
  return complaint.clocks.filter((clock) => clock.stopped === null);
}

function startClocks(
  book: PolicyBook,
  complaint: Complaint,
  event: ComplaintEvent,
  metrics: readonly Metric[],
): ComplaintEvent<'clock_started'>[] {
  const policy = matchPolicy(book, complaint.facts);
  if (!policy) return [];
  return metrics.flatMap((metric) => {
    const goal = policy.targets[metric];
    if (!goal) return [];
    const cycles = complaint.clocks.filter((clock) => clock.metric === metric);
    const first = policy.starts === 'received' ? complaint.facts.received_at : complaint.logged_at;
    return {
      type: 'clock_started' as const,
      at: event.at,
      by: event.by,
      metric,
      cycle: cycles.length + 1,
      started: event.type === 'reopened' ? event.at : first,
      policy: policy.id,
      policy_hash: policy.hash,
      target: goal.text,
      calendar: policy.calendar,
    };
  });
}

/** A changed fact can bring another policy: from now on its targets hold, measured from the original start. */
function retarget(
  book: PolicyBook,
  zone: string,
  complaint: Complaint,
  event: ComplaintEvent<'edited' | 'corrected'>,
): ClockEvent[] {
  const policy = matchPolicy(book, complaint.facts);
  const running = runningClocks(complaint);
  const events = running.flatMap((clock): ClockEvent[] => {
    if (policy?.id === clock.policy) return [];
    const goal = policy?.targets[clock.metric as Metric];
    if (!policy || !goal) return [stopClock(book, zone, complaint, clock, event, 'cancelled')];
    const { metric, cycle } = clock;
    const { at, by } = event;
    return [
      {
        type: 'clock_retargeted',
        at,
        by,
        metric,
        cycle,
        policy: policy.id,
        policy_hash: policy.hash,
        target: goal.text,
        calendar: policy.calendar,
      },
    ];
  });
  return [...events, ...startClocks(book, complaint, event, missingMetrics(complaint))];
}

/** The metrics that a changed fact can still bring in: nobody has answered them, and no source keeps or tells them. */
function missingMetrics(complaint: Complaint): Metric[] {
  const { clocks, reported_clocks, responses, facts, status } = complaint;
  const keptBySource = facts.source !== undefined && clocks.length === 0;
  if (!isInWork(status) || keptBySource) return [];
  const answered = responses.some(({ kind }) => kind !== 'acknowledge');
  return METRICS.filter(
    (metric) =>
      ![...clocks, ...reported_clocks].some((clock) => clock.metric === metric) &&
      !(metric === 'first_response' && answered),
  );
}

function stopClock(
  book: PolicyBook,
  zone: string,
  complaint: Complaint,
  clock: Clock,
  event: ComplaintEvent,
  how: How,
): ComplaintEvent<'clock_stopped'> {
  const { at, by } = event;
  const { metric, cycle } = clock;
  const stopped = { type: 'clock_stopped' as const, at, by, metric, cycle };
  const measure = problemOr(() => measureClock(complaint, clock, instantOf(at), book));
  // A desk must be able to answer a complaint although nobody has entered next year's holidays yet.
  if (measure instanceof Problem) return { ...stopped, ...UNMEASURED };
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
  };
}

/** What was late stays late, also when the customer takes the complaint back. */
function outcomeOf(how: How, late: boolean): ClockOutcome {
  if (how === 'cancelled' || how === 'merged') return how;
  if (late) return 'breached';
  return how === 'measured' ? 'met' : 'cancelled';
}

const UNMEASURED = {
  outcome: 'unmeasured' as const,
  due: null,
  working_seconds: 0,
  elapsed_seconds: 0,
  paused_seconds: 0,
  overdue_working_seconds: 0,
  overdue_elapsed_seconds: 0,
};
