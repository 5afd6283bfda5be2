import { benjaminiHochberg } from '../statistics/benjamini-hochberg.js';
import { hypergeometricAtLeast } from '../statistics/hypergeometric.js';
import { wilson } from '../statistics/wilson.js';
import { frequentItemsets, type Itemset } from './apriori.js';
import type { CodedRows, Item } from './coded-rows.js';
import { countCommon } from './common-rows.js';

/** What rules are looked for, and which are told. */
export interface DriversWish {
  /** What they must end in; null: anything. */
  of: ((item: Item) => boolean) | null;
  /** The most items before the arrow. */
  most: number;
  /** The fewest rows in which all of a rule comes together. */
  support: number;
  confidence: number;
  lift: number;
  /** The largest corrected chance. */
  chance: number;
  /** What follows from an item by itself and tells nothing. */
  isTrivial: (from: Item, to: Item) => boolean;
}

/** Where all of `from` holds, `to` holds more often than elsewhere. */
export interface DriverRule {
  from: readonly Item[];
  to: Item;
  /** Rows of which is known whether `to` holds. All other counts are among them. */
  n: number;
  from_count: number;
  to_count: number;
  both: number;
  /** Of all of them, those with both. */
  support: number;
  /** Of those with `from`, those with `to`; with its Wilson interval. */
  confidence: number;
  low: number;
  high: number;
  /** Of all of them, those with `to`. */
  base: number;
  /** How many times as often. */
  lift: number;
  /** How many more have both than if one said nothing of the other. */
  extra: number;
  /** The chance of so many or more with both if one said nothing of the other: Fisher's exact test, one-sided. */
  p: number;
  /** Corrected for the number of rules tested. */
  p_adjusted: number;
  /** What could stand before the arrow instead, being on nearly the same rows: such rules are not told by themselves. */
  also: readonly (readonly Item[])[];
}

export interface Drivers {
  /** By the rows that they bring beyond what is usual, the most first. */
  items: DriverRule[];
  total: number;
  /** How many rules were tested. */
  tested: number;
  /** Rules that were left out because a part of theirs, or another one on nearly the same rows, says as much. */
  redundant: number;
}

/** Rules are on nearly the same rows when so many of the rows of either have what is before both arrows. */
const NEARLY = 0.9;

/**
 * Association rules (Agrawal, Imielinski and Swami 1993): support, confidence and lift of all rules with one item behind the arrow, whose parts come together
 * often enough. Of those told no more than the share `chance` is chance in the mean: the exact tests of all rules are corrected together. A longer
 * rule must be better than each of its parts, by the same lift and by more than chance (as Bayardo, Agrawal and Gunopulos 1999 and Webb 2007 ask of it):
 * the item that the part lacks is tested within the rows of the part, and this too is corrected for the number of longer rules.
 */
export function findDrivers(data: CodedRows, wish: DriversWish): Drivers {
  const { rules, rowsOf } = candidateRules(data, wish);
  const corrected = benjaminiHochberg(rules.map(({ p }) => p));
  const longer = rules.reduce((count, { antecedent }) => count + (antecedent.length > 1 ? 1 : 0), 0);
  const passed = rules
    .map((rule, at) => ({ ...rule, adjusted: corrected[at] ?? 1 }))
    .filter(({ both, before, after, n, adjusted }) => {
      const confidence = both / before;
      return adjusted <= wish.chance && confidence >= wish.confidence && confidence >= (wish.lift * after) / n;
    });
  const extended = passed.filter(({ antecedent }) => antecedent.length > 1);
  const beyond = benjaminiHochberg(
    extended.map(({ beyondParts }) => beyondParts()),
    longer,
  );
  const worse = new Set(extended.filter(({ isBetter }, at) => (beyond[at] ?? 1) > wish.chance || !isBetter()));
  const kept = passed.flatMap((rule) => (worse.has(rule) ? [] : [{ rule, told: ruleOf(rule, data) }]));
  kept.sort(({ told: a }, { told: b }) => b.extra - a.extra || a.p - b.p || compare(nameOf(a), nameOf(b)));
  const first: typeof kept = [];
  for (const each of kept) {
    const same = first.find(({ rule }) => isNearlySame(rule, each.rule, rowsOf));
    if (same) same.told.also = [...same.told.also, each.told.from];
    else first.push(each);
  }
  const items = first.map(({ told }) => told);
  return { items, total: items.length, tested: rules.length, redundant: passed.length - items.length };
}

