import { Problem } from '../problem.js';
import { cohenKappa } from '../statistics/cohen-kappa.js';
import { percentAgreement, type RatingPair } from '../statistics/percent-agreement.js';
import type { Statistic } from '../statistics/result.js';
import type { Proportion } from '../statistics/wilson.js';
import { NOT_APPLICABLE } from './answer.js';
import type { Audit, RaterScores } from './audit.js';
import { completeAnswers } from './auto.js';
import { missingRaters } from './close.js';
import { overallAlpha } from './coefficients.js';
import { type Confusion, confusionsOf, pairsOf, type VerdictPair, verdictPairsOf } from './confusion.js';
import { type AuditDecision, decideAudit } from './decision.js';
import { decideLot, isRandom, type LotDecision, unqualifiedRate } from './parts.js';
import { type PersonRate, peopleOf } from './people.js';
import { scoreTicket, type TicketScore } from './score.js';
import { type Criterion, ratedCriteria } from './standard.js';

/** How two raters agree on one criterion. */
export interface CriterionAgreement {
  criterion: string;
  raters: [string, string];
  percent: Statistic;
  kappa: Statistic;
}

export interface RaterSummary {
  rater: string;
  tickets: number;
  /** Plain mean of the ticket scores; null without any. */
  mean_score: number | null;
  /** Mean signed difference from the mean of the other raters on the same tickets: above 0 is lenient. */
  bias: number | null;
  unqualified: number;
}

/** A ticket that at least one rater marked unqualified, with the person who answers for it. */
export interface UnqualifiedTicket {
  ticket: string;
  accountable: string;
  team: string | null;
  marks: { rater: string; reason: string; comment: string | null }[];
}

export interface AuditReport {
  audit: Audit;
  tickets: { ticket: string; scores: Record<string, TicketScore> }[];
  raters: RaterSummary[];
  agreement: CriterionAgreement[];
  /** Over all yes/no criteria together, for each pair of raters. */
  overall: CriterionAgreement[];
  /** Over all criteria and raters: what the pass rule goes by. */
  alpha: Statistic;
  verdicts: VerdictPair[];
  confusion: Confusion[];
  unqualified: UnqualifiedTicket[];
  /** By who answers for the tickets; of the random part. */
  people: PersonRate[];
  /** Of the random part. */
  unqualified_rate: Proportion;
  /** What was drawn for its risk; null: nothing was. */
  risk_part: { reviewed: number; unqualified: number } | null;
  /** What the acceptance plan says of the lot; null: the sample came about in another way. */
  acceptance: LotDecision | null;
  /** Too few tickets for coefficients to mean anything. */
  counts_only: boolean;
  /** Null: too few tickets for a verdict. */
  decision: AuditDecision | null;
  /** Whether the decision is not to fail; null where there is none. */
  passed: boolean | null;
}

/** Below this many tickets only counts are to be read. */
const FEWEST_TICKETS = 10;

/** What a closed audit found. Refused while it is open: a report would show one rater's scores to the other. */
export function reportAudit(audit: Audit): AuditReport {
  const { plan, scores, closing } = audit;
  if (!closing) {
    throw new Problem('audit_open', { name: plan.name, missing: missingRaters(audit), handed_in: scores.length });
  }
  const tickets = plan.tickets.map((drawn) => ({
    ticket: drawn.id,
    scores: Object.fromEntries(
      scores.flatMap(({ rater, ratings }) => {
        const rating = ratings.find(({ ticket }) => ticket === drawn.id);
        return rating ? [[rater, scoreTicket(completeAnswers(rating.answers, drawn), plan.standard)]] : [];
      }),
    ),
  }));
  const agreement = pairsOf(scores).flatMap(([a, b]) =>
    ratedCriteria(plan.standard).map((criterion) => agreementOn(criterion.id, a, b, [criterion])),
  );
  const yesNo = ratedCriteria(plan.standard).filter(({ scale }) => scale === 'yes_no');
  const overall = pairsOf(scores).map(([a, b]) => agreementOn('*', a, b, yesNo));
  const unqualified = findUnqualified(audit);
  const reviewed = new Set(scores.flatMap(({ ratings }) => ratings.map(({ ticket }) => ticket)));
  const marked = new Set(unqualified.map(({ ticket }) => ticket));
  const rate = unqualifiedRate(plan, reviewed, marked);
  const risky = plan.tickets.filter((ticket) => !isRandom(ticket) && reviewed.has(ticket.id));
  const countsOnly = plan.tickets.length < FEWEST_TICKETS;
  const alpha = overallAlpha(audit);
  const kappas = overall.map(({ kappa }) => kappa);
  const decision = countsOnly ? null : decideAudit(plan.standard, alpha, kappas, rate);
  return {
    audit,
    tickets,
    raters: scores.map((entry) => summarise(entry, tickets)),
    agreement,
    overall,
    alpha,
    verdicts: verdictPairsOf(audit),
    confusion: confusionsOf(audit),
    unqualified,
    people: peopleOf(plan, reviewed, marked),
    unqualified_rate: rate,
    risk_part:
      risky.length === 0
        ? null
        : { reviewed: risky.length, unqualified: risky.filter(({ id }) => marked.has(id)).length },
    acceptance: decideLot(plan, rate),
    counts_only: countsOnly,
    decision,
    passed: decision?.verdict == null ? null : decision.verdict !== 'fail',
  };
}

function agreementOn(name: string, a: RaterScores, b: RaterScores, criteria: Criterion[]): CriterionAgreement {
  const others = new Map(b.ratings.map((rating) => [rating.ticket, rating]));
  const pairs = a.ratings.flatMap((rating) => {
    const other = others.get(rating.ticket);
    return criteria.flatMap(({ id }): RatingPair[] => {
      const [first, second] = [rating.answers[id], other?.answers[id]];
      // Not applicable and not assessed are missing values, not categories.
      if (first == null || second == null || first === NOT_APPLICABLE || second === NOT_APPLICABLE) return [];
      return [[first, second]];
    });
  });
  const graded = criteria.some(({ scale }) => scale === 'percent');
  return {
    criterion: name,
    raters: [a.rater, b.rater],
    percent: percentAgreement(pairs),
    kappa: graded ? { value: null, n: pairs.length, reason: 'no_categories' } : cohenKappa(pairs),
  };
}

function summarise(entry: RaterScores, tickets: AuditReport['tickets']): RaterSummary {
  const own: number[] = [];
  const differences: number[] = [];
  for (const { scores } of tickets) {
    const score = scores[entry.rater]?.score;
    if (score == null) continue;
    own.push(score);
    const others = Object.entries(scores).flatMap(([rater, other]) =>
      rater === entry.rater || other.score === null ? [] : [other.score],
    );
    if (others.length > 0) differences.push(score - (mean(others) ?? 0));
  }
  return {
    rater: entry.rater,
    tickets: own.length,
    mean_score: mean(own),
    bias: mean(differences),
    unqualified: entry.ratings.filter(({ unqualified }) => unqualified !== null).length,
  };
}

function findUnqualified({ plan, scores }: Audit): UnqualifiedTicket[] {
  return plan.tickets.flatMap(({ id, logged_by, team }) => {
    const marks = scores.flatMap(({ rater, ratings }) =>
      ratings
        .filter(({ ticket }) => ticket === id)
        .flatMap(({ unqualified, comment }) => (unqualified === null ? [] : [{ rater, reason: unqualified, comment }])),
    );
    return marks.length > 0 ? [{ ticket: id, accountable: logged_by, team, marks }] : [];
  });
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
