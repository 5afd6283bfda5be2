import type { ComplaintEvent } from '../../complaint/events.js';
import { foldHistory } from '../../complaint/evolve.js';
import type { Facts } from '../../complaint/facts.js';
import { isComplaintId } from '../../complaint/id.js';
import type { Complaint } from '../../complaint/record.js';
import { Problem } from '../../problem.js';
import type { NewState } from '../port.js';

/** The version of the format that is written. 1: facts, standing, history (2026-11). */
export const FORMAT = 1;

/** A complaint on disk, to be read from the top: what it is about, where it stands, what happened. */
export interface ComplaintDocument {
  plaint: number;
  id: string;
  complaint: Facts;
  /** Written for people and grep; on reading, the history wins. */
  standing: { status: string; owner: string | null; team: string | null; level: number; due: string | null };
  history: object[];
  /** Whatever else is at the top of a file stays there. */
  [unknown: string]: unknown;
}

/** What goes on disk. The facts stand at the top, not once more in the first event; `kept` is what else the file had. */
export function toDocument({ complaint, due }: NewState, kept: Record<string, unknown> = {}): ComplaintDocument {
  const [first, ...rest] = complaint.history;
  if (first?.type !== 'logged') throw new TypeError('the history does not begin with the logging');
  const { id, facts, ...logged } = first;
  const { status, owner, team, level } = complaint;
  const { plaint, id: _, complaint: __, standing, history, ...unknown } = kept;
  return {
    plaint: FORMAT,
    id,
    complaint: facts,
    standing: { status, owner, team, level, due },
    history: [logged, ...rest],
    ...unknown,
  };
}

/** The complaint that a document holds. Refuses what is not one, saying where. */
export function fromDocument(data: unknown, file: string, line: number | null = null): Complaint {
  const damaged = (reason: string) => new Problem('document_damaged', { file, line, reason });
  if (!isRecord(data)) throw damaged('not a complaint');
  const { plaint, id, complaint: facts, history } = data;
  if (typeof plaint === 'number' && plaint > FORMAT) {
    throw new Problem('store_format_newer', { found: plaint, supported: FORMAT });
  }
  if (plaint !== FORMAT) throw damaged('plaint: 1');
  if (typeof id !== 'string' || !isComplaintId(id)) throw damaged('id');
  if (!isRecord(facts)) throw damaged('complaint');
  for (const field of ['title', 'channel', 'category', 'priority', 'received_at']) {
    if (typeof facts[field] !== 'string') throw damaged(`complaint.${field}`);
  }
  if (Number.isNaN(Date.parse(String(facts.received_at)))) throw damaged('complaint.received_at');
  if (!Array.isArray(history) || history.length === 0) throw damaged('history');
  for (const [index, event] of history.entries()) {
    const sound = isRecord(event) && typeof event.type === 'string' && typeof event.by === 'string';
    if (!sound || typeof event.at !== 'string' || Number.isNaN(Date.parse(event.at))) throw damaged(`history.${index}`);
  }
  const [first, ...rest] = history;
  if (first.type !== 'logged') throw damaged('history.0.type');
  return foldHistory([{ ...first, id, facts } as ComplaintEvent, ...rest]);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
