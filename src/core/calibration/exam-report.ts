import type { Stamp } from '../complaint/facts.js';
import { Problem } from '../problem.js';
import { cohenKappa } from '../statistics/cohen-kappa.js';
import { mean } from '../statistics/mean.js';
import type { RatingPair } from '../statistics/percent-agreement.js';
import { raterBias } from '../statistics/rater-bias.js';
import type { Estimate, Statistic } from '../statistics/result.js';
import { type Proportion, wilson } from '../statistics/wilson.js';
import { type Answer, NOT_APPLICABLE, normalise } from './answer.js';
import type { DrawnTicket, RaterScores, TicketRating } from './audit.js';
import { completeAnswers } from './auto.js';
import { missingRaters } from './close.js';
import type { Exam, ExamPlan, KeyEntry } from './exam.js';
import { isSameAnswer } from './exam-key.js';
import { scoreTicket } from './score.js';
import { type Criterion, ratedCriteria } from './standard.js';

/** How one rater answered one criterion, held against the key. */
export interface ExamCriterion {
  criterion: string;
  /** Answers equal to the key, of all that the key has. What was left out is not equal. */
  share: Proportion;
  left_out: number;
  kappa: Statistic;
  /** Mean of answer less key, in points from -100 to 100: above 0 is lenient. */
  bias: Estimate;
}

/** An answer that is not the key's; `unqualified` stands among the criteria for the verdict. */
export interface ExamDifference {
  ticket: string;
  criterion: string;
  key: string;
  answer: Answer;
  comment: string | null;
}

/** How often a verdict was wrong, of those where it could be. */
export interface WrongVerdicts {
  count: number;
  of: number;
}

/** What one rater made of an exam. */
export interface ExamResult {
  rater: string;
  submitted_at: Stamp;
  share: Proportion;
  left_out: number;
  /** Over all yes/no criteria together. */
  kappa: Statistic;
  /** Mean of the ticket score less that by the key, in points, and of its size without the sign; null where no ticket has both. */
  bias: number | null;
  deviation: number | null;
  /** Called unqualified although the key says they are not, and the other way round. */
  wrongly_unqualified: WrongVerdicts;
  missed_unqualified: WrongVerdicts;
  criteria: ExamCriterion[];
  /** Criteria with answers that differ, the worst first. */
  train_on: string[];
  differences: ExamDifference[];
  /** Tickets that this rater had scored before the exam was made. */
  seen: number;
  passed: boolean | null;
}

export interface ExamReport {
  plan: ExamPlan;
  results: ExamResult[];
  waiting_for: string[];
}

/**
 * The raters whose results somebody may see: a trainer those of all who have handed in, a rater their own. Whoever has yet to hand in sees nothing,
 * trainer or not: results tell the key.
 */
export function resultsFor({ plan, scores }: Exam, by: string, isTrainer: boolean, rater: string | null): string[] {
  const { name, raters, planned_by } = plan;
  const handedIn = scores.map((entry) => entry.rater);
  if (rater !== null && !raters.includes(rater)) throw new Problem('rater_unknown', { found: rater, raters });
  const isOpenTo = (who: string) => raters.includes(who) && !handedIn.includes(who);
  const waiting = [by, rater].find((who) => who !== null && isOpenTo(who));
  if (waiting != null) throw new Problem('exam_not_handed_in', { name, rater: waiting });
  const shown = isTrainer ? raters.filter((who) => handedIn.includes(who)) : handedIn.filter((who) => who === by);
  const isShown = rater === null ? isTrainer || shown.length > 0 : shown.includes(rater);
  if (!isShown) throw new Problem('exam_not_yours', { name, by, trainer: planned_by });
  return rater === null ? shown : [rater];
}

/** What these raters made of an exam. */
export function reportExam({ plan, scores }: Exam, raters: readonly string[]): ExamReport {
  const results = raters.flatMap((rater) => {
    const entry = scores.find((each) => each.rater === rater);
    return entry ? [resultOf(plan, entry)] : [];
  });
  return { plan, results, waiting_for: missingRaters({ plan, scores }) };
}

/** A ticket with what the key and the rater say of it. */
interface Marked {
  ticket: DrawnTicket;
  key: KeyEntry;
  rating: TicketRating;
}

