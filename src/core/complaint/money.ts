import { Problem } from '../problem.js';
import type { Money } from './facts.js';

/** Reads `150`, `150.50`, `150 CNY` or `CNY 150`; without a currency the desk's own. At most two decimals, not below zero. */
export function parseMoney(text: string, currency: string): Money {
  const match = /^(?:([A-Za-z]{3})\s*)?(\d+(?:\.\d{1,2})?)(?:\s*([A-Za-z]{3}))?$/.exec(text.trim());
  if (!match || (match[1] && match[3])) throw new Problem('money_invalid', { found: text });
  return { amount: Number(match[2]), currency: (match[1] ?? match[3] ?? currency).toUpperCase() };
}
