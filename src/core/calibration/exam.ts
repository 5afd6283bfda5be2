import type { Stamp } from '../complaint/facts.js';
import { Problem } from '../problem.js';
import { simpleRandomSample } from '../statistics/sample.js';
import type { Answer } from './answer.js';
import type { AuditPlan, DrawnTicket, RaterScores } from './audit.js';
import { hashOfIds, isAuditName } from './plan.js';
import type { QualityStandard } from './standard.js';

/** What is agreed of one ticket. */
export interface KeyEntry {
  ticket: string;
  /** By criterion; null where nothing is agreed, so that nobody is held to it. */
  answers: Record<string, Answer>;
  /** Whether the ticket is unqualified; null: not agreed. */
  unqualified: boolean | null;
  /** What a trainer wrote beside it, told with the result. */
  comment: string | null;
}

/** What answers must have in common to be agreed: all raters, two in three of them, or nothing, since a trainer gave the key. */
export type AgreedBy = 'all' | 'majority' | 'key';

/** What makes a plan an exam. The key is for nobody's eyes before they have handed in. */
export interface ExamTerms {
  /** The audits that the tickets come from; none where a key was given. */
  from: string[];
  agreed_by: AgreedBy;
  /** The share of answers equal to the key from which on a rater has passed. */
  pass_share: number;
  /** By rater, the tickets that they had scored before, where that was allowed. */
  seen?: Record<string, string[]>;
  key: KeyEntry[];
}

/** An exam is planned like an audit, is scored with the same sheets, and never closes: it is over for each rater when they have handed in. */
export interface ExamPlan extends AuditPlan {
  exam: ExamTerms;
}

export interface Exam {
  plan: ExamPlan;
  scores: RaterScores[];
}

/** A ticket that can be in an exam. */
export interface KeyedTicket {
  ticket: DrawnTicket;
  key: KeyEntry;
}

export interface ExamRequest {
  name: string;
  /** Null: all that there are. */
  size: number | null;
  seed: number;
  raters: string[];
  from: string[];
  agreed_by: AgreedBy;
  pass_share: number;
  allowSeen: boolean;
  now: Stamp;
  by: string;
}

/**
 * Draws an exam from tickets with agreed answers: a simple random sample of those that none of the raters has scored before, unless that is
 * allowed. Those with nothing agreed are left out.
 */
export function planExam(
  tickets: readonly KeyedTicket[],
  pinned: { standard: QualityStandard; hash: string },
  seen: SeenTickets,
  request: ExamRequest,
): ExamPlan {
  const { name, size, seed, raters, from, agreed_by, pass_share, allowSeen, now, by } = request;
  // Both become names of files.
  for (const found of [name, ...raters]) if (!isAuditName(found)) throw new Problem('audit_name_invalid', { found });
  const agreed = tickets.filter(({ key }) => Object.values(key.answers).some((answer) => answer !== null));
  const isSeen = ({ ticket: { id } }: KeyedTicket) => raters.some((rater) => seen.get(rater)?.has(id));
  const pool = allowSeen ? agreed : agreed.filter((one) => !isSeen(one));
  const wanted = size ?? Math.max(pool.length, 1);
  if (pool.length < wanted) {
    throw new Problem('exam_too_small', { wanted, agreed: agreed.length, seen: agreed.length - pool.length });
  }
  pool.sort((a, b) => (a.ticket.id < b.ticket.id ? -1 : 1));
  const drawn = simpleRandomSample(pool, wanted, seed);
  const known = raters.flatMap((rater): [string, string[]][] => {
    const ids = drawn.map(({ ticket }) => ticket.id).filter((id) => seen.get(rater)?.has(id));
    return ids.length > 0 ? [[rater, ids]] : [];
  });
  return {
    ...{ name, planned_at: now, planned_by: by, seed, raters },
    frame: {
      size: pool.length,
      hash: hashOfIds(pool.map(({ ticket }) => ticket.id)),
      from: null,
      to: null,
      filters: {},
    },
    standard_hash: pinned.hash,
    standard: pinned.standard,
    // Neither strata nor risks nor who scored a ticket matters here.
    tickets: drawn.map(({ ticket: { id, logged_by, team, auto } }) => ({ id, logged_by, team, ...(auto && { auto }) })),
    exam: {
      ...{ from, agreed_by, pass_share },
      ...(known.length > 0 && { seen: Object.fromEntries(known) }),
      key: drawn.map(({ key }) => key),
    },
  };
}

/** By rater, the tickets that they have scored. */
export type SeenTickets = ReadonlyMap<string, ReadonlySet<string>>;

/** What raters have scored in these audits and exams: of both they could have heard what others said. */
export function seenTickets(rounds: readonly { scores: readonly RaterScores[] }[]): SeenTickets {
  const seen = new Map<string, Set<string>>();
  for (const { rater, ratings } of rounds.flatMap(({ scores }) => scores)) {
    const own = seen.get(rater) ?? new Set();
    for (const { ticket } of ratings) own.add(ticket);
    seen.set(rater, own);
  }
  return seen;
}