/** Of rules with the same behind the arrow. */
function isNearlySame(a: Candidate, b: Candidate, rowsOf: (items: readonly number[]) => Uint32Array): boolean {
  if (a.consequent !== b.consequent || a.antecedent.length !== b.antecedent.length) return false;
  const [one, other] = [rowsOf(a.antecedent), rowsOf(b.antecedent)];
  if (Math.min(one.length, other.length) < NEARLY * Math.max(one.length, other.length)) return false;
  const both = countCommon(one, other);
  return both >= NEARLY * (one.length + other.length - both);
}

interface Candidate {
  antecedent: readonly number[];
  consequent: number;
  n: number;
  before: number;
  after: number;
  both: number;
  p: number;
  /** The largest chance that a part is as good: that the item which it lacks says nothing within its rows. */
  beyondParts: () => number;
  /** Whether it is by the wanted lift better than each part. */
  isBetter: () => boolean;
}

function candidateRules(
  data: CodedRows,
  wish: DriversWish,
): { rules: Candidate[]; rowsOf: (items: readonly number[]) => Uint32Array } {
  const { items, rows, known } = data;
  const sets = frequentItemsets(rows, Math.max(1, wish.support), wish.most + 1);
  const byItems = new Map(sets.map((set) => [set.items.join(), set]));
  const totals = new Map<string, number>([...known].map(([code, rowsKnown]) => [code, sum(rowsKnown)]));
  /** How many of the rows with these items are known to have the code or not. */
  const counted = new Map<string, number>();
  const countOf = (antecedent: readonly number[], code: string): number => {
    const isKnown = known.get(code);
    if (antecedent.length === 0) return totals.get(code) ?? rows.length;
    const set = byItems.get(antecedent.join()) as Itemset;
    if (!isKnown) return set.count;
    const key = `${code} ${antecedent.join()}`;
    const count = counted.get(key) ?? set.rows.reduce((all, row) => all + (isKnown[row] ?? 0), 0);
    counted.set(key, count);
    return count;
  };
  const together = (antecedent: readonly number[], consequent: number): number =>
    byItems.get([...antecedent, consequent].sort((a, b) => a - b).join())?.count ?? 0;
  const mayEnd = items.map((item) => wish.of === null || wish.of(item));
  const rules: Candidate[] = [];
  for (const set of sets) {
    if (set.items.length < 2) continue;
    for (const consequent of set.items) {
      if (!mayEnd[consequent]) continue;
      const to = items[consequent] as Item;
      const antecedent = set.items.filter((item) => item !== consequent);
      if (antecedent.some((item) => wish.isTrivial(items[item] as Item, to))) continue;
      const parts = antecedent.length === 1 ? [] : antecedent.map((left) => antecedent.filter((item) => item !== left));
      // What adds nothing to a part is no rule of its own: a sub-category with its category.
      const { count } = byItems.get(antecedent.join()) as Itemset;
      if (parts.some((part) => byItems.get(part.join())?.count === count)) continue;
      const [before, n] = [countOf(antecedent, to.code), countOf([], to.code)];
      const [after, both] = [together([], consequent), set.count];
      const counts = () => parts.map((part) => [together(part, consequent), countOf(part, to.code)] as const);
      rules.push({
        ...{ antecedent, consequent, n, before, after, both, p: hypergeometricAtLeast(both, before, after, n) },
        beyondParts: () => Math.max(...counts().map(([hits, all]) => hypergeometricAtLeast(both, before, hits, all))),
        isBetter: () => counts().every(([hits, all]) => both * all >= wish.lift * hits * before),
      });
    }
  }
  return { rules, rowsOf: (wanted) => byItems.get(wanted.join())?.rows ?? new Uint32Array(0) };
}

function ruleOf(rule: Candidate & { adjusted: number }, { items, codes }: CodedRows): DriverRule {
  const { antecedent, consequent, n, before, after, both, p, adjusted } = rule;
  const { low, high } = wilson(both, before);
  const from = antecedent.map((item) => items[item] as Item);
  return {
    from: from.sort((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code)),
    to: items[consequent] as Item,
    ...{ n, from_count: before, to_count: after, both },
    ...{ support: both / n, confidence: both / before, low: low ?? 0, high: high ?? 1, base: after / n },
    lift: (both * n) / (before * after),
    extra: both - (before * after) / n,
    ...{ p, p_adjusted: adjusted, also: [] },
  };
}

function sum(flags: Uint8Array): number {
  return flags.reduce((all, flag) => all + flag, 0);
}

function nameOf({ from, to }: DriverRule): string {
  return [...from, to].map(({ code, value }) => `${code}=${value}`).join(' ');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
