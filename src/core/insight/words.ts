/** A word that says nothing: inside a phrase at most. */
export const STOP = 1;
/** One that turns round what comes after it: phrases begin with it, and do not end with it. */
export const TURN = 2;
/** One that speaks only beside others. */
export const BESIDE = 3;
/** One of its own. */
export const WORD = 4;
export type WordKind = typeof STOP | typeof TURN | typeof BESIDE | typeof WORD;

/** A word as it is counted; null: words before and after it are not beside each other. */
export type Token = { text: string; kind: WordKind } | null;

const HAN = '\\p{Script=Han}';
const OTHER = `(?:(?!${HAN})[\\p{L}\\p{M}\\p{N}])`;
const TOKENS = new RegExp(`${HAN}+|${OTHER}+(?:['-]${OTHER}+)*|[^\\s\\p{L}\\p{M}\\p{N}]`, 'gu');

/**
 * What tells who somebody is, or only numbers something: addresses of mail and of the web, names with an at sign before them, numbers in groups (telephone,
 * card, order, date).
 */
const PRIVATE = [
  /[^\s@<>()]+@[^\s@<>()]+/gu,
  /\b(?:https?:\/\/|www\.)\S+/gu,
  /(?<![\p{L}\p{N}])@[\p{L}\p{N}_.-]+/gu,
  /(?<![a-z\p{N}])(?:[a-z]+[-_#:]+)*[+(]*\d[\d ()./:-]{4,}\d(?![a-z\p{N}])/gu,
];

/** At most three figures at the end, or in the beginning of a word, and at most one change between letters and figures: `5g`, `iphone15`, and not `7q4kd` or `ab1234`. */
const PLAIN = /^(?:\p{M}|\p{L}|['-])*(?:\p{N}{1,3}(?:\p{L}|['-])*)?$/u;
const NUMBER = /^[\p{N}'-]+$/u;
const TURNS = new Set(['no', 'not', 'never', '不', '没', '没有', '未', '无', '无法', '不能', '不会', '并未', '从未']);

/**
 * The words of texts in English, in Chinese, and in languages that put spaces between words: in small letters, Chinese as ICU's dictionary divides it
 * (`Intl.Segmenter`; the division may differ from one version of Node to another). `stop`: words that say nothing; `names`: of people who are no topic.
 */
export class WordReader {
  /** Made for those who come across some Chinese: it takes a while. */
  private segmenter: Intl.Segmenter | null = null;

  private readonly names: RegExp | null;

  constructor(
    private readonly stop: ReadonlySet<string>,
    names: readonly string[] = [],
  ) {
    this.names = anyOf(names.map(plainText).filter((name) => name.length > 1));
  }

  /** The words of a text in order. */
  read(text: string): Token[] {
    let plain = plainText(text);
    if (this.names) plain = plain.replace(this.names, ' . ');
    for (const pattern of PRIVATE) plain = plain.replace(pattern, ' . ');
    return (plain.match(TOKENS) ?? []).flatMap((token): Token[] => {
      if (STARTS_HAN.test(token)) return this.chinese(token);
      return [STARTS_WORD.test(token) ? this.word(token) : null];
    });
  }

  private chinese(run: string): Token[] {
    this.segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
    return Array.from(this.segmenter.segment(run), ({ segment }) => {
      if (TURNS.has(segment)) return { text: segment, kind: TURN };
      // The dictionary has some words together with the particle behind them.
      if (this.stop.has(segment) || this.stop.has(segment.replace(/[的了]$/, ''))) return { text: segment, kind: STOP };
      // One character is seldom a word: mostly it is a part of one that the dictionary does not have.
      return { text: segment, kind: segment.length === 1 ? BESIDE : WORD };
    });
  }

  private word(found: string): Token {
    if (TURNS.has(found)) return { text: found, kind: TURN };
    if (this.stop.has(found)) return { text: found, kind: STOP };
    const text = found.replace(/'s$/, '');
    // A number by itself is a date, a price or a place mostly, and says nothing of what it counts.
    if (!PLAIN.test(text) || NUMBER.test(text)) return null;
    return { text, kind: text.length === 1 || this.stop.has(text) ? STOP : WORD };
  }
}

/** Any of these names; of letters only where it stands by itself: `li` is not in `delivery`. The longest first, so that none is cut. */
function anyOf(names: readonly string[]): RegExp | null {
  if (names.length === 0) return null;
  const parts = [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => {
      const literal = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
      return STARTS_HAN.test(name) ? literal : `(?<![a-z\\p{N}])${literal}(?![a-z\\p{N}])`;
    });
  return new RegExp(parts.join('|'), 'gu');
}

function plainText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('’', "'").replaceAll('_', ' ');
}

const STARTS_HAN = new RegExp(`^${HAN}`, 'u');
const STARTS_WORD = /^[\p{L}\p{M}\p{N}]/u;

/** Words put together as they are written: with spaces, but none between Chinese characters. */
export function joinWords(words: readonly string[]): string {
  return words.reduce((text, word) => {
    const isChinese = ENDS_HAN.test(text) && STARTS_HAN.test(word);
    return text === '' || isChinese ? text + word : `${text} ${word}`;
  }, '');
}

const ENDS_HAN = new RegExp(`${HAN}$`, 'u');

/** The words of a list with comments behind `#`. */
export function readWordList(text: string): string[] {
  return text.split('\n').flatMap((line) =>
    line
      .replace(/#.*/, '')
      .split(/\s+/)
      .filter((word) => word !== ''),
  );
}
