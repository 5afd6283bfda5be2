import { chanceCorrected } from './chance-corrected.js';
import type { RatingTable } from './ratings.js';
import { type Estimate, undefinedEstimate } from './result.js';
import type { Weights } from './weights.js';

/**
 * Gwet's AC1 (Gwet 2008, Br J Math Stat Psychol 61:29-48), and with weights AC2 (Gwet 2014), for any number of raters, ratings
 * missing or not. Chance is Tw / (q (q - 1)) x sum of pi (1 - pi), so that a skewed use of categories does not push it down as it
 * does kappa. The number of categories counts: it is that of the scale, not of the answers seen. Where all ratings fall into one category it
 * would be 1, but says nothing of whether the raters can tell categories apart: null here, as every coefficient. Weights must be
 * the same both ways. Reference: the check vector A=1101011011, B=1001011111 gives .6552.
 */
export function gwetAc(
  ratings: RatingTable,
  categories: number,
  { weights, scheme = weights ? 'custom' : 'unweighted' }: { weights?: Weights; scheme?: string } = {},
): Estimate {
  const variant = scheme === 'unweighted' ? 'AC1' : `AC2 ${scheme}`;
  if (weights?.some((row, k) => row.some((weight, l) => weight !== weights[l]?.[k]))) {
    return undefinedEstimate('weights_asymmetric', 0, variant);
  }
  const total = weights ? weights.flat().reduce((sum, weight) => sum + weight, 0) : categories;
  const factor = total / (categories * (categories - 1));
  return chanceCorrected(ratings, categories, {
    ...(weights && { weights }),
    variant,
    chance: (overall) => {
      const ofItem = (shares: readonly number[]) =>
        factor * shares.reduce((sum, share, k) => sum + share * (1 - (overall[k] ?? 0)), 0);
      return { expected: ofItem(overall), ofItem };
    },
  });
}
