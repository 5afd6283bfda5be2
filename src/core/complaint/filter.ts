import type { Complaint } from './record.js';
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
export function matchesFilter(complaint: Complaint, filter: ComplaintFilter): boolean {
  const { status, owner, team, level, from, to, ...facts } = filter;
  if (status && !status.includes(complaint.status) && !(status.includes('closed') && isOver(complaint.status))) {
    return false;
  }
  if (owner !== undefined && complaint.owner !== owner) return false;
  if (team !== undefined && complaint.team !== team) return false;
  if (level !== undefined && complaint.level < level) return false;
  for (const [field, wanted] of Object.entries(facts)) {
    if (wanted !== undefined && complaint.facts[field] !== wanted) return false;
  }
  if (from === undefined && to === undefined) return true;
  const received = Math.floor(Date.parse(complaint.facts.received_at) / 1000);
  return received >= (from ?? Number.NEGATIVE_INFINITY) && received < (to ?? Number.POSITIVE_INFINITY);
}
