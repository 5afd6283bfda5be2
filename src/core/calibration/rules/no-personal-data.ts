import type { Finding } from '../finding.js';
import type { Rule } from './rule.js';

/** No identity or payment card number in free text. Both are told from other long numbers by their check digit. */
export const noPersonalData: Rule = ({ facts, history }) => {
  const texts = [
    { path: 'title', text: facts.title },
    { path: 'description', text: facts.description ?? '' },
    { path: 'remedy', text: facts.remedy ?? '' },
    ...history.flatMap((event, index) =>
      'text' in event && typeof event.text === 'string' ? [{ path: `history.${index}.text`, text: event.text }] : [],
    ),
  ];
  return texts.flatMap(({ path, text }) => {
    const kinds = new Set((text.match(/\d(?:[ -]?[\dXx]){14,18}/g) ?? []).map(kindOf));
    return [...kinds].flatMap((kind): Finding[] =>
      kind === null ? [] : [{ code: 'personal_data', severity: 'error', path, args: { kind } }],
    );
  });
};

function kindOf(found: string): 'identity_number' | 'card_number' | null {
  const digits = found.replaceAll(/[ -]/g, '').toUpperCase();
  if (/^\d{17}[\dX]$/.test(digits) && isChineseIdentityNumber(digits)) return 'identity_number';
  return /^\d{15,19}$/.test(digits) && passesLuhn(digits) ? 'card_number' : null;
}

/** GB 11643-1999: weights 2^(17-i) mod 11 over 17 digits, check character from `10X98765432`. */
function isChineseIdentityNumber(digits: string): boolean {
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
