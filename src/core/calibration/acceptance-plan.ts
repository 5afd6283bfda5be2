import { Problem } from '../problem.js';
import {
  AQLS,
  CODE_LETTERS,
  type Inspection,
  type InspectionLevel,
  LETTERS_BY_LOT,
  LEVELS,
  PLANS,
  SAMPLE_SIZES,
} from './aql-tables.js';

/** What is asked of the tables. */
export interface AqlRequest {
  level: InspectionLevel;
  /** In percent: one of AQLS. */
  aql: number;
  inspection: Inspection;
}

/** A single sampling plan of the tables for one lot. */
export interface AqlPlan extends AqlRequest {
  lot: number;
  /** By lot and level. */
  letter: string;
  /** Of the plan that the arrows lead to. */
  plan_letter: string;
  /** How many the tables draw. */
  table_n: number;
  /** How many there are to draw: all of the lot where the tables want that many or more. */
  n: number;
  /** Accept the lot with at most so many faulty ones. */
  accept: number;
  /** Refuse it with at least so many. */
  reject: number;
  /** Why the plan wants a second look: sources differ, or only one was at hand. */
  unconfirmed: 'sources_differ' | 'one_source' | null;
}

/**
 * The single plan for a lot of 2 or more, as MIL-STD-105E (ANSI/ASQ Z1.4, ISO 2859-1) has it: code letter, then across to the AQL; an arrow
 * leads to the next plan above or below, with its own sample size.
 */
export function aqlPlan(lot: number, { level, aql, inspection }: AqlRequest): AqlPlan {
  if (!(lot >= 2)) throw new Problem('lot_too_small', { lot });
  const column = AQLS.indexOf(aql);
  if (column < 0) throw new Problem('flag_invalid', { flag: 'aql', found: String(aql), allowed: AQLS.join(', ') });
  const letters = LETTERS_BY_LOT.find(([upTo]) => lot <= upTo)?.[1] ?? '';
  const letter = letters[LEVELS.indexOf(level)] ?? '';
  const lines = PLANS[inspection].map((line) => line.split(' '));
  let line = CODE_LETTERS.indexOf(letter);
  let cell = lines[line]?.[column];
  while (cell === 'v' || cell === '^') {
    line += cell === 'v' ? 1 : -1;
    cell = lines[line]?.[column];
  }
  const [accept = 0, reject = accept + 1] = (cell ?? '').split('/').map(Number);
  const tableSize = SAMPLE_SIZES[inspection][line] ?? 0;
  return {
    ...{ level, aql, inspection, lot, letter },
    plan_letter: CODE_LETTERS[line] ?? '',
    table_n: tableSize,
    n: Math.min(tableSize, lot),
    accept,
    reject,
    unconfirmed: doubtAbout(letter, aql, inspection),
  };
}

function doubtAbout(letter: string, aql: number, inspection: Inspection): AqlPlan['unconfirmed'] {
  if (inspection === 'reduced') return 'one_source';
  // Some print 0 with a sample of 2 there, others an arrow down.
  return inspection === 'tightened' && letter === 'A' && aql === 10 ? 'sources_differ' : null;
}
