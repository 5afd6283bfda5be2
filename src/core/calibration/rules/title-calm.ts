import { found, type Rule } from './rule.js';

/** Short words in capitals are names: ATM, SIM, VIP. */
const SHOUTED_LETTERS = 12;

/** The title does not shout: not all in capitals, no row of exclamation marks. */
export const titleCalm: Rule = ({ facts: { title } }) => {
  const letters = title.match(/\p{Script=Latin}/gu) ?? [];
  const isCapitals = letters.length >= SHOUTED_LETTERS && letters.every((letter) => letter === letter.toUpperCase());
  return isCapitals || /[!！]{2}/.test(title) ? [found('title_shouting', 'title', { found: title })] : [];
};
