import type { Answer } from './answer.js';
import { NOT_APPLICABLE, readAnswer } from './answer.js';
import type { AuditPlan, TicketRating } from './audit.js';
import { backward, forward, insert, type LineEdit, rubOut, startEdit, textOf } from './line-edit.js';
import type { ScoringDraft } from './scoring-draft.js';
import { saysNothing } from './sheet.js';
import { type Criterion, type QualityStandard, ratedCriteria } from './standard.js';

/** What lies over the question or the review. */
export type Layer =
  /** Nothing. `typed`: a number on its way; `refused`: what was tried last can't be. */
  | { kind: 'none'; typed: string; refused: boolean }
  /** The choice of a reason; 0 is none. */
  | { kind: 'reasons'; chosen: number }
  | { kind: 'comment'; edit: LineEdit }
  | { kind: 'help' }
  | { kind: 'confirm' };

/** One rater scoring their tickets, question after question. Never changed in place; `act` makes the next one. */
export interface ScoringSession {
  /** With the criteria that people judge. */
  readonly standard: QualityStandard;
  /** One for each ticket, in order. A criterion without an entry was not answered yet; null was left out on purpose. */
  readonly ratings: readonly TicketRating[];
  /** Counts the questions of all tickets from 0 on; the one after the last is the review. */
  readonly place: number;
  readonly layer: Layer;
  /** How it ended; null: it has not. */
  readonly ended: 'left' | 'handed_in' | null;
}

export type ScoringAction =
  | { type: 'answer'; answer: Answer }
  | { type: 'digit'; text: string }
  | { type: 'rub_out' }
  | { type: 'enter' }
  | { type: 'back' }
  | { type: 'forward' }
  | { type: 'next_ticket' }
  | { type: 'previous_ticket' }
  | { type: 'first_open' }
  | { type: 'review' }
  | { type: 'open'; layer: 'reasons' | 'comment' | 'help' | 'confirm' }
  | { type: 'dismiss' }
  | { type: 'move'; by: 1 | -1 }
  | { type: 'choose'; index: number }
  | { type: 'text'; text: string }
  | { type: 'edit'; how: 'left' | 'right' | 'start' | 'end' | 'rub_out' | 'delete' | 'clear' }
  | { type: 'hand_in' }
  | { type: 'leave' };

const PLAIN: Layer = { kind: 'none', typed: '', refused: false };
const REFUSED: Layer = { kind: 'none', typed: '', refused: true };

/** No answer is longer than this. */
const LONGEST_NUMBER = 6;

/**
 * Begins, or goes on where a draft ends: at the first ticket with a question that was not answered. What a draft has that does not fit the
 * plan is asked again.
 */
export function startSession(plan: AuditPlan, draft: ScoringDraft | null): ScoringSession {
  const { tickets } = plan;
  const standard = { ...plan.standard, criteria: ratedCriteria(plan.standard) };
  const ratings = tickets.map(({ id }) => {
    const kept = draft?.ratings.find(({ ticket }) => ticket === id);
    return kept ? fitting(kept, standard) : { ticket: id, answers: {}, unqualified: null, comment: null };
  });
  return firstOpen({ standard, ratings, place: 0, layer: PLAIN, ended: null });
}

function fitting({ ticket, answers, unqualified, comment }: TicketRating, standard: QualityStandard): TicketRating {
  const kept = standard.criteria.flatMap((criterion): [string, Answer][] => {
    const answer = Object.hasOwn(answers, criterion.id)
      ? readAnswer(answers[criterion.id] ?? '', criterion)
      : undefined;
    return answer === undefined ? [] : [[criterion.id, answer]];
  });
  const isReason = unqualified !== null && Object.hasOwn(standard.reasons, unqualified);
  return { ticket, answers: Object.fromEntries(kept), unqualified: isReason ? unqualified : null, comment };
}

/** Where a session is: at a question of a ticket, or null at the review. */
export function standing({ standard, ratings, place }: ScoringSession): {
  ticket: number;
  question: number;
  rating: TicketRating;
  criterion: Criterion;
} | null {
  const ticket = Math.floor(place / standard.criteria.length);
  const question = place % standard.criteria.length;
  const [rating, criterion] = [ratings[ticket], standard.criteria[question]];
  return rating && criterion ? { ticket, question, rating, criterion } : null;
}

