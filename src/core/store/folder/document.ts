import { parseTarget } from '../../calendar/duration.js';
import type { ComplaintEvent } from '../../complaint/events.js';
import { foldHistory } from '../../complaint/evolve.js';
import type { Facts } from '../../complaint/facts.js';
import { isComplaintId } from '../../complaint/id.js';
import type { Complaint } from '../../complaint/record.js';
import { Problem, problemOr } from '../../problem.js';
import type { Damage, NewState } from '../port.js';

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
    throw new Problem('store_format_newer', { file, found: plaint, supported: FORMAT });
  }
  if (plaint !== FORMAT) throw damaged('plaint');
  if (typeof id !== 'string' || !isComplaintId(id)) throw damaged('id');
  if (!isRecord(facts)) throw damaged('complaint');
  const wrong = wrongFact(facts, true);
  if (wrong) throw damaged(`complaint.${wrong}`);
  if (!Array.isArray(history) || history.length === 0) throw damaged('history');
  for (const [index, event] of history.entries()) {
    const place = wrongInEvent(event);
    if (place !== null) throw damaged(`history.${index}${place}`);
  }
  const [first, ...rest] = history;
  if (first.type !== 'logged') throw damaged('history.0.type');
  return foldHistory([{ ...first, id, facts } as ComplaintEvent, ...rest]);
}

/** What was thrown on reading, as damage to be told. Anything else is a fault of the program and passes through. */
export function damageOf(error: unknown, file: string, line: number | null = null): Damage {
  if (!(error instanceof Problem) || error.kind !== 'damaged') throw error;
  if (error.code === 'document_damaged') return error.args as Damage;
  return { file, line, reason: error.message };
}

type Kind = 'string' | 'number' | 'stamp' | 'list' | 'record' | 'target';

const NEEDED_FACTS: Record<string, Kind> = {
  title: 'string',
  channel: 'string',
  category: 'string',
  priority: 'string',
  received_at: 'stamp',
};
const OTHER_TEXTS = [
  'description',
  'subcategory',
  'customer',
  'contact',
  'product',
  'sub_product',
  'order_ref',
  'demand',
  'remedy',
];

/** What an event of each type can't do without. Types that are not listed are kept as they are. */
const NEEDED_BY_EVENT = new Map<string, Record<string, Kind>>([
  ['edited', { changes: 'record' }],
  ['noted', { text: 'string' }],
  ['responded', { kind: 'string' }],
  ['paused', { reason: 'string' }],
  ['escalated', { to: 'string', reason: 'string', level: 'number' }],
  ['resolved', { outcome: 'string' }],
  ['reopened', { cause: 'string' }],
  ['rated', { score: 'number' }],
  ['linked', { to: 'string', relation: 'string' }],
  ['merged', { into: 'string' }],
  ['absorbed', { from: 'string' }],
  ['reported', { clocks: 'list', row: 'string' }],
  [
    'clock_started',
    { metric: 'string', cycle: 'number', started: 'stamp', policy: 'string', target: 'target', calendar: 'string' },
  ],
  ['clock_retargeted', { metric: 'string', cycle: 'number', policy: 'string', target: 'target', calendar: 'string' }],
  [
    'clock_stopped',
    { metric: 'string', cycle: 'number', outcome: 'string', working_seconds: 'number', elapsed_seconds: 'number' },
  ],
]);

/** The place in an event where something is wrong, or null. */
function wrongInEvent(event: unknown): string | null {
  if (!isRecord(event)) return '';
  const { type, by, at } = event;
  if (typeof type !== 'string' || typeof by !== 'string' || !isKind(at, 'stamp')) return '';
  for (const [field, kind] of Object.entries(NEEDED_BY_EVENT.get(type) ?? {})) {
    if (!isKind(event[field], kind)) return `.${field}`;
  }
  if (type === 'assigned' && ![event.to, event.team].every((name) => name === null || typeof name === 'string'))
    return '.to';
  if (type === 'resolved' && event.redress !== undefined && !isRecord(event.redress)) return '.redress';
  if (
    ['text', 'note', 'summary', 'comment'].some(
      (field) => ![undefined, null].includes(event[field] as undefined) && typeof event[field] !== 'string',
    )
  ) {
    return '.text';
  }
  const wrong = type === 'edited' ? wrongFact(event.changes as Record<string, unknown>, false) : null;
  return wrong && `.changes.${wrong}`;
}

/** A fact that is not what it must be. What nobody knows may be anything; null in a change takes a field away. */
function wrongFact(facts: Record<string, unknown>, whole: boolean): string | null {
  for (const [field, kind] of Object.entries(NEEDED_FACTS)) {
    if ((whole || field in facts) && !isKind(facts[field], kind)) return field;
  }
  const { tags } = facts;
  if (tags != null && !(Array.isArray(tags) && tags.every((tag) => typeof tag === 'string'))) return 'tags';
  return OTHER_TEXTS.find((field) => facts[field] != null && typeof facts[field] !== 'string') ?? null;
}

function isKind(value: unknown, kind: Kind): boolean {
  switch (kind) {
    case 'stamp':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value));
    case 'list':
      return Array.isArray(value);
    case 'record':
      return isRecord(value);
    case 'target':
      return typeof value === 'string' && !(problemOr(() => parseTarget(value)) instanceof Problem);
    case 'string':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
