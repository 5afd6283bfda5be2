import type { Complaint } from '../../complaint/record.js';
import type { Taxonomy } from '../../complaint/taxonomy.js';
import type { Finding } from '../finding.js';
import type { QualityStandard } from '../standard.js';

/** What a rule may look at besides the ticket. */
export interface RuleContext {
  thresholds: QualityStandard['rules'];
  taxonomy: Taxonomy;
  /** For each description that more than one ticket has, the ids of those tickets, in order. */
  copies: ReadonlyMap<string, readonly string[]>;
}

/** One question asked of one ticket. */
export type Rule = (complaint: Complaint, context: RuleContext) => Finding[];

/** Text as it is compared: without surrounding space, inner runs of space as one, lower case. */
export function plain(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
