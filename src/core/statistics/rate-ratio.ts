import { binomialInterval } from './binomial-interval.js';
import { incompleteBeta } from './incomplete-beta.js';
import { Z95 } from './normal.js';

/** So many in so long: days, or any other unit of exposure, above 0. */
export interface CountedIn {
  count: number;
  size: number;
}

/** One rate as a multiple of another, with how exact that is. */
export interface RateRatio {
  /** After by before; null where nothing was counted before. */
  ratio: number | null;
  /** Limits of the 95 % interval; `low` is 0 where nothing was counted after, `high` null (no limit) where nothing was before. Both null: nothing was counted. */
  low: number | null;
  high: number | null;
  /** The chance of a difference like this or more, either way, if both rates are alike; null: nothing was counted. */
  p: number | null;
}

/**
 * The ratio of two Poisson rates, exactly: given both counts together, the later one is binomial of their sum, so that the limits are those of Clopper
 * and Pearson for its share, turned into a ratio; p is twice the smaller tail, so that it is below .05 exactly where the interval leaves out 1 (Przyborowski
 * and Wilenski 1940, Biometrika 31:313-323). Counts need not be whole: those of a clumped process are divided by its
 * dispersion first. Reference: 11 in 800 against 21 in 3011 (R, `poisson.test`): 1.9715 (.8584, 4.2773); 41 in 28010 against 15 in 19017 (Stata, `iri`): 1.8558
 * (1.0057, 3.6093).
 */
export function rateRatio(after: CountedIn, before: CountedIn, confidence = 0.95): RateRatio {
  const total = after.count + before.count;
  const share = binomialInterval(after.count, total, confidence);
  if (share === null) return { ratio: null, low: null, high: null, p: null };
  const longer = before.size / after.size;
  const odds = (x: number) => (x < 1 ? (longer * x) / (1 - x) : null);
  return {
    ratio: before.count === 0 ? null : (longer * after.count) / before.count,
    low: odds(share.low),
    high: before.count === 0 ? null : odds(share.high),
    p: Math.min(1, 2 * Math.min(...tails(after.count, total, 1 / (1 + longer)))),
  };
}

/** The chances of so few or fewer, and of so many or more, of `n` that are each one with probability `p`. */
function tails(k: number, n: number, p: number): [low: number, high: number] {
  return [k === n ? 1 : incompleteBeta(1 - p, n - k, k + 1), k === 0 ? 1 : incompleteBeta(p, k, n - k + 1)];
}

/** What was counted before something, and after it. */
export interface Change {
  before: CountedIn;
  after: CountedIn;
}

/**
 * How much more, or less, one rate has changed than another: the ratio of their ratios (a difference of differences, on logarithms), an odds ratio where both
 * were counted in the same time, with the 95 % interval of Woolf (1955, Annals of Human Genetics 19:251-253). Where one count is 0, half is added to each
 * (Haldane 1956); null where either was counted neither before nor after. Reference: 647, 2, 622 and 27 (Doll and Hill 1950) is 14.04 (3.33, 59.30).
 */
export function ratioOfRatios(ours: Change, others: Change): Omit<RateRatio, 'p'> {
  const changes = [ours, others];
  if (changes.some(({ before, after }) => before.count + after.count === 0))
    return { ratio: null, low: null, high: null };
  const counts = changes.flatMap(({ before, after }) => [before.count, after.count]);
  const half = counts.includes(0) ? 0.5 : 0;
  const of = ({ before, after }: Change) => (((after.count + half) / (before.count + half)) * before.size) / after.size;
  const ratio = of(ours) / of(others);
  const spread = Math.exp(Z95 * Math.sqrt(counts.reduce((sum, count) => sum + 1 / (count + half), 0)));
  return { ratio, low: ratio / spread, high: ratio * spread };
}
