import { Z95 } from './normal.js';
import type { Estimate } from './result.js';
import { tQuantile } from './t-quantile.js';

/**
 * Standard error and 95 % interval of a coefficient: value +- quantile x standard error, of the normal distribution or of
 * Student's t with `df` degrees of freedom, not beyond what the coefficient can be. Where the standard error comes out as 0 (all
 * agree on everything) nothing is known of the width: null, not an interval of no width.
 */
export function symmetricInterval(
  value: number,
  variance: number,
  { df, most = 1, least = -1 }: { df?: number; most?: number; least?: number } = {},
): Pick<Estimate, 'se' | 'low' | 'high' | 'interval'> {
  const se = Math.sqrt(variance);
  // Rounding leaves a standard error of this size where there is none.
  if (!(se > 1e-9) || df === 0) return { se: null, low: null, high: null, interval: null };
  const spread = se * (df === undefined ? Z95 : tQuantile(0.975, df));
  return {
    se,
    // With ratings missing a coefficient of a few items can lie below -1.
    low: Math.min(value, Math.max(least, value - spread)),
    high: Math.min(most, value + spread),
    interval: df === undefined ? 'normal' : 't',
  };
}
