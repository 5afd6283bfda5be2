/** What the automatic rules can find, with what each sentence needs. */
export interface FindingCatalogue {
  element_missing: { field: string };
  element_recommended: { field: string };
  element_needed: { field: string; category: string };
  title_short: { length: number; least: number };
  title_long: { length: number; most: number };
  title_shouting: { found: string };
  description_short: { length: number; least: number };
  description_filler: { found: string };
  description_copied: { from: string };
  description_repeats_title: { found: string };
  description_judges: { found: string };
  category_unknown: { found: string };
  subcategory_unknown: { found: string; category: string };
  subcategory_missing: { category: string };
  category_doubtful: { category: string; suggested: string; words: string[] };
  customer_name: Record<never, never>;
  contact_unreachable: { found: string };
  demand_unknown: { found: string };
  remedy_vague: { found: string };
  claim_unstated: { demand: string };
  emotion_untagged: { emotion: string; found: string };
  public_unflagged: { channel: string };
  times_impossible: { earlier: string; later: string };
  logged_late: { hours: number; most: number };
  duplicate_live: { of: string };
  repeat_unlinked: { of: string };
  personal_data: { kind: 'identity_number' | 'card_number' };
  first_reply_hollow: { found: string };
  reply_promises: { found: string };
  reply_unfilled: { found: string };
  reply_language: { customer: Script; reply: Script };
  pause_unexplained: { reason: string };
  handover_unexplained: { from: string; to: string };
  escalation_unreasoned: { found: string };
  resolution_unsummarised: { outcome: string };
  root_cause_missing: { outcome: string };
  redress_incomplete: { missing: 'amount' | 'currency' };
  solved_at_once: { minutes: number; within: number };
}

/** What a text is written in: Chinese characters or Latin letters. */
export type Script = 'han' | 'latin';

export type FindingCode = keyof FindingCatalogue;

export const SEVERITIES = ['error', 'warn'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How grave each is unless the standard says otherwise: `error` is wrong whatever the case, `warn` asks somebody to look. */
export const USUAL_SEVERITY: Record<FindingCode, Severity> = {
  element_missing: 'error',
  element_recommended: 'warn',
  element_needed: 'warn',
  title_short: 'warn',
  title_long: 'warn',
  title_shouting: 'warn',
  description_short: 'warn',
  description_filler: 'error',
  description_copied: 'warn',
  description_repeats_title: 'warn',
  description_judges: 'warn',
  category_unknown: 'error',
  subcategory_unknown: 'error',
  subcategory_missing: 'warn',
  category_doubtful: 'warn',
  customer_name: 'warn',
  contact_unreachable: 'warn',
  demand_unknown: 'error',
  remedy_vague: 'warn',
  claim_unstated: 'warn',
  emotion_untagged: 'warn',
  public_unflagged: 'warn',
  times_impossible: 'error',
  logged_late: 'warn',
  duplicate_live: 'warn',
  repeat_unlinked: 'warn',
  personal_data: 'error',
  first_reply_hollow: 'warn',
  reply_promises: 'error',
  reply_unfilled: 'error',
  reply_language: 'warn',
  pause_unexplained: 'warn',
  handover_unexplained: 'warn',
  escalation_unreasoned: 'warn',
  resolution_unsummarised: 'warn',
  root_cause_missing: 'warn',
  redress_incomplete: 'error',
  solved_at_once: 'warn',
};

export const FINDING_CODES = Object.keys(USUAL_SEVERITY) as FindingCode[];

/** Something that is not as the standard wants it. The sentence for it lives in the language files. */
export type Finding<C extends FindingCode = FindingCode> = C extends FindingCode
  ? { code: C; severity: Severity; path: string; args: FindingCatalogue[C] }
  : never;

/** A finding with the ticket it is about and who answers for the ticket. */
export type TicketFinding = Finding & { id: string; logged_by: string };
