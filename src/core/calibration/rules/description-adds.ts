import { found, type Rule } from './rule.js';
import { unended } from './texts.js';

/** The description says more than the title does. */
export const descriptionAdds: Rule = ({ facts: { title, description = '' } }) => {
  const said = unended(description);
  return said !== '' && said === unended(title)
    ? [found('description_repeats_title', 'description', { found: said })]
    : [];
};
