import { incompleteBeta } from './incomplete-beta.js';
import { invertRising } from './invert.js';

/** Quantile of Student's t for `p` from .5 up. Reference: t(.975; 11) is 2.200985, t(.975; 99) is 1.984217. */
export function tQuantile(p: number, df: number): number {
  return invertRising((t) => 1 - incompleteBeta(df / (df + t * t), df / 2, 0.5) / 2, p, 0, 2);
}
