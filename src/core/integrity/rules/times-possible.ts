import type { IntegrityRule } from './rule.js';

/** Clocks of machines differ a little; what is further ahead than this is a wrong clock or a wrong year. */
const LEEWAY = 3600;

/** Received before it was logged; nothing before what it was based on; nothing in the future. */
export const timesPossible: IntegrityRule = ({ facts, history }, { now }) => {
  const when = new Map(history.map((event) => [event.hash, event.at]));
  return history.flatMap(({ at, type, after = [] }, index) => {
    const place = { event: index + 1, type };
    const before = index === 0 ? [facts.received_at] : after.flatMap((hash) => when.get(hash) ?? []);
    const earlier = before.find((stamp) => Date.parse(stamp) > Date.parse(at));
    const impossible = earlier
      ? [{ code: 'times_impossible', args: { ...place, earlier: at, later: earlier } } as const]
      : [];
    const isAhead = Date.parse(at) / 1000 > now + LEEWAY;
    return [...impossible, ...(isAhead ? [{ code: 'time_in_future', args: { ...place, at } } as const] : [])];
  });
};
