import type { ComplaintEvent } from './events.js';
import type { Stamp } from './facts.js';

/** What of a history must be known to supervise and to escalate, so that nobody needs to read it for that. */
export interface Traces {
  /** When somebody last did something about it. What clocks and the ladder do by themselves is no work, nor is what the audit says of it. */
  touched_at: Stamp;
  /** Since when it belongs to whom it belongs to, or to nobody. */
  owner: string | null;
  owner_since: Stamp;
  /** What the customer has said since the complaint. */
  messages: readonly { at: Stamp; text: string }[];
  /** Events that are told to have happened before what stands above them in the history. */
  backdated: readonly { at: Stamp; type: string; by: string; after: Stamp }[];
  /** When the last event of any kind happened. */
  last_at: Stamp;
}

/** The traces of a complaint that has just been logged. */
export function beginTraces({ at }: ComplaintEvent<'logged'>): Traces {
  return { touched_at: at, owner: null, owner_since: at, messages: [], backdated: [], last_at: at };
}

/** The traces after one more event. */
export function trace(before: Traces, event: ComplaintEvent): Traces {
  const { at, by, type } = event;
  const next = { ...before, last_at: at };
  if (Date.parse(at) < Date.parse(before.last_at)) {
    next.backdated = [...before.backdated, { at, type, by, after: before.last_at }];
  }
  if (isTouch(event)) next.touched_at = at;
  if (event.type === 'assigned' && event.to !== before.owner) {
    next.owner = event.to;
    next.owner_since = at;
  }
  // Whoever takes up again what nobody owned could not have been waited for meanwhile.
  if (event.type === 'reopened' && before.owner === null) next.owner_since = at;
  if (event.type === 'message_received' && event.text) next.messages = [...before.messages, { at, text: event.text }];
  return next;
}

/** What clocks do, and a change of policies for all; a deadline set by hand is somebody's doing. */
const BY_THEMSELVES: readonly string[] = ['clock_started', 'clock_retargeted', 'clock_stopped', 'policies_reapplied'];

function isTouch(event: ComplaintEvent): boolean {
  if (event.type === 'escalated') return event.rule === undefined;
  if (event.type === 'marked_unqualified' || event.type.startsWith('mark_')) return false;
  return !BY_THEMSELVES.includes(event.type);
}
