import * as v from 'valibot';
import { type Fault, Problem } from './problem.js';

type Schema<T> = v.GenericSchema<unknown, T>;

/** Checks what was read from a file that people write. Refuses it with every wrong place named. */
export function checkPolicy<T>(schema: Schema<T>, data: unknown, file: string): T {
  const result = v.safeParse(schema, data);
  if (result.success) return result.output;
  throw new Problem('policy_invalid', { file, faults: result.issues.map(toFault) });
}

/** The value if it fits, else the places where it does not. */
export function checkValue<T>(schema: Schema<T>, data: unknown): { value: T } | { faults: Fault[] } {
  const result = v.safeParse(schema, data);
  return result.success ? { value: result.output } : { faults: result.issues.map(toFault) };
}

function toFault(issue: v.BaseIssue<unknown>): Fault {
  const path = v.getDotPath(issue) ?? '';
  // Of a choice between several shapes the innermost complaint tells most.
  const inner = issue.issues?.[0];
  return inner?.path ? { ...toFault(inner), path: joined(path, v.getDotPath(inner)) } : plainFault(issue, path);
}

function plainFault(issue: v.BaseIssue<unknown>, path: string): Fault {
  const own = /^Invalid \w+(: Expected|$)/.exec(issue.message);
  const allowed = issue.kind === 'schema' || own ? plainExpected(issue.expected ?? 'a whole number') : issue.message;
  return { path, found: shorten(issue.received), allowed };
}

/** `("received" | "logged")` as `received, logged`. */
function plainExpected(expected: string): string {
  return expected.replaceAll(/[()"]/g, '').replaceAll(' | ', ', ');
}

function joined(path: string, inner: string | null): string {
  return [path, inner].filter((part) => part !== null && part !== '').join('.');
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
