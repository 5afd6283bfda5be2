import type { Instant } from '../calendar/zone.js';
import type { Attributes } from '../complaint/attributes.js';
import { isInWork } from '../complaint/status.js';
import { type ClockOutlook, type ClockState, stateAt } from './outlook.js';

/** A complaint as far as a check of clocks must know it. */
export interface Watched extends Attributes {
  readonly outlooks: readonly ClockOutlook[];
}

/** A clock of a complaint in work, and how it stands. */
export interface CheckedClock<W extends Watched = Watched> {
  complaint: W;
  outlook: ClockOutlook;
  state: ClockState;
}

export interface Check<W extends Watched = Watched> {
  /** The most urgent first: breached, not measured, at risk, paused, running; then by due time and id. */
  clocks: CheckedClock<W>[];
  breached: number;
  at_risk: number;
  paused: number;
  running: number;
  /** Clocks that could not be measured. */
  unmeasured: number;
}

export interface CheckOptions {
  runningOnly?: boolean;
  metric?: string | undefined;
  states?: readonly string[] | undefined;
}

const URGENCY = ['breached', 'unmeasured', 'at_risk', 'paused', 'running'];

/**
 * How the clocks of the complaints in work stand at `now`: all that run, and those that an answer stopped too late, since a late
 * answer does not undo a breach. `runningOnly` leaves the latter out.
 */
export function checkClocks<W extends Watched>(
  complaints: readonly W[],
  now: Instant,
  { runningOnly = false, metric, states }: CheckOptions = {},
): Check<W> {
  const clocks: CheckedClock<W>[] = [];
  const counts: Record<string, number> = {};
  for (const complaint of complaints) {
    if (!isInWork(complaint.status)) continue;
    for (const outlook of complaint.outlooks) {
      if ((runningOnly && outlook.late) || (metric !== undefined && outlook.metric !== metric)) continue;
      const state = stateAt(outlook, now);
      if (states !== undefined && state !== 'unmeasured' && !states.includes(state)) continue;
      counts[state] = (counts[state] ?? 0) + 1;
      clocks.push({ complaint, outlook, state });
    }
  }
  const { breached = 0, at_risk = 0, paused = 0, running = 0, unmeasured = 0 } = counts;
  return { clocks: mostUrgentFirst(clocks), breached, at_risk, paused, running, unmeasured };
}

/** A due time is never as large as this. */
const NEVER = 1e12;

/** Clocks as a desk should take them up. State and due time make one number: of thousands of clocks few are compared by more. */
function mostUrgentFirst<W extends Watched>(clocks: readonly CheckedClock<W>[]): CheckedClock<W>[] {
  const ranked = clocks.map((clock) => ({
    clock,
    rank: URGENCY.indexOf(clock.state) * NEVER + (clock.outlook.due ?? 0),
  }));
  ranked.sort((a, b) => a.rank - b.rank || byIdAndMetric(a.clock, b.clock));
  return ranked.map(({ clock }) => clock);
}

function byIdAndMetric(a: CheckedClock, b: CheckedClock): number {
  const [first, second] = [a.complaint.id, b.complaint.id];
  if (first !== second) return first < second ? -1 : 1;
  return a.outlook.metric < b.outlook.metric ? -1 : 1;
}
