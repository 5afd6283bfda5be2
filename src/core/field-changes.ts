import { isDeepStrictEqual } from 'node:util';

/** A field that differs, by its dotted path. Undefined: it is not there. */
export interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
}

/** The fields in which two pieces of data differ, as deep as both have fields. */
export function fieldChanges(before: unknown, after: unknown, path = ''): FieldChange[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (!isRecord(before) || !isRecord(after)) return [{ field: path, before, after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => fieldChanges(before[key], after[key], path === '' ? key : `${path}.${key}`));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
