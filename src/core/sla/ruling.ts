import type { Complaint } from '../complaint/record.js';
import { matchPolicy } from './match.js';
import type { Policy, PolicyBook, PolicySet } from './policy.js';

/** What clocks are ruled by: the promises, and the zone that stored instants are written in. */
export interface Ruling {
  book: PolicyBook;
  zone: string;
}

/** The promise that holds for a complaint in each set that has one. */
export function promisesFor(book: PolicyBook, complaint: Complaint): { set: PolicySet; policy: Policy }[] {
  return book.sets.flatMap((set) => {
    const policy = matchPolicy(set, complaint, book);
    return policy ? [{ set, policy }] : [];
  });
}
