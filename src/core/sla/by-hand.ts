import { deadline } from '../calendar/deadline.js';
import { parseTarget } from '../calendar/duration.js';
import { formatInstant, instantOf } from '../calendar/instant.js';
import type { Instant } from '../calendar/zone.js';
import { type Clock, type ClockKey, clockLabel } from '../complaint/clock.js';
import type { ClockChoice, ComplaintCommand } from '../complaint/commands.js';
import type { Context } from '../complaint/context.js';
import type { ComplaintEvent } from '../complaint/events.js';
import type { Stamp } from '../complaint/facts.js';
import type { Complaint } from '../complaint/record.js';
import { requirePerson, roleOf } from '../complaint/team.js';
import { Problem } from '../problem.js';
import { deadlineOf, pausesOf } from './measure.js';
import { calendarOf, policyOf } from './policy.js';
import type { Metric } from './policy-file.js';
import { missedBy } from './retarget.js';
import type { Ruling } from './ruling.js';
import { runningClocks } from './stopping.js';

/**
 * Puts a deadline off with somebody's approval: to the time asked for, else as far as the policy lets one. Refuses what goes
 * further, comes too often, or was approved by somebody who may not.
 */
export function extendByHand(
  ruling: Ruling,
  complaint: Complaint,
  wish: ComplaintCommand<'extend'>,
  context: Context,
): ComplaintEvent<'clock_extended'> {
  const { book, zone } = ruling;
  const { reason, approved_by } = wish;
  const clock = chosenClock(complaint, wish);
  const { by, to, times, roles } = policyOf(book, clock)?.extensions[clock.metric as Metric] ?? {};
  requirePerson(context.team, approved_by);
  const role = roleOf(context.team, approved_by);
  if (roles && !roles.includes(role)) {
    throw new Problem('extension_not_approved', { clock: clockLabel(clock), by: approved_by, role, roles });
  }
  if (times !== undefined && clock.extensions >= times) {
    throw new Problem('extension_used_up', { clock: clockLabel(clock), times });
  }
  const due = dueIfPausesEnded(ruling, complaint, clock, instantOf(context.now));
  const calendar = calendarOf(book, clock.calendar);
  const started = instantOf(clock.started);
  const latest =
    to !== undefined
      ? deadline(parseTarget(to), started, calendar, endedPauses(complaint, clock, instantOf(context.now)))
      : by !== undefined
        ? deadline(parseTarget(by), due, calendar)
        : null;
  const asked = wish.due === null ? latest : instantOf(wish.due);
  if (asked === null) throw new Problem('input_missing', { flags: ['to'] });
  if (latest !== null && asked > latest) {
    const [most, wanted] = [formatInstant(latest, zone), formatInstant(asked, zone)];
    throw new Problem('extension_too_far', { clock: clockLabel(clock), latest: most, asked: wanted });
  }
  requireNear(formatInstant(asked, zone), context.now);
  const least = Math.max(due, instantOf(context.now));
  if (asked <= least) {
    const allowed = `> ${formatInstant(least, zone)}`;
    throw new Problem('field_invalid', { field: 'to', found: formatInstant(asked, zone), allowed });
  }
  const missed = missedBy(ruling, complaint, clock, context.now);
  return {
    type: 'clock_extended',
    at: context.now,
    by: context.by,
    ...keyOf(clock),
    ...(missed && { missed }),
    due: formatInstant(asked, zone),
    reason,
    approved_by,
  };
}

/** Sets a deadline by hand: nothing but another hand moves it then. Null gives it back to the policy. */
export function setByHand(
  ruling: Ruling,
  complaint: Complaint,
  wish: ComplaintCommand<'set_due'>,
  context: Context,
): ComplaintEvent<'clock_due_set'> {
  const clock = chosenClock(complaint, wish);
  if (wish.due === null && clock.pinned === null) throw new Problem('nothing_to_change', {});
  if (wish.due !== null && instantOf(wish.due) < instantOf(context.now)) {
    throw new Problem('field_invalid', { field: 'to', found: wish.due, allowed: `>= ${context.now}` });
  }
  if (wish.due !== null) requireNear(wish.due, context.now);
  const limited = policyOf(ruling.book, clock)?.extensions[clock.metric as Metric] !== undefined;
  const due = limited && wish.due !== null ? dueIfPausesEnded(ruling, complaint, clock, instantOf(context.now)) : null;
  if (due !== null && wish.due !== null && instantOf(wish.due) > due) {
    throw new Problem('due_needs_extension', { clock: clockLabel(clock), due: formatInstant(due, ruling.zone) });
  }
  const missed = missedBy(ruling, complaint, clock, context.now);
  const { now: at, by } = context;
  const set = { due: wish.due, reason: wish.reason };
  return { type: 'clock_due_set', at, by, ...keyOf(clock), ...(missed && { missed }), ...set };
}

/** The running clock that is meant. Refuses a metric that does not run, and one that runs under several packs. */
function chosenClock(complaint: Complaint, { metric, pack }: ClockChoice): Clock {
  const running = runningClocks(complaint);
  const isMeant = (clock: Clock) => pack === undefined || clock.pack === (pack === HOUSE ? undefined : pack);
  const matching = running.filter((clock) => clock.metric === metric && isMeant(clock));
  const [clock] = matching;
  if (!clock) throw new Problem('clock_not_running', { id: complaint.id, metric, running: running.map(clockLabel) });
  if (matching.length > 1) throw new Problem('clock_ambiguous', { metric, clocks: matching.map(clockLabel) });
  return clock;
}

/** A deadline in another century is a slip of the pen. */
function requireNear(due: Stamp, now: Stamp): void {
  const latest = instantOf(now) + 100 * 365.25 * 86_400;
  if (instantOf(due) <= latest) return;
  throw new Problem('field_invalid', {
    field: 'to',
    found: due,
    allowed: `< ${new Date(latest * 1000).getUTCFullYear()}`,
  });
}

/** What the house's own promises are called where a pack is asked for. */
export const HOUSE = 'house';

function keyOf({ metric, cycle, pack }: Clock): ClockKey {
  return { metric, cycle, ...(pack !== undefined && { pack }) };
}

/** A pause that lasts has no end yet: what is put off is the deadline as it would be if the pause ended now. */
function endedPauses(complaint: Complaint, clock: Clock, now: Instant) {
  return pausesOf(complaint, clock).map((pause) => ({ ...pause, to: Math.min(pause.to, Math.max(now, pause.from)) }));
}

function dueIfPausesEnded({ book }: Ruling, complaint: Complaint, clock: Clock, now: Instant): Instant {
  return deadlineOf(clock, endedPauses(complaint, clock, now), book);
}
