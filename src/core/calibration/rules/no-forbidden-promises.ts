import { found, type Rule } from './rule.js';
import { mentioned, placeOf, plain, repliesOf } from './texts.js';

/** What turns a promise into its opposite, just before it. */
const NEGATION = /(\bnot|n't|\bnever|\bcannot|\bunable to|不能|不会|无法|不|未|没有)\s*(\p{L}+ )?$/u;

/** No reply promises what nobody may promise. "We can't guarantee" promises nothing. */
export const noForbiddenPromises: Rule = (complaint, { thresholds: { forbidden_promises } }) =>
  repliesOf(complaint).flatMap(({ path, text }) => {
    const promise = mentioned(text, forbidden_promises).find(
      (words) => !NEGATION.test(plain(text).slice(0, placeOf(text, words))),
    );
    return promise === undefined ? [] : [found('reply_promises', path, { found: promise })];
  });
