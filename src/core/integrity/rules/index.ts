import type { Complaint } from '../../complaint/record.js';
import type { IntegrityFinding } from '../finding.js';
import { historyProved } from './history-proved.js';
import { peopleKnown } from './people-known.js';
import type { IntegrityRule, Surroundings } from './rule.js';
import { sidesAgree } from './sides-agree.js';
import { timesPossible } from './times-possible.js';

/** What is looked at in each complaint. A new rule is a file beside these and a line here. */
const RULES: readonly IntegrityRule[] = [historyProved, sidesAgree, timesPossible, peopleKnown];

/** What is out of order in one complaint, taken by itself. */
export function examineComplaint(complaint: Complaint, surroundings: Surroundings): IntegrityFinding[] {
  return RULES.flatMap((rule) => rule(complaint, surroundings));
}
