import type { Rule } from './rule.js';

/** The category is in the codebook, and where that has sub-codes one of them is given. */
export const categoryKnown: Rule = ({ facts }, { taxonomy }) => {
  const entry = Object.hasOwn(taxonomy.categories, facts.category) ? taxonomy.categories[facts.category] : undefined;
  if (!entry) {
    return [{ code: 'category_unknown', severity: 'error', path: 'category', args: { found: facts.category } }];
  }
  if (facts.subcategory === undefined && Object.keys(entry.sub).length > 0) {
    const args = { category: facts.category };
    return [{ code: 'subcategory_missing', severity: 'warn', path: 'subcategory', args }];
  }
  if (facts.subcategory !== undefined && !Object.hasOwn(entry.sub, facts.subcategory)) {
    const args = { found: facts.subcategory, category: facts.category };
    return [{ code: 'subcategory_unknown', severity: 'error', path: 'subcategory', args }];
  }
  return [];
};