/** The reasons that can be chosen, in the order of the choice; the first is none. */
export function reasonChoices({ standard }: ScoringSession): (string | null)[] {
  return [null, ...Object.keys(standard.reasons)];
}

/** Whether an answer of this scale is typed digit by digit. */
export function isTyped({ scale, levels }: Criterion): boolean {
  return scale === 'percent' || (scale === 'ordinal' && levels > 9);
}

export interface ScoringCounts {
  questions: number;
  answered: number;
  not_applicable: number;
  /** Left out on purpose. */
  not_assessed: number;
  /** Not come to yet. */
  open: number;
  unqualified: number;
  comments: number;
}

/** What was said so far. */
export function countSession({ standard, ratings }: ScoringSession): ScoringCounts {
  const given = ratings.flatMap(({ answers }) => Object.values(answers));
  const questions = ratings.length * standard.criteria.length;
  const not_applicable = given.filter((answer) => answer === NOT_APPLICABLE).length;
  const not_assessed = given.filter((answer) => answer === null).length;
  return {
    questions,
    answered: given.length - not_applicable - not_assessed,
    ...{ not_applicable, not_assessed, open: questions - given.length },
    unqualified: ratings.filter(({ unqualified }) => unqualified !== null).length,
    comments: ratings.filter(({ comment }) => comment !== null).length,
  };
}

/** How many questions of a ticket were not answered yet. */
export function openQuestions({ answers }: TicketRating, { criteria }: QualityStandard): number {
  return criteria.filter(({ id }) => !Object.hasOwn(answers, id)).length;
}

/** What is handed in: what was not answered was not assessed. */
export function ratingsToHandIn({ standard, ratings }: ScoringSession): TicketRating[] {
  return ratings.map(({ answers, ...rest }) => ({
    ...rest,
    answers: Object.fromEntries(standard.criteria.map(({ id }) => [id, answers[id] ?? null])),
  }));
}

/** What comes of an action. One that makes no sense here changes nothing. */
export function act(session: ScoringSession, action: ScoringAction): ScoringSession {
  if (session.ended !== null) return session;
  switch (action.type) {
    case 'answer':
      return answer(session, action.answer);
    case 'digit':
      return session.layer.kind === 'none' && standing(session)
        ? typed(session, session.layer.typed + action.text)
        : session;
    case 'rub_out':
      return session.layer.kind === 'none' ? typed(session, session.layer.typed.slice(0, -1)) : session;
    case 'enter':
      return enter(session);
    case 'back':
      return goTo(session, session.place - 1);
    case 'forward':
      return goTo(session, session.place + 1);
    case 'next_ticket':
      return goToTicket(session, Math.floor(session.place / session.standard.criteria.length) + 1);
    case 'previous_ticket':
      return goToTicket(session, Math.floor(session.place / session.standard.criteria.length) - 1);
    case 'first_open':
      return firstOpen(session);
    case 'review':
      return goTo(session, lastPlace(session));
    case 'open':
      return openLayer(session, action.layer);
    case 'dismiss':
      return { ...session, layer: PLAIN };
    case 'move':
      return session.layer.kind === 'reasons' ? pointAt(session, session.layer.chosen + action.by) : session;
    case 'choose':
      return choose(session, action.index);
    case 'text':
      return edited(session, (edit) => insert(edit, action.text));
    case 'edit':
      return edited(session, (edit) => EDITS[action.how](edit));
    case 'hand_in':
      return session.layer.kind === 'confirm' ? { ...session, layer: PLAIN, ended: 'handed_in' } : session;
    case 'leave':
      return { ...session, layer: PLAIN, ended: 'left' };
  }
}

function answer(session: ScoringSession, given: Answer): ScoringSession {
  const at = standing(session);
  if (!at) return session;
  const ratings = said(session, { answers: { ...at.rating.answers, [at.criterion.id]: given } });
  return goTo({ ...session, ratings }, session.place + 1);
}