function resultOf(plan: ExamPlan, { rater, submitted_at, ratings }: RaterScores): ExamResult {
  const { standard, exam } = plan;
  const marked = plan.tickets.flatMap((ticket): Marked[] => {
    const key = exam.key.find((entry) => entry.ticket === ticket.id);
    const rating = ratings.find((each) => each.ticket === ticket.id);
    return key && rating ? [{ ticket, key, rating }] : [];
  });
  const rated = ratedCriteria(standard);
  const criteria = rated.map((criterion) => criterionOf(criterion, marked));
  const sum = (of: (criterion: ExamCriterion) => number) => criteria.reduce((total, each) => total + of(each), 0);
  const share = wilson(
    sum((each) => each.share.numerator),
    sum((each) => each.share.denominator),
  );
  const offsets = marked.flatMap(({ ticket, key, rating }) => {
    const scoreOf = (answers: TicketRating['answers']) =>
      scoreTicket(completeAnswers(keyedOnly(answers, key), ticket), standard).score;
    const [own, right] = [scoreOf(rating.answers), scoreOf(key.answers)];
    return own === null || right === null ? [] : [own - right];
  });
  const verdicts = marked.map(({ key, rating }) => ({ key: key.unqualified, own: rating.unqualified !== null }));
  const wrong = (right: boolean): WrongVerdicts => {
    const those = verdicts.filter(({ key }) => key === right);
    return { count: those.filter(({ own }) => own !== right).length, of: those.length };
  };
  const yesNo = rated.filter(({ scale }) => scale === 'yes_no');
  return {
    ...{ rater, submitted_at, share },
    left_out: sum((each) => each.left_out),
    kappa: cohenKappa(yesNo.flatMap((criterion) => pairsOn(criterion, marked))),
    bias: mean(offsets),
    deviation: mean(offsets.map(Math.abs)),
    wrongly_unqualified: wrong(false),
    missed_unqualified: wrong(true),
    criteria,
    train_on: criteria
      .filter(({ share: { numerator, denominator } }) => numerator < denominator)
      // Ties stay in the order of the standard.
      .sort((a, b) => (a.share.value ?? 1) - (b.share.value ?? 1))
      .map(({ criterion }) => criterion),
    differences: marked.flatMap((one) => differencesIn(one, rated)),
    seen: exam.seen?.[rater]?.length ?? 0,
    passed: share.value === null ? null : share.value >= exam.pass_share,
  };
}

function criterionOf(criterion: Criterion, marked: readonly Marked[]): ExamCriterion {
  const { id, scale } = criterion;
  const asked = marked.flatMap(({ key, rating }) => {
    const right = key.answers[id] ?? null;
    return right === null ? [] : [{ right, own: rating.answers[id] ?? null }];
  });
  const points = (answer: Answer) => {
    const share = normalise(answer, criterion);
    return share === null ? null : 100 * share;
  };
  const pairs = pairsOn(criterion, marked);
  return {
    criterion: id,
    share: wilson(asked.filter(({ right, own }) => isSameAnswer(own, right, criterion)).length, asked.length),
    left_out: asked.filter(({ own }) => own === null).length,
    kappa: scale === 'percent' ? { value: null, n: pairs.length, reason: 'no_categories' } : cohenKappa(pairs),
    bias: raterBias(
      asked.map(({ right, own }) => [points(right), points(own)]),
      1,
      0,
    ),
  };
}

/** Key and answer where both are answers: not applicable and left out are missing values, not categories. */
function pairsOn({ id }: Criterion, marked: readonly Marked[]): RatingPair[] {
  return marked.flatMap(({ key, rating }): RatingPair[] => {
    const [right, own] = [key.answers[id] ?? null, rating.answers[id] ?? null];
    if (right === null || own === null || right === NOT_APPLICABLE || own === NOT_APPLICABLE) return [];
    return [[right, own]];
  });
}

/** The answers to what the key has an answer to: scores are compared on the same questions. */
function keyedOnly(answers: TicketRating['answers'], key: KeyEntry): TicketRating['answers'] {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => (key.answers[id] ?? null) !== null));
}

function differencesIn({ key, rating }: Marked, criteria: readonly Criterion[]): ExamDifference[] {
  const { ticket, comment } = key;
  const differing = criteria.flatMap((criterion): ExamDifference[] => {
    const [right, answer] = [key.answers[criterion.id] ?? null, rating.answers[criterion.id] ?? null];
    if (right === null || isSameAnswer(answer, right, criterion)) return [];
    return [{ ticket, criterion: criterion.id, key: right, answer, comment }];
  });
  const own = rating.unqualified !== null;
  const said = (unqualified: boolean) => (unqualified ? 'yes' : 'no');
  if (key.unqualified === null || key.unqualified === own) return differing;
  return [...differing, { ticket, criterion: 'unqualified', key: said(key.unqualified), answer: said(own), comment }];
}
