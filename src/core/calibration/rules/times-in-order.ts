import { found, type Rule } from './rule.js';

/** Nothing happened before it could: received, then logged, then the rest in order. */
export const timesInOrder: Rule = ({ facts, logged_at, history }) => {
  const stamps = [
    { path: 'received_at', at: facts.received_at },
    { path: 'logged_at', at: logged_at },
    ...history.slice(1).map((event, index) => ({ path: `history.${index + 1}.at`, at: event.at })),
  ];
  return stamps.slice(1).flatMap((stamp, index) => {
    const before = stamps[index];
    if (!before || Date.parse(before.at) <= Date.parse(stamp.at)) return [];
    return [found('times_impossible', stamp.path, { earlier: before.at, later: stamp.at })];
  });
};
