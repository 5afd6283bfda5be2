import type { Clock } from './clock.js';
import type { ComplaintEvent } from './events.js';
import type { FactChanges } from './facts.js';
import type { Complaint, Leg, Wait } from './record.js';
import { isOver } from './status.js';

/**
 * The complaint after one more event. Pure, and the only place where state is made from history.
 * An event of a type that this version does not know changes nothing and stays in the history.
 */
export function evolve(complaint: Complaint | null, event: ComplaintEvent): Complaint {
  if (event.type === 'logged') return begin(event);
  if (complaint === null) throw new TypeError('the history does not begin with the logging');
  const next = { ...complaint, event_count: complaint.event_count + 1, history: [...complaint.history, event] };
  return apply(next, event);
}

/** Folds a whole history. Throws a TypeError where it does not begin with `logged`. */
export function foldHistory(history: readonly ComplaintEvent[]): Complaint {
  const [first, ...rest] = history;
  if (first?.type !== 'logged') throw new TypeError('the history does not begin with the logging');
  const folded = rest.reduce(apply, begin(first));
  return { ...folded, event_count: history.length, history };
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
    handovers: 0,
    links: [],
    merged_into: null,
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
        responses: [...complaint.responses, { at: event.at, by: event.by, kind: event.kind }],
        unanswered_since: event.kind === 'acknowledge' ? complaint.unanswered_since : null,
      };
    case 'message_received':
      return { ...complaint, unanswered_since: complaint.unanswered_since ?? event.at };
    case 'paused':
      return {
        ...complaint,
        status: 'waiting',
        waits: [...complaint.waits, { reason: event.reason, from: event.at, to: null }],
      };
    case 'resumed':
      return { ...complaint, status: 'open', waits: endWait(complaint.waits, event.at) };
    case 'escalated': {
      const { at, to, level, reason, rule = null, clock = null } = event;
      const escalation = { at, to, level, reason, rule, clock };
      return { ...complaint, level, escalations: [...complaint.escalations, escalation] };
    }
    case 'resolved':
      return {
        ...complaint,
        status: 'resolved',
        unanswered_since: null,
        waits: endWait(complaint.waits, event.at),
        resolutions: [
          ...complaint.resolutions,
          {
            at: event.at,
            by: event.by,
            outcome: event.outcome,
            root_cause: event.root_cause ?? null,
            redress: event.redress ?? null,
            summary: event.summary ?? null,
            reported: false,
          },
        ],
      };
    case 'closed':
      return over(complaint, event, 'closed');
    case 'withdrawn':
      return over(complaint, event, 'withdrawn');
    case 'merged':
      return { ...over(complaint, event, 'merged'), merged_into: event.into };
    case 'absorbed':
      return {
        ...complaint,
        links: [...complaint.links, { to: event.from, relation: 'absorbed' }],
        unanswered_since: earliest(complaint.unanswered_since, event.unanswered_since),
      };
    case 'reopened':
      return {
        ...complaint,
        status: complaint.owner === null ? 'new' : 'open',
        reopenings: [...complaint.reopenings, { at: event.at, cause: event.cause, from: complaint.status }],
      };
    case 'rated':
      return { ...complaint, ratings: [...complaint.ratings, { at: event.at, score: event.score }] };
    case 'linked':
      return { ...complaint, links: [...complaint.links, { to: event.to, relation: event.relation }] };
    case 'reported':
      return reported(complaint, event);
    case 'clock_started': {
      const { metric, cycle, started, policy, policy_hash, target, calendar } = event;
      const clock: Clock = { metric, cycle, started, policy, policy_hash, target, calendar, stopped: null };
      return { ...complaint, clocks: [...complaint.clocks, clock] };
    }
    case 'clock_retargeted': {
      const { policy, policy_hash, target, calendar } = event;
      return withClock(complaint, event, (clock) => ({ ...clock, policy, policy_hash, target, calendar }));
    }
    case 'clock_stopped': {
      const { type, by, metric, cycle, ...stopped } = event;
      return withClock(complaint, event, (clock) => ({ ...clock, stopped }));
    }
    default:
      return complaint;
  }
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
  const status = complaint.status === 'waiting' ? 'waiting' : event.to === null ? 'new' : 'open';
  return {
    ...complaint,
    owner: event.to,
    team: event.team,
    legs,
    status,
    handovers: complaint.handovers + (moved ? 1 : 0),
  };
}

function over(
  complaint: Complaint,
  event: ComplaintEvent<'closed' | 'merged' | 'withdrawn'>,
  as: 'closed' | 'merged' | 'withdrawn',
): Complaint {
  return {
    ...complaint,
    status: as,
    unanswered_since: null,
    waits: endWait(complaint.waits, event.at),
    closings: [...complaint.closings, { at: event.at, by: event.by, as, reported: false }],
  };
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

function withClock(
  complaint: Complaint,
  which: { metric: string; cycle: number },
  change: (clock: Clock) => Clock,
): Complaint {
  const clocks = complaint.clocks.map((clock) =>
    clock.metric === which.metric && clock.cycle === which.cycle ? change(clock) : clock,
  );
  return { ...complaint, clocks };
}

function endWait(waits: readonly Wait[], at: string): Wait[] {
  return waits.map((wait) => (wait.to === null ? { ...wait, to: at } : wait));
}

function earliest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) <= Date.parse(b) ? a : b;
}