function typed(session: ScoringSession, text: string): ScoringSession {
  return { ...session, layer: { kind: 'none', typed: text.slice(0, LONGEST_NUMBER), refused: false } };
}

function enter(session: ScoringSession): ScoringSession {
  const { layer } = session;
  if (layer.kind === 'reasons') return choose(session, layer.chosen);
  if (layer.kind === 'comment') {
    const comment = textOf(layer.edit).trim() || null;
    return { ...session, ratings: said(session, { comment }), layer: PLAIN };
  }
  const at = standing(session);
  if (layer.kind !== 'none' || layer.typed === '' || !at) return session;
  const given = readAnswer(layer.typed, at.criterion);
  return given === undefined ? { ...session, layer: REFUSED } : answer(session, given);
}

function choose(session: ScoringSession, index: number): ScoringSession {
  const reason = reasonChoices(session)[index];
  if (reason === undefined || session.layer.kind !== 'reasons') return session;
  return { ...session, ratings: said(session, { unqualified: reason }), layer: PLAIN };
}

function pointAt(session: ScoringSession, index: number): ScoringSession {
  const chosen = Math.min(Math.max(index, 0), reasonChoices(session).length - 1);
  return { ...session, layer: { kind: 'reasons', chosen } };
}

function openLayer(session: ScoringSession, layer: 'reasons' | 'comment' | 'help' | 'confirm'): ScoringSession {
  const at = standing(session);
  if (layer === 'help') return { ...session, layer: { kind: 'help' } };
  if (layer === 'confirm') {
    if (at) return session;
    return { ...session, layer: saysNothing(session.ratings) ? REFUSED : { kind: 'confirm' } };
  }
  if (!at) return session;
  if (layer === 'comment') return { ...session, layer: { kind: 'comment', edit: startEdit(at.rating.comment ?? '') } };
  return pointAt(session, reasonChoices(session).indexOf(at.rating.unqualified));
}

const EDITS: Record<(ScoringAction & { type: 'edit' })['how'], (edit: LineEdit) => LineEdit> = {
  left: backward,
  right: forward,
  start: (edit) => ({ before: '', after: textOf(edit) }),
  end: (edit) => startEdit(textOf(edit)),
  rub_out: rubOut,
  delete: (edit) => (edit.after === '' ? edit : rubOut(forward(edit))),
  clear: () => startEdit(''),
};

function edited(session: ScoringSession, change: (edit: LineEdit) => LineEdit): ScoringSession {
  const { layer } = session;
  return layer.kind === 'comment' ? { ...session, layer: { kind: 'comment', edit: change(layer.edit) } } : session;
}

/** The ratings with something new about the ticket at hand; the same ones where nothing is new. */
function said(session: ScoringSession, more: Partial<TicketRating>): readonly TicketRating[] {
  const at = standing(session);
  if (!at) return session.ratings;
  const changed = { ...at.rating, ...more };
  if (JSON.stringify(changed) === JSON.stringify(at.rating)) return session.ratings;
  return session.ratings.with(at.ticket, changed);
}

function lastPlace({ ratings, standard }: ScoringSession): number {
  return ratings.length * standard.criteria.length;
}

function goTo(session: ScoringSession, place: number): ScoringSession {
  return { ...session, place: Math.min(Math.max(place, 0), lastPlace(session)), layer: PLAIN };
}

/** To a ticket's first question that was not answered, else to its first. Beyond the last ticket is the review. */
function goToTicket(session: ScoringSession, index: number): ScoringSession {
  const { ratings, standard } = session;
  const ticket = Math.max(index, 0);
  const rating = ratings[ticket];
  if (!rating) return goTo(session, lastPlace(session));
  const open = standard.criteria.findIndex(({ id }) => !Object.hasOwn(rating.answers, id));
  return goTo(session, ticket * standard.criteria.length + Math.max(open, 0));
}

function firstOpen(session: ScoringSession): ScoringSession {
  const ticket = session.ratings.findIndex((rating) => openQuestions(rating, session.standard) > 0);
  return goToTicket(session, ticket < 0 ? session.ratings.length : ticket);
}
