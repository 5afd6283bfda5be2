import { found, type Rule } from './rule.js';

/**
 * Who complains of the same kind of thing once more after an answer has the earlier ticket linked, so that the reason for coming back is
 * not lost. Looks back `repeat_days` from the receipt; 0 does not ask.
 */
export const repeatLinked: Rule = (ticket, { thresholds: { repeat_days }, byCustomer }) => {
  const { customer, category, received_at } = ticket.facts;
  if (repeat_days === 0 || customer === undefined) return [];
  const received = Date.parse(received_at);
  const earlier = (byCustomer.get(customer) ?? []).filter((other) => {
    const answered = other.resolutions[0];
    return (
      other.id !== ticket.id &&
      other.facts.category === category &&
      answered !== undefined &&
      Date.parse(answered.at) <= received &&
      received - Date.parse(answered.at) <= repeat_days * 86_400_000
    );
  });
  const linked = new Set(ticket.links.map(({ to }) => to));
  const last = earlier.at(-1);
  if (!last || earlier.some(({ id, links }) => linked.has(id) || links.some(({ to }) => to === ticket.id))) return [];
  return [found('repeat_unlinked', 'links', { of: last.id })];
};
