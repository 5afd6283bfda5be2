import { recordEvents, versionOf } from '../complaint/chain.js';
import type { ComplaintCommand } from '../complaint/commands.js';
import type { Context } from '../complaint/context.js';
import { decide } from '../complaint/decide.js';
import type { ComplaintEvent } from '../complaint/events.js';
import type { Stamp } from '../complaint/facts.js';
import { ID_SPACE, makeComplaintId, normaliseEnding } from '../complaint/id.js';
import { logComplaint, type NewComplaint } from '../complaint/log.js';
import type { Complaint } from '../complaint/record.js';
import { isRepeat } from '../complaint/repeat.js';
import { Problem } from '../problem.js';
import type { ComplaintStore } from './port.js';

/** What a command did, or would do. */
export interface Change {
  before: Complaint | null;
  after: Complaint;
  events: ComplaintEvent[];
}

export interface LogOptions {
  dryRun?: boolean;
  /** Looks at what is to be stored; throws to keep it out. */
  inspect?: ((complaint: Complaint) => Promise<void>) | null;
}

/** Races that are run again before a change ends as a conflict. */
export const ATTEMPTS = 25;

/** The one complaint that a typed id or ending means. */
export async function resolveId(store: ComplaintStore, typed: string): Promise<string> {
  const ending = normaliseEnding(typed);
  const matches = ending === '' ? [] : await store.findIds(ending);
  const [only] = matches;
  if (matches.length > 1) throw new Problem('complaint_ambiguous', { ending: typed, matches });
  if (only === undefined) throw new Problem('complaint_not_found', { id: typed });
  return only;
}

/**
 * Reads, decides, and writes if nobody else did in between; else once more from the start, since deciding is pure. Refusals are
 * thrown. With `dryRun` nothing is written. What the same person has just done already brings about nothing more.
 */
export async function changeComplaint(
  store: ComplaintStore,
  id: string,
  command: ComplaintCommand,
  asked: Context,
  { dryRun = false } = {},
): Promise<Change> {
  for (let attempt = 1; ; attempt++) {
    const before = await store.read(id);
    const context = { ...asked, now: notBefore(before, asked.now) };
    const decided = decide(command, before, context);
    const isDone =
      decided instanceof Problem && decided.code === 'not_from_status' && isRepeat(command, before, context);
    const events = isDone ? [] : decided;
    if (events instanceof Problem) throw events;
    const after = recordEvents(before, events);
    const change = { before, after, events };
    if (dryRun || events.length === 0) return change;
    try {
      await store.replace({ complaint: after, due: context.clocks.nextDue(after, context.now) }, versionOf(before));
      return change;
    } catch (error) {
      const lostRace = error instanceof Problem && error.code === 'changed_meanwhile';
      if (!lostRace || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Logs a complaint under a new id. `random` gives numbers from 0 to 1. */
export async function createComplaint(
  store: ComplaintStore,
  wish: NewComplaint,
  context: Context,
  random: () => number,
  { dryRun = false, inspect = null }: LogOptions = {},
): Promise<Change> {
  for (let attempt = 1; ; attempt++) {
    const id = makeComplaintId(wish.received_at ?? context.now, Math.floor(random() * ID_SPACE));
    const events = logComplaint(id, wish, context);
    if (events instanceof Problem) throw events;
    const after = recordEvents(null, events);
    await inspect?.(after);
    if (dryRun) return { before: null, after, events };
    try {
      await store.create({ complaint: after, due: context.clocks.nextDue(after, context.now) });
      return { before: null, after, events };
    } catch (error) {
      const taken = error instanceof Problem && error.code === 'complaint_exists';
      if (!taken || attempt === ATTEMPTS) throw error;
    }
  }
}

/**
 * Merges a duplicate into a survivor. The survivor is told first: should the second half fail, the duplicate is still there and
 * the same command can be given again.
 */
export async function mergeComplaints(
  store: ComplaintStore,
  duplicate: string,
  survivor: string,
  context: Context,
  { dryRun = false } = {},
): Promise<Change> {
  const [ending, kept] = [await store.read(duplicate), await store.read(survivor)];
  const merge: ComplaintCommand = { type: 'merge', into: survivor, survivor_status: kept.status };
  const refusal = decide(merge, ending, context);
  if (refusal instanceof Problem) throw refusal;
  const told = kept.links.some(({ to, relation }) => to === duplicate && relation === 'absorbed');
  if (!told) {
    const absorb: ComplaintCommand = { type: 'absorb', from: duplicate, unanswered_since: ending.unanswered_since };
    await changeComplaint(store, survivor, absorb, context, { dryRun });
  }
  return changeComplaint(store, duplicate, merge, context, { dryRun });
}

/** In seconds: how much later somebody else's event may seem to be that was there first. More is meant so. */
const SKEW = 300;

/**
 * When something happens, at the earliest together with what it is based on: others may have written while this one waited, and
 * the clocks of two machines are never quite the same.
 */
export function notBefore({ history }: { history: readonly { at: Stamp }[] }, now: Stamp): Stamp {
  const last = history.at(-1)?.at ?? now;
  const ahead = (Date.parse(last) - Date.parse(now)) / 1000;
  return ahead > 0 && ahead <= SKEW ? last : now;
}
