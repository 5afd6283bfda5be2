import { contradictions } from '../../complaint/contradictions.js';
import type { IntegrityRule } from './rule.js';

/** What two sides decided differently, and nobody has settled since their histories were joined. */
export const sidesAgree: IntegrityRule = (complaint) => {
  const placeOf = (index: number) => ({ event: index + 1, type: complaint.history[index]?.type ?? '' });
  return contradictions(complaint).map(({ code, matter, field, events: [first, second] }) => ({
    code,
    args: { matter, field, first: placeOf(first), second: placeOf(second) },
  }));
};
