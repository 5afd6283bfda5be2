import { found, type Rule } from './rule.js';
import { plain } from './texts.js';

/** The description was not copied from another ticket. The one logged first is taken for the original. */
export const descriptionOriginal: Rule = ({ id, facts }, { copies }) => {
  const original = copies.get(plain(facts.description ?? ''))?.[0];
  if (original === undefined || original === id) return [];
  return [found('description_copied', 'description', { from: original })];
};
