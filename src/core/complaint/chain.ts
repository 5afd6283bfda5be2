import { createHash } from 'node:crypto';
import type { ComplaintEvent } from './events.js';
import { evolve } from './evolve.js';
import type { Complaint } from './record.js';

/**
 * The hash of an event: SHA-256, in base64url, over the canonical JSON (RFC 8785) of the complaint's id, the hashes that the event
 * was based on, and all it says. It says nothing of where the event stands in a file, so histories that are joined keep theirs.
 */
export function hashOfEvent(id: string, event: ComplaintEvent): string {
  const { hash, after = [], ...content } = event;
  return createHash('sha256')
    .update(canonicalJson({ ...content, id, after: [...after].sort() }))
    .digest('base64url');
}

/** What an event is known by in every version of its history: its hash, worked out where it was written without one. */
export function identityOf(id: string, event: ComplaintEvent): string {
  return event.hash ?? hashOfEvent(id, event);
}

/** The events that no other is based on: one, or after two histories were joined and until the next event, several. */
export function headsOf({ id, history }: Pick<Complaint, 'id' | 'history'>): string[] {
  const heads = new Set(history.map((event) => identityOf(id, event)));
  for (const { after } of history) for (const hash of after ?? []) heads.delete(hash);
  return [...heads].sort();
}

/** The version of a complaint: it changes with every event. */
export function versionOf(complaint: Pick<Complaint, 'id' | 'history'>): string {
  return headsOf(complaint).join(' ');
}

/** Whether all that happened in `other` is in this history as well. */
export function includesHistory({ history }: Pick<Complaint, 'history'>, other: Pick<Complaint, 'history'>): boolean {
  const hashes = new Set(history.map(({ hash }) => hash));
  return other.history.every(({ hash }) => hash !== undefined && hashes.has(hash));
}

/** The complaint after these events, each recorded with what it was based on and its hash. */
export function recordEvents(complaint: Complaint | null, events: readonly ComplaintEvent[]): Complaint {
  let state = complaint;
  let after = complaint === null ? [] : headsOf(complaint);
  for (const event of events) {
    const based = { ...event, after };
    const recorded = { ...based, hash: hashOfEvent(idOf(state, event), based) };
    state = evolve(state, recorded);
    after = [recorded.hash];
  }
  if (state === null) throw new TypeError('nothing was recorded');
  return state;
}

function idOf(complaint: Complaint | null, event: ComplaintEvent): string {
  if (complaint !== null) return complaint.id;
  if (event.type === 'logged') return event.id;
  throw new TypeError('the history does not begin with the logging');
}

/** What is wrong with a history as evidence, by the place of the event (from 0). */
export interface ChainFault {
  /**
   * `event_altered`: it, or what it was based on, is not what was recorded. `event_unhashed`: written by hand or another
   * program. `event_missing`: something that it was based on is gone. `event_twice`. `history_cut`: what was last is gone.
   */
  code: 'event_altered' | 'event_unhashed' | 'event_missing' | 'event_twice' | 'history_cut';
  index: number;
}

/**
 * Proves a history: every event is what was recorded, and all that it was based on stands before it. `head` is what the document
 * says was last; null: it does not say.
 */
export function verifyHistory(complaint: Pick<Complaint, 'id' | 'history'>, head: string | null): ChainFault[] {
  const { id, history } = complaint;
  const faults: ChainFault[] = [];
  const seen = new Set<string>();
  for (const [index, event] of history.entries()) {
    const { hash, after = [] } = event;
    const right = hashOfEvent(id, event);
    if (hash === undefined) faults.push({ code: 'event_unhashed', index });
    else if (hash !== right) faults.push({ code: 'event_altered', index });
    else if (seen.has(hash)) faults.push({ code: 'event_twice', index });
    if (after.some((based) => !seen.has(based)) || (after.length === 0 && index > 0)) {
      faults.push({ code: 'event_missing', index });
    }
    seen.add(hash ?? right);
  }
  if (head !== null && head !== versionOf(complaint)) faults.push({ code: 'history_cut', index: history.length - 1 });
  return faults;
}

/** JSON with sorted keys and nothing to spare, as RFC 8785 has it: the same data always gives the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed());
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const fields = value as Record<string, unknown>;
  const keys = Object.keys(fields).filter((key) => fields[key] !== undefined);
  return `{${keys
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(fields[key])}`)
    .join(',')}}`;
}
