import { confusionTable } from '../statistics/ratings.js';
import { gradesOf } from './answer.js';
import type { Audit } from './audit.js';
import { sharesOf } from './coefficients.js';
import { ratedCriteria } from './standard.js';

/** What two raters answered to one criterion on the tickets that both judged. */
export interface Confusion {
  criterion: string;
  raters: [first: string, second: string];
  /** From worst to best. */
  categories: string[];
  /** Rows by what the first answered, columns by what the second did. */
  counts: number[][];
}

/** Whether two raters came to the same verdict on the tickets that both scored. */
export interface VerdictPair {
  raters: [first: string, second: string];
  tickets: number;
  both_unqualified: number;
  first_only: number;
  second_only: number;
}

/** A confusion table for each pair of raters and each criterion with a closed list of answers; points from 0 to 100 have none. */
export function confusionsOf(audit: Audit): Confusion[] {
  const names = audit.scores.map(({ rater }) => rater);
  return ratedCriteria(audit.plan.standard).flatMap((criterion) => {
    const categories = gradesOf(criterion);
    if (categories === null) return [];
    const top = categories.length - 1;
    const places = sharesOf(audit, [criterion]).map((row) =>
      row.map((share) => (share === null ? null : Math.round(share * top))),
    );
    return pairsOf(names).map(([first, second]): Confusion => {
      const counts = confusionTable(places, [names.indexOf(first), names.indexOf(second)], categories.length);
      return { criterion: criterion.id, raters: [first, second], categories, counts };
    });
  });
}

/** How often each pair of raters marked the same tickets unqualified, and how often only one of them did. */
export function verdictPairsOf({ scores }: Audit): VerdictPair[] {
  return pairsOf(scores).map(([a, b]) => {
    const others = new Map(b.ratings.map(({ ticket, unqualified }) => [ticket, unqualified !== null]));
    const found = { tickets: 0, both_unqualified: 0, first_only: 0, second_only: 0 };
    for (const { ticket, unqualified } of a.ratings) {
      const other = others.get(ticket);
      if (other === undefined) continue;
      found.tickets++;
      if (unqualified !== null) found[other ? 'both_unqualified' : 'first_only']++;
      else if (other) found.second_only++;
    }
    return { raters: [a.rater, b.rater], ...found };
  });
}

/** Each pair once, in the order given. */
export function pairsOf<T>(all: readonly T[]): [T, T][] {
  return all.flatMap((a, i) => all.slice(i + 1).map((b): [T, T] => [a, b]));
}
