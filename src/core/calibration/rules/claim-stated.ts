import { found, type Rule } from './rule.js';
import { mentioned } from './texts.js';

/** A sum in figures, Latin or Chinese. */
const SUM = /\d|[一二两三四五六七八九十百千万]+[元块倍]/;

/** Who wants money (`claim_words`) has said how much, as a sum or in the remedy. A voucher or an apology needs none. */
export const claimStated: Rule = ({ facts }, { thresholds: { claim_for, claim_words } }) => {
  const { demand, remedy = '', amount_claimed } = facts;
  if (demand === undefined || !claim_for.includes(demand) || amount_claimed !== undefined) return [];
  const isMoney = mentioned(remedy, claim_words).length > 0;
  return isMoney && !SUM.test(remedy) ? [found('claim_unstated', 'amount_claimed', { demand })] : [];
};
