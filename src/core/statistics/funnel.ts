import { binomialTerm } from './binomial.js';

/**
 * Control limit of a funnel plot (Spiegelhalter 2005, Statistics in Medicine 24:1185-1202, A.1.1): the share which chance stays at or below with
 * probability `p`, among `n` that each have the rate `target`. Exact binomial, interpolated between whole counts so that limits are smooth; cut at
 * 0 and 1. Null where n is 0.
 */
export function funnelLimit(n: number, target: number, p: number): number | null {
  if (n === 0) return null;
  let below = 0;
  for (let count = 0; count <= n; count++) {
    const term = binomialTerm(count, n, target);
    if (below + term >= p || count === n) {
      const back = term === 0 ? 0 : (below + term - p) / term;
      return Math.min(1, Math.max(0, (count - back) / n));
    }
    below += term;
  }
  return 1;
}
