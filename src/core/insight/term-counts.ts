import { joinWords, STOP, type Token, TURN, WORD, type WordKind } from './words.js';

/** A text in which words are counted. */
export interface TermText {
  words: readonly Token[];
  /** Of the period looked at, or of the one before. */
  isNow: boolean;
  /** Who wrote it; null: nobody knows, and so not the same as any other. */
  writer: string | null;
}

/** A word or a phrase with the texts that it is in. */
export interface Term {
  text: string;
  words: readonly string[];
  /** How many of them are words of their own. */
  own: number;
  /** In how many texts of each period. */
  now: number;
  before: number;
  /** Whether more than one person used it in that period. */
  isShared: { now: boolean; before: boolean };
  key: number;
}

/** A text in numbers of words: those that come often enough, from 1 on; 0 breaks. */
type Numbered = Uint32Array;

/**
 * The words and phrases of two and three words that are in at least `least` texts of a period. Texts are counted, not how often they say something. Phrases
 * neither begin nor end with words that say nothing, and have a word of their own or are Chinese. They are looked for in the way of Apriori: no phrase is in
 * more texts than its parts.
 */
export function countTerms(texts: readonly TermText[], least: number): { terms: Term[]; textsOf: TextsOf } {
  const { numbered, words, kinds } = numberWords(texts, least);
  const base = words.length + 1;
  const counts = new Map<number, Count>();
  for (const size of [1, 2, 3]) {
    const found = new Map<number, Count>();
    for (const [at, text] of numbered.entries()) {
      const { isNow, writer } = texts[at] as TermText;
      eachTerm(text, size, { base, kinds, counts }, (key) => {
        const known = found.get(key);
        if (known) count(known, at, isNow, writer);
        else found.set(key, newCount(at, isNow, writer));
      });
    }
    for (const [key, each] of found) if (Math.max(each.now, each.before) >= least) counts.set(key, each);
  }
  const terms = [...counts].flatMap(([key, { now, before, nowShared, beforeShared }]): Term[] => {
    const parts = partsOf(key, base);
    if (!isTerm(parts, kinds, words)) return [];
    const all = parts.map((part) => words[part - 1] ?? '');
    const own = parts.filter((part) => kinds[part - 1] === WORD).length;
    return [
      { text: joinWords(all), words: all, own, now, before, isShared: { now: nowShared, before: beforeShared }, key },
    ];
  });
  const textsOf: TextsOf = (wanted) => {
    const places = new Map(wanted.map(({ key }) => [key, [] as number[]]));
    for (const [at, text] of numbered.entries()) {
      for (const size of [1, 2, 3]) {
        eachTerm(text, size, { base, kinds, counts }, (key) => {
          const known = places.get(key);
          if (known && known.at(-1) !== at) known.push(at);
        });
      }
    }
    return wanted.map(({ key }) => places.get(key) ?? []);
  };
  return { terms, textsOf };
}

/** The places of the texts that each of these terms is in, rising. */
export type TextsOf = (terms: readonly Term[]) => number[][];

interface Count {
  now: number;
  before: number;
  nowShared: boolean;
  beforeShared: boolean;
  nowWriter: string | null;
  beforeWriter: string | null;
  /** The text counted last. */
  last: number;
}

function newCount(at: number, isNow: boolean, writer: string | null): Count {
  const blank = { now: 0, before: 0, nowShared: false, beforeShared: false, nowWriter: null, beforeWriter: null };
  const fresh: Count = { ...blank, last: -1 };
  count(fresh, at, isNow, writer);
  return fresh;
}

function count(known: Count, at: number, isNow: boolean, writer: string | null): void {
  if (known.last === at) return;
  known.last = at;
  if (isNow) {
    known.nowShared ||= known.now > 0 && (writer === null || writer !== known.nowWriter);
    if (known.now++ === 0) known.nowWriter = writer;
  } else {
    known.beforeShared ||= known.before > 0 && (writer === null || writer !== known.beforeWriter);
    if (known.before++ === 0) known.beforeWriter = writer;
  }
}

/** The words that are in enough texts, and the texts in their numbers. */
function numberWords(texts: readonly TermText[], least: number) {
  const seen = new Map<string, { now: number; before: number; last: number; kind: WordKind; number: number }>();
  for (const [at, { words, isNow }] of texts.entries()) {
    for (const word of words) {
      if (word === null) continue;
      const known = seen.get(word.text) ?? { now: 0, before: 0, last: -1, kind: word.kind, number: 0 };
      if (known.last === -1) seen.set(word.text, known);
      if (known.last === at) continue;
      known.last = at;
      known[isNow ? 'now' : 'before']++;
    }
  }
  const words: string[] = [];
  const kinds: WordKind[] = [];
  for (const [text, each] of seen) {
    if (Math.max(each.now, each.before) < least) continue;
    words.push(text);
    kinds.push(each.kind);
    each.number = words.length;
  }
  const numbered = texts.map(
    (text): Numbered =>
      Uint32Array.from(text.words, (word) => (word === null ? 0 : (seen.get(word.text)?.number ?? 0))),
  );
  return { numbered, words, kinds };
}

interface Known {
  base: number;
  kinds: readonly WordKind[];
  counts: ReadonlyMap<number, Count>;
}

/** Every term of so many words in a text of which all parts come often enough; those that come twice, twice. */
function eachTerm(text: Numbered, size: number, { base, kinds, counts }: Known, visit: (key: number) => void): void {
  const kindOf = (word: number) => kinds[word - 1] ?? STOP;
  for (let at = 0; at + size <= text.length; at++) {
    const [a, b, c] = [text[at] ?? 0, text[at + 1] ?? 0, text[at + 2] ?? 0];
    const last = size === 1 ? a : size === 2 ? b : c;
    if (a === 0 || last === 0 || kindOf(a) === STOP || kindOf(last) <= TURN) continue;
    if (size === 1) visit(a);
    else if (size === 2) visit(a * base + b);
    else if (b !== 0) {
      const isWhole = kindOf(b) <= TURN || (counts.has(a * base + b) && counts.has(b * base + c));
      if (isWhole) visit((a * base + b) * base + c);
    }
  }
}

function partsOf(key: number, base: number): number[] {
  if (key < base) return [key];
  const last = key % base;
  return [...partsOf((key - last) / base, base), last];
}

const CHINESE = /^\p{Script=Han}+$/u;

function isTerm(parts: readonly number[], kinds: readonly WordKind[], words: readonly string[]): boolean {
  if (parts.some((part) => kinds[part - 1] === WORD)) return true;
  return parts.length > 1 && parts.every((part) => CHINESE.test(words[part - 1] ?? ''));
}
