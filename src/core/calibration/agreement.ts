import { numberIn } from '../exchange/cells.js';
import { Problem } from '../problem.js';
import { brennanPrediger } from '../statistics/brennan-prediger.js';
import { type FleissKappa, fleissKappa } from '../statistics/fleiss-kappa.js';
import { gwetAc } from '../statistics/gwet-ac.js';
import { type Icc, intraclassCorrelation } from '../statistics/icc.js';
import { type Alpha, krippendorffAlpha } from '../statistics/krippendorff-alpha.js';
import { pairwiseAgreement } from '../statistics/pairwise-agreement.js';
import { raterBias } from '../statistics/rater-bias.js';
import { confusionTable, type RatingTable, ratingsOf } from '../statistics/ratings.js';
import { type Estimate, undefinedEstimate } from '../statistics/result.js';
import { scottPi } from '../statistics/scott-pi.js';
import { type Kappa, weightedKappa } from '../statistics/weighted-kappa.js';
import { agreementWeights, type WeightScheme, type Weights } from '../statistics/weights.js';
import type { Ratings } from './ratings-file.js';

export interface AgreementOptions {
  weights: WeightScheme | { custom: Weights };
  /** How far apart ratings may be and still agree: steps on an ordinal scale, else in units of the values. */
  tolerance: number;
  resamples: number;
  seed: number;
  /** The interval of Cohen's kappa by the t distribution, as irrCAC has it, and not the normal one. */
  studentised?: boolean;
  /** Bias is told against this rater; absent: against the rest. */
  baseline?: string;
}

/** Two raters against each other, on the items that both rated. */
export interface PairAgreement {
  raters: [first: string, second: string];
  n: number;
  percent_agreement: Estimate;
  cohen_kappa: Kappa;
  scott_pi: Estimate;
  /** Counts, rows by the first rater; null without categories. */
  confusion: number[][] | null;
}

/** How far a rater lies from the rest; on a nominal scale by how much more often a category was given, one line for each. */
export type RaterBias = { rater: string; category: string | null } & Estimate;

export interface Agreement {
  /** Of all items that were read, how many raters there are, and how many ratings. */
  items: number;
  raters: number;
  ratings: number;
  percent_agreement: Estimate;
  /** Null unless there are two raters; of more see `pairs`. */
  cohen_kappa: Kappa | null;
  fleiss_kappa: FleissKappa | Estimate;
  krippendorff_alpha: Alpha;
  gwet_ac: Estimate;
  /** ICC(2,1) with all six forms; null unless the scale is interval or ratio. */
  icc: (Estimate & Icc) | null;
  brennan_prediger: Estimate;
  /** Exact also where a tolerance was asked for. */
  exact_agreement: Estimate;
  scale: Ratings['scale'];
  categories: string[] | null;
  categories_from: Ratings['categories_from'];
  rater_names: string[];
  seed: number;
  pairs: PairAgreement[];
  bias: RaterBias[];
  /** Whom bias is told against; null: the rest. */
  baseline: string | null;
}

/** The figures that agreement is told in. */
export const AGREEMENT_FIGURES = [
  'percent_agreement',
  'cohen_kappa',
  'fleiss_kappa',
  'krippendorff_alpha',
  'gwet_ac',
  'icc',
] as const;
export type AgreementFigure = (typeof AGREEMENT_FIGURES)[number];

/** Below this many items with two ratings coefficients say little: only counts are to be read. */
export const FEWEST_ITEMS = 10;

