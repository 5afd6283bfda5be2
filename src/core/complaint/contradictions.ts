import { isDeepStrictEqual } from 'node:util';
import { identityOf } from './chain.js';
import type { ComplaintEvent, EventType } from './events.js';
import type { FactChanges } from './facts.js';
import type { Complaint } from './record.js';
import { isOver } from './status.js';

/** What two sides decided differently without knowing of each other. */
export interface Contradiction {
  code: 'contradiction';
  matter: Matter;
  /** The places of the two events in the history, from 0. */
  events: [number, number];
  /** The fact that was changed in two ways; a category and its sub-code are one. Null in other matters. */
  field: string | null;
}

/**
 * `resolution`: which answer. `ending`: whether and how it is over. `assignment`: whose it is. `fact`: what is so. `mark`: what came of
 * one that told the ticket unqualified.
 */
export type Matter = 'resolution' | 'ending' | 'assignment' | 'fact' | 'mark';

type Reading = Pick<Complaint, 'id' | 'status' | 'history'>;

/** How a matter is decided. */
interface Rule {
  matter: Matter;
  field: string | null;
  /** Whether an event is a word on the matter. */
  concerns: (event: ComplaintEvent) => boolean;
  /** Whether `later`, based on `earlier`, takes its place: then `earlier` no longer counts. */
  replaces: (later: ComplaintEvent, earlier: ComplaintEvent) => boolean;
  /** Whether an event that is based on both of two words decides between them. */
  settles: (event: ComplaintEvent) => boolean;
  /** Whether two words can't both stand. `answer` gives what an event was said upon. */
  clash: (a: ComplaintEvent, b: ComplaintEvent, answer: (event: ComplaintEvent) => Answer) => boolean;
}

/**
 * Pairs of events that can't both stand, neither of them based on the other: histories that were joined have them. A pair is settled, and
 * no longer told, once something later in the same matter is based on both; on a complaint that is over, where little else can be
 * done, a note will do.
 */
export function contradictions(complaint: Reading): Contradiction[] {
  const { history, status } = complaint;
  const based = ancestry(complaint);
  if (based === null) return [];
  const at = (index: number) => history[index] as ComplaintEvent;
  const places = [...history.keys()];
  const answer = (event: ComplaintEvent) => {
    const place = history.indexOf(event);
    return answerOf(at(places.findLast((index) => based(place, index) && at(index).type === 'resolved') ?? 0));
  };
  const found: Contradiction[] = [];
  for (const { matter, field, ...rule } of rulesFor(history)) {
    const words = places.filter((index) => rule.concerns(at(index)));
    const standing = words.filter(
      (earlier) => !words.some((later) => based(later, earlier) && rule.replaces(at(later), at(earlier))),
    );
    const settling = places.filter(
      (index) => rule.settles(at(index)) || (isOver(status) && REMARKS.includes(at(index).type)),
    );
    for (const [order, first] of standing.entries()) {
      for (const second of standing.slice(order + 1)) {
        if (based(second, first) || !rule.clash(at(first), at(second), answer)) continue;
        if (settling.some((index) => based(index, first) && based(index, second))) continue;
        found.push({ code: 'contradiction', matter, events: [first, second], field });
      }
    }
  }
  return found;
}

/** The facts that two sides changed in two ways; nobody has said yet which holds. */
export function disputedFacts(complaint: Reading): Set<string> {
  const fields = contradictions(complaint).flatMap(({ field }) => field ?? []);
  return new Set(fields.flatMap((field) => (field === 'category' ? CATEGORY : [field])));
}

/**
 * Whether the event at one place is based on the one at another, directly or through others. Null where each is based on the one
 * above it, as in any history that was never joined.
 */
function ancestry({ id, history }: Reading): ((later: number, earlier: number) => boolean) | null {
  const places = new Map(history.map((event, index) => [identityOf(id, event), index]));
  const above = history.map(({ after = [] }, index) => {
    const known = after.flatMap((hash) => places.get(hash) ?? []);
    return known.length > 0 || index === 0 ? known : [index - 1];
  });
  if (above.every((bases, index) => index === 0 || bases.includes(index - 1))) return null;
  const sets: bigint[] = [];
  for (const bases of above) {
    sets.push(bases.reduce((all, base) => all | (sets[base] ?? 0n) | (1n << BigInt(base)), 0n));
  }
  return (later, earlier) => (((sets[later] ?? 0n) >> BigInt(earlier)) & 1n) === 1n;
}

