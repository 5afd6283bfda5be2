import { instantOf } from '../calendar/instant.js';
import type { Period } from '../calendar/period.js';
import type { Instant } from '../calendar/zone.js';
import type { Attributes } from '../complaint/attributes.js';
import type { Snapshot } from '../complaint/record.js';
import { isOver } from '../complaint/status.js';
import type { CountedBatch } from '../kpi/batch.js';
import type { ATTRIBUTES } from '../kpi/dimensions.js';
import { findRepetitions, type RowPlace, type Sameness } from '../kpi/measures/repetition.js';
import type { Watched } from '../sla/check.js';
import { quantileOfSorted } from '../statistics/quantile.js';
import { type Proportion, wilson } from '../statistics/wilson.js';

export type RepeatGroupBy = (typeof ATTRIBUTES)[number];

export interface RepeatsWish {
  /** When complaints were received that may repeat others. */
  period: Period;
  /** Within so many days of the earlier one. */
  days: number;
  same: Sameness;
  by: RepeatGroupBy;
  /** Which complaints count; null: all. What they repeat counts whether or not it is among them. */
  filter: ((complaint: Attributes) => boolean) | null;
}

/** A complaint that repeats an earlier one: the latest that it can. */
export interface RepeatPair {
  complaint: Watched;
  earlier: Watched;
}

export interface RepeatingCustomer {
  customer: string;
  /** How many of the complaints repeat an earlier one. */
  repeats: number;
  /** The repeats of the period and what they repeat, in order of receipt. */
  ids: string[];
  categories: string[];
  first: Instant;
  last: Instant;
  /** How many of these are open still. */
  open: number;
}

export interface Repeats {
  /** Of the complaints received in the period whose customer is known, those that repeat an earlier one. */
  rate: Proportion;
  /** Complaints whose customer is not known: they are in nothing else here. */
  without_customer: number;
  /** The group with the most repeats first. Null: those that have no such attribute. */
  groups: { key: string | null; rate: Proportion }[];
  pairs: RepeatPair[];
  /** With the most repeats first; those alike by name. */
  customers: RepeatingCustomer[];
  /** Seconds from the receipt of the earlier one to that of the repeat. */
  between: { median: number | null; p90: number | null };
}

/**
 * The complaints of a period that repeat an earlier one, by the rule of the key figure `repeat_rate`: of one customer, of one category unless `same` is `any`,
 * received within `days` days after it. Merged duplicates neither repeat nor are repeated.
 */
export function repeatsOf(batches: readonly CountedBatch[], wish: RepeatsWish): Repeats {
  const { period, days, same, by, filter } = wish;
  const at = ({ batch, row }: RowPlace) => batches[batch]?.complaints[row] as Watched;
  const pairs: RepeatPair[] = [];
  const flags = findRepetitions(batches, days, period.from, period.to, same, (repeat, earlier) => {
    const complaint = at(repeat);
    if (filter === null || filter(complaint)) pairs.push({ complaint, earlier: at(earlier) });
  });
  const groups = new Map<string | null, { hits: number; of: number }>();
  let [all, withoutCustomer] = [0, 0];
  for (const [index, batch] of batches.entries()) {
    for (let row = 0; row < batch.received.length; row++) {
      const received = batch.received[row] ?? 0;
      if (received < period.from || received >= period.to || batch.left_out?.has(row)) continue;
      const complaint = batch.complaints[row] as Watched;
      if (complaint.status === 'merged' || (filter !== null && !filter(complaint))) continue;
      const flag = flags[index]?.[row] ?? 0;
      if (flag === 0) {
        withoutCustomer++;
        continue;
      }
      all++;
      const key = complaint[by] || null;
      const group = groups.get(key) ?? { hits: 0, of: 0 };
      groups.set(key, group);
      group.of++;
      if (flag === 2) group.hits++;
    }
  }
  const between = Float64Array.from(pairs, ({ complaint, earlier }) => complaint.received - earlier.received).sort();
  return {
    rate: wilson(pairs.length, all),
    without_customer: withoutCustomer,
    groups: [...groups]
      .map(([key, { hits, of }]) => ({ key, rate: wilson(hits, of) }))
      .sort((a, b) => b.rate.numerator - a.rate.numerator || (String(a.key) < String(b.key) ? -1 : 1)),
    pairs,
    customers: customersOf(pairs),
    between: { median: quantileOfSorted(between, 0.5), p90: quantileOfSorted(between, 0.9) },
  };
}

function customersOf(pairs: readonly RepeatPair[]): RepeatingCustomer[] {
  const customers = new Map<string, { repeats: number; complaints: Map<string, Watched> }>();
  for (const { complaint, earlier } of pairs) {
    const customer = complaint.customer ?? '';
    const known = customers.get(customer) ?? { repeats: 0, complaints: new Map() };
    customers.set(customer, known);
    known.repeats++;
    for (const each of [earlier, complaint]) known.complaints.set(each.id, each);
  }
  return [...customers]
    .map(([customer, { repeats, complaints }]) => {
      const inOrder = [...complaints.values()].sort((a, b) => a.received - b.received || (a.id < b.id ? -1 : 1));
      return {
        customer,
        repeats,
        ids: inOrder.map(({ id }) => id),
        categories: [...new Set(inOrder.map(({ category }) => category))].sort(),
        first: inOrder[0]?.received ?? 0,
        last: inOrder.at(-1)?.received ?? 0,
        open: inOrder.filter(({ status }) => !isOver(status)).length,
      };
    })
    .sort((a, b) => b.repeats - a.repeats || (a.customer < b.customer ? -1 : 1));
}

/**
 * How an earlier complaint stood when it was repeated. `answered`: an answer had been given and stood, closed or not yet. `open`: there was none yet, or it had been taken
 * back. `withdrawn`: without an answer. `unknown`: a source closed it and does not say when.
 */
export const REPEATED_WHEN = ['answered', 'open', 'withdrawn', 'unknown'] as const;
export type RepeatedWhen = (typeof REPEATED_WHEN)[number];

/** How a complaint stood at an instant, as far as it matters to whoever complains again. */
export function stoodAt({ resolutions, reopenings, closings }: Snapshot, at: Instant): RepeatedWhen {
  const reported = closings.find((closing) => closing.reported);
  if (reported && at < instantOf(reported.at)) return 'unknown';
  const until = <E extends { at: string }>(events: readonly E[]) =>
    events.findLast((event) => instantOf(event.at) <= at);
  const reopening = until(reopenings);
  const since = reopening ? instantOf(reopening.at) : Number.NEGATIVE_INFINITY;
  // Reopened in the second in which it was answered, by the score: the answer came first.
  const stands = (event: { at: string } | undefined) => event !== undefined && instantOf(event.at) > since;
  if (stands(until(resolutions))) return 'answered';
  const closing = until(closings);
  if (closing === undefined || !stands(closing)) return 'open';
  return closing.as === 'withdrawn' ? 'withdrawn' : 'answered';
}

/** How often each of these was so. `earlier`: how the earlier complaints are now, with their histories' times. */
export function repeatedWhen(
  pairs: readonly RepeatPair[],
  earlier: ReadonlyMap<string, Snapshot>,
): Record<RepeatedWhen, number> {
  const counts: Record<RepeatedWhen, number> = { answered: 0, open: 0, withdrawn: 0, unknown: 0 };
  for (const pair of pairs) {
    const snapshot = earlier.get(pair.earlier.id);
    counts[snapshot ? stoodAt(snapshot, pair.complaint.received) : 'unknown']++;
  }
  return counts;
}
