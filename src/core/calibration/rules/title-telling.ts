import { found, type Rule } from './rule.js';
import { lengthOf } from './texts.js';

/** The title can be read in a list: neither a word nor a paragraph. */
export const titleTelling: Rule = ({ facts }, { thresholds: { min_title: least, max_title: most } }) => {
  const length = lengthOf(facts.title);
  if (length > 0 && length < least) return [found('title_short', 'title', { length, least })];
  return most > 0 && length > most ? [found('title_long', 'title', { length, most })] : [];
};
