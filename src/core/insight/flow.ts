import { mean } from '../statistics/mean.js';
import { quantileOfSorted } from '../statistics/quantile.js';
import { type Proportion, wilson } from '../statistics/wilson.js';
import { PARTS, type Part, type Passage } from './passage.js';

/** What flow can be broken down by. */
export const FLOW_GROUPS = ['category', 'product', 'channel', 'priority', 'team'] as const;
export type FlowGroupBy = (typeof FLOW_GROUPS)[number];

/** Lengths of time in seconds: the middle one, that which nine of ten do not exceed, and all together. */
export interface Lengths {
  n: number;
  median: number | null;
  p90: number | null;
  total: number;
}

export interface TeamLegs extends Lengths {
  team: string | null;
  /** In how many complaints the team had a leg. */
  complaints: number;
}

/** How often one team handed over to another. */
export interface Handover {
  from: string;
  to: string;
  count: number;
  /** Of all handovers between teams. */
  share: number;
}

/** Of all elapsed time, what went by like this. `reason`: what was waited for, of `waiting`; else null. */
export interface TimePart {
  part: Part;
  reason: string | null;
  seconds: number;
  share: number | null;
  /** In how many complaints there was any of it. */
  complaints: number;
}

/** What can be told of any number of closed complaints. */
export interface FlowFigures {
  complaints: number;
  /** From receipt to the last closing. */
  elapsed: Lengths;
  /** The mean number of handovers; null of none. */
  handovers: number | null;
  /** Handed over more often than the threshold. */
  passed_around: Proportion;
  /** A team got it back that had had it before. */
  ping_pong: Proportion;
  /** In the order of `PARTS`, reasons of waiting after it, the longest first. */
  time: TimePart[];
}

export interface FlowGroup extends FlowFigures {
  /** Null: those that have no such attribute. */
  key: string | null;
}

export interface Flow extends FlowFigures {
  /** By team, the most time first. */
  legs: TeamLegs[];
  /** Between teams, the most frequent first. */
  matrix: Handover[];
  /** Of the complaints that two teams or more had, in whose hands the longest leg was; of equal ones the first counts. */
  slowest: { complaints: number; teams: { team: string; count: number; share: number }[] };
  /** Never assigned to anybody: they have no legs. */
  without_legs: number;
  /** The largest first; none where nothing was asked. */
  groups: FlowGroup[];
}

/** How closed complaints went from hand to hand, and what their time went by with. `above`: more handovers than this are many. */
export function flowOf(passages: readonly Passage[], { by, above }: { by: FlowGroupBy | null; above: number }): Flow {
  const groups = new Map<string | null, Passage[]>();
  for (const passage of by === null ? [] : passages) {
    const key = passage.attributes[by as FlowGroupBy] || null;
    const group = groups.get(key);
    if (group) group.push(passage);
    else groups.set(key, [passage]);
  }
  return {
    ...figuresOf(passages, above),
    legs: legsOf(passages),
    matrix: matrixOf(passages),
    slowest: slowestOf(passages),
    without_legs: passages.filter(({ legs }) => legs.length === 0).length,
    groups: [...groups]
      .map(([key, members]) => ({ key, ...figuresOf(members, above) }))
      .sort((a, b) => b.complaints - a.complaints || (String(a.key) < String(b.key) ? -1 : 1)),
  };
}

function figuresOf(passages: readonly Passage[], above: number): FlowFigures {
  const count = (holds: (passage: Passage) => boolean) => wilson(passages.filter(holds).length, passages.length);
  return {
    complaints: passages.length,
    elapsed: lengthsOf(passages.map(({ elapsed }) => elapsed)),
    handovers: mean(passages.map(({ handovers }) => handovers)),
    passed_around: count(({ handovers }) => handovers > above),
    ping_pong: count(({ returns }) => returns > 0),
    time: timeOf(passages),
  };
}

function timeOf(passages: readonly Passage[]): TimePart[] {
  const whole = passages.reduce((sum, { elapsed }) => sum + elapsed, 0);
  const partOf = (part: Part, reason: string | null, secondsOf: (passage: Passage) => number): TimePart => {
    const all = passages.map(secondsOf);
    const seconds = all.reduce((sum, each) => sum + each, 0);
    const share = whole === 0 ? null : seconds / whole;
    return { part, reason, seconds, share, complaints: all.filter((each) => each > 0).length };
  };
  const reasons = [...new Set(passages.flatMap(({ waits }) => [...waits.keys()]))]
    .map((reason) => partOf('waiting', reason, ({ waits }) => waits.get(reason) ?? 0))
    .sort((a, b) => b.seconds - a.seconds || (String(a.reason) < String(b.reason) ? -1 : 1));
  return PARTS.flatMap((part) => [
    partOf(part, null, ({ parts }) => parts[part]),
    ...(part === 'waiting' ? reasons : []),
  ]);
}

function legsOf(passages: readonly Passage[]): TeamLegs[] {
  const teams = new Map<string | null, { seconds: number[]; complaints: number }>();
  for (const { legs } of passages) {
    for (const [place, { team, seconds }] of legs.entries()) {
      const known = teams.get(team) ?? { seconds: [], complaints: 0 };
      teams.set(team, known);
      known.seconds.push(seconds);
      if (legs.findIndex((leg) => leg.team === team) === place) known.complaints++;
    }
  }
  return [...teams]
    .map(([team, { seconds, complaints }]) => ({ team, complaints, ...lengthsOf(seconds) }))
    .sort((a, b) => b.total - a.total || (String(a.team) < String(b.team) ? -1 : 1));
}

function matrixOf(passages: readonly Passage[]): Handover[] {
  const counts = new Map<string, Handover>();
  let all = 0;
  for (const { teams } of passages) {
    for (const [place, to] of teams.entries()) {
      const from = teams[place - 1];
      if (from === undefined) continue;
      const key = JSON.stringify([from, to]);
      const known = counts.get(key) ?? { from, to, count: 0, share: 0 };
      counts.set(key, known);
      known.count++;
      all++;
    }
  }
  return [...counts]
    .map(([key, handover]): [string, Handover] => [key, { ...handover, share: handover.count / all }])
    .sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))
    .map(([, handover]) => handover);
}

function slowestOf(passages: readonly Passage[]): Flow['slowest'] {
  const counts = new Map<string, number>();
  let complaints = 0;
  for (const { legs, teams } of passages) {
    if (new Set(teams).size < 2) continue;
    let longest: { team: string; seconds: number } | null = null;
    for (const { team, seconds } of legs) {
      if (team !== null && (longest === null || seconds > longest.seconds)) longest = { team, seconds };
    }
    if (longest === null) continue;
    complaints++;
    counts.set(longest.team, (counts.get(longest.team) ?? 0) + 1);
  }
  const teams = [...counts]
    .map(([team, count]) => ({ team, count, share: count / complaints }))
    .sort((a, b) => b.count - a.count || (a.team < b.team ? -1 : 1));
  return { complaints, teams };
}

function lengthsOf(seconds: readonly number[]): Lengths {
  const sorted = Float64Array.from(seconds).sort();
  return {
    n: seconds.length,
    median: quantileOfSorted(sorted, 0.5),
    p90: quantileOfSorted(sorted, 0.9),
    total: seconds.reduce((sum, each) => sum + each, 0),
  };
}
