import { found, type Rule } from './rule.js';
import { isOneOf, unended } from './texts.js';

/** The remedy says what would satisfy the customer: "please handle it" does not. */
export const remedyConcrete: Rule = ({ facts: { remedy = '' } }, { thresholds: { filler, vague_remedies } }) =>
  remedy.trim() !== '' && isOneOf(remedy, [...vague_remedies, ...filler])
    ? [found('remedy_vague', 'remedy', { found: unended(remedy) })]
    : [];
