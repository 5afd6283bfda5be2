import type { Rule } from './rule.js';

/** The elements that the standard requires or recommends are there and not blank. */
export const elementsPresent: Rule = ({ facts }, { thresholds }) => {
  const isMissing = (field: string) => {
    const value = facts[field];
    return value === undefined || value === null || String(value).trim() === '';
  };
  const { required, recommended } = thresholds;
  return [
    ...required
      .filter(isMissing)
      .map((field) => ({ code: 'element_missing', severity: 'error', path: field, args: { field } }) as const),
    ...recommended
      .filter(isMissing)
      .map((field) => ({ code: 'element_recommended', severity: 'warn', path: field, args: { field } }) as const),
  ];
};
