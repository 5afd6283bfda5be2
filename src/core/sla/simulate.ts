import type { Instant } from '../calendar/zone.js';
import { clockLabel } from '../complaint/clock.js';
import { evolve } from '../complaint/evolve.js';
import type { Complaint } from '../complaint/record.js';
import { type Proportion, wilson } from '../statistics/wilson.js';
import { clockRules } from './clock-rules.js';
import type { PolicyBook } from './policy.js';
import { METRICS } from './policy-file.js';
import { type ClockReading, readClocks } from './reading.js';

/** How a promise would have been kept, beside how the present one was. */
export interface SimulatedMetric {
  metric: string;
  actual: Proportion;
  simulated: Proportion;
}

/** A clock that would have come out otherwise. `none`: it did not run. */
export interface SimulatedChange {
  id: string;
  clock: string;
  policy: string | null;
  target: string | null;
  actual: Fate;
  simulated: Fate;
}

export type Fate = 'met' | 'breached' | 'open' | 'none';

export interface Simulation {
  complaints: number;
  metrics: SimulatedMetric[];
  changes: SimulatedChange[];
}

/** The policies that a simulation sets side by side. */
export interface SimulationRequest {
  present: PolicyBook;
  proposed: PolicyBook;
  /** Only the clocks of this pack are compared; undefined: the house's own. */
  pack: string | undefined;
  now: Instant;
  zone: string;
}

/**
 * What other policies would have meant for complaints that were handled under the present ones: what happened is played through
 * once more, and clocks follow it by the proposed policies. Deadlines set or put off by hand belong to the clocks that ran, and
 * are not played.
 */
export function simulate(complaints: Iterable<Complaint>, request: SimulationRequest): Simulation {
  const { present, proposed, pack, now, zone } = request;
  const rules = clockRules(proposed, zone);
  const counts = new Map<string, { actual: Tally; simulated: Tally }>();
  const changes: SimulatedChange[] = [];
  let count = 0;
  for (const complaint of complaints) {
    count++;
    const replayed = replay(complaint, rules.follow);
    const actual = ofPack(readClocks(complaint, now, present, zone), pack);
    const simulated = ofPack(readClocks(replayed, now, proposed, zone), pack);
    for (const [side, clocks] of [
      ['actual', actual],
      ['simulated', simulated],
    ] as const) {
      for (const clock of clocks) {
        const tally = counts.get(clock.metric) ?? { actual: { met: 0, due: 0 }, simulated: { met: 0, due: 0 } };
        counts.set(clock.metric, tally);
        const fate = fateOf(clock);
        if (fate === 'met') tally[side].met++;
        if (fate === 'met' || fate === 'breached') tally[side].due++;
      }
    }
    changes.push(...changesOf(complaint.id, actual, simulated));
  }
  const metrics = METRICS.flatMap((metric): SimulatedMetric[] => {
    const tally = counts.get(metric);
    if (!tally) return [];
    const { actual, simulated } = tally;
    return [{ metric, actual: wilson(actual.met, actual.due), simulated: wilson(simulated.met, simulated.due) }];
  });
  return { complaints: count, metrics, changes };
}

interface Tally {
  met: number;
  due: number;
}

/** What happened, with the clocks that these rules make of it. */
function replay({ history }: Complaint, follow: ReturnType<typeof clockRules>['follow']): Complaint {
  let state: Complaint | null = null;
  for (const event of history) {
    if (event.type.startsWith('clock_') || event.type === 'policies_reapplied') continue;
    state = evolve(state, event);
    for (const clockEvent of follow(state, [event])) state = evolve(state, clockEvent);
  }
  if (state === null) throw new TypeError('a complaint without a history');
  return state;
}

function ofPack(clocks: readonly ClockReading[], pack: string | undefined): ClockReading[] {
  return clocks.filter((clock) => clock.pack === (pack ?? null));
}

function fateOf({ state }: ClockReading): Fate {
  if (state === 'met' || state === 'breached') return state;
  return state === 'cancelled' || state === 'merged' || state === 'unmeasured' ? 'none' : 'open';
}

function changesOf(id: string, actual: readonly ClockReading[], simulated: readonly ClockReading[]): SimulatedChange[] {
  const keys = new Set([...actual, ...simulated].map(clockLabel));
  return [...keys].flatMap((clock): SimulatedChange[] => {
    const [was, would] = [actual, simulated].map((clocks) => clocks.find((found) => clockLabel(found) === clock));
    const fates = {
      actual: was ? fateOf(was) : ('none' as const),
      simulated: would ? fateOf(would) : ('none' as const),
    };
    if (fates.actual === fates.simulated) return [];
    return [{ id, clock, policy: would?.policy ?? null, target: would?.target ?? null, ...fates }];
  });
}
