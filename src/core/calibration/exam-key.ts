import { Problem } from '../problem.js';
import { type Answer, NOT_APPLICABLE } from './answer.js';
import type { Audit, TicketRating } from './audit.js';
import { requireClosed } from './close.js';
import type { AgreedBy, KeyEntry, KeyedTicket } from './exam.js';
import { isJudged } from './sheet.js';
import { type Criterion, ratedCriteria } from './standard.js';

/** How far two answers from 0 to 100 may lie apart and still be the same: nobody hits a point. */
export const POINTS_APART = 10;

/** Whether two answers are the same. Not applicable is an answer; an answer left out is not, and like none. */
export function isSameAnswer(a: Answer, b: Answer, { scale }: Criterion): boolean {
  if (a === null || b === null) return false;
  if (a === b) return true;
  const isNumber = scale === 'percent' && a !== NOT_APPLICABLE && b !== NOT_APPLICABLE;
  return isNumber && Math.abs(Number(a) - Number(b)) <= POINTS_APART;
}

/**
 * What raters agree on: the answer that all of them gave who gave one, or two in three; of answers from 0 to 100 the median, if so many are
 * the same as it. Null where they do not, and where fewer than two answered.
 */
export function agreedAnswer(given: readonly Answer[], criterion: Criterion, by: AgreedBy): Answer {
  const answers = given.filter((answer) => answer !== null);
  if (answers.length < 2) return null;
  const numbers = answers.filter((answer) => answer !== NOT_APPLICABLE).map(Number);
  const candidates = criterion.scale === 'percent' ? [NOT_APPLICABLE, medianOf(numbers)] : [...new Set(answers)];
  const isAgreed = (candidate: Answer) =>
    isEnough(answers.filter((answer) => isSameAnswer(answer, candidate, criterion)).length, answers.length, by);
  return candidates.find(isAgreed) ?? null;
}

/**
 * The tickets of closed audits with what their raters agreed on. A ticket that several audits drew is taken as the last of them saw it. The
 * audits must have pinned one and the same standard: answers to different questions make no key.
 */
export function agreedTickets(audits: readonly Audit[], by: AgreedBy): KeyedTicket[] {
  audits.forEach(requireClosed);
  if (new Set(audits.map(({ plan }) => plan.standard_hash)).size > 1) {
    const standards = audits.map(({ plan: { name, standard } }) => `${name}: ${standard.id} ${standard.version}`);
    throw new Problem('exam_standards_differ', { standards });
  }
  const found = new Map<string, KeyedTicket>();
  const closedAt = ({ closing }: Audit) => Date.parse(closing?.closed_at ?? '');
  for (const { plan, scores } of [...audits].sort((a, b) => closedAt(a) - closedAt(b))) {
    for (const ticket of plan.tickets) {
      const ratings = scores.flatMap(({ ratings: all }) => all.filter((rating) => rating.ticket === ticket.id));
      found.set(ticket.id, { ticket, key: agreedEntry(ticket.id, ratings, ratedCriteria(plan.standard), by) });
    }
  }
  return [...found.values()];
}

/** The key that a trainer wrote, as a sheet was read. `withVerdict`: it had a column for what is unqualified. */
export function givenEntry({ ticket, answers, unqualified, comment }: TicketRating, withVerdict: boolean): KeyEntry {
  return { ticket, answers, unqualified: withVerdict ? unqualified !== null : null, comment };
}

function agreedEntry(ticket: string, ratings: TicketRating[], criteria: Criterion[], by: AgreedBy): KeyEntry {
  const verdicts = ratings.filter(isJudged).map(({ unqualified }) => unqualified !== null);
  const agreed = [true, false].find((verdict) =>
    isEnough(verdicts.filter((each) => each === verdict).length, verdicts.length, by),
  );
  const answers = criteria.map((criterion): [string, Answer] => {
    const given = ratings.map((rating) => rating.answers[criterion.id] ?? null);
    return [criterion.id, agreedAnswer(given, criterion, by)];
  });
  const unqualified = verdicts.length < 2 ? null : (agreed ?? null);
  return { ticket, answers: Object.fromEntries(answers), unqualified, comment: null };
}

function isEnough(same: number, all: number, by: AgreedBy): boolean {
  return by === 'majority' ? 3 * same >= 2 * all : same === all;
}

/** The middle one, or the mean of the two in the middle, to a tenth. Null of none. */
function medianOf(numbers: readonly number[]): Answer {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : String(Math.round((low + high) * 5) / 10);
}
