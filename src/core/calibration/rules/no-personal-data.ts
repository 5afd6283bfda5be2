import type { Finding } from '../finding.js';
import { found, type Rule } from './rule.js';

/** What people write freely in an event, whichever its type. */
const FREE_TEXT = ['text', 'note', 'summary', 'comment', 'reason', 'cause', 'evidence', 'why'];

/** No identity or payment card number in free text. Both are told from other long numbers by their make and check digit. */
export const noPersonalData: Rule = ({ facts, history }) => {
  const texts = [
    { path: 'title', text: facts.title },
    { path: 'description', text: facts.description ?? '' },
    { path: 'remedy', text: facts.remedy ?? '' },
    ...history.flatMap((event, index) =>
      Object.entries(event)
        .filter(([field, text]) => FREE_TEXT.includes(field) && typeof text === 'string')
        .map(([field, text]) => ({ path: `history.${index}.${field}`, text: String(text) })),
    ),
  ];
  return texts.flatMap(({ path, text }) => {
    const kinds = new Set(longNumbers(text).map(kindOf));
    return [...kinds].flatMap((kind): Finding[] => (kind === null ? [] : [found('personal_data', path, { kind })]));
  });
};

/** Numbers of 15 to 19 characters, also written in groups of at most eight: every stretch of whole groups is one to look at. */
function longNumbers(text: string): string[] {
  const numbers: string[] = [];
  for (const run of text.match(/\d+[Xx]?(?:[ -]\d+[Xx]?)*/g) ?? []) {
    const groups = run.toUpperCase().split(/[ -]/);
    numbers.push(...groups);
    for (const from of groups.keys()) {
      let joined = '';
      for (const group of groups.slice(from, from + 19)) {
        if (group.length > 8) break;
        joined += group;
        numbers.push(joined);
      }
    }
  }
  return numbers.filter(({ length }) => length >= 15 && length <= 19);
}

function kindOf(number: string): 'identity_number' | 'card_number' | null {
  // Region, then a date of birth.
  const identity = /^[1-9]\d{5}(18|19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]$/;
  if (identity.test(number) && hasIdentityCheckDigit(number)) return 'identity_number';
  return /^[2-6]\d{14,18}$/.test(number) && passesLuhn(number) ? 'card_number' : null;
}

/** GB 11643-1999: weights 2^(17-i) mod 11 over 17 digits, check character from `10X98765432`. */
function hasIdentityCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(digits[i]) * (2 ** (17 - i) % 11);
  return '10X98765432'[sum % 11] === digits[17];
}

/** ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
