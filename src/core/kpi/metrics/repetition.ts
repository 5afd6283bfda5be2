import { instantOf } from '../../calendar/instant.js';
import type { Complaint } from '../../complaint/record.js';
import type { Kpi } from '../kpi.js';

/** Complaints that repeat an earlier one / complaints with a known customer, by the time of receipt. */
export const repeatRate: Kpi = {
  name: 'repeat_rate',
  kind: 'rate',
  observe({ id, facts }, { repeats }) {
    if (facts.customer === undefined) return [];
    return [{ at: instantOf(facts.received_at), hit: repeats.has(id) }];
  },
};

/** The complaints whose customer complained of the same category within `days` days before. */
export function findRepeats(complaints: readonly Complaint[], days: number): Set<string> {
  const last = new Map<string, number>();
  const repeats = new Set<string>();
  const known = complaints
    .filter(({ facts, status }) => facts.customer !== undefined && status !== 'merged')
    .map(({ id, facts }) => ({ id, key: `${facts.customer}\n${facts.category}`, at: instantOf(facts.received_at) }))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  for (const { id, key, at } of known) {
    const before = last.get(key);
    if (before !== undefined && at - before <= days * 86_400) repeats.add(id);
    last.set(key, at);
  }
  return repeats;
}
