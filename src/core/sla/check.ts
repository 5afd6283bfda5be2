import { instantOf } from '../calendar/instant.js';
import type { Instant } from '../calendar/zone.js';
import type { Complaint } from '../complaint/record.js';
import { isInWork } from '../complaint/status.js';
import type { PolicyBook } from './policy.js';
import { type ClockReading, readClocks } from './reading.js';

/** A clock of a complaint in work, with whose it is. */
export interface CheckedClock extends ClockReading {
  id: string;
  title: string;
  priority: string;
  owner: string | null;
  team: string | null;
  level: number;
}

export interface Check {
  /** The most urgent first: breached, not measured, at risk, paused, running; then by due time and id. */
  clocks: CheckedClock[];
  breached: number;
  at_risk: number;
  paused: number;
  running: number;
  /** Clocks that could not be measured; `reason` says why. */
  unmeasured: number;
}

export interface CheckOptions {
  runningOnly?: boolean;
  metric?: string | undefined;
  states?: readonly string[] | undefined;
}

const URGENCY = ['breached', 'unmeasured', 'at_risk', 'paused', 'running'];

/**
 * Reads the clocks of the complaints in work at `now`: all that run, and those that an answer stopped too late, since a late
 * answer does not undo a breach. `runningOnly` leaves the latter out.
 */
export function checkClocks(
  complaints: readonly Complaint[],
  now: Instant,
  book: PolicyBook,
  zone: string,
  { runningOnly = false, metric, states }: CheckOptions = {},
): Check {
  const clocks = complaints
    .filter((complaint) => isInWork(complaint.status))
    .flatMap((complaint) =>
      readClocks(complaint, now, book, zone)
        .filter((reading) => reading.stopped === null || (!runningOnly && reading.state === 'breached'))
        .filter((reading) => metric === undefined || reading.metric === metric)
        .filter(({ state }) => states === undefined || state === 'unmeasured' || states.includes(state))
        .map((reading) => withOwner(complaint, reading)),
    )
    .sort(byUrgency);
  const count = (state: string) => clocks.filter((clock) => clock.state === state).length;
  return {
    clocks,
    breached: count('breached'),
    at_risk: count('at_risk'),
    paused: count('paused'),
    running: count('running'),
    unmeasured: count('unmeasured'),
  };
}

function withOwner(complaint: Complaint, reading: ClockReading): CheckedClock {
  const { id, owner, team, level, facts } = complaint;
  return { id, title: facts.title, priority: facts.priority, owner, team, level, ...reading };
}

/** Orders clocks as a desk should take them up. */
export function byUrgency(a: CheckedClock, b: CheckedClock): number {
  return (
    URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state) ||
    dueOf(a) - dueOf(b) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : a.metric < b.metric ? -1 : 1)
  );
}

function dueOf({ due }: CheckedClock): Instant {
  return due === null ? 0 : instantOf(due);
}
