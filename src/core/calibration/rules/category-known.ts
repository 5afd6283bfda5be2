import { found, type Rule } from './rule.js';

/** The category is in the codebook, and where that has sub-codes one of them is given. */
export const categoryKnown: Rule = ({ facts }, { taxonomy }) => {
  const { category, subcategory } = facts;
  const entry = Object.hasOwn(taxonomy.categories, category) ? taxonomy.categories[category] : undefined;
  if (!entry) return [found('category_unknown', 'category', { found: category })];
  if (subcategory === undefined && Object.keys(entry.sub).length > 0) {
    return [found('subcategory_missing', 'subcategory', { category })];
  }
  if (subcategory !== undefined && !Object.hasOwn(entry.sub, subcategory)) {
    return [found('subcategory_unknown', 'subcategory', { found: subcategory, category })];
  }
  return [];
};
