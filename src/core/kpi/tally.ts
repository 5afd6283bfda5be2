import type { Instant } from '../calendar/zone.js';
import { survivalQuantiles } from '../statistics/kaplan-meier.js';
import { quantileOfSorted } from '../statistics/quantile.js';
import { quantileInterval } from '../statistics/quantile-interval.js';
import { wilson } from '../statistics/wilson.js';
import { type FigureKind, figureKind, isKnown, isSo, type Kpi } from './kpi.js';

/** A figure. Which fields there are depends on the kind of indicator. */
export interface Figure {
  kind: FigureKind;
  value: number | null;
  numerator?: number;
  denominator?: number;
  /** Limits of the 95 % interval of a rate or a quantile. */
  low?: number | null;
  high?: number | null;
  /** How many observations a mean or quantile rests on, or a sum adds up. */
  n?: number;
  /** Of a time to an event: how many of them still wait for it. */
  waiting?: number;
  /** How many of them a source reported and nobody measured. */
  reported?: number;
  by_currency?: Record<string, number>;
  /** Its period, or the time in which it can still change, is not over. */
  provisional?: true;
}

/** Collects the observations of one measure in one group. */
export class Tally {
  private count = 0;
  private hits = 0;
  private reported = 0;
  private readonly values: number[] = [];
  /** Of what has not happened: how long it has not. */
  private readonly waits: number[] = [];
  /** Of each trait: how often it counted, and how often it held. */
  private readonly traits: number[] = [];
  private inOrder: Float64Array | null = null;
  private readonly money = new Map<string, number>();

  /** `value`: NaN where there is none. */
  add(hit: boolean, reported: boolean, value: number, currency: string | null): void {
    this.count++;
    if (hit) this.hits++;
    if (reported) this.reported++;
    if (Number.isNaN(value)) return;
    // Cents, so that sums of decimals come out even.
    if (currency !== null) this.money.set(currency, (this.money.get(currency) ?? 0) + Math.round(value * 100));
    else this.values.push(value);
  }

  /** Adds what holds at an observation, of the traits that are asked for. */
  addTraits(traits: number, asked: readonly number[]): void {
    this.count++;
    for (const at of asked) {
      if (!isKnown(traits, at)) continue;
      this.traits[2 * at] = (this.traits[2 * at] ?? 0) + 1;
      if (isSo(traits, at)) this.traits[2 * at + 1] = (this.traits[2 * at + 1] ?? 0) + 1;
    }
  }

  /** Adds what is waited for since `since`, or was until it took `value`; NaN: it still is. */
  addWait(since: Instant, value: number, now: Instant): void {
    this.count++;
    this.waits.push(Number.isNaN(value) ? Math.max(0, now - since) : value);
  }

  /** The values in order; sorted once for all quantiles. */
  private sorted(): Float64Array {
    if (this.inOrder?.length !== this.values.length) this.inOrder = new Float64Array(this.values).sort();
    return this.inOrder;
  }

  /** How many observations it holds. */
  get size(): number {
    return this.count;
  }

  /** `trait`: the one that is asked for; `days`: how many days of the period have passed, null where it has no ends. */
  figure(
    { kind: how, limit = 0 }: Pick<Kpi, 'kind' | 'limit'>,
    trait: number | null = null,
    days: number | null = null,
  ): Figure {
    const { count, hits, reported } = this;
    const kind = figureKind(how);
    switch (how) {
      case 'count':
        return { kind, value: count, reported };
      case 'per_day':
        return { kind, value: days === null || days <= 0 ? null : count / days, n: count };
      case 'rate':
        if (trait !== null) return { kind, ...wilson(this.traits[2 * trait + 1] ?? 0, this.traits[2 * trait] ?? 0) };
        return { kind, ...wilson(hits, count), reported };
      case 'within':
        return { kind, ...wilson(countUpTo(this.sorted(), limit), this.values.length) };
      case 'mean': {
        const sum = this.values.reduce((total, value) => total + value, 0);
        return { kind, value: count === 0 ? null : sum / count, n: count };
      }
      case 'median':
      case 'p90': {
        const level = how === 'median' ? 0.5 : 0.9;
        const sorted = this.sorted();
        return { kind, value: quantileOfSorted(sorted, level), ...quantileInterval(sorted, level), n: count };
      }
      case 'survival': {
        const [quantile] = survivalQuantiles(this.sorted(), Float64Array.from(this.waits), [0.5]);
        return { kind, ...(quantile ?? { value: null }), n: count, waiting: this.waits.length };
      }
      case 'money': {
        const sums = [...this.money].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, cents]) => [code, cents / 100]);
        const only = sums.length === 1 ? Number(sums[0]?.[1]) : null;
        return { kind, value: count === 0 ? 0 : only, n: count, by_currency: Object.fromEntries(sums) };
      }
    }
  }
}

/** How many of these, which are in order, are at most `limit`. */
function countUpTo(sorted: Float64Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
