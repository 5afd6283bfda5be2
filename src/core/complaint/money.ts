import { Problem } from '../problem.js';

export interface Money {
  amount: number;
  /** ISO 4217, for example CNY. */
  currency: string;
}

/** Reads `150`, `150.50`, `150 CNY` or `CNY 150`; without a currency the desk's own. At most two decimals, not below zero. */
export function parseMoney(text: string, currency: string): Money {
  const match = /^(?:([A-Za-z]{3})\s*)?(\d+(?:\.\d{1,2})?)(?:\s*([A-Za-z]{3}))?$/.exec(text.trim());
  if (!match || (match[1] && match[3])) throw new Problem('money_invalid', { found: text });
  return { amount: Number(match[2]), currency: (match[1] ?? match[3] ?? currency).toUpperCase() };
}

/** A sum that a customer asks for, however it was written down: `150`, `"150 CNY"`, `{amount: 150, currency: CNY}`. */
export function claimedSum(found: unknown, currency: string): Money {
  if (typeof found === 'number' && Number.isFinite(found) && found >= 0) return { amount: found, currency };
  if (typeof found === 'string') return parseMoney(found, currency);
  const { amount, currency: named } = (found ?? {}) as Partial<Money>;
  const isSum = typeof amount === 'number' && Number.isFinite(amount) && amount >= 0 && typeof named === 'string';
  if (!isSum) throw new Problem('money_invalid', { found: JSON.stringify(found) ?? '' });
  return { amount, currency: named };
}
