import { type Clock, type ClockKey, sameClock, USUAL_WARNING } from './clock.js';
import type { ComplaintEvent, Confirmation } from './events.js';
import type { FactChanges } from './facts.js';
import { markOf, withWord } from './mark.js';
import { type Complaint, type Escalation, isAnswer, type Leg, type Wait } from './record.js';
import { isInWork, isOver } from './status.js';
import { beginTraces, trace } from './traces.js';

/**
 * The complaint after one more event. Pure, and the only place where state is made from history.
 * An event of a type that this version does not know changes nothing and stays in the history.
 */
export function evolve(complaint: Complaint | null, event: ComplaintEvent): Complaint {
  if (event.type === 'logged') return begin(event);
  if (complaint === null) throw new TypeError('the history does not begin with the logging');
  const next = { ...complaint, event_count: complaint.event_count + 1, history: [...complaint.history, event] };
  return { ...apply(next, event), traces: trace(complaint.traces, event) };
}

/**
 * Folds a whole history. Throws a TypeError where it does not begin with `logged`, and never otherwise: two histories that were
 * joined can hold what no single desk would have allowed, two answers, two closings, an assignment of what was closed elsewhere.
 */
export function foldHistory(history: readonly ComplaintEvent[]): Complaint {
  const [first, ...rest] = history;
  if (first?.type !== 'logged') throw new TypeError('the history does not begin with the logging');
  const folded = rest.reduce(apply, begin(first));
  return { ...folded, event_count: history.length, history, traces: rest.reduce(trace, beginTraces(first)) };
}

function begin(event: ComplaintEvent<'logged'>): Complaint {
  return {
    id: event.id,
    facts: event.facts,
    status: 'new',
    logged_at: event.at,
    logged_by: event.by,
    owner: null,
    team: null,
    level: 0,
    legs: [],
    waits: [],
    clocks: [],
    reported_clocks: [],
    responses: [],
    escalations: [],
    unanswered_since: null,
    resolutions: [],
    ratings: [],
    reopenings: [],
    closings: [],
    marks: [],
    handovers: 0,
    links: [],
    merged_into: null,
    traces: beginTraces(event),
    event_count: 1,
    history: [event],
  };
}

