/** `C-YYMMDD-XXXXX`: the day received and five characters of Crockford's base 32 (no I, L, O, U). */
const ID = /^C-(\d{2})(\d{2})(\d{2})-[0-9A-HJKMNP-TV-Z]{5}$/;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const ID_SPACE = 32 ** 5;

/** Whether the text has the shape of a complaint's id. Ids become file names only after this check. */
export function isComplaintId(text: string): boolean {
  return ID.test(text);
}

/** The id for a complaint received on a local day (`2026-11-21`), from a number below 32^5. */
export function makeComplaintId(day: string, number: number): string {
  return makeId('C', day, number);
}

/** An id of the same shape under a letter of its own: those of other things than complaints. */
export function makeId(letter: string, day: string, number: number): string {
  let rest = number % ID_SPACE;
  let suffix = '';
  for (let i = 0; i < 5; i++) {
    suffix = ALPHABET[rest % 32] + suffix;
    rest = Math.floor(rest / 32);
  }
  return `${letter}-${day.slice(2, 4)}${day.slice(5, 7)}${day.slice(8, 10)}-${suffix}`;
}

/** The month in which a complaint was received, `2026-11`, read off its id. Two-digit years from 70 on are in the 1900s. */
export function monthOfId(id: string): string {
  const [, year = '', month = ''] = ID.exec(id) ?? [];
  return `${Number(year) >= 70 ? '19' : '20'}${year}-${month}`;
}

/** The id as a number of its own, in the same order: numbers are found among others many times quicker. */
export function numberOfId(id: string): number {
  return Number(id.slice(2, 8)) * 36 ** 5 + Number.parseInt(id.slice(9), 36);
}

/** What a person typed, as the id or ending of an id that it stands for: upper case, with O, I and L read as digits. `letter`: what ids begin with. */
export function normaliseEnding(text: string, letter = 'C'): string {
  const upper = text.trim().toUpperCase();
  const start = `${letter}-`;
  const readable = upper.startsWith(start) ? upper.slice(start.length) : upper;
  const digits = readable.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return upper.startsWith(start) ? `${start}${digits}` : digits;
}
