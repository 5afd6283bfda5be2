import { paretoOf, sumByName } from '../insight/pareto.js';
import { rateRatio } from '../statistics/rate-ratio.js';
import type { DayText, ImprovementType } from './events.js';
import { type Improvement, type ImprovementState, isOverdue } from './improvement.js';
import type { ImprovementScope } from './scope.js';

/** What complaints are put in order by. */
export const TOP_CAUSES_OF = ['subcategory', 'category', 'root_cause', 'product', 'channel', 'team'] as const;
export type TopCausesOf = (typeof TOP_CAUSES_OF)[number];

/** A complaint as far as the list must know it. */
export interface CausedComplaint {
  /** What it is counted under; null: it says nothing there. */
  cause: string | null;
  customer: string | null;
  /** Its level of escalation, 0: none. */
  level: number;
}

/** Complaints of a stretch of time, and how many days that has. */
export interface CountedPeriod {
  complaints: readonly CausedComplaint[];
  days: number;
}

/** An improvement that is about a cause. */
export interface ActionOnCause {
  id: string;
  title: string;
  kind: ImprovementType;
  state: ImprovementState;
  owner: string | null;
  due: DayText | null;
  overdue: boolean;
}

export interface TopCause {
  name: string;
  count: number;
  share: number | null;
  cumulative: number | null;
  /** In the period before; null: nothing was recorded then. */
  previous: number | null;
  /** Of the count for each day, as a share of that before; null where that is 0 or not known. */
  change: number | null;
  /** The chance of a change like this or more, either way; null: not known. */
  chance: number | null;
  /** Less likely by chance than asked for. */
  beyond_chance: boolean;
  /** How many were escalated. */
  escalated: number;
  /** How many came from customers who had complained of it in the period already. */
  repeats: number;
  /** Those that go on, or are verified; in order of id. */
  improvements: ActionOnCause[];
}

export interface TopCauses {
  of: TopCausesOf;
  items: TopCause[];
  /** How many causes there are, listed or not. */
  total: number;
  /** Complaints that have a cause, and those that have none. */
  sum: number;
  unnamed: number;
  /** Of the causes listed: how many nobody does anything about. */
  without: number;
}

/** Below this chance a change is more than chance: with ten causes one list in ten has one that is not. */
const CHANCE = 0.01;

/**
 * The largest causes of a period, with what has become of each since the period before (exact test of two Poisson rates), and whether somebody works on it.
 * `most`: so many; null: all. `previous` null: nothing was recorded then. Owners and days are as of `today`.
 */
export function topCauses(
  { of, most, today }: { of: TopCausesOf; most: number | null; today: DayText },
  current: CountedPeriod,
  previous: CountedPeriod | null,
  improvements: readonly Improvement[],
): TopCauses {
  const { counts, unnamed } = sumByName(current.complaints.map(({ cause }) => [cause, 1] as const));
  const before = previous && sumByName(previous.complaints.map(({ cause }) => [cause, 1] as const)).counts;
  const ordered = paretoOf(counts, 1, unnamed);
  const listed = most === null ? ordered.items : ordered.items.slice(0, most);
  const [escalated, repeats] = sidesOf(current.complaints);
  const items = listed.map(({ name, count, share, cumulative }): TopCause => {
    const earlier = before && (before.get(name) ?? 0);
    const compared =
      previous === null || earlier === null
        ? null
        : rateRatio({ count, size: current.days }, { count: earlier, size: previous.days });
    const chance = compared?.p ?? null;
    const ratio = compared?.ratio ?? null;
    return {
      ...{ name, count, share, cumulative },
      previous: earlier,
      change: ratio === null ? null : ratio - 1,
      chance,
      beyond_chance: chance !== null && chance < CHANCE,
      escalated: escalated.get(name) ?? 0,
      repeats: repeats.get(name) ?? 0,
      improvements: improvements
        .filter((each) => each.state !== 'dropped' && isAbout(each.scope, of, name))
        .map((each) => {
          const { id, title, kind, state, owner, due } = each;
          return { id, title, kind, state, owner, due, overdue: isOverdue(each, today) };
        }),
    };
  });
  const { total, sum } = ordered;
  return { of, items, total, sum, unnamed, without: items.filter((item) => item.improvements.length === 0).length };
}

/** What a complaint's category and subcategory are called together; a category without one stands by itself. */
export function subcategoryName(category: string, subcategory: string | undefined): string {
  return subcategory ? `${category}/${subcategory}` : category;
}

/** Whether an improvement is about a cause: about all of it, or a part that its scope narrows down further. */
export function isAbout(scope: ImprovementScope, of: TopCausesOf, name: string): boolean {
  if (of !== 'subcategory') return scope[of] === name;
  const { category, subcategory } = scope;
  if (category === undefined) return false;
  if (subcategory !== undefined) return subcategoryName(category, subcategory) === name;
  return name === category || name.startsWith(`${category}/`);
}

/** By cause, how many were escalated, and how many came from customers who had complained of it before. */
function sidesOf(complaints: readonly CausedComplaint[]): [Map<string, number>, Map<string, number>] {
  const [escalated, repeats] = [new Map<string, number>(), new Map<string, number>()];
  const seen = new Set<string>();
  for (const { cause, customer, level } of complaints) {
    if (cause === null) continue;
    if (level > 0) escalated.set(cause, (escalated.get(cause) ?? 0) + 1);
    if (customer === null) continue;
    const key = JSON.stringify([cause, customer]);
    if (seen.has(key)) repeats.set(cause, (repeats.get(cause) ?? 0) + 1);
    seen.add(key);
  }
  return [escalated, repeats];
}
