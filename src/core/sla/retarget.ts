import { isDeepStrictEqual } from 'node:util';
import { formatInstant, instantOf } from '../calendar/instant.js';
import { type Clock, USUAL_WARNING } from '../complaint/clock.js';
import type { ClockEvent, ClockTerms, ComplaintEvent } from '../complaint/events.js';
import type { Stamp } from '../complaint/facts.js';
import type { Complaint } from '../complaint/record.js';
import { problemOr } from '../problem.js';
import { matchPolicy } from './match.js';
import { deadlineOf, pausesOf } from './measure.js';
import type { Policy } from './policy.js';
import type { Metric } from './policy-file.js';
import type { Ruling } from './ruling.js';
import { startMissing, termsOf } from './starting.js';
import { runningClocks, stopClock } from './stopping.js';

/**
 * Another policy may hold now: from this moment its targets do, measured from the original start. What it no longer promises is
 * cancelled, what it adds begins. As long as the same policy holds, its clocks keep the terms that they started under.
 */
export function newTerms(ruling: Ruling, complaint: Complaint, event: ComplaintEvent): ClockEvent[] {
  return termsFor(ruling, complaint, event, (clock, policy) => clock.policy === policy.id);
}

/** The same, where the policies themselves have changed. */
export function reappliedTerms(ruling: Ruling, complaint: Complaint, event: ComplaintEvent): ClockEvent[] {
  return termsFor(ruling, complaint, event, (clock, _policy, terms) =>
    isDeepStrictEqual(presentTerms(clock), shown(terms)),
  );
}

function termsFor(
  ruling: Ruling,
  complaint: Complaint,
  event: ComplaintEvent,
  isKept: (clock: Clock, policy: Policy, terms: ClockTerms) => boolean,
): ClockEvent[] {
  const { at, by } = event;
  const known = new Set(ruling.book.sets.map(({ pack }) => pack));
  const gone = runningClocks(complaint).filter(({ pack }) => !known.has(pack));
  const ended = gone.map((clock) => stopClock(ruling, complaint, clock, event, 'cancelled'));
  const changed = ruling.book.sets.flatMap((set): ClockEvent[] => {
    const policy = matchPolicy(set, complaint, ruling.book);
    const running = runningClocks(complaint).filter(({ pack }) => pack === set.pack);
    const events = running.flatMap((clock): ClockEvent[] => {
      const terms = policy && termsOf(policy, clock.metric as Metric, clock.team);
      if (!policy || !terms) return [stopClock(ruling, complaint, clock, event, 'cancelled')];
      if (isKept(clock, policy, terms)) return [];
      const { metric, cycle, pack } = clock;
      const missed = missedBy(ruling, complaint, clock, at);
      const key = { metric, cycle, ...(pack !== undefined && { pack }) };
      return [{ type: 'clock_retargeted', at, by, ...key, ...(missed && { missed }), ...terms }];
    });
    return policy ? [...events, ...startMissing(set, policy, complaint, event)] : events;
  });
  return [...ended, ...changed];
}

/** The deadline that a clock had missed before its terms changed: that can't be undone. */
export function missedBy({ book, zone }: Ruling, complaint: Complaint, clock: Clock, at: Stamp): Stamp | null {
  const due = problemOr(() => deadlineOf(clock, pausesOf(complaint, clock), book));
  return typeof due === 'number' && instantOf(at) > due ? formatInstant(due, zone) : null;
}

function presentTerms({ policy, target, calendar, warn, pauses }: Clock): object {
  return { policy, target, calendar, warn, pauses: [...(pauses.at(-1)?.reasons ?? [])] };
}

function shown({ policy, target, calendar, warn = USUAL_WARNING, pauses = [] }: ClockTerms): object {
  return { policy, target, calendar, warn, pauses: [...pauses] };
}
