import { found, type Rule } from './rule.js';
import { mentionsIn } from './texts.js';

/**
 * The category goes with what is told. Doubted where the text has none of the words of its own category and at least
 * `min_keywords` of exactly one other: fewer would doubt half of all tickets.
 */
export const categoryFitsText: Rule = ({ facts }, { thresholds: { keywords, min_keywords: least } }) => {
  const mentioned = mentionsIn(`${facts.title}\n${facts.description ?? ''}`);
  const own = (key: string) => key.split('/')[0] === facts.category;
  const hits = Object.entries(keywords).map(([key, words]) => ({ key, words: mentioned(words) }));
  if (hits.some(({ key, words }) => own(key) && words.length > 0)) return [];
  const others = hits.filter(({ key, words }) => !own(key) && words.length >= least);
  const [best] = others;
  if (!best || new Set(others.map(({ key }) => key.split('/')[0])).size > 1) return [];
  return [found('category_doubtful', 'category', { category: facts.category, suggested: best.key, words: best.words })];
};
