import type { DrawnTicket } from '../core/calibration/audit.js';
import { type AgreedBy, type KeyedTicket, type SeenTickets, seenTickets } from '../core/calibration/exam.js';
import { agreedTickets, givenEntry } from '../core/calibration/exam-key.js';
import { teamOf } from '../core/calibration/mark.js';
import { readSheet } from '../core/calibration/sheet.js';
import { hashOfStandard, QualityStandard } from '../core/calibration/standard.js';
import { Problem } from '../core/problem.js';
import type { ComplaintStore } from '../core/store/port.js';
import { checkPolicy } from '../core/validate.js';
import { withAutoAnswers } from './auto-answers.js';
import type { Desk } from './desk.js';
import { readSheetRows } from './sheet-files.js';
import { standardToPin } from './standard-files.js';

/** The tickets that an exam can be drawn from, and the standard that their answers go by. */
export interface ExamSource {
  tickets: KeyedTicket[];
  pinned: { standard: QualityStandard; hash: string };
}

/** The tickets of closed audits on which raters agree. */
export async function keyedByAudits(desk: Desk, names: readonly string[], by: AgreedBy): Promise<ExamSource> {
  const audits = await Promise.all([...new Set(names)].map((name) => desk.store.readAudit(name)));
  const tickets = agreedTickets(audits, by);
  const [first] = audits;
  if (!first) throw new Problem('input_missing', { flags: ['from'] });
  // What was pinned before a release knew more fields has their usual values.
  const standard = checkPolicy(QualityStandard, first.plan.standard, 'plan.yaml');
  return { tickets, pinned: { standard, hash: first.plan.standard_hash } };
}

/** The tickets of a key that a trainer wrote, checked like any sheet: those that the store does not have are listed by line. */
export async function keyedByFile(
  desk: Desk,
  file: string,
  given: { standard: string | undefined; format: string | undefined },
): Promise<ExamSource> {
  const standard = await standardToPin(given.standard, desk);
  const { rows, faults } = await readSheetRows(file, given.format, standard, null);
  const drawn: DrawnTicket[] = [];
  for (const id of new Set(rows.map(({ cells }) => (cells.ticket ?? '').trim()))) {
    // Whole ids only: a sheet has no others, and an ending can mean several.
    if (!(await desk.store.findIds(id)).includes(id)) continue;
    const { logged_by, team } = await desk.store.read(id);
    drawn.push({ id, logged_by, team: teamOf(desk.team, logged_by) ?? team });
  }
  const { tickets } = await withAutoAnswers({ standard, tickets: drawn }, desk);
  const withVerdict = rows.some(({ cells }) => cells.unqualified !== undefined);
  const keys = new Map(
    readSheet({ standard, tickets }, rows, file, faults).map((rating) => [
      rating.ticket,
      givenEntry(rating, withVerdict),
    ]),
  );
  return {
    tickets: tickets.flatMap((ticket) => {
      const key = keys.get(ticket.id);
      return key ? [{ ticket, key }] : [];
    }),
    pinned: { standard, hash: hashOfStandard(standard) },
  };
}

/** What everybody has scored so far, in audits and in exams. */
export async function seenIn(store: ComplaintStore): Promise<SeenTickets> {
  const [audits, exams] = [await store.auditNames(), await store.examNames()];
  return seenTickets([
    ...(await Promise.all(audits.map((name) => store.readAudit(name)))),
    ...(await Promise.all(exams.map((name) => store.readExam(name)))),
  ]);
}
