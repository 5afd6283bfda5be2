import { found, type Rule } from './rule.js';
import { isOneOf, lengthOf, plain } from './texts.js';

/** The description says something: not filler, and long enough. */
export const descriptionSubstantial: Rule = ({ facts }, { thresholds }) => {
  const text = plain(facts.description ?? '');
  if (text === '') return [];
  if (isOneOf(text, thresholds.filler)) return [found('description_filler', 'description', { found: text })];
  const least = thresholds.min_description;
  const length = lengthOf(text);
  return length >= least ? [] : [found('description_short', 'description', { length, least })];
};
