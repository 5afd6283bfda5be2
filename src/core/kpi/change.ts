import { poissonMoreThan } from '../statistics/poisson-comparison.js';
import { mayBeChance, rateDifference } from '../statistics/rate-difference.js';
import { isSmall } from './small.js';
import type { Figure } from './tally.js';

/** How a figure has moved from one period to another. */
export interface KpiChange {
  /** The later less the earlier one. */
  difference: number;
  /** Limits of the 95 % interval of a difference of rates. */
  low?: number | null;
  high?: number | null;
  /** Of counts: the difference as a share of the earlier one by the same time; null: there was nothing. */
  growth?: number | null;
  /** Of counts: how likely at most a difference this large is where nothing has changed. */
  chance?: number;
  /** Whether it is more than chance; null: nobody can tell. */
  is_real: boolean | null;
  /** Why nobody can tell: it rests on too little, what became of its complaints is not settled, or there is no test of such figures. */
  why_unknown?: 'few' | 'unsettled' | 'no_test';
}

/**
 * How a figure has moved, and whether that is more than chance. Rates of ten and more: Newcombe's interval leaves out 0. Counts: the exact two-sided test of two Poisson counts
 * (twice the smaller tail) is below 5 %; complaints that come in clusters vary more than that, so it finds too much rather than too little. Quantiles: their
 * intervals do not touch, which is stricter than 5 %. `days`: how long both periods are, the earlier one first; null: not known. Null: there is no difference.
 */
export function changeOf(before: Figure, after: Figure, days: readonly [number, number] | null): KpiChange | null {
  if (before.value === null || after.value === null) return null;
  const difference = after.value - before.value;
  const [was, is] = [before, after].map(({ value, low = null, high = null }) => ({ value, low, high }));
  if (!was || !is) return null;
  if (after.kind === 'rate') {
    const { low, high } = rateDifference(was, is);
    const isKnown = !isSmall(before) && !isSmall(after);
    return {
      difference,
      low,
      high,
      ...(isKnown ? { is_real: !mayBeChance({ difference, low, high }) } : { is_real: null, why_unknown: 'few' }),
    };
  }
  if (after.kind === 'count') {
    if (days === null || days[0] <= 0 || days[1] <= 0) return { difference, is_real: null, why_unknown: 'no_test' };
    const times = days[0] / days[1];
    const chance = chanceOf(before.value, after.value, times);
    const growth = before.value === 0 ? null : (after.value * times) / before.value - 1;
    return { difference, growth, chance, is_real: chance < 0.05 };
  }
  if (after.kind !== 'median' && after.kind !== 'p90') return { difference, is_real: null, why_unknown: 'no_test' };
  if (was.low === null || was.high === null || is.low === null || is.high === null)
    return { difference, is_real: null, why_unknown: 'no_test' };
  return { difference, is_real: is.low > was.high || is.high < was.low };
}

function chanceOf(before: number, after: number, times: number): number {
  const more = poissonMoreThan(after, before, times);
  const fewer = poissonMoreThan(before, after, 1 / times);
  return Math.min(1, 2 * Math.min(more, fewer));
}
