import { found, type Rule } from './rule.js';

/** Redress is a sum above 0 in a currency. Logging makes sure of it; what was written by hand or imported may lack either. */
export const redressComplete: Rule = ({ history }) =>
  history.flatMap((event, index) => {
    if (event.type !== 'resolved' || event.redress === undefined) return [];
    const { amount, currency } = event.redress as { amount?: unknown; currency?: unknown };
    const path = `history.${index}.redress`;
    if (!(Number(amount) > 0)) return [found('redress_incomplete', path, { missing: 'amount' })];
    const isCurrency = typeof currency === 'string' && /^[A-Z]{3}$/.test(currency);
    return isCurrency ? [] : [found('redress_incomplete', path, { missing: 'currency' })];
  });
