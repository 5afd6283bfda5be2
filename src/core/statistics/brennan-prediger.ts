import { chanceCorrected } from './chance-corrected.js';
import type { RatingTable } from './ratings.js';
import type { Estimate } from './result.js';

/** Brennan and Prediger's kappa (1981), also called S or G: chance is one part in as many as there are categories, whatever was used. */
export function brennanPrediger(ratings: RatingTable, categories: number): Estimate {
  const expected = 1 / categories;
  return chanceCorrected(ratings, categories, {
    variant: 'unweighted',
    chance: () => ({ expected, ofItem: () => expected }),
  });
}
