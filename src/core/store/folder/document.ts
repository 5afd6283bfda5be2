import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { versionOf } from '../../complaint/chain.js';
import type { ComplaintEvent } from '../../complaint/events.js';
import { foldHistory, withChanges } from '../../complaint/evolve.js';
import type { FactChanges, Facts, Stamp } from '../../complaint/facts.js';
import { isComplaintId } from '../../complaint/id.js';
import type { Complaint } from '../../complaint/record.js';
import { Problem } from '../../problem.js';
import type { Damage, NewState } from '../port.js';
import { isRecord, wrongFact, wrongInEvent } from './document-shape.js';

/** The version of the format that is written. 1: facts, standing, history (2026-11). */
export const FORMAT = 1;

/** Where a complaint stands, written for people and grep; on reading, the history wins. */
export interface StandingPart {
  status: string;
  owner: string | null;
  team: string | null;
  level: number;
  due: string | null;
  /** The hash of the last event; several, with spaces, where histories were joined and nothing has happened since. */
  head: string;
}

/** A complaint on disk, to be read from the top: what it is about, where it stands, what happened. */
export interface ComplaintDocument {
  plaint: number;
  id: string;
  /** The facts as they are now, for people, who may change them here; `doctor --adopt` records that. Not in the archive. */
  complaint?: Facts;
  standing: StandingPart;
  history: object[];
  /** Whatever else is at the top of a file stays there. */
  [unknown: string]: unknown;
}

/**
 * What goes on disk among the live complaints. `kept` is the document as it was found: facts that people changed in it and have
 * not had recorded yet stay changed, and so does what plaint does not know.
 */
export function toDocument({ complaint, due }: NewState, kept: Record<string, unknown> = {}): ComplaintDocument {
  const standing = standingOf(complaint, due);
  const facts = withChanges(complaint.facts, unrecordedEdits(kept));
  const { id } = complaint;
  return { plaint: FORMAT, id, complaint: facts, standing, history: eventsToDisk(complaint), ...unknownIn(kept) };
}

/** What goes into the archive: the same, without the facts for people unless they changed some, since the history has them. */
export function toArchived(complaint: Complaint, kept: Record<string, unknown> = {}): ComplaintDocument {
  const { complaint: facts, ...document } = toDocument({ complaint, due: null }, kept);
  return isDeepStrictEqual(facts, complaint.facts) ? document : { ...document, complaint: facts };
}

function unrecordedEdits(document: Record<string, unknown>): FactChanges {
  return isRecord(document.complaint) ? handEdits(document, foldHistory(eventsOf(document))) : {};
}

/** The middle part of a document. */
export function standingOf(complaint: Complaint, due: Stamp | null): StandingPart {
  const { status, owner, team, level } = complaint;
  return { status, owner, team, level, due, head: versionOf(complaint) };
}

/** What a document says was last in its history; null: it does not say. */
export function headIn({ standing }: Record<string, unknown>): string | null {
  const head = isRecord(standing) ? standing.head : null;
  return typeof head === 'string' && head !== '' ? head : null;
}

/** Events as they are written: what they were based on is told only where it is not the event just above. */
function eventsToDisk({ history }: Complaint): object[] {
  return history.map((event, index) => {
    const { after, hash, ...content } = event;
    const { id, ...logged } = content as { id?: string };
    const previous = index === 0 ? [] : [history[index - 1]?.hash];
    const told = after === undefined || isDeepStrictEqual(after, previous) ? {} : { after };
    // The document says the id once, at its top.
    return { ...(event.type === 'logged' ? logged : content), ...told, ...(hash === undefined ? {} : { hash }) };
  });
}

/** The facts that were changed by hand in a document and are not in its history. Null: taken away. */
export function handEdits(document: Record<string, unknown>, complaint: Complaint): FactChanges {
  const written = isRecord(document.complaint) ? document.complaint : complaint.facts;
  const fields = new Set([...Object.keys(complaint.facts), ...Object.keys(written)]);
  const changed = [...fields].filter((field) => !isDeepStrictEqual(written[field], complaint.facts[field]));
  return Object.fromEntries(changed.map((field) => [field, written[field] ?? null]));
}

/** The complaint that a document holds. Refuses what is not one, saying where. */
export function fromDocument(data: unknown, file: string, line: number | null = null): Complaint {
  const damaged = (reason: string) => new Problem('document_damaged', { file, line, reason });
  if (!isRecord(data)) throw damaged('not a complaint');
  const { plaint, id, complaint: facts, history } = data;
  if (typeof plaint === 'number' && plaint > FORMAT) {
    throw new Problem('store_format_newer', { file, found: plaint, supported: FORMAT });
  }
  if (plaint !== FORMAT) throw damaged('plaint');
  if (typeof id !== 'string' || !isComplaintId(id)) throw damaged('id');
  if (!Array.isArray(history) || history.length === 0) throw damaged('history');
  for (const [index, event] of history.entries()) {
    const place = wrongInEvent(event);
    if (place !== null) throw damaged(`history.${index}${place}`);
  }
  if (history[0].type !== 'logged') throw damaged('history.0.type');
  const logged = history[0].facts ?? facts;
  if (!isRecord(logged)) throw damaged('history.0.facts');
  const wrong = wrongFact(logged, true);
  if (wrong) throw damaged(`history.0.facts.${wrong}`);
  return foldHistory(eventsOf(data));
}

/** The events of a document that has been checked, each with what it was based on. */
function eventsOf({ id, complaint, history }: Record<string, unknown>): ComplaintEvent[] {
  const written = history as ComplaintEvent[];
  return written.map((event, index) => {
    const previous = written[index - 1];
    const after = event.after ?? (previous?.hash === undefined ? [] : [previous.hash]);
    // Documents of before the facts stood in the history have them at the top.
    return event.type === 'logged' ? { ...event, facts: event.facts ?? complaint, id, after } : { ...event, after };
  }) as ComplaintEvent[];
}

/** What plaint does not know at the top of a document. */
export function unknownIn({ plaint, id, complaint, standing, history, ...unknown }: Record<string, unknown>) {
  return unknown;
}

/** Refuses a complaint that lies where another belongs, since nobody would find it by its id. */
export function requirePlace(complaint: Complaint, belongs: string, file: string): Complaint {
  if (belongs === file) return complaint;
  const reason = basename(belongs) === basename(file) ? `belongs at ${belongs}` : `id: ${complaint.id}`;
  throw new Problem('document_damaged', { file, line: null, reason });
}

/** What was thrown on reading, as damage to be told. Anything else is a fault of the program and passes through. */
export function damageOf(error: unknown, file: string, line: number | null = null): Damage {
  if (!(error instanceof Problem) || error.kind !== 'damaged') throw error;
  if (error.code === 'document_damaged') return error.args as Damage;
  if (error.code === 'store_format_newer') {
    return { file, line, reason: `format_${(error.args as { found: number }).found}` };
  }
  return { file, line, reason: error.message };
}
