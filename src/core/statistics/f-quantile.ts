import { incompleteBeta } from './incomplete-beta.js';
import { invertRising } from './invert.js';

/** Quantile of Fisher's F with `df1` and `df2` degrees of freedom, which need not be whole. Reference: F(.975; 5, 15) is 3.5764. */
export function fQuantile(p: number, df1: number, df2: number): number {
  return invertRising((f) => incompleteBeta((df1 * f) / (df1 * f + df2), df1 / 2, df2 / 2), p, 0, 2);
}
