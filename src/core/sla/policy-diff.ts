import { isDeepStrictEqual } from 'node:util';
import { type FieldChange, fieldChanges } from '../field-changes.js';
import type { PolicyEntry } from './policy-file.js';

/** What makes one file of promises another. */
export interface PolicyDiff {
  /** What the files say beside their policies: sources, dates, notes. */
  about: FieldChange[];
  added: string[];
  removed: string[];
  changed: { policy: string; fields: FieldChange[] }[];
  /** The same policies stand in another order, so that another one may come first. */
  reordered: boolean;
  same: boolean;
}

/** Compares two files of promises, policy by policy as their ids say. */
export function diffPolicies(before: PolicyFileLike, after: PolicyFileLike): PolicyDiff {
  const { policies: old, ...aboutOld } = before;
  const { policies: now, ...aboutNow } = after;
  const [oldIds, newIds] = [old.map(({ id }) => id), now.map(({ id }) => id)];
  const removed = oldIds.filter((id) => !newIds.includes(id));
  const added = newIds.filter((id) => !oldIds.includes(id));
  const changed = old.flatMap((entry) => {
    const other = now.find(({ id }) => id === entry.id);
    const fields = other ? fieldChanges(entry, other) : [];
    return fields.length > 0 ? [{ policy: entry.id, fields }] : [];
  });
  const kept = (ids: string[], gone: string[]) => ids.filter((id) => !gone.includes(id));
  const reordered = !isDeepStrictEqual(kept(oldIds, removed), kept(newIds, added));
  const about = fieldChanges(aboutOld, aboutNow);
  const same = [about, added, removed, changed].every((list) => list.length === 0) && !reordered;
  return { about, added, removed, changed, reordered, same };
}

export interface PolicyFileLike {
  policies: readonly PolicyEntry[];
}
