import { currentResolution } from '../../complaint/record.js';
import { found, type Rule } from './rule.js';
import { isBlank, lastOf } from './texts.js';

/** The answer that stands has a summary: what was found and what was done. What only a source reported can have none. */
export const resolutionSummarised: Rule = (complaint) => {
  const resolution = currentResolution(complaint);
  const last = lastOf(complaint, 'resolved');
  if (!resolution || resolution.reported || !last || !isBlank(resolution.summary)) return [];
  return [found('resolution_unsummarised', `history.${last.index}.summary`, { outcome: resolution.outcome })];
};
