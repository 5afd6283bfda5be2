import { found, type Rule } from './rule.js';
import { mentioned } from './texts.js';

/** Title and description tell what happened, not what the desk thinks of the customer. */
export const factsNotJudgement: Rule = ({ facts }, { thresholds: { judgements } }) =>
  (['title', 'description'] as const).flatMap((path) => {
    const [word] = mentioned(facts[path] ?? '', judgements);
    return word === undefined ? [] : [found('description_judges', path, { found: word })];
  });
