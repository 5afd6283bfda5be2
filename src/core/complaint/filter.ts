import type { Attributes } from './attributes.js';
import { isOver } from './status.js';

/** Which complaints are meant. All that is named must hold; a list means any of its values. */
export interface ComplaintFilter {
  /** `closed` stands for every way of being over. */
  status?: readonly string[];
  owner?: string;
  team?: string;
  channel?: string;
  category?: string;
  priority?: string;
  product?: string;
  customer?: string;
  level?: number;
  /** Received in [from, to), in seconds since 1970. */
  from?: number;
  to?: number;
}

/** Whether the complaint is one of those meant. */
export function matchesFilter(complaint: Attributes, filter: ComplaintFilter): boolean {
  const { status, level, from, to, ...same } = filter;
  if (status && !status.includes(complaint.status) && !(status.includes('closed') && isOver(complaint.status))) {
    return false;
  }
  if (level !== undefined && complaint.level < level) return false;
  for (const [field, wanted] of Object.entries(same)) {
    if (wanted !== undefined && complaint[field as keyof Attributes] !== wanted) return false;
  }
  return (
    complaint.received >= (from ?? Number.NEGATIVE_INFINITY) && complaint.received < (to ?? Number.POSITIVE_INFINITY)
  );
}

/** Whether a complaint is meant, as a function; null: the filter means every one, and nobody needs to look. */
export function meantBy(filter: ComplaintFilter): ((complaint: Attributes) => boolean) | null {
  const asksNothing = Object.values(filter).every((wanted) => wanted === undefined);
  return asksNothing ? null : (complaint) => matchesFilter(complaint, filter);
}
