import type { Snapshot } from '../../complaint/record.js';
import { isOver } from '../../complaint/status.js';
import { found, type Rule } from './rule.js';

/**
 * No other live ticket is about the same: same customer, category and product, received within `duplicate_days` of each other and not
 * linked. Found in the later ticket; 0 days does not ask.
 */
export const notDuplicate: Rule = (ticket, { thresholds: { duplicate_days }, byCustomer }) => {
  if (duplicate_days === 0 || ticket.facts.customer === undefined || isOver(ticket.status)) return [];
  const own = byCustomer.get(ticket.facts.customer) ?? [];
  const at = own.findIndex(({ id }) => id === ticket.id);
  const earlier = own.slice(0, Math.max(at, 0)).find((other) => isSame(ticket, other, duplicate_days));
  return earlier ? [found('duplicate_live', 'id', { of: earlier.id })] : [];
};

function isSame(ticket: Snapshot, other: Snapshot, days: number): boolean {
  const [mine, theirs] = [ticket.facts, other.facts];
  const apart = Math.abs(Date.parse(mine.received_at) - Date.parse(theirs.received_at));
  const isLinked = ticket.links.some(({ to }) => to === other.id) || other.links.some(({ to }) => to === ticket.id);
  return (
    !isOver(other.status) &&
    !isLinked &&
    mine.category === theirs.category &&
    mine.subcategory === theirs.subcategory &&
    mine.product === theirs.product &&
    apart <= days * 86_400_000
  );
}
