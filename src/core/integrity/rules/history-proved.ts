import { verifyHistory } from '../../complaint/chain.js';
import type { IntegrityFinding } from '../finding.js';
import type { IntegrityRule } from './rule.js';

/** No event was altered, added in between or taken out. */
export const historyProved: IntegrityRule = (complaint) =>
  verifyHistory(complaint, null).map(({ code, index }) => {
    const type = complaint.history[index]?.type ?? '';
    return { code, args: { event: index + 1, type } } as IntegrityFinding;
  });
