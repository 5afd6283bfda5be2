import type { ChainFault } from '../complaint/chain.js';
import type { Matter } from '../complaint/contradictions.js';

/** Where in a history something is: the number of the event, from 1, and its type. */
interface EventPlace {
  event: number;
  type: string;
}

/** What can be out of order in a store, with what each sentence needs. */
export interface IntegrityCatalogue extends Record<ChainFault['code'], EventPlace> {
  // files
  document_damaged: { reason: string };
  conflict_markers: Record<never, never>;
  file_misplaced: { belongs: string };
  file_unexpected: Record<never, never>;
  id_twice: { other: string };
  lock_left: { holder: string };
  temporary_left: Record<never, never>;
  draft_left: Record<never, never>;
  index_stale: Record<never, never>;
  policy_invalid: { field: string; found: string; allowed: string };
  policy_missing: Record<never, never>;
  // what a document says beside its history
  standing_differs: { fields: string[] };
  facts_edited: { fields: string[] };
  // what a history says
  contradiction: { matter: Matter; field: string | null; first: EventPlace; second: EventPlace };
  link_dangling: { to: string };
  person_unknown: { person: string };
  person_left: { person: string };
  team_unknown: { team: string };
  times_impossible: EventPlace & { earlier: string; later: string };
  time_in_future: EventPlace & { at: string };
}

export type IntegrityCode = keyof IntegrityCatalogue;

/** Something out of order in a complaint. The sentence for it lives in the language files. */
export type IntegrityFinding<C extends IntegrityCode = IntegrityCode> = C extends IntegrityCode
  ? { code: C; args: IntegrityCatalogue[C] }
  : never;

/** The same with the file that it is in, relative to the store, and the complaint where there is one. */
export type PlacedFinding = IntegrityFinding & { file: string; line: number | null; id: string | null };
