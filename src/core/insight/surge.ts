import type { Day } from '../calendar/instant.js';
import { poissonMoreThan } from '../statistics/poisson-comparison.js';

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
  /** The chance of so many or more, if all were as usual, which is itself not known exactly. */
  chance: number | null;
  surge: boolean;
}

/**
 * Growth that is more than chance: a count above what is usual by more than `growth`, whose like or more two Poisson counts of one rate give with less
 * than `chance` (`poisson-comparison.ts`), and of `floor` at least. Usual for a day is the mean of the same weekday in the weeks before, without days of incidents; for several
 * days the sum of theirs. Days before `first`, on which nothing was recorded yet, tell nothing. `count`: what was counted on a day.
 */
export function surgeOf(
  name: string,
  count: (day: Day) => number,
  { from, to, first }: { from: Day; to: Day; first: Day },
  rule: SurgeRule,
): SurgeItem {
  let [total, expected, days, spread] = [0, 0, 0, 0];
  let isKnown = true;
  for (let day = from; day < to; day++) {
    total += count(day);
    const like = usualDays(day, from, first, rule);
    if (like.length === 0) isKnown = false;
    else {
      const mean = like.reduce((sum, each) => sum + count(each), 0) / like.length;
      expected += mean;
      spread += mean / like.length;
    }
    days += like.length;
  }
  if (!isKnown) {
    return { name, count: total, expected: null, baseline_days: days, growth: null, chance: null, surge: false };
  }
  // As many times as long as the variance of what is usual says: the number of days where all have as many.
  const times = spread === 0 ? days / (to - from) : expected / spread;
  const chance = poissonMoreThan(total, Math.round(expected * times), times);
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
