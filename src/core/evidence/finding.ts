import type { ChainFault } from '../complaint/chain.js';

/** Where in a history something is wrong: the number of the event, from 1, and its type. */
interface EventPlace {
  id: string;
  event: number;
  type: string;
}

/** Why something can't be proved, with what each sentence needs. */
export interface EvidenceCatalogue extends Record<ChainFault['code'], EventPlace> {
  unreadable: { file: string; line: number | null; reason: string };
  /** The seal was altered: its lines are not the ones that were sealed. */
  seal_altered: { file: string };
  sealed_missing: { id: string };
  /** What was sealed is no longer in the history as it was. */
  sealed_changed: { id: string };
}

export type EvidenceCode = keyof EvidenceCatalogue;

/** What a seal or a file does, not a history: that is said as everywhere else. */
export type SealCode = Exclude<EvidenceCode, ChainFault['code']>;

/** A finding. The sentence for it lives in the language files. */
export type EvidenceFinding<C extends EvidenceCode = EvidenceCode> = C extends EvidenceCode
  ? { code: C; args: EvidenceCatalogue[C] }
  : never;
