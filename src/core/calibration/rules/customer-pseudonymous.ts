import { found, type Rule } from './rule.js';

/** Two to four Chinese characters, with a form of address or without. */
const CHINESE_NAME = /^\p{Script=Han}{1,4}(先生|女士|小姐|老师)?$/u;
/** Two or three words that begin with a capital, or a form of address before one. */
const LATIN_NAME =
  /^((mr|mrs|ms|miss|dr)\.? )?\p{Lu}[\p{Ll}'’-]+( \p{Lu}[\p{L}'’-]*\.?){1,2}$|^(mr|mrs|ms|miss|dr)\.? \p{L}+$/iu;

/** The customer is a key, not a name: a key has digits, names have none. The finding does not repeat it. */
export const customerPseudonymous: Rule = ({ facts }) => {
  const customer = facts.customer?.trim() ?? '';
  const isName = !/\d/.test(customer) && (CHINESE_NAME.test(customer) || LATIN_NAME.test(customer));
  return isName ? [found('customer_name', 'customer', {})] : [];
};
