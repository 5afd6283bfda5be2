import { found, type Rule } from './rule.js';
import { isBlank } from './texts.js';

/** The elements that this category can't be worked on without: an order for a refund, a product for a fault. Told once only. */
export const elementsForCategory: Rule = ({ facts }, { thresholds: { needs, required, recommended } }) => {
  const { category, subcategory } = facts;
  const fields = Object.entries(needs).flatMap(([key, needed]) =>
    key === category || key === `${category}/${subcategory}` ? needed : [],
  );
  const missing = [...new Set(fields)].filter((field) => isBlank(facts[field]));
  const untold = missing.filter((field) => !required.includes(field) && !recommended.includes(field));
  return untold.map((field) => found('element_needed', field, { field, category }));
};