function apply(complaint: Complaint, event: ComplaintEvent): Complaint {
  switch (event.type) {
    case 'edited':
    case 'corrected':
      return { ...complaint, facts: withChanges(complaint.facts, event.changes) };
    case 'assigned':
      return assigned(complaint, event);
    case 'responded':
      return {
        ...complaint,
        responses: [...complaint.responses, responseOf(event)],
        unanswered_since: isAnswer(responseOf(event)) ? null : complaint.unanswered_since,
      };
    case 'message_received':
      if (event.no_reply_needed) return complaint;
      return { ...complaint, unanswered_since: complaint.unanswered_since ?? event.at };
    case 'paused':
      // Somebody else may have given the answer without knowing of the pause.
      if (!isInWork(complaint.status)) return complaint;
      return {
        ...complaint,
        status: 'waiting',
        waits: [...complaint.waits, { reason: event.reason, from: event.at, to: null }],
      };
    case 'resumed':
      if (complaint.status !== 'waiting') return complaint;
      return { ...complaint, status: 'open', waits: endWait(complaint.waits, event.at) };
    case 'escalated': {
      // Of two escalations that did not know of each other the higher one counts, whichever came last.
      const reached = Math.max(complaint.level, event.level);
      return { ...complaint, level: reached, escalations: [...complaint.escalations, escalationOf(event)] };
    }
    case 'deescalated':
      return { ...complaint, level: Math.min(complaint.level, event.level) };
    case 'resolved':
      return resolved(complaint, event);
    case 'closed':
      return over(complaint, event, 'closed');
    case 'withdrawn':
      return over(complaint, event, 'withdrawn');
    case 'merged':
      return over(complaint, event, 'merged');
    case 'absorbed':
      return {
        ...complaint,
        links: [...complaint.links, { to: event.from, relation: 'absorbed' }],
        unanswered_since: earliest(complaint.unanswered_since, event.unanswered_since),
      };
    case 'reopened':
      // Reopened twice without knowing of each other is reopened once.
      if (isInWork(complaint.status)) return complaint;
      return {
        ...complaint,
        status: complaint.owner === null ? 'new' : 'open',
        reopenings: [...complaint.reopenings, { at: event.at, cause: event.cause, from: complaint.status }],
      };
    case 'rated':
      return { ...complaint, ratings: [...complaint.ratings, { at: event.at, score: event.score }] };
    case 'linked':
      return { ...complaint, links: [...complaint.links, { to: event.to, relation: event.relation }] };
    case 'marked_unqualified':
      return { ...complaint, marks: [...complaint.marks, markOf(event)] };
    case 'mark_appealed':
    case 'mark_decided':
      return { ...complaint, marks: complaint.marks.map((mark) => withWord(mark, event)) };
    case 'reported':
      return reported(complaint, event);
    case 'clock_started':
      return clockStarted(complaint, event);
    case 'clock_retargeted': {
      const { at, policy, policy_hash, target, calendar, warn = USUAL_WARNING, pauses = [], missed } = event;
      return withClock(complaint, event, (clock) => ({
        ...clock,
        ...{ policy, policy_hash, target, calendar, warn },
        pauses: [...clock.pauses, { since: at, reasons: pauses }],
        missed: clock.missed ?? missed ?? null,
      }));
    }
    case 'clock_extended': {
      const { due, reason, by, approved_by, missed } = event;
      return withClock(complaint, event, (clock) => ({
        ...clock,
        pinned: { due, reason, by, approved_by },
        extensions: clock.extensions + 1,
        missed: clock.missed ?? missed ?? null,
      }));
    }
    case 'clock_due_set': {
      const { due, reason, by, missed } = event;
      return withClock(complaint, event, (clock) => ({
        ...clock,
        pinned: due === null ? null : { due, reason, by, approved_by: null },
        missed: clock.missed ?? missed ?? null,
      }));
    }
    case 'clock_stopped': {
      const { type, by, metric, cycle, pack, after, hash, ...stopped } = event;
      return withClock(complaint, event, (clock) => ({ ...clock, stopped }));
    }
    default:
      return complaint;
  }
}

function escalationOf(event: ComplaintEvent<'escalated'>): Escalation {
  const { at, to, level, reason, rule = null, clock = null } = event;
  const { kind = 'internal', also = [], ref = null, received = null } = event;
  return { at, to, level, reason, rule, clock, kind, also, ref, received };
}

function assigned(complaint: Complaint, event: ComplaintEvent<'assigned'>): Complaint {
  const first = complaint.legs.length === 0;
  const moved = !first && (event.to !== complaint.owner || event.team !== complaint.team);
  const newLeg = first || event.team !== complaint.team;
  const legs: Leg[] = newLeg
    ? [
        ...complaint.legs.map((leg) => (leg.to === null ? { ...leg, to: event.at } : leg)),
        { team: event.team, from: event.at, to: null },
      ]
    : [...complaint.legs];
  const held = complaint.status === 'waiting' || !isInWork(complaint.status);
  const status = held ? complaint.status : event.to === null ? 'new' : 'open';
  return {
    ...complaint,
    owner: event.to,
    team: event.team,
    legs,
    status,
    handovers: complaint.handovers + (moved ? 1 : 0),
  };
}

/** An answer given where there was one already, without knowing of it, takes its place: the complaint was answered once. */
function resolved(complaint: Complaint, event: ComplaintEvent<'resolved'>): Complaint {
  const { at, by, outcome, root_cause = null, redress = null, summary = null } = event;
  const isAnswered = complaint.status === 'resolved' || complaint.status === 'closed';
  const earlier = isAnswered ? complaint.resolutions.slice(0, -1) : complaint.resolutions;
  return {
    ...complaint,
    status: isOver(complaint.status) ? complaint.status : 'resolved',
    unanswered_since: null,
    waits: endWait(complaint.waits, at),
    resolutions: [...earlier, { at, by, outcome, root_cause, redress, summary, reported: false }],
  };
}

