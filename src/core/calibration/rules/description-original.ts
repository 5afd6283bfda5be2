import { plain, type Rule } from './rule.js';

/** The description was not copied from another ticket. The first ticket that has it is taken for the original. */
export const descriptionOriginal: Rule = ({ id, facts }, { copies }) => {
  const original = copies.get(plain(facts.description ?? ''))?.[0];
  if (original === undefined || original === id) return [];
  return [{ code: 'description_copied', severity: 'warn', path: 'description', args: { from: original } }];
};