const TURNS: readonly EventType[] = ['resolved', 'closed', 'withdrawn', 'merged', 'reopened'];
const REMARKS: readonly EventType[] = ['noted', 'linked'];
const CATEGORY = ['category', 'subcategory'];

const isTurn = ({ type }: ComplaintEvent) => TURNS.includes(type);

function rulesFor(history: readonly ComplaintEvent[]): Rule[] {
  const changed = history.flatMap((event) => Object.keys(changesOf(event)));
  const marks = history.flatMap((event) => (event.type === 'mark_decided' ? [event.mark] : []));
  return [
    RESOLUTION,
    ENDING,
    ASSIGNMENT,
    ...[...new Set(marks)].map(markRule),
    ...[...new Set(changed.map(wholeField))].map(factRule),
  ];
}

const RESOLUTION: Rule = {
  matter: 'resolution',
  field: null,
  concerns: (event) => isTurn(event),
  // A closing upon an answer lets it stand.
  replaces: ({ type }) => type !== 'closed',
  settles: isTurn,
  clash: (a, b) => a.type === 'resolved' && b.type === 'resolved' && differ(a, b),
};

const ENDING: Rule = {
  matter: 'ending',
  field: null,
  concerns: (event) => isTurn(event) || event.type === 'assigned',
  replaces: (later, earlier) => isTurn(later) || earlier.type === 'assigned',
  settles: isTurn,
  clash(a, b, answer) {
    if (a.type === 'merged' && b.type === 'merged') return a.into !== b.into;
    const [first, second] = [a, b].sort((x, y) => (x.type < y.type ? -1 : 1)) as [ComplaintEvent, ComplaintEvent];
    if (first.type === 'closed' && second.type === 'resolved')
      return !isDeepStrictEqual(answer(first), answerOf(second));
    return EXCLUDES[first.type]?.includes(second.type) ?? false;
  },
};

/** Which ends of a complaint exclude each other, by the names in their order; `assigned`: somebody is to work on it still. */
const EXCLUDES: Partial<Record<EventType, readonly EventType[]>> = {
  assigned: ['closed', 'merged', 'withdrawn'],
  closed: ['merged', 'reopened', 'withdrawn'],
  merged: ['reopened', 'resolved', 'withdrawn'],
  reopened: ['resolved', 'withdrawn'],
  resolved: ['withdrawn'],
};

const ASSIGNMENT: Rule = {
  matter: 'assignment',
  field: null,
  concerns: ({ type }) => type === 'assigned',
  replaces: () => true,
  settles: (event) => isTurn(event) || event.type === 'assigned',
  clash: (a, b) => a.type === 'assigned' && b.type === 'assigned' && (a.to !== b.to || a.team !== b.team),
};

function markRule(mark: string): Rule {
  const said = (event: ComplaintEvent) => (event.type === 'mark_decided' && event.mark === mark ? event : null);
  return {
    matter: 'mark',
    field: null,
    concerns: (event) => said(event) !== null,
    replaces: () => true,
    settles: (event) => said(event) !== null,
    clash: (a, b) => said(a)?.decision !== said(b)?.decision || said(a)?.reason !== said(b)?.reason,
  };
}

function factRule(field: string): Rule {
  const fields = field === 'category' ? CATEGORY : [field];
  const said = (event: ComplaintEvent) =>
    fields.map((name) => (name in changesOf(event) ? [changesOf(event)[name]] : []));
  const concerns = (event: ComplaintEvent) => said(event).some((value) => value.length > 0);
  return {
    matter: 'fact',
    field,
    concerns,
    replaces: () => true,
    settles: concerns,
    clash: (a, b) => !isDeepStrictEqual(said(a), said(b)),
  };
}

function changesOf(event: ComplaintEvent): FactChanges {
  return event.type === 'edited' || event.type === 'corrected' ? event.changes : {};
}

/** A sub-code belongs to its category. */
function wholeField(field: string): string {
  return CATEGORY.includes(field) ? 'category' : field;
}

interface Answer {
  outcome: string | null;
  redress: object | null;
}

function answerOf(event: ComplaintEvent): Answer {
  if (event.type !== 'resolved') return { outcome: null, redress: null };
  return { outcome: event.outcome, redress: event.redress ?? null };
}

function differ(a: ComplaintEvent, b: ComplaintEvent): boolean {
  return !isDeepStrictEqual(answerOf(a), answerOf(b));
}
