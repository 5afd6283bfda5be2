import type { Instant } from '../calendar/zone.js';
import type { Attributes } from '../complaint/attributes.js';
import { isInWork } from '../complaint/status.js';
import { lowest } from '../ranking.js';
import { HOUSE } from './by-hand.js';
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
  /** Only clocks under this policy. */
  policy?: string | undefined;
  /** Only clocks of this pack. */
  pack?: string | undefined;
  /** Only clocks that passed their deadline more than this many seconds ago, on the wall clock. */
  overdueBy?: number | undefined;
  /** Only clocks that are due within this many seconds from now, and not over yet. */
  dueWithin?: number | undefined;
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
  options: CheckOptions = {},
): Check<W> {
  const clocks: CheckedClock<W>[] = [];
  const problems: ClockProblem[] = [];
  const counts: Record<string, number> = {};
  for (const complaint of complaints) {
    if (!isInWork(complaint.status)) continue;
    for (const outlook of complaint.outlooks) {
      if (!isAskedFor(outlook, options)) continue;
      const state = stateAt(outlook, now);
      if (options.states !== undefined && state !== 'unmeasured' && !options.states.includes(state)) continue;
      if (!isAskedForNow(outlook, state, now, options)) continue;
      counts[state] = (counts[state] ?? 0) + 1;
      clocks.push({ complaint, outlook, state });
      if (outlook.problem) problems.push(outlook.problem);
    }
  }
  const { breached = 0, at_risk = 0, paused = 0, running = 0, unmeasured = 0 } = counts;
  const total = clocks.length;
  return {
    clocks: mostUrgentFirst(clocks, options.most ?? Number.POSITIVE_INFINITY),
    breached,
    at_risk,
    paused,
    running,
    unmeasured,
    total,
    problems,
  };
}

function isAskedFor(outlook: ClockOutlook, { runningOnly, metric, policy, pack }: CheckOptions): boolean {
  if (runningOnly && outlook.late) return false;
  if (metric !== undefined && outlook.metric !== metric) return false;
  if (policy !== undefined && outlook.policy !== policy) return false;
  return pack === undefined || outlook.pack === (pack === HOUSE ? null : pack);
}

function isAskedForNow(
  { due, held, stopped }: ClockOutlook,
  state: ClockState,
  now: Instant,
  { overdueBy, dueWithin }: CheckOptions,
): boolean {
  if (overdueBy !== undefined && !(state === 'breached' && due !== null && (stopped ?? now) - due > overdueBy))
    return false;
  if (dueWithin === undefined) return true;
  return state !== 'breached' && !held && due !== null && due - now <= dueWithin;
}

/** What a check can be grouped by. */
export const CHECK_GROUPS = [
  'team',
  'owner',
  'metric',
  'policy',
  'pack',
  'level',
  'category',
  'priority',
  'channel',
  'product',
] as const;
export type CheckGroup = (typeof CHECK_GROUPS)[number];

/** How many clocks of a group stand how. */
export interface GroupedClocks {
  /** Null: the complaint has no such attribute, or the clock is the house's own. */
  key: string | null;
  total: number;
  breached: number;
  at_risk: number;
  paused: number;
  running: number;
  unmeasured: number;
}

/** The clocks of a check counted by what they have in common, the group with the most breaches first. */
export function groupClocks(clocks: readonly CheckedClock[], by: CheckGroup): GroupedClocks[] {
  const groups = new Map<string | null, GroupedClocks>();
  for (const { complaint, outlook, state } of clocks) {
    const value = by === 'metric' || by === 'policy' || by === 'pack' ? outlook[by] : complaint[by];
    const key = value === null ? null : String(value);
    const none = { total: 0, breached: 0, at_risk: 0, paused: 0, running: 0, unmeasured: 0 };
    const group = groups.get(key) ?? { key, ...none };
    groups.set(key, group);
    group.total++;
    group[state as keyof typeof none]++;
  }
  return [...groups.values()].sort(
    (a, b) =>
      b.breached - a.breached || b.at_risk - a.at_risk || b.total - a.total || (String(a.key) < String(b.key) ? -1 : 1),
  );
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
