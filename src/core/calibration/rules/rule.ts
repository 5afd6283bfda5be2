import type { Complaint, Snapshot } from '../../complaint/record.js';
import type { Taxonomy } from '../../complaint/taxonomy.js';
import { type Finding, type FindingCatalogue, type FindingCode, USUAL_SEVERITY } from '../finding.js';
import type { QualityStandard } from '../standard.js';

/** What a rule may look at besides the ticket. */
export interface RuleContext {
  thresholds: QualityStandard['rules'];
  taxonomy: Taxonomy;
  /** For each description that more than one ticket has, the ids of those tickets, the one logged first before the others. */
  copies: ReadonlyMap<string, readonly string[]>;
  /** For each customer who has more than one ticket, those tickets in the same order. */
  byCustomer: ReadonlyMap<string, readonly Snapshot[]>;
}

/** One question asked of one ticket. */
export type Rule = (complaint: Complaint, context: RuleContext) => Finding[];

/** A finding as grave as such ones are. */
export function found<C extends FindingCode>(code: C, path: string, args: FindingCatalogue[C]): Finding {
  return { code, severity: USUAL_SEVERITY[code], path, args } as Finding;
}