/** Everything that can be said of how raters agree. On an interval or ratio scale kappa and AC need categories to be given. */
export function agreementOf(ratings: Ratings, options: AgreementOptions): Agreement {
  const { scale, categories, raters, table } = ratings;
  const { weights: wanted, tolerance, resamples, seed, studentised = false, baseline } = options;
  const against = baseline === undefined ? -1 : ratings.raters.indexOf(baseline);
  if (baseline !== undefined && against < 0)
    throw new Problem('rater_unknown', { found: baseline, raters: ratings.raters });
  const scheme = typeof wanted === 'string' ? wanted : 'custom';
  const byValue = scale === 'interval' || scale === 'ratio';
  const places = byValue ? placesOf(table, categories) : table;
  const size = categories?.length ?? 0;
  const weights = typeof wanted === 'string' ? schemeWeights(wanted, categories ?? [], byValue) : wanted.custom;
  const n = table.filter((row) => ratingsOf(row).length > 1).length;
  const ofCategories = <T extends Estimate>(variant: string, work: () => T): T | Estimate =>
    categories === null ? undefinedEstimate('no_categories', n, variant) : work();

  const pairs = raters.flatMap((first, a) =>
    raters.slice(a + 1).map((second, step): PairAgreement => {
      const b = a + 1 + step;
      const counts = confusionTable(places, [a, b], size);
      const two = table.map((row) => [row[a] ?? null, row[b] ?? null]);
      const both = two.filter((row) => !row.includes(null)).length;
      const none = { ...undefinedEstimate('no_categories', both, scheme), se_null: null, z: null };
      return {
        raters: [first, second],
        n: both,
        percent_agreement: pairwiseAgreement(two, tolerance),
        cohen_kappa: categories === null ? none : weightedKappa(counts, { weights, variant: scheme, studentised }),
        scott_pi: ofCategories('unweighted', () => scottPi(counts)),
        confusion: categories === null ? null : counts,
      };
    }),
  );
  const icc = byValue ? intraclassCorrelation(table) : null;
  return {
    items: ratings.items.length,
    raters: raters.length,
    ratings: table.reduce((sum, row) => sum + ratingsOf(row).length, 0),
    percent_agreement: pairwiseAgreement(table, tolerance),
    cohen_kappa: raters.length === 2 ? (pairs[0]?.cohen_kappa ?? null) : null,
    fleiss_kappa: ofCategories('unweighted', () => fleissKappa(places, size)),
    krippendorff_alpha: krippendorffAlpha(table, scale, { resamples, seed }),
    gwet_ac: ofCategories(scheme === 'unweighted' ? 'AC1' : `AC2 ${scheme}`, () =>
      gwetAc(places, size, { weights, scheme }),
    ),
    icc: icc && { ...icc.forms['ICC(2,1)'], ...icc },
    brennan_prediger: ofCategories('unweighted', () => brennanPrediger(places, size)),
    exact_agreement: pairwiseAgreement(table),
    scale,
    categories,
    categories_from: ratings.categories_from,
    rater_names: raters,
    seed,
    pairs,
    bias: raters.flatMap((rater, at) => (at === against ? [] : biasOf(ratings, rater, at, against))),
    baseline: baseline ?? null,
  };
}

function schemeWeights(scheme: WeightScheme, categories: readonly string[], byValue: boolean): Weights {
  return agreementWeights(
    scheme,
    categories.map((category, place) => (byValue ? (numberIn(category) ?? place) : place)),
  );
}

function placesOf(table: RatingTable, categories: readonly string[] | null): RatingTable {
  const places = new Map(categories?.map((category, place) => [numberIn(category), place]));
  return table.map((row) => row.map((value) => (value === null ? null : (places.get(value) ?? null))));
}

function biasOf(
  { scale, categories, table, raters }: Ratings,
  rater: string,
  at: number,
  against: number,
): RaterBias[] {
  const baseline = against < 0 ? undefined : against;
  if (raters.length < 2) return [];
  if (scale !== 'nominal') return [{ rater, category: null, ...raterBias(table, at, baseline) }];
  return (categories ?? []).map((category, place) => {
    const given = table.map((row) => row.map((value) => (value === null ? null : Number(value === place))));
    return { rater, category, ...raterBias(given, at, baseline) };
  });
}
