import { found, type Rule } from './rule.js';
import { isOneOf, lengthOf } from './texts.js';

/** Who escalates by hand says why, in at least `min_reason` characters and not in filler. The ladder's own steps name their rule. */
export const escalationReasoned: Rule = ({ history }, { thresholds: { filler, min_reason } }) =>
  history.flatMap((event, index) => {
    if (event.type !== 'escalated' || event.rule !== undefined) return [];
    const isReason = lengthOf(event.reason) >= min_reason && !isOneOf(event.reason, filler);
    return isReason ? [] : [found('escalation_unreasoned', `history.${index}.reason`, { found: event.reason })];
  });
