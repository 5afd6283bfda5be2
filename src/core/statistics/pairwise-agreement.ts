import { Z95 } from './normal.js';
import { type RatingTable, ratingsOf, whyNoAgreement } from './ratings.js';
import { type Estimate, undefinedEstimate } from './result.js';
import { tQuantile } from './t-quantile.js';
import { wilson } from './wilson.js';

/**
 * Percent agreement of any number of raters: the share of pairs of ratings that agree, exactly or within `tolerance`, averaged over
 * items with two ratings or more. Standard error over items (Gwet 2014). Interval: Wilson's, of two raters as it is; of more on as
 * many items as the variance is worth, p (1 - p) / variance, with t for z (Dean and Pagano 2015), so that it stays within 0 and 1.
 */
export function pairwiseAgreement(ratings: RatingTable, tolerance = 0): Estimate {
  const variant = tolerance > 0 ? `within ${tolerance}` : 'exact';
  const items = ratings.map(ratingsOf).filter((given) => given.length > 1);
  const n = items.length;
  const why = whyNoAgreement(ratings);
  if (why) return undefinedEstimate(why, n, variant);

  // A difference of .3 - .2 is within .1.
  const most = tolerance + 1e-9 * Math.max(1, tolerance);
  const shares = items.map((given) => {
    let agreed = 0;
    for (const [place, a] of given.entries()) {
      for (const b of given.slice(place + 1)) if (tolerance === 0 ? a === b : Math.abs(a - b) <= most) agreed++;
    }
    return agreed / ((given.length * (given.length - 1)) / 2);
  });
  const value = shares.reduce((sum, share) => sum + share, 0) / n;
  const squares = shares.reduce((sum, share) => sum + (share - value) ** 2, 0);
  const worth = squares > 1e-12 ? (value * (1 - value) * n * n) / squares : n;
  // Between two raters an item agrees or not, and the variance is that of the binomial.
  const binomial = items.every((given) => given.length === 2) || n === 1;
  const { low, high } = wilson(value * worth, worth, binomial ? Z95 : tQuantile(0.975, n - 1));
  const se = n > 1 && squares > 1e-12 ? Math.sqrt(squares / (n * (n - 1))) : null;
  return { value, se, low, high, interval: 'wilson', variant, n, reason: null };
}
