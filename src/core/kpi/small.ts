import type { Figure } from './tally.js';

/** Rates and quantiles of fewer than these say little. */
export const FEW = 10;

/** Whether a rate or a quantile rests on too little to be shown without saying so. */
export function isSmall({ kind, denominator, n }: Pick<Figure, 'kind' | 'denominator' | 'n'>): boolean {
  const of = kind === 'rate' ? denominator : kind === 'median' || kind === 'p90' ? n : undefined;
  return of !== undefined && of > 0 && of < FEW;
}
