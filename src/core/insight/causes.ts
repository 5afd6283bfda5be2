import type { Attributes } from '../complaint/attributes.js';
import { currentResolution, type Snapshot } from '../complaint/record.js';

/** What lists know of a complaint without its being read. */
const LISTED = ['category', 'product', 'channel', 'team', 'owner'] as const;
/** What complaints can be counted by. */
export const CAUSES = ['category', 'subcategory', 'product', 'channel', 'team', 'root_cause', 'owner'] as const;
export type Cause = (typeof CAUSES)[number];
export type ListedCause = (typeof LISTED)[number];

/** Whether lists know it already. */
export function isListed(of: Cause): of is ListedCause {
  return (LISTED as readonly string[]).includes(of);
}

/** What a complaint is counted under; null: it has none. */
export function listedCause(complaint: Attributes, of: ListedCause): string | null {
  return complaint[of] || null;
}

/** The same of what must be read: a subcategory with its category, the root cause of the answer that stands. */
export function readCause(complaint: Snapshot, of: Exclude<Cause, ListedCause>): string | null {
  if (of === 'root_cause') return currentResolution(complaint)?.root_cause || null;
  const { facts } = complaint;
  return facts.subcategory ? `${facts.category}/${facts.subcategory}` : null;
}
