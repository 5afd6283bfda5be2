import { binomialAtMost } from './binomial.js';
import { hypergeometricAtMost } from './hypergeometric.js';

/** Draw `n`; accept the lot with at most `accept` faulty ones among them. */
export interface AcceptancePlan {
  n: number;
  accept: number;
}

/** A point of an operating characteristic: how likely a plan is to accept a lot of which the share `p` is faulty. */
export interface CurvePoint {
  p: number;
  binomial: number;
  /** With the lot's own size, to the nearest whole number of faulty ones; null without a lot. */
  hypergeometric: number | null;
}

/** The operating characteristic at `p`. `lot`: how many there are; null: as many as one likes. */
export function curvePoint({ n, accept }: AcceptancePlan, p: number, lot: number | null): CurvePoint {
  return {
    p,
    binomial: binomialAtMost(accept, n, p),
    hypergeometric: lot === null ? null : hypergeometricAtMost(accept, Math.min(n, lot), Math.round(lot * p), lot),
  };
}

/** The share of faulty ones that the plan accepts with probability `probability`, between 0 and 1, by the binomial; to 12 digits. */
export function qualityAt({ n, accept }: AcceptancePlan, probability: number): number {
  let [low, high] = [0, 1];
  if (accept >= n) return 1;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (binomialAtMost(accept, n, middle) > probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The risk that goes with a share of faulty ones. */
export interface Risk {
  p: number;
  risk: number;
}

/**
 * The smallest single plan that refuses a lot at the producer's `p` with at most his risk, and accepts one at the consumer's `p` with at most
 * his (Guenther 1969, J Qual Technol 1:105-109): for accept = 0, 1, ... the fewest that satisfy the consumer, until the producer is satisfied
 * too. By the hypergeometric where `lot` is given. Null where no plan of at most `most` does.
 */
export function smallestPlan(
  producer: Risk,
  consumer: Risk,
  lot: number | null = null,
  most = MOST,
): AcceptancePlan | null {
  const accepts = (plan: AcceptancePlan, p: number) => {
    const { binomial, hypergeometric } = curvePoint(plan, p, lot);
    return hypergeometric ?? binomial;
  };
  const limit = lot === null ? most : Math.min(lot, most);
  let least = 1;
  for (let accept = 0; accept < limit; accept++) {
    const satisfies = (n: number) => accepts({ n, accept }, consumer.p) <= consumer.risk;
    const n = firstWhere(satisfies, Math.max(least, accept + 1), limit);
    if (n === null) return null;
    if (accepts({ n, accept }, producer.p) >= 1 - producer.risk) return { n, accept };
    least = n;
  }
  return null;
}

/** Beyond this nobody counts by hand. */
const MOST = 20_000;

/** The least whole number in the range for which `holds`, which holds for all above it; null: for none. */
function firstWhere(holds: (n: number) => boolean, from: number, to: number): number | null {
  let [low, width] = [from, 1];
  while (low + width < to && !holds(low + width)) width *= 2;
  let high = Math.min(to, low + width);
  if (from > to || !holds(high)) return null;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The operating characteristic from no faulty ones on, in even steps, until hardly a lot (1 in 100) is accepted. */
export function operatingCurve(plan: AcceptancePlan, lot: number | null): CurvePoint[] {
  const end = qualityAt(plan, 0.01);
  const rough = end / STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? rough;
  const points = Math.min(Math.ceil(end / step - 1e-9), Math.floor(1 / step + 1e-9));
  return Array.from({ length: points + 1 }, (_, index) =>
    curvePoint(plan, Number((index * step).toPrecision(12)), lot),
  );
}

const STEPS = 20;
