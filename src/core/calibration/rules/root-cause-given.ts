import { currentResolution } from '../../complaint/record.js';
import { found, type Rule } from './rule.js';
import { isBlank, lastOf } from './texts.js';

/** Where the house was at fault (`root_cause_for`: outcomes), the answer that stands says what caused it. */
export const rootCauseGiven: Rule = (complaint, { thresholds: { root_cause_for } }) => {
  const resolution = currentResolution(complaint);
  const last = lastOf(complaint, 'resolved');
  if (!resolution || resolution.reported || !last || !isBlank(resolution.root_cause)) return [];
  if (!root_cause_for.includes(resolution.outcome)) return [];
  return [found('root_cause_missing', `history.${last.index}.root_cause`, { outcome: resolution.outcome })];
};
