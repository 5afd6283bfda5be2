import type { Instant } from '../calendar/zone.js';
import type { Attributes } from '../complaint/attributes.js';
import { isInWork } from '../complaint/status.js';
import { lowest } from '../ranking.js';
import { type ClockOutlook, type ClockProblem, type ClockState, stateAt } from './outlook.js';

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
  /** All that there are, wanted or not. */
  total: number;
  /** Why some could not be measured. */
  problems: ClockProblem[];
}

export interface CheckOptions {
  runningOnly?: boolean;
  metric?: string | undefined;
  states?: readonly string[] | undefined;
  /** How many clocks are wanted, the most urgent ones; else all. */
  most?: number;
}

const URGENCY = ['breached', 'unmeasured', 'at_risk', 'paused', 'running'];

/**
 * How the clocks of the complaints in work stand at `now`: all that run, and those that an answer stopped too late, since a late
 * answer does not undo a breach. `runningOnly` leaves the latter out.
 */
export function checkClocks<W extends Watched>(
  complaints: readonly W[],
  now: Instant,
  { runningOnly = false, metric, states, most = Number.POSITIVE_INFINITY }: CheckOptions = {},
): Check<W> {
  const clocks: CheckedClock<W>[] = [];
  const problems: ClockProblem[] = [];
  const counts: Record<string, number> = {};
  for (const complaint of complaints) {
    if (!isInWork(complaint.status)) continue;
    for (const outlook of complaint.outlooks) {
      if ((runningOnly && outlook.late) || (metric !== undefined && outlook.metric !== metric)) continue;
      const state = stateAt(outlook, now);
      if (states !== undefined && state !== 'unmeasured' && !states.includes(state)) continue;
      counts[state] = (counts[state] ?? 0) + 1;
      clocks.push({ complaint, outlook, state });
      if (outlook.problem) problems.push(outlook.problem);
    }
  }
  const { breached = 0, at_risk = 0, paused = 0, running = 0, unmeasured = 0 } = counts;
  const total = clocks.length;
  return { clocks: mostUrgentFirst(clocks, most), breached, at_risk, paused, running, unmeasured, total, problems };
}

/** A due time is never as large as this. */
const NEVER = 1e12;

/** So many clocks as a desk should take them up. State and due time make one number. */
function mostUrgentFirst<W extends Watched>(clocks: readonly CheckedClock<W>[], most: number): CheckedClock<W>[] {
  const rankOf = ({ state, outlook }: CheckedClock<W>) => URGENCY.indexOf(state) * NEVER + (outlook.due ?? 0);
  return lowest(clocks, most, rankOf, byIdAndMetric);
}

function byIdAndMetric(a: CheckedClock, b: CheckedClock): number {
  const [first, second] = [a.complaint.id, b.complaint.id];
  if (first !== second) return first < second ? -1 : 1;
  return a.outlook.metric < b.outlook.metric ? -1 : 1;
}
