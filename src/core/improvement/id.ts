import { makeId } from '../complaint/id.js';

/** What ids of improvements begin with. */
export const IMPROVEMENT_LETTER = 'I';

const ID = /^I-\d{6}-[0-9A-HJKMNP-TV-Z]{5}$/;

/** Whether the text has the shape of an improvement's id, `I-YYMMDD-XXXXX`. Ids become file names only after this check. */
export function isImprovementId(text: string): boolean {
  return ID.test(text);
}

/** The id for an improvement opened on a local day (`2026-11-21`), from a number below 32^5. */
export function makeImprovementId(day: string, number: number): string {
  return makeId(IMPROVEMENT_LETTER, day, number);
}
