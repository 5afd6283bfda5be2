import { parseTarget, parseWarning } from '../../calendar/duration.js';
import { Problem, problemOr } from '../../problem.js';

type Kind = 'string' | 'number' | 'stamp' | 'list' | 'record' | 'target' | 'warning' | 'texts' | 'stretch';

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
  'about',
];

/** What an event of each type can't do without. Types that are not listed are kept as they are. */
const NEEDED_BY_EVENT = new Map<string, Record<string, Kind>>([
  ['edited', { changes: 'record' }],
  ['corrected', { changes: 'record' }],
  ['noted', { text: 'string' }],
  ['responded', { kind: 'string' }],
  ['paused', { reason: 'string' }],
  ['escalated', { to: 'string', reason: 'string', level: 'number' }],
  ['deescalated', { reason: 'string', level: 'number' }],
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
  ['clock_extended', { metric: 'string', cycle: 'number', due: 'stamp', reason: 'string', approved_by: 'string' }],
  [
    'marked_unqualified',
    {
      mark: 'string',
      reason: 'string',
      evidence: 'string',
      accountable: 'string',
      standard: 'string',
      standard_hash: 'string',
      appeal_until: 'stamp',
      decided_by: 'texts',
    },
  ],
  ['mark_appealed', { mark: 'string', text: 'string' }],
  ['mark_decided', { mark: 'string', decision: 'string', why: 'string' }],
  ['clock_due_set', { metric: 'string', cycle: 'number', reason: 'string' }],
]);

/** What an event may say besides, of whatever type. */
const ALLOWED_IN_CLOCK_EVENTS: Record<string, Kind> = {
  pack: 'string',
  team: 'string',
  warn: 'warning',
  pauses: 'texts',
  gap: 'stretch',
  missed: 'stamp',
  continues: 'number',
};

/** The place in an event where something is wrong, or null. */
export function wrongInEvent(event: unknown): string | null {
  if (!isRecord(event)) return '';
  const { type, by, at } = event;
  if (typeof type !== 'string' || typeof by !== 'string' || !isKind(at, 'stamp')) return '';
  if (event.hash !== undefined && typeof event.hash !== 'string') return '.hash';
  if (event.after !== undefined && !(Array.isArray(event.after) && event.after.every(isText))) return '.after';
  for (const [field, kind] of Object.entries(NEEDED_BY_EVENT.get(type) ?? {})) {
    if (!isKind(event[field], kind)) return `.${field}`;
  }
  if (type.startsWith('clock_')) {
    for (const [field, kind] of Object.entries(ALLOWED_IN_CLOCK_EVENTS)) {
      if (event[field] !== undefined && !isKind(event[field], kind)) return `.${field}`;
    }
    if (event.due != null && !isKind(event.due, 'stamp')) return '.due';
  }
  if (type === 'assigned' && ![event.to, event.team].every((name) => name === null || typeof name === 'string'))
    return '.to';
  if (type === 'escalated' && event.also !== undefined && !(Array.isArray(event.also) && event.also.every(isText)))
    return '.also';
  if (type === 'escalated' && event.received !== undefined && !isKind(event.received, 'stamp')) return '.received';
  if (type === 'resolved' && event.redress !== undefined && !isRecord(event.redress)) return '.redress';
  if (
    ['text', 'note', 'summary', 'comment'].some(
      (field) => ![undefined, null].includes(event[field] as undefined) && typeof event[field] !== 'string',
    )
  ) {
    return '.text';
  }
  const isEdit = type === 'edited' || type === 'corrected';
  const wrong = isEdit ? wrongFact(event.changes as Record<string, unknown>, false) : null;
  return wrong && `.changes.${wrong}`;
}

/** A fact that is not what it must be. What nobody knows may be anything; null in a change takes a field away. */
export function wrongFact(facts: Record<string, unknown>, whole: boolean): string | null {
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
    case 'warning':
      return typeof value === 'string' && !(problemOr(() => parseWarning(value)) instanceof Problem);
    case 'texts':
      return Array.isArray(value) && value.every(isText);
    case 'stretch':
      return isRecord(value) && isKind(value.from, 'stamp') && isKind(value.to, 'stamp');
    case 'string':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Whether it has fields: no list, no text, not nothing. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
