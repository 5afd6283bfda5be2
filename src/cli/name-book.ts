import type { QualityStandard } from '../core/calibration/standard.js';
import type { Taxonomy } from '../core/complaint/taxonomy.js';
import type { Team } from '../core/complaint/team.js';
import type { Wording } from './wording/index.js';

/** What codes are called in the language of a reader: for what is handed on to people who never type one. */
export interface NameBook {
  /** Of a value of an attribute, as figures are broken down by; what has no name is called by its code. */
  of: (attribute: string, code: string) => string;
  /** Of the reason of a mark. */
  reason: (code: string) => string;
  /** Of a person. */
  person: (id: string) => string;
}

/** The names that the desk's codebook, team and quality standard have. */
export function nameBook(taxonomy: Taxonomy, team: Team, standard: QualityStandard | null, words: Wording): NameBook {
  const named = (names: Record<string, string> | undefined, code: string) =>
    names && Object.keys(names).length > 0 ? words.named(names) : code;
  const own = <T>(table: Readonly<Record<string, T>>, code: string) =>
    Object.hasOwn(table, code) ? table[code] : undefined;
  const tables: Record<string, (code: string) => Record<string, string> | undefined> = {
    team: (code) => own(team.teams, code)?.name,
    category: (code) => own(taxonomy.categories, code)?.name,
    channel: (code) => own(taxonomy.channels, code),
    priority: (code) => own(taxonomy.priorities, code),
  };
  const person = (id: string) => own(team.people, id)?.name ?? id;
  const subcategory = (code: string): string => {
    const [category = '', sub] = code.split('/');
    const book = own(taxonomy.categories, category);
    const name = named(book?.name, category);
    return sub === undefined ? name : `${name} / ${named(own(book?.sub ?? {}, sub), sub)}`;
  };
  return {
    of: (attribute, code) => {
      if (attribute === 'subcategory') return subcategory(code);
      return attribute === 'owner' ? person(code) : named(tables[attribute]?.(code), code);
    },
    reason: (code) => named(own(standard?.reasons ?? {}, code), code),
    person,
  };
}
