import * as v from 'valibot';
import { parseDay } from '../calendar/instant.js';
import { Problem, problemOr } from '../problem.js';
import {
  EFFECT_VERDICTS,
  FEEDBACK_TO,
  IMPROVEMENT_TYPES,
  type ImprovementEvent,
  type ImprovementEventType,
} from './events.js';
import { SCOPE_FIELDS } from './scope.js';

const Text = v.pipe(v.string(), v.minLength(1));
const Stamp = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(Date.parse(text)), 'a time'),
);
const Day = v.pipe(
  v.string(),
  v.check((text) => !(problemOr(() => parseDay(text)) instanceof Problem), 'a date such as 2026-11-21'),
);
const Share = v.pipe(v.number(), v.gtValue(0), v.maxValue(1));
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Stretch = v.looseObject({ from: Day, to: Day, days: Count, count: Count });
const Evidence = v.looseObject({
  before: Stretch,
  after: Stretch,
  ratio: v.nullable(v.number()),
  low: v.nullable(v.number()),
  high: v.nullable(v.number()),
  p: v.nullable(v.number()),
});
const Scope = v.pipe(
  v.looseObject(Object.fromEntries(SCOPE_FIELDS.map((field) => [field, v.optional(Text)]))),
  v.check((scope) => SCOPE_FIELDS.some((field) => scope[field] !== undefined), 'at least one field'),
);

/** What an event of each type can't do without; what is more than that stays. */
const BODIES: { [T in ImprovementEventType]: v.GenericSchema } = {
  opened: v.looseObject({
    title: Text,
    kind: v.picklist(IMPROVEMENT_TYPES),
    scope: Scope,
    owner: v.nullable(Text),
    due: v.nullable(Day),
    target: v.nullable(Share),
    links: v.array(Text),
  }),
  analysed: v.looseObject({ cause: Text }),
  planned: v.looseObject({ action: Text, owner: Text, due: Day }),
  implemented: v.looseObject({ implemented_on: Day, note: v.optional(v.string()) }),
  fed_back: v.looseObject({ to: v.picklist(FEEDBACK_TO), note: v.optional(v.string()) }),
  verified: v.looseObject({ evidence: Evidence }),
  not_effective: v.looseObject({ verdict: v.picklist(EFFECT_VERDICTS), evidence: Evidence }),
  regressed: v.looseObject({ evidence: Evidence }),
  dropped: v.looseObject({ reason: Text }),
};

const Signed = v.looseObject({ type: Text, at: Stamp, by: Text });

/** Where a history that was read is none of an improvement, by a dotted path; null: it is one. Events of types that this version does not know may say anything. */
export function wrongInHistory(history: unknown): string | null {
  if (!Array.isArray(history) || history.length === 0) return 'history';
  for (const [at, event] of history.entries()) {
    const signed = placeOf(Signed, event);
    if (signed !== null) return `history.${at}${signed}`;
    const { type } = event as ImprovementEvent;
    if ((type === 'opened') !== (at === 0)) return `history.${at}.type`;
    const place = Object.hasOwn(BODIES, type) ? placeOf(BODIES[type], event) : null;
    if (place !== null) return `history.${at}${place}`;
  }
  return null;
}

function placeOf(schema: v.GenericSchema, data: unknown): string | null {
  const result = v.safeParse(schema, data);
  if (result.success) return null;
  const [issue] = result.issues;
  const path = issue && v.getDotPath(issue);
  return path ? `.${path}` : '';
}