/** What is over stays over in the way it came to be so first, until it is reopened. */
function over(
  complaint: Complaint,
  event: ComplaintEvent<'closed' | 'merged' | 'withdrawn'>,
  as: 'closed' | 'merged' | 'withdrawn',
): Complaint {
  if (isOver(complaint.status)) return complaint;
  return {
    ...complaint,
    status: as,
    ...(event.type === 'merged' ? { merged_into: event.into } : {}),
    unanswered_since: null,
    waits: endWait(complaint.waits, event.at),
    closings: [...complaint.closings, { at: event.at, by: event.by, as, reported: false, ...confirmation(event) }],
  };
}

function confirmation(event: ComplaintEvent<'closed' | 'merged' | 'withdrawn'>): { confirmed?: Confirmation } {
  return event.type === 'closed' && event.confirmed !== undefined ? { confirmed: event.confirmed } : {};
}

function reported(complaint: Complaint, event: ComplaintEvent<'reported'>): Complaint {
  const { at, by } = event;
  const next = { ...complaint, reported_clocks: event.clocks };
  // A source that says once more that it is over does not undo a reopening here.
  const said = complaint.closings.some((closing) => closing.reported);
  if (!event.closed || said || isOver(complaint.status)) return next;
  const resolution = { at, by, outcome: event.outcome ?? '', root_cause: null, redress: null, summary: null };
  return {
    ...next,
    status: 'closed',
    resolutions: [...complaint.resolutions, { ...resolution, reported: true }],
    closings: [...complaint.closings, { at, by, as: 'closed', reported: true }],
  };
}

/** The facts with these changes; a field set to null is taken away. */
export function withChanges(facts: Complaint['facts'], changes: FactChanges): Complaint['facts'] {
  const kept = Object.entries({ ...facts, ...changes }).filter(([, value]) => value !== null);
  return Object.fromEntries(kept) as Complaint['facts'];
}

/** A clock begins. Where it goes on from an earlier cycle, what stopped that one stops it too. */
function clockStarted(complaint: Complaint, event: ComplaintEvent<'clock_started'>): Complaint {
  if (complaint.clocks.some((other) => isRunning(other, event))) return complaint;
  const { metric, cycle, pack, started, policy, policy_hash, target, calendar, warn = USUAL_WARNING } = event;
  const { team = null, continues = null, gap, pauses = [] } = event;
  const earlier = complaint.clocks.find((clock) => sameClock(clock, { ...event, cycle: continues ?? 0 }));
  const clock: Clock = {
    ...{
      metric,
      cycle,
      ...(pack !== undefined && { pack }),
      started,
      team,
      policy,
      policy_hash,
      target,
      calendar,
      warn,
    },
    pauses: [...(earlier?.pauses ?? []), { since: earlier ? event.at : null, reasons: pauses }],
    gaps: [...(earlier?.gaps ?? []), ...(gap ? [gap] : [])],
    continues,
    pinned: isAhead(earlier?.pinned ?? null, event.at) ? (earlier?.pinned ?? null) : null,
    extensions: earlier?.extensions ?? 0,
    missed: null,
    stopped: null,
  };
  return { ...complaint, clocks: [...complaint.clocks, clock] };
}

/** A deadline by hand holds for the next cycle too, unless it is over: nobody is late at the moment of reopening for that. */
function isAhead(pinned: Clock['pinned'], at: string): boolean {
  return pinned !== null && Date.parse(pinned.due) > Date.parse(at);
}

/** Changes a clock while it runs. Once stopped it never changes, whatever another side measured. */
function withClock(complaint: Complaint, which: ClockKey, change: (clock: Clock) => Clock): Complaint {
  const clocks = complaint.clocks.map((clock) => (isRunning(clock, which) ? change(clock) : clock));
  return { ...complaint, clocks };
}

function isRunning(clock: Clock, which: ClockKey): boolean {
  return clock.stopped === null && sameClock(clock, which);
}

function responseOf({ at, by, kind, automatic }: ComplaintEvent<'responded'>): Complaint['responses'][number] {
  return { at, by, kind, ...(automatic && { automatic }) };
}

function endWait(waits: readonly Wait[], at: string): Wait[] {
  return waits.map((wait) => (wait.to === null ? { ...wait, to: at } : wait));
}

function earliest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) <= Date.parse(b) ? a : b;
}
