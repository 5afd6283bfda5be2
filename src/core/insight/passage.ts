import { instantOf } from '../calendar/instant.js';
import { type Attributes, attributesOf } from '../complaint/attributes.js';
import { heldLegs, returnedLegs } from '../complaint/legs.js';
import type { Complaint } from '../complaint/record.js';
import { isOver, type Status } from '../complaint/status.js';
import { timelineOf } from './timeline.js';

/**
 * What the time from receipt to the last closing went by with. `unlogged`: received, and not yet in the store, so that nothing is known of it. `unowned`: nobody
 * owned it, be it with a team or with none (status new). `work`: somebody owned it and it was not held up (status open): touched at most so long, since no history knows
 * when hands were on it. `waiting`: paused, whoever owned it. `answered`: the answer was given and stood, until it was closed or came back. `over`: closed or withdrawn,
 * until it came back.
 */
export const PARTS = ['unlogged', 'unowned', 'work', 'waiting', 'answered', 'over'] as const;
export type Part = (typeof PARTS)[number];

/** A stretch in one team's hands: from when the team got it until another one did or it was closed for the last time, less the time that it was over in between. */
export interface PassedLeg {
  /** Null: with a person of no team. */
  team: string | null;
  seconds: number;
}

/** The way of one closed complaint, from receipt to its last closing. In seconds on the wall clock. */
export interface Passage {
  attributes: Attributes;
  elapsed: number;
  legs: PassedLeg[];
  /** The teams that had it, in order; one after itself is there once. */
  teams: string[];
  /** How often a team got it back that had had it before. */
  returns: number;
  /** Changes of owner or team after the first assignment. */
  handovers: number;
  /** Adds up to `elapsed`. */
  parts: Record<Part, number>;
  /** `parts.waiting` by what was waited for. */
  waits: Map<string, number>;
}

const PART_OF: Record<Status, Part> = {
  new: 'unowned',
  open: 'work',
  waiting: 'waiting',
  resolved: 'answered',
  closed: 'over',
  merged: 'over',
  withdrawn: 'over',
};

/** The way of a complaint that is closed. What happened to it after its last closing is not in it. */
export function passageOf(complaint: Complaint): Passage {
  const timeline = timelineOf(complaint);
  // Scores, marks and the like come after it; they do not keep it open.
  if (isOver(timeline.at(-1)?.status ?? 'new')) timeline.pop();
  const parts: Record<Part, number> = { unlogged: 0, unowned: 0, work: 0, waiting: 0, answered: 0, over: 0 };
  parts.unlogged = Math.max(0, instantOf(complaint.logged_at) - instantOf(complaint.facts.received_at));
  const waits = new Map<string, number>();
  const legs = complaint.legs.map(({ team }): PassedLeg => ({ team, seconds: 0 }));
  for (const { status, reason, leg, from, to } of timeline) {
    const seconds = to - from;
    parts[PART_OF[status]] += seconds;
    if (reason !== null) waits.set(reason, (waits.get(reason) ?? 0) + seconds);
    const present = legs[leg - 1];
    if (present && !isOver(status)) present.seconds += seconds;
  }
  const held = heldLegs(complaint.legs);
  return {
    attributes: attributesOf(complaint),
    elapsed: PARTS.reduce((sum, part) => sum + parts[part], 0),
    legs,
    teams: held.map(({ team }) => team),
    returns: returnedLegs(held).length,
    handovers: complaint.handovers,
    parts,
    waits,
  };
}
