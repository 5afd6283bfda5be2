import { found, type Rule } from './rule.js';
import { isBlank } from './texts.js';

/** The elements that the standard requires or recommends are there and not blank. */
export const elementsPresent: Rule = ({ facts }, { thresholds: { required, recommended } }) => [
  ...required.filter((field) => isBlank(facts[field])).map((field) => found('element_missing', field, { field })),
  ...recommended
    .filter((field) => isBlank(facts[field]))
    .map((field) => found('element_recommended', field, { field })),
];
