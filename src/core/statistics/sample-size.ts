import { twoSidedZ } from './normal-quantile.js';
import { roundUp } from './round-up.js';

/** How exactly a proportion is to be known. */
export interface Precision {
  /** Between 0 and 1, both left out. */
  confidence: number;
  /** Half the width of the interval, as a proportion. */
  margin: number;
  /** The proportion expected; .5 asks for most. */
  proportion: number;
}

/** By which rule: Cochran rounds up, the others to the nearest as in their tables. */
export const SIZE_METHODS = ['cochran', 'krejcie-morgan', 'yamane'] as const;
export type SizeMethod = (typeof SIZE_METHODS)[number];

export interface SampleSize {
  /** For a population without end. */
  n0: number;
  /** For this one. */
  n: number;
}

/**
 * How many to draw from a population of `population` to know a proportion within `margin`. `cochran`: n0 = z^2 p (1 - p) / e^2 and
 * n = n0 / (1 + (n0 - 1) / N), Cochran 1977, Sampling Techniques, 3rd ed., 4.3-4.4; n from n0 as it is, both rounded up, so that the margin
 * is kept. `krejcie-morgan`: the same formula to the nearest, as in Krejcie and Morgan 1970, Educ Psychol Meas 30:607-610. `yamane`:
 * N / (1 + N e^2), Yamane 1967, for 95 % and p = .5, to the nearest. Never more than there are, and never none of some.
 * Reference: N = 2000, 95 %, .05: n0 385, n 323; Krejcie and Morgan for 50: 44; Yamane for 2000: 333.
 */
export function sampleSize(
  population: number,
  { confidence, margin, proportion }: Precision,
  method: SizeMethod = 'cochran',
): SampleSize {
  const endless = (twoSidedZ(confidence) ** 2 * proportion * (1 - proportion)) / margin ** 2;
  const [unrounded, whole] = method === 'yamane' ? [1 / margin ** 2, true] : [endless, method !== 'cochran'];
  const finite =
    method === 'yamane' ? population / (1 + population * margin ** 2) : unrounded / (1 + (unrounded - 1) / population);
  const round = whole ? Math.round : roundUp;
  return { n0: Math.max(1, round(unrounded)), n: Math.min(population, Math.max(1, round(finite))) };
}
