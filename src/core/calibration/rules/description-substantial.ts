import { plain, type Rule } from './rule.js';

/** The description says something: not filler, and long enough. Length in characters, so that Chinese counts fairly enough. */
export const descriptionSubstantial: Rule = ({ facts }, { thresholds }) => {
  const text = plain(facts.description ?? '');
  if (text === '') return [];
  const path = 'description';
  if (thresholds.filler.some((filler) => plain(filler) === text.replace(/[.!。！]+$/, ''))) {
    return [{ code: 'description_filler', severity: 'error', path, args: { found: text } }];
  }
  const least = thresholds.min_description;
  const length = [...text].length;
  if (length >= least) return [];
  return [{ code: 'description_short', severity: 'warn', path, args: { length, least } }];
};
