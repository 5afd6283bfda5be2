import { instantOf } from '../calendar/instant.js';
import type { Period } from '../calendar/period.js';
import type { Attributes } from '../complaint/attributes.js';
import type { Stamp } from '../complaint/facts.js';
import { reasonOf, standingOf } from '../complaint/mark.js';
import type { Snapshot } from '../complaint/record.js';
import type { CountedBatch } from '../kpi/batch.js';
import { placesWithin } from '../kpi/columns.js';
import { placeOfMeasure } from '../kpi/kpis.js';

/** Unqualified tickets that were marked in a period. */
export interface MarkedTickets {
  total: number;
  /** Waiting for an appeal or a decision; and what holds. */
  open: number;
  upheld: number;
  /** Reason and team, the most frequent first. */
  groups: { reason: string; team: string | null; marks: number }[];
}

/** The complaints that were marked in a period, without reading any. `filter`: which count; null: all. */
export function markedIn(
  batches: readonly CountedBatch[],
  period: Period,
  filter: ((complaint: Attributes) => boolean) | null,
): CountedBatch['complaints'][number][] {
  const measure = placeOfMeasure('unqualified');
  return batches.flatMap(({ observations, complaints, left_out }) => {
    const rows = new Set(observations.row.subarray(...placesWithin(measure, observations, period)));
    return [...rows].flatMap((row) => {
      const complaint = complaints[row];
      return complaint && !left_out?.has(row) && (filter?.(complaint) ?? true) ? [complaint] : [];
    });
  });
}

/** What was marked in a period, by reason and team. Marks that were lifted count no more. */
export function markedTickets(complaints: readonly Snapshot[], { from, to }: Period, now: Stamp): MarkedTickets {
  const marks = complaints
    .flatMap(({ marks: own }) => own)
    .filter(({ at }) => instantOf(at) >= from && instantOf(at) < to)
    .map((mark) => ({ reason: reasonOf(mark), team: mark.team, standing: standingOf(mark, now) }))
    .filter(({ standing }) => standing !== 'lifted');
  const groups = new Map<string, MarkedTickets['groups'][number]>();
  for (const { reason, team } of marks) {
    const key = JSON.stringify([reason, team]);
    groups.set(key, { reason, team, marks: (groups.get(key)?.marks ?? 0) + 1 });
  }
  return {
    total: marks.length,
    open: marks.filter(({ standing }) => standing === 'open').length,
    upheld: marks.filter(({ standing }) => standing === 'upheld').length,
    groups: [...groups.values()].sort((a, b) => b.marks - a.marks || (a.reason < b.reason ? -1 : 1)),
  };
}
