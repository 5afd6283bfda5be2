import { type Complaint, firstReply } from '../complaint/record.js';
import { type Fault, Problem } from '../problem.js';
import { allowedAnswers, readAnswer } from './answer.js';
import type { Audit, AuditPlan, TicketRating } from './audit.js';
import { ratedCriteria, TICKET_COLUMNS, VERDICT_COLUMNS } from './standard.js';

/** What sheets are made of. */
export type SheetPlan = Pick<AuditPlan, 'standard' | 'tickets'>;

/** Whose sheet it is, and of what. A sheet that is no table says so. */
export interface SheetOwner {
  kind: 'audit' | 'exam';
  name: string;
  rater: string;
}

/** The header of a sheet: the ticket, one column for each criterion, and the verdict. */
export function sheetColumns(plan: Pick<SheetPlan, 'standard'>): string[] {
  return [...TICKET_COLUMNS, ...ratedCriteria(plan.standard).map(({ id }) => id), ...VERDICT_COLUMNS];
}

/** The rows that a rater fills in, in the order drawn. Nothing in them comes from any rater. */
export function sheetRows(plan: SheetPlan, complaints: ReadonlyMap<string, Complaint>): string[][] {
  return plan.tickets.map(({ id }) => {
    const shown = ticketFacts(id, complaints.get(id));
    return [...TICKET_COLUMNS.map((column) => shown[column]), ...ratedCriteria(plan.standard).map(() => ''), '', ''];
  });
}

/** What a rater is shown of a ticket, in every form of scoring the same. */
export type TicketFacts = Record<(typeof TICKET_COLUMNS)[number], string>;

/** What a rater is shown of a ticket; what it does not say is empty. */
export function ticketFacts(id: string, complaint: Complaint | undefined): TicketFacts {
  const facts = complaint?.facts;
  return {
    ticket: id,
    received_at: facts?.received_at ?? '',
    channel: facts?.channel ?? '',
    title: facts?.title ?? '',
    category: [facts?.category, facts?.subcategory].filter(Boolean).join('/'),
    product: facts?.product ?? '',
    description: facts?.description ?? '',
    customer: facts?.customer ?? '',
    contact: facts?.contact ?? '',
    demand: facts?.demand ?? '',
    remedy: facts?.remedy ?? '',
    reply: (complaint && firstReply(complaint)?.event.text) ?? '',
  };
}

/** An audit, or an exam, which is never closed. */
export type OpenRound = Pick<Audit, 'plan' | 'scores'> & Partial<Pick<Audit, 'closing'>>;

/** Refuses a sheet from somebody who is not a rater, after closing, or a second one. */
export function requireOpenFor({ plan, scores, closing }: OpenRound, rater: string): void {
  if (!plan.raters.includes(rater)) throw new Problem('rater_unknown', { found: rater, raters: plan.raters });
  if (closing) throw new Problem('audit_closed', { name: plan.name, at: closing.closed_at });
  if (scores.some((entry) => entry.rater === rater)) throw new Problem('scores_exist', { rater });
}

/** What a rater filled in for a ticket, as text by column. */
export interface SheetRow {
  /** Where it begins in the file, from 1 on. */
  line: number;
  cells: Record<string, string>;
  /** Where a cell is, for people; absent: `line:column`. */
  place?: (column: string) => string;
}

/** Whether a rater said nothing at all. Such scores are not taken: they could not be taken back. */
/** Whether a rater judged a ticket at all. One that was handed in blank was neither reviewed nor called qualified. */
export function isJudged(rating: TicketRating): boolean {
  return !saysNothing([rating]);
}

/** Whether nothing was answered and no ticket was marked. */
export function saysNothing(ratings: readonly TicketRating[]): boolean {
  return ratings.every(
    ({ answers, unqualified }) => unqualified === null && Object.values(answers).every((answer) => answer === null),
  );
}

/**
 * Reads a filled-in sheet, rows as records by column. Everything wrong is listed at once and then nothing is taken: unknown or
 * missing tickets, tickets twice, answers that are none, reasons that the standard does not have. `found` is what was wrong already
 * when the file was taken apart.
 */
export function readSheet(
  plan: SheetPlan,
  rows: readonly SheetRow[],
  file: string,
  found: readonly Fault[] = [],
): TicketRating[] {
  const faults: Fault[] = [...found];
  const drawn = new Set(plan.tickets.map(({ id }) => id));
  const seen = new Set<string>();
  const ratings: TicketRating[] = [];

  for (const { line, cells, place } of rows) {
    const at = (column: string) => place?.(column) ?? `${line}:${column}`;
    const ticket = (cells.ticket ?? '').trim();
    if (!drawn.has(ticket) || seen.has(ticket)) {
      const allowed = seen.has(ticket) ? 'each ticket once' : 'a ticket of this audit';
      faults.push({ path: at('ticket'), found: ticket, allowed });
      continue;
    }
    seen.add(ticket);
    const answers: TicketRating['answers'] = {};
    for (const criterion of plan.standard.criteria) {
      const cell = Object.hasOwn(cells, criterion.id) ? cells[criterion.id] : undefined;
      if (criterion.auto !== undefined) {
        // What a rule answers nobody else does, and what somebody wrote is not lost without a word.
        if (cell?.trim()) faults.push({ path: at(criterion.id), found: cell, allowed: 'never' });
        continue;
      }
      const answer = cell === undefined ? undefined : readAnswer(cell, criterion);
      if (answer === undefined) {
        faults.push({ path: at(criterion.id), found: cell ?? '', allowed: allowedAnswers(criterion) });
      } else {
        answers[criterion.id] = answer;
      }
    }
    const unqualified = (cells.unqualified ?? '').trim() || null;
    if (unqualified !== null && !Object.hasOwn(plan.standard.reasons, unqualified)) {
      const allowed = Object.keys(plan.standard.reasons).join(', ');
      faults.push({ path: at('unqualified'), found: unqualified, allowed });
    }
    ratings.push({ ticket, answers, unqualified, comment: (cells.comment ?? '').trim() || null });
  }
  if (faults.length === 0 && ratings.length > 0 && saysNothing(ratings)) {
    faults.push({
      path: '*',
      found: '',
      allowed: ratedCriteria(plan.standard)
        .map(({ id }) => id)
        .join(', '),
    });
  }
  for (const id of drawn) {
    if (!seen.has(id)) faults.push({ path: 'ticket', found: '', allowed: id });
  }
  if (faults.length > 0) throw new Problem('scores_invalid', { file, faults: faults.sort(byLine) });
  return ratings;
}

/** Top-down; what is nowhere in the file comes last. */
function byLine(a: Fault, b: Fault): number {
  const [first, second] = [a, b].map(({ path }) => Number.parseInt(path, 10) || Number.MAX_SAFE_INTEGER);
  return (first ?? 0) - (second ?? 0);
}
