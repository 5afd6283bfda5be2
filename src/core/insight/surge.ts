import type { Day } from '../calendar/instant.js';
import { poissonAtLeast } from '../statistics/poisson-tail.js';

/** When growth is a surge. */
export interface SurgeRule {
  /** Growth above this share of what is usual. */
  growth: number;
  /** Chance of so many or more below this. */
  chance: number;
  /** So many at least. */
  floor: number;
  /** How many weeks back tell what is usual. */
  weeks: number;
  /** Days that are not usual. */
  incidentDays: ReadonlySet<Day>;
}

export interface SurgeItem {
  name: string;
  count: number;
  /** What is usual for such days; null: no day tells. */
  expected: number | null;
  /** How many days tell. */
  baseline_days: number;
  /** Above what is usual, as a share of it; null where that is 0 or not known. */
  growth: number | null;
  /** The chance of so many or more, if all were as usual. */
  chance: number | null;
  surge: boolean;
}

/**
 * Growth that is more than chance: a count above what is usual by more than `growth`, whose like or more a Poisson distribution around what is usual has with
 * less than `chance`, and of `floor` at least. Usual for a day is the mean of the same weekday in the weeks before, without days of incidents; for several
 * days the sum of theirs. Days before `first`, on which nothing was recorded yet, tell nothing. `count`: what was counted on a day.
 */
export function surgeOf(
  name: string,
  count: (day: Day) => number,
  { from, to, first }: { from: Day; to: Day; first: Day },
  rule: SurgeRule,
): SurgeItem {
  let [total, expected, days] = [0, 0, 0];
  let isKnown = true;
  for (let day = from; day < to; day++) {
    total += count(day);
    const like = usualDays(day, from, first, rule);
    if (like.length === 0) isKnown = false;
    else expected += like.reduce((sum, each) => sum + count(each), 0) / like.length;
    days += like.length;
  }
  if (!isKnown) {
    return { name, count: total, expected: null, baseline_days: days, growth: null, chance: null, surge: false };
  }
  const chance = poissonAtLeast(total, expected);
  const isGrown = total > (1 + rule.growth) * expected;
  return {
    name,
    count: total,
    expected,
    baseline_days: days,
    growth: expected === 0 ? null : total / expected - 1,
    chance,
    surge: isGrown && chance < rule.chance && total >= rule.floor,
  };
}

/** The same weekday in the weeks before `from`, as far as those days tell anything. */
function usualDays(day: Day, from: Day, first: Day, { weeks, incidentDays }: SurgeRule): Day[] {
  const days: Day[] = [];
  for (let week = 1; week <= weeks; week++) {
    const each = day - 7 * week;
    if (each < from && each >= first && !incidentDays.has(each)) days.push(each);
  }
  return days;
}
