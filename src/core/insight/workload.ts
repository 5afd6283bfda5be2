import { roundUp } from '../statistics/round-up.js';

/** Tickets of a day and those who work on them. */
export interface Workload {
  /** Tickets that come in a day. */
  volume: number;
  /** Work on one of them. */
  minutes: number;
  /** Paid for, a day and person. */
  hours: number;
  /** How much of the time that people are there goes into tickets; above 0, to 1. */
  utilisation: number;
  /** How much of the time paid for they are not there; from 0 to below 1. */
  shrinkage: number;
}

export interface BacklogDay {
  day: number;
  arrived: number;
  done: number;
  backlog: number;
}

export interface Projection {
  people: number;
  /** Tickets that they can do in a day. */
  capacity: number;
  start: number;
  items: BacklogDay[];
  total: number;
  /** After how many days nothing is left over. */
  cleared_after: { days: number | null; reason: 'capacity_too_small' | null };
}

export interface TicketStaffing {
  model: 'workload';
  /** Tickets that one person does in a day. */
  per_person: number;
  /** As it comes out, and as whole people. */
  exact: number;
  people: number;
  projection: Projection | null;
}

/**
 * The workload rule: people = volume x minutes / (60 x hours x utilisation x (1 - shrinkage)). Tickets wait, unlike callers, so that no more is
 * needed than the work takes. By hand: 300 tickets of 30 minutes, 8 hours, .8 and .25: 31.25, so 32.
 */
export function staffTickets(
  work: Workload,
  ahead: { backlog: number; people: number; days: number } | null,
): TicketStaffing {
  const { volume, minutes, hours, utilisation, shrinkage } = work;
  const perPerson = (60 * hours * utilisation * (1 - shrinkage)) / minutes;
  const exact = volume / perPerson;
  return {
    model: 'workload',
    per_person: perPerson,
    ...{ exact, people: roundUp(exact) },
    projection: ahead && project(volume, ahead, perPerson),
  };
}

/**
 * The backlog day by day: what was there and what comes, less what can be done; never below nothing. Every day is like the other, so
 * it says which way things go, not what a bad Monday does. By hand: 10 a day, 12 can be done, 5 left over: 3, 1, 0 - after 3 days.
 */
function project(
  volume: number,
  { backlog: start, people, days }: { backlog: number; people: number; days: number },
  perPerson: number,
): Projection {
  const capacity = people * perPerson;
  const items: BacklogDay[] = [];
  let backlog = start;
  for (let day = 1; day <= days; day++) {
    const done = Math.min(backlog + volume, capacity);
    backlog = Math.max(0, backlog + volume - done);
    items.push({ day, arrived: volume, done, backlog });
  }
  return { people, capacity, start, items, total: items.length, cleared_after: clearedAfter(start, volume, capacity) };
}

function clearedAfter(start: number, volume: number, capacity: number): Projection['cleared_after'] {
  // Days of work that come out even but for the last bits are even.
  const gain = Math.abs(capacity - volume) < 1e-9 * volume ? 0 : capacity - volume;
  if (gain < 0 || (gain === 0 && start > 0)) return { days: null, reason: 'capacity_too_small' };
  return { days: start === 0 ? 0 : roundUp(start / gain), reason: null };
}
