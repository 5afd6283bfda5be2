import { found, type Rule } from './rule.js';

/** Who wants money has said how much, in a sum or in the remedy. Figures may be Chinese ones. */
export const claimStated: Rule = ({ facts }, { thresholds: { claim_for } }) => {
  const { demand, remedy = '', amount_claimed } = facts;
  if (demand === undefined || !claim_for.includes(demand) || amount_claimed !== undefined) return [];
  return /\d|[一二两三四五六七八九十百千万]+[元块倍]/.test(remedy)
    ? []
    : [found('claim_unstated', 'amount_claimed', { demand })];
};
