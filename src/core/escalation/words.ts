/** Words to look for in what a customer says, by the name of their list. */
export type WordLists = ReadonlyMap<string, RegExp>;

/** Scripts that put no space between words: there a word is found wherever its characters stand. */
const UNSPACED = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}]';
const HAS_UNSPACED = new RegExp(UNSPACED, 'u');
/** In `打12315` the number stands by itself. */
const INSIDE_A_WORD = `(?!${UNSPACED})[\\p{L}\\p{M}\\p{N}_]`;

/**
 * What finds any of these words. Case, full width and the length of blanks make no difference. A word of letters must stand by itself,
 * so that `court` is not found in `courteous`; Chinese is found anywhere.
 */
export function makeWordFinder(words: readonly string[]): RegExp {
  const patterns = words.map((word) => {
    const text = plain(word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return HAS_UNSPACED.test(text) ? text : `(?<!${INSIDE_A_WORD})${text}(?!${INSIDE_A_WORD})`;
  });
  return new RegExp(patterns.join('|'), 'u');
}

/** Whether any of the words is in the text. */
export function findsWord(finder: RegExp, text: string): boolean {
  return finder.test(plain(text));
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/’/g, "'").replace(/\s+/g, ' ').trim();
}
