import { Problem } from '../problem.js';
import { cohenKappa } from '../statistics/cohen-kappa.js';
import { mean } from '../statistics/mean.js';
import { meanEstimate } from '../statistics/mean-estimate.js';
import { percentAgreement, type RatingPair } from '../statistics/percent-agreement.js';
import type { Estimate, Statistic } from '../statistics/result.js';
import type { Proportion } from '../statistics/wilson.js';
import { NOT_APPLICABLE } from './answer.js';
import type { Audit, RaterScores } from './audit.js';
import { completeAnswers } from './auto.js';
import { requireClosed } from './close.js';
import { overallAlpha } from './coefficients.js';
import { type Confusion, confusionsOf, pairsOf, type VerdictPair, verdictPairsOf } from './confusion.js';
import { type AuditDecision, decideAudit } from './decision.js';
import { decideLot, isRandom, type LotDecision, unqualifiedRate } from './parts.js';
import { type Funnel, funnelOf } from './people.js';
import { scoreTicket, type TicketScore } from './score.js';
import { isJudged } from './sheet.js';
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
  /** Mean signed difference from the mean of the other raters, or from the baseline, on the same tickets: above 0 is lenient. */
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
  /** Without ratings of tickets that a rater left blank. */
  audit: Audit;
  tickets: { ticket: string; scores: Record<string, TicketScore> }[];
  raters: RaterSummary[];
  /** The mean score of the random part: a ticket counts once, with the mean of its raters' scores. */
  portfolio: Estimate;
  /** The rater whom bias is told against; null: the others. */
  baseline: string | null;
  agreement: CriterionAgreement[];
  /** Over all yes/no criteria together, for each pair of raters. */
  overall: CriterionAgreement[];
  /** Over all criteria and raters: what the pass rule goes by, unless it asks for kappa. */
  alpha: Statistic;
  verdicts: VerdictPair[];
  confusion: Confusion[];
  unqualified: UnqualifiedTicket[];
  /** By who answers for the tickets; of the random part. */
  funnel: Funnel;
  /** Of the random part. */
  unqualified_rate: Proportion;
  /** What was drawn for its risk; null: nothing was. */
  risk_part: { reviewed: number; unqualified: number } | null;
  /** What the acceptance plan says of the lot; null: the sample came about in another way. */
  acceptance: LotDecision | null;
  /** Tickets that two raters or more have judged. */
  compared: number;
  /** Too few of them for coefficients to mean anything. */
  counts_only: boolean;
  /** Null: too few tickets were judged for a verdict. */
  decision: AuditDecision | null;
  /** Whether the decision is not to fail; null where there is none. */
  passed: boolean | null;
}

/** Below this many tickets only counts are to be read. */
const FEWEST_TICKETS = 10;

const UNTOLD: Statistic = { value: null, n: 0, reason: 'too_few_items' };

/** What a closed audit found. Refused while it is open: a report would show one rater's scores to the other. */
export function reportAudit(given: Audit, baseline: string | null = null): AuditReport {
  requireClosed(given);
  const names = given.scores.map(({ rater }) => rater);
  if (baseline !== null && !names.includes(baseline))
    throw new Problem('rater_unknown', { found: baseline, raters: names });
  const audit = withoutBlanks(given);
  const { plan, scores } = audit;
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
  const compared = comparedTickets(audit);
  const countsOnly = compared < FEWEST_TICKETS;
  const alpha = overallAlpha(audit);
  const told = countsOnly ? { alpha: UNTOLD, kappas: [] } : { alpha, kappas: overall.map(({ kappa }) => kappa) };
  const isEnough = reviewed.size >= FEWEST_TICKETS;
  const decision = isEnough ? decideAudit(plan.standard, told.alpha, told.kappas, rate) : null;
  return {
    audit,
    tickets,
    portfolio: portfolioOf(plan, tickets),
    raters: scores.map((entry) => summarise(entry, tickets, baseline)),
    baseline,
    agreement,
    overall,
    alpha,
    verdicts: verdictPairsOf(audit),
    confusion: confusionsOf(audit),
    unqualified,
    funnel: funnelOf(plan, reviewed, marked),
    unqualified_rate: rate,
    risk_part:
      risky.length === 0
        ? null
        : { reviewed: risky.length, unqualified: risky.filter(({ id }) => marked.has(id)).length },
    acceptance: decideLot(plan, rate),
    compared,
    counts_only: countsOnly,
    decision,
    passed: decision?.verdict == null ? null : decision.verdict !== 'fail',
  };
}

function portfolioOf({ tickets }: Audit['plan'], scored: AuditReport['tickets']): Estimate {
  const random = new Set(tickets.filter(isRandom).map(({ id }) => id));
  const means = scored.flatMap(({ ticket, scores }) =>
    random.has(ticket) ? (mean(Object.values(scores).flatMap(({ score }) => score ?? [])) ?? []) : [],
  );
  return meanEstimate(means, { least: 0, most: 100 });
}

/** What was handed in blank was not judged: it is neither reviewed nor called qualified. */
function withoutBlanks(audit: Audit): Audit {
  const scores = audit.scores.map((entry) => ({ ...entry, ratings: entry.ratings.filter(isJudged) }));
  return { ...audit, scores };
}

function comparedTickets({ scores }: Audit): number {
  const times = new Map<string, number>();
  for (const { ticket } of scores.flatMap(({ ratings }) => ratings)) times.set(ticket, (times.get(ticket) ?? 0) + 1);
  return [...times.values()].filter((count) => count > 1).length;
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

function summarise(entry: RaterScores, tickets: AuditReport['tickets'], baseline: string | null): RaterSummary {
  const own: number[] = [];
  const differences: number[] = [];
  for (const { scores } of tickets) {
    const score = scores[entry.rater]?.score;
    if (score == null) continue;
    own.push(score);
    const others = Object.entries(scores).flatMap(([rater, other]) =>
      rater === entry.rater || other.score === null || (baseline !== null && rater !== baseline) ? [] : [other.score],
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
