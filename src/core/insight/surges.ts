import { type Day, dayOf } from '../calendar/instant.js';
import type { Attributes } from '../complaint/attributes.js';
import { type ListedCause, listedCause } from './causes.js';
import { type SurgeItem, type SurgeRule, surgeOf } from './surge.js';

/** What surges are looked for in. */
export const SURGE_GROUPS = ['category', 'product', 'channel'] as const satisfies readonly ListedCause[];
export type SurgeGroup = (typeof SURGE_GROUPS)[number];

export interface Surges {
  items: SurgeItem[];
  total: number;
  surges: number;
}

/**
 * The surges among complaints, group by group, in the days from `from` and before `to`: those found first, then by chance. Complaints without a group are in
 * none. `first`: nothing is known of days before it.
 */
export function findSurges(
  complaints: readonly Attributes[],
  { of, from, to, first, zone }: { of: SurgeGroup; from: Day; to: Day; first: Day; zone: string },
  rule: SurgeRule,
): Surges {
  const counts = new Map<string, Map<Day, number>>();
  const start = from - 7 * rule.weeks;
  for (const complaint of complaints) {
    const day = dayOf(complaint.received, zone);
    const name = listedCause(complaint, of);
    if (name === null || day < start || day >= to) continue;
    const days = counts.get(name) ?? new Map<Day, number>();
    counts.set(name, days);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  const items = [...counts].map(([name, days]) =>
    surgeOf(name, (day) => days.get(day) ?? 0, { from, to, first }, rule),
  );
  items.sort(
    (a, b) => Number(b.surge) - Number(a.surge) || (a.chance ?? 2) - (b.chance ?? 2) || (a.name < b.name ? -1 : 1),
  );
  return { items, total: items.length, surges: items.filter(({ surge }) => surge).length };
}
