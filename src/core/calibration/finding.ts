/** What the automatic rules can find, with what each sentence needs. */
export interface FindingCatalogue {
  element_missing: { field: string };
  element_recommended: { field: string };
  description_short: { length: number; least: number };
  description_filler: { found: string };
  description_copied: { from: string };
  category_unknown: { found: string };
  subcategory_unknown: { found: string; category: string };
  subcategory_missing: { category: string };
  contact_unreachable: { found: string };
  times_impossible: { earlier: string; later: string };
  personal_data: { kind: 'identity_number' | 'card_number' };
  first_reply_hollow: { found: string };
}

export type FindingCode = keyof FindingCatalogue;
export type Severity = 'error' | 'warn';

/** Something that is not as the standard wants it. The sentence for it lives in the language files. */
export type Finding<C extends FindingCode = FindingCode> = C extends FindingCode
  ? { code: C; severity: Severity; path: string; args: FindingCatalogue[C] }
  : never;

/** A finding with the ticket it is about and who answers for the ticket. */
export type TicketFinding = Finding & { id: string; logged_by: string };
