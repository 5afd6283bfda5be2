import type { Alpha, Metric } from '../statistics/krippendorff-alpha.js';
import { pairwiseAgreement } from '../statistics/pairwise-agreement.js';
import type { RatingTable } from '../statistics/ratings.js';
import { undefinedEstimate } from '../statistics/result.js';
import { stratifiedAlpha } from '../statistics/stratified-alpha.js';
import { type Agreement, agreementOf } from './agreement.js';
import { gradesOf, normalise } from './answer.js';
import type { Audit } from './audit.js';
import { type Criterion, ratedCriteria } from './standard.js';

/** Resamples for the intervals of alpha. */
const RESAMPLES = 1000;

const SCALES: Record<Criterion['scale'], Metric> = { yes_no: 'nominal', ordinal: 'ordinal', percent: 'interval' };

/** How all raters of an audit together agree on one criterion, each figure with its 95 % interval or the reason why it is undefined. */
export type CriterionCoefficients = { criterion: string; scale: Metric } & Pick<
  Agreement,
  'percent_agreement' | 'fleiss_kappa' | 'krippendorff_alpha' | 'gwet_ac' | 'icc'
>;

/**
 * The coefficients of each criterion that people judge, then what can be said of all together (`*`). Yes/no criteria are nominal, `ordinal` ones
 * ordinal with quadratic weights for Gwet's AC2, `percent` ones interval, where kappa and AC are undefined and the intraclass correlation takes
 * their place. Resampling goes by the seed of the plan, so that a closed audit always gives the same figures.
 */
export function coefficientsOf(audit: Audit): CriterionCoefficients[] {
  const criteria = ratedCriteria(audit.plan.standard);
  return [...criteria.map((criterion) => coefficientsOn(criterion, audit)), coefficientsOfAll(criteria, audit)];
}

/**
 * Krippendorff's alpha over all criteria that people judge, chance reckoned within each (`stratified-alpha.ts`); answers are taken as shares of
 * their scale (interval; for yes/no criteria that is the nominal alpha), so that a standard may have scales of any kind.
 */
export function overallAlpha({ plan, scores }: Pick<Audit, 'plan' | 'scores'>, resamples = 0): Alpha {
  const questions = ratedCriteria(plan.standard).map((criterion) => sharesOf({ plan, scores }, [criterion]));
  return stratifiedAlpha(questions, 'interval', { resamples, seed: plan.seed });
}

function coefficientsOfAll(criteria: readonly Criterion[], audit: Audit): CriterionCoefficients {
  const alpha = overallAlpha(audit, RESAMPLES);
  const severally = undefinedEstimate('several_questions', alpha.n, 'unweighted');
  return {
    criterion: '*',
    scale: 'interval',
    percent_agreement: pairwiseAgreement(sharesOf(audit, criteria)),
    fleiss_kappa: severally,
    krippendorff_alpha: alpha,
    gwet_ac: severally,
    icc: null,
  };
}

function coefficientsOn(criterion: Criterion, audit: Audit): CriterionCoefficients {
  const grades = gradesOf(criterion);
  const scale = SCALES[criterion.scale];
  const top = grades === null ? 100 : grades.length - 1;
  const table = sharesOf(audit, [criterion]).map((row) =>
    row.map((share) => (share === null ? null : Math.round(share * top * 1e6) / 1e6)),
  );
  const agreement = agreementOf(
    {
      scale,
      items: table.map((_, place) => String(place)),
      raters: audit.scores.map(({ rater }) => rater),
      categories: grades,
      categories_from: grades && 'given',
      table,
    },
    {
      weights: scale === 'ordinal' ? 'quadratic' : 'unweighted',
      tolerance: 0,
      resamples: RESAMPLES,
      seed: audit.plan.seed,
    },
  );
  const { percent_agreement, fleiss_kappa, krippendorff_alpha, gwet_ac, icc } = agreement;
  return { criterion: criterion.id, scale, percent_agreement, fleiss_kappa, krippendorff_alpha, gwet_ac, icc };
}

/**
 * Answers as shares from 0 to 1: a line for each ticket and criterion, a column for each rater that handed in. Not applicable and not
 * assessed are missing.
 */
export function sharesOf(
  { plan, scores }: Pick<Audit, 'plan' | 'scores'>,
  criteria: readonly Criterion[],
): RatingTable {
  const byRater = scores.map(({ ratings }) => new Map(ratings.map((rating) => [rating.ticket, rating])));
  return plan.tickets.flatMap(({ id }) =>
    criteria.map((criterion) =>
      byRater.map((ratings) => normalise(ratings.get(id)?.answers[criterion.id] ?? null, criterion)),
    ),
  );
}
