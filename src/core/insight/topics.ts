import { benjaminiHochberg } from '../statistics/benjamini-hochberg.js';
import { likelihoodChance, logLikelihoodRatio } from '../statistics/log-likelihood.js';
import { countCommon } from './common-rows.js';
import { countTerms, type Term } from './term-counts.js';
import type { WordReader } from './words.js';

/** What somebody wrote. */
export interface TopicText {
  id: string;
  text: string;
  /** What it is filed under; null: nothing. */
  category: string | null;
  /** Who wrote it; null: not known. */
  writer: string | null;
}

export interface TopicsWish {
  /** What rose, or what fell. */
  direction: 'rose' | 'fell';
  /** The fewest texts in which a term is. */
  floor: number;
  /** The largest corrected chance. */
  chance: number;
}

export interface Topic {
  term: string;
  /** In how many texts of the period, and of the one before. */
  now: number;
  before: number;
  /** Of the texts of each. */
  share: number;
  share_before: number;
  /** Of the shares, as a share of the one before; null where that is 0. */
  growth: number | null;
  /** Dunning's log-likelihood ratio. */
  g2: number;
  p: number;
  /** Corrected for the number of terms tested. */
  p_adjusted: number;
  /** What its texts are mostly filed under; null where they are under nothing. */
  category: string | null;
  /** How many of them are under that. */
  category_count: number;
  /** Some of its texts, the last ones. */
  examples: string[];
  /** Words and phrases that say nothing beyond it: those in nearly the same texts, those within its texts that changed as it did, parts of it that changed only with it. */
  also: string[];
}

export interface Topics {
  /** Those that changed most surely first. */
  items: Topic[];
  total: number;
  /** How many texts there are. */
  texts: { now: number; before: number };
  /** How many terms were tested. */
  tested: number;
}

/** Two terms are in nearly the same texts when so many of the texts of either have both. */
const NEARLY = 0.8;
const EXAMPLES = 3;

/**
 * Words and phrases that are in a larger (or smaller) share of texts than before: each by the log-likelihood ratio of Dunning (1993), corrected for all that
 * were tested (Benjamini and Hochberg 1995). Tested are those in `floor` texts or more of a period that more than one person used. Terms that say the same
 * are one topic, called by the phrase with the most words of their own of those in nearly the same texts. Texts without a word that counts are texts all the same.
 */
export function findTopics(
  { now, before }: { now: readonly TopicText[]; before: readonly TopicText[] },
  reader: WordReader,
  { direction, floor, chance }: TopicsWish,
): Topics {
  const all = [...now, ...before];
  const read = all.map(({ text, writer }, at) => ({ words: reader.read(text), isNow: at < now.length, writer }));
  const { terms, textsOf } = countTerms(read, floor);
  const tested = terms.filter(({ isShared, now: n, before: b }) => (n >= b ? isShared.now : isShared.before));
  const ratios = tested.map((term) => logLikelihoodRatio(term.now, now.length, term.before, before.length));
  const chances = ratios.map(likelihoodChance);
  const corrected = benjaminiHochberg(chances);
  const isRise = direction === 'rose';
  const moved = (n: number, b: number) => (isRise ? 1 : -1) * (n * before.length - b * now.length) > 0;
  const surely = tested
    .map((term, at) => ({ term, g2: ratios[at] ?? 0, p: chances[at] ?? 1, p_adjusted: corrected[at] ?? 1 }))
    .filter(({ term, p_adjusted }) => {
      const isEnough = isRise ? term.now >= floor && term.isShared.now : term.before >= floor && term.isShared.before;
      return p_adjusted <= chance && isEnough && moved(term.now, term.before);
    });
  // Of those that changed alike the longest comes first: the others are parts of it.
  surely.sort(
    (a, b) => b.g2 - a.g2 || b.term.words.length - a.term.words.length || (a.term.text < b.term.text ? -1 : 1),
  );
  const places = textsOf(surely.map(({ term }) => term));
  const found = surely.map((each, at): Found => {
    const own = places[at] ?? [];
    const end = own.findIndex((place) => place >= now.length);
    const [placesNow, placesBefore] = end < 0 ? [own, []] : [own.slice(0, end), own.slice(end)];
    return { ...each, places: isRise ? placesNow : placesBefore, others: isRise ? placesBefore : placesNow };
  });
  /** Whether so many of so many, and so many of so many in the other period, are a change of this direction beyond chance. */
  const isChange = (n: number, nAll: number, m: number, mAll: number) =>
    n * mAll > m * nAll && likelihoodChance(logLikelihoodRatio(n, nAll, m, mAll)) <= chance;
  const [size, otherSize] = isRise ? [now.length, before.length] : [before.length, now.length];
  const saysNothingMore = (each: Found, first: Found): boolean => {
    const both = countCommon(each.places, first.places);
    const isPart = contains(first.term, each.term);
    if (!isPart && both < NEARLY * each.places.length) return false;
    const before = countCommon(each.others, first.others);
    return isPart
      ? !isChange(each.places.length - both, size, each.others.length - before, otherSize)
      : !isChange(both, first.places.length, before, first.others.length);
  };
  const groups: { first: Found; same: Found[]; also: Found[] }[] = [];
  for (const each of found) {
    const group = groups.find(({ first }) => isNearlySame(each.places, first.places));
    const other = group ?? groups.find(({ first }) => saysNothingMore(each, first));
    if (group) group.same.push(each);
    else if (other) other.also.push(each);
    else groups.push({ first: each, same: [], also: [] });
  }
  const items = groups.map(({ first, same, also }): Topic => {
    const name = same.reduce((best, each) => (each.term.own > best.term.own ? each : best), first);
    const { term, g2, p, p_adjusted } = name;
    const [share, shareBefore] = [term.now / now.length, before.length === 0 ? 0 : term.before / before.length];
    return {
      ...{ term: term.text, now: term.now, before: term.before, share, share_before: shareBefore },
      growth: shareBefore === 0 ? null : share / shareBefore - 1,
      ...{ g2, p, p_adjusted, ...mostlyIn(name.places, all) },
      examples: name.places.slice(-EXAMPLES).map((at) => all[at]?.id ?? ''),
      also: [first, ...same, ...also].flatMap((each) => (each === name ? [] : [each.term.text])),
    };
  });
  items.sort((a, b) => b.g2 - a.g2 || (a.term < b.term ? -1 : 1));
  return { items, total: items.length, texts: { now: now.length, before: before.length }, tested: tested.length };
}

interface Found {
  term: Term;
  g2: number;
  p: number;
  p_adjusted: number;
  /** The texts that it is in, in the period where it is in more; and in the other one. */
  places: readonly number[];
  others: readonly number[];
}

function isNearlySame(one: readonly number[], other: readonly number[]): boolean {
  if (Math.min(one.length, other.length) < NEARLY * Math.max(one.length, other.length)) return false;
  const both = countCommon(one, other);
  return both >= NEARLY * (one.length + other.length - both);
}

/** Whether the words of the other stand in it, one behind the other. */
function contains({ words }: Term, { words: part }: Term): boolean {
  if (part.length >= words.length) return false;
  return words.some((_, at) => part.every((word, place) => words[at + place] === word));
}

function mostlyIn(places: readonly number[], all: readonly TopicText[]) {
  const counts = new Map<string, number>();
  for (const at of places) {
    const category = all[at]?.category ?? null;
    if (category !== null) counts.set(category, (counts.get(category) ?? 0) + 1);
  }
  const [first] = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return { category: first?.[0] ?? null, category_count: first?.[1] ?? 0 };
}
