import type { FieldChange } from '../../core/field-changes.js';
import { type Terminal, visibleLine } from '../terminal.js';
import type { Wording } from '../wording/index.js';

/** What differs between two files of things that have ids: in the file itself, then what went, what came and what changed. */
interface Differences {
  about: readonly FieldChange[];
  removed: readonly string[];
  added: readonly string[];
  changed: readonly { id: string; fields: readonly FieldChange[] }[];
}

/** A line for each difference, for people. */
export function differenceLines(
  { about, removed, added, changed }: Differences,
  { text }: Wording,
  { colour }: Terminal,
): string[] {
  return [
    ...about.map(line),
    ...removed.map((id) => colour.red(text.policyRemoved(id))),
    ...added.map((id) => colour.green(text.policyAdded(id))),
    ...changed.flatMap(({ id, fields }) => [`${id}:`, ...fields.map(line)]),
  ];
}

function line({ field, before, after }: FieldChange): string {
  return visibleLine(`  ${field}: ${shown(before)} -> ${shown(after)}`);
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '-';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
