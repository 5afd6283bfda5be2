import type { Instant } from '../calendar/zone.js';
import { quantileOfSorted } from '../statistics/quantile.js';
import { wilson } from '../statistics/wilson.js';
import { currencyAt, HIT, type ObservationColumns, PENDING, REPORTED } from './columns.js';
import type { Kpi, KpiKind } from './kpi.js';

/** A figure. Which fields there are depends on the kind of indicator. */
export interface Figure {
  kind: KpiKind | 'level';
  value: number | null;
  numerator?: number;
  denominator?: number;
  low?: number | null;
  high?: number | null;
  /** How many observations a mean or quantile rests on, or a sum adds up. */
  n?: number;
  /** How many of them a source reported and nobody measured. */
  reported?: number;
  by_currency?: Record<string, number>;
}

/** Collects the observations of one measure in one group. */
export class Tally {
  private count = 0;
  private hits = 0;
  private reported = 0;
  private readonly values: number[] = [];
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

  /**
   * Adds the observations of a measure from `start` and before `end`, but those that are still pending. Says how many it added.
   * `isMoney`: their values are amounts.
   */
  addAll(observations: ObservationColumns, start: number, end: number, now: Instant, isMoney: boolean): number {
    const { at, value, flags } = observations;
    const before = this.count;
    for (let place = start; place < end; place++) {
      const flag = flags[place] ?? 0;
      if ((flag & PENDING) !== 0 && now <= (at[place] ?? 0)) continue;
      const currency = isMoney ? currencyAt(observations, place) : null;
      this.add((flag & HIT) !== 0, (flag & REPORTED) !== 0, value[place] ?? Number.NaN, currency);
    }
    return this.count - before;
  }

  /** The values in order; sorted once for all quantiles. */
  private sorted(): Float64Array {
    if (this.inOrder?.length !== this.values.length) this.inOrder = new Float64Array(this.values).sort();
    return this.inOrder;
  }

  figure({ kind }: Pick<Kpi, 'kind'>): Figure {
    const { count, hits, reported } = this;
    switch (kind) {
      case 'count':
        return { kind, value: count, reported };
      case 'rate':
        return { kind, ...wilson(hits, count), reported };
      case 'mean': {
        const sum = this.values.reduce((total, value) => total + value, 0);
        return { kind, value: count === 0 ? null : sum / count, n: count };
      }
      case 'median':
        return { kind, value: quantileOfSorted(this.sorted(), 0.5), n: count };
      case 'p90':
        return { kind, value: quantileOfSorted(this.sorted(), 0.9), n: count };
      case 'money': {
        const sums = [...this.money].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, cents]) => [code, cents / 100]);
        const only = sums.length === 1 ? Number(sums[0]?.[1]) : null;
        return { kind, value: count === 0 ? 0 : only, n: count, by_currency: Object.fromEntries(sums) };
      }
    }
  }
}
