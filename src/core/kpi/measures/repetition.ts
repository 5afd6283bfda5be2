import type { Attributes } from '../../complaint/attributes.js';

/**
 * The complaints whose customer complained of the same category within `days` days before. Merged duplicates neither repeat
 * nor are repeated.
 */
export function findRepeats(complaints: readonly Attributes[], days: number): Set<string> {
  const last = new Map<string, number>();
  const repeats = new Set<string>();
  const known = complaints
    .filter(({ customer, status }) => customer !== null && status !== 'merged')
    .sort((a, b) => a.received - b.received || (a.id < b.id ? -1 : 1));
  for (const { id, customer, category, received } of known) {
    const key = `${customer}\n${category}`;
    const before = last.get(key);
    if (before !== undefined && received - before <= days * 86_400) repeats.add(id);
    last.set(key, received);
  }
  return repeats;
}
