import { found, type Rule } from './rule.js';

/** The kind of answer that the customer wants is one of the codebook's. */
export const demandKnown: Rule = ({ facts: { demand } }, { taxonomy }) =>
  demand === undefined || demand.trim() === '' || Object.hasOwn(taxonomy.demands, demand)
    ? []
    : [found('demand_unknown', 'demand', { found: demand })];
