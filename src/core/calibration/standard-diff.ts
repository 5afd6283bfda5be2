import { isDeepStrictEqual } from 'node:util';
import { type FieldChange, fieldChanges } from '../field-changes.js';
import type { QualityStandard } from './standard.js';

/** What makes one standard another. */
export interface StandardDiff {
  /** Whatever is no criterion: version, reasons, thresholds, pass rule. */
  about: FieldChange[];
  added: string[];
  removed: string[];
  changed: { criterion: string; fields: FieldChange[] }[];
  /** The same criteria stand in another order on the sheet. */
  reordered: boolean;
  same: boolean;
}

/** Compares two standards, criterion by criterion as their ids say. */
export function diffStandards(before: QualityStandard, after: QualityStandard): StandardDiff {
  const { criteria: old, ...aboutOld } = before;
  const { criteria: now, ...aboutNow } = after;
  const [oldIds, newIds] = [old.map(({ id }) => id), now.map(({ id }) => id)];
  const removed = oldIds.filter((id) => !newIds.includes(id));
  const added = newIds.filter((id) => !oldIds.includes(id));
  const changed = old.flatMap((criterion) => {
    const other = now.find(({ id }) => id === criterion.id);
    const fields = other ? fieldChanges(criterion, other) : [];
    return fields.length > 0 ? [{ criterion: criterion.id, fields }] : [];
  });
  const kept = (ids: string[], gone: string[]) => ids.filter((id) => !gone.includes(id));
  const reordered = !isDeepStrictEqual(kept(oldIds, removed), kept(newIds, added));
  const about = fieldChanges(aboutOld, aboutNow);
  const same = [about, added, removed, changed].every((list) => list.length === 0) && !reordered;
  return { about, added, removed, changed, reordered, same };
}
