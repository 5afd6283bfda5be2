import { type Alpha, krippendorffAlpha, type Metric } from '../statistics/krippendorff-alpha.js';
import type { RatingTable } from '../statistics/ratings.js';
import { type Agreement, agreementOf } from './agreement.js';
import { gradesOf, normalise } from './answer.js';
import type { Audit } from './audit.js';
import { type Criterion, ratedCriteria } from './standard.js';

/** Resamples for the intervals of alpha. */
export const RESAMPLES = 1000;

const SCALES: Record<Criterion['scale'], Metric> = { yes_no: 'nominal', ordinal: 'ordinal', percent: 'interval' };

/** How all raters of an audit together agree on one criterion, each figure with its 95 % interval or the reason why it is undefined. */
export type CriterionCoefficients = { criterion: string; scale: Metric } & Pick<
  Agreement,
  'percent_agreement' | 'fleiss_kappa' | 'krippendorff_alpha' | 'gwet_ac' | 'icc'
>;

/**
 * The coefficients of each criterion, then over all yes/no criteria together (`*`, if there are any). Yes/no criteria are nominal, `ordinal`
 * ones ordinal with quadratic weights for Gwet's AC2, `percent` ones interval, where kappa and AC are undefined and the intraclass
 * correlation takes their place. Resampling goes by the seed of the plan, so that a closed audit always gives the same figures.
 */
export function coefficientsOf(audit: Audit): CriterionCoefficients[] {
  const criteria = ratedCriteria(audit.plan.standard);
  const [first, ...others] = criteria.filter(({ scale }) => scale === 'yes_no');
  return [
    ...criteria.map((criterion) => coefficientsOn(criterion.id, [criterion], audit)),
    ...(first ? [coefficientsOn('*', [first, ...others], audit)] : []),
  ];
}

/**
 * Krippendorff's alpha over every ticket and criterion, answers taken as shares of their scale (interval; for yes/no criteria that is the
 * nominal alpha): one figure for standards with scales of any kind. With `resamples` it has an interval, tickets drawn with all their answers.
 */
export function overallAlpha({ plan, scores }: Audit, resamples = 0): Alpha {
  const criteria = ratedCriteria(plan.standard);
  return krippendorffAlpha(sharesOf({ plan, scores }, criteria), 'interval', {
    ...{ resamples, seed: plan.seed },
    clusterOf: (row) => Math.floor(row / criteria.length),
  });
}

function coefficientsOn(
  name: string,
  [first, ...others]: readonly [Criterion, ...Criterion[]],
  audit: Audit,
): CriterionCoefficients {
  const grades = gradesOf(first);
  const scale = SCALES[first.scale];
  const top = grades === null ? 100 : grades.length - 1;
  const table = sharesOf(audit, [first, ...others]).map((row) =>
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
      // Rows come ticket by ticket: all answers about one are drawn together.
      clusterOf: (row) => Math.floor(row / (1 + others.length)),
    },
  );
  const { percent_agreement, fleiss_kappa, krippendorff_alpha, gwet_ac, icc } = agreement;
  return { criterion: name, scale, percent_agreement, fleiss_kappa, krippendorff_alpha, gwet_ac, icc };
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
