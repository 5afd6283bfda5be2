import { Z95 } from './normal.js';

export interface Proportion {
  value: number | null;
  numerator: number;
  denominator: number;
  low: number | null;
  high: number | null;
}

/**
 * A proportion with its Wilson score interval (Wilson 1927), without continuity correction, 95 % unless `z` says otherwise.
 * Stays within 0 and 1 and makes sense for 0 and for all. With denominator 0 everything is null.
 * Reference: 81 of 263 is 0.308 (0.2553, 0.3662).
 */
export function wilson(numerator: number, denominator: number, z = Z95): Proportion {
  if (denominator === 0) return { value: null, numerator, denominator, low: null, high: null };
  const p = numerator / denominator;
  const z2 = z * z;
  const centre = p + z2 / (2 * denominator);
  const spread = z * Math.sqrt((p * (1 - p)) / denominator + z2 / (4 * denominator * denominator));
  const scale = 1 + z2 / denominator;
  return {
    value: p,
    numerator,
    denominator,
    low: numerator === 0 ? 0 : (centre - spread) / scale,
    high: numerator === denominator ? 1 : (centre + spread) / scale,
  };
}
