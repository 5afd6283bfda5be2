import { Problem } from '../problem.js';
import { canonicalJson, identityOf } from './chain.js';
import type { ComplaintEvent } from './events.js';
import { foldHistory } from './evolve.js';
import type { Complaint } from './record.js';

type History = Pick<Complaint, 'id' | 'history'>;

/**
 * The complaint with everything that happened to it on two sides. The same whichever side is named first, and however often what
 * is joined is joined again. Refuses two complaints that are not the same one, and an event that the two sides tell differently.
 */
export function joinComplaints(ours: History, theirs: History): Complaint {
  return foldHistory(joinHistories(ours, theirs));
}

/**
 * The events of both sides, each once. What an event was based on stands before it; where that leaves a choice, the earlier one
 * comes first, then what belongs to the event just placed, then the smaller hash.
 */
export function joinHistories(ours: History, theirs: History): ComplaintEvent[] {
  const { id } = ours;
  if (theirs.id !== id) throw new Problem('join_ids_differ', { ours: id, theirs: theirs.id });
  const [first, second] = [ours.history[0], theirs.history[0]];
  if (!first || !second || identityOf(id, first) !== identityOf(id, second)) {
    throw new Problem('join_loggings_differ', { id });
  }
  const events = new Map<string, Waiting>();
  for (const side of [ours, theirs]) {
    for (const entry of entriesOf(side)) {
      const known = events.get(entry.identity);
      if (known === undefined) events.set(entry.identity, entry);
      else events.set(entry.identity, { ...sameEvent(id, known, entry), bases: [...known.bases, ...entry.bases] });
    }
  }
  return inOrder(events, identityOf(id, first));
}

interface Waiting {
  identity: string;
  event: ComplaintEvent;
  instant: number;
  /** The events that must stand before it. */
  bases: readonly string[];
}

/** An event that does not say what it was based on, written by hand or long ago, keeps its place behind the one above it. */
function entriesOf({ id, history }: History): Waiting[] {
  let above: string[] = [];
  return history.map((event) => {
    const { after = [] } = event;
    const identity = identityOf(id, event);
    const bases = after.length > 0 ? after : above;
    above = [identity];
    return { identity, event, instant: Date.parse(event.at), bases };
  });
}

/** One of two records of an event. Refuses two that do not say the same: one of them was altered, and none of them by plaint. */
function sameEvent(id: string, a: Waiting, b: Waiting): Waiting {
  const [ours, theirs] = [canonicalJson(a.event), canonicalJson(b.event)];
  if (ours !== theirs) throw new Problem('join_events_differ', { id, at: a.event.at, type: a.event.type });
  // The order of their fields is all that may differ.
  return JSON.stringify(a.event) <= JSON.stringify(b.event) ? a : b;
}

function inOrder(events: ReadonlyMap<string, Waiting>, first: string): ComplaintEvent[] {
  const ordered: ComplaintEvent[] = [];
  const waiting = new Map(events);
  const followers = new Map<string, string[]>();
  for (const { identity, bases } of events.values()) {
    for (const base of new Set(bases)) followers.set(base, [...(followers.get(base) ?? []), identity]);
  }
  const isReady = ({ bases }: Waiting) => !bases.some((base) => waiting.has(base));
  let ready = [...waiting.values()].filter(isReady);
  for (let next = waiting.get(first); next !== undefined; ) {
    const { identity: placed } = next;
    ordered.push(next.event);
    waiting.delete(placed);
    const freed = (followers.get(placed) ?? []).flatMap((identity) => waiting.get(identity) ?? []);
    ready = [...ready.filter(({ identity }) => identity !== placed), ...freed.filter(isReady)];
    // Only hashes that were made up can lead in a circle. Verifying tells of them; here nothing is lost.
    next = firstOf(ready.length > 0 ? ready : [...waiting.values()], next);
  }
  return ordered;
}

/** What stands next after `last`. What one command brought about has one instant and stays together. */
function firstOf(choice: readonly Waiting[], last: Waiting): Waiting | undefined {
  const follows = ({ bases }: Waiting) => bases.includes(last.identity);
  const comesBefore = (a: Waiting, b: Waiting) => {
    if (a.instant !== b.instant) return a.instant < b.instant;
    if (follows(a) !== follows(b)) return follows(a);
    return a.identity < b.identity;
  };
  return choice.reduce<Waiting | undefined>(
    (best, next) => (!best || comesBefore(next, best) ? next : best),
    undefined,
  );
}
