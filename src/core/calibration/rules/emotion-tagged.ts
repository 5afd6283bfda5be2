import { found, type Rule } from './rule.js';
import { mentionsIn } from './texts.js';

/** Where the customer's words show an emotion, a tag says so: one of the standard's, as it is or as `emotion:angry`. */
export const emotionTagged: Rule = ({ facts, traces }, { thresholds: { emotions } }) => {
  const tags = (facts.tags ?? []).map((tag) => tag.replace(/^emotion[:/]/, ''));
  if (tags.some((tag) => Object.hasOwn(emotions, tag))) return [];
  const text = [facts.title, facts.description ?? '', ...traces.messages.map((message) => message.text)].join('\n');
  const mentioned = mentionsIn(text);
  for (const [emotion, words] of Object.entries(emotions)) {
    const [word] = mentioned(words);
    if (word !== undefined) return [found('emotion_untagged', 'tags', { emotion, found: word })];
  }
  return [];
};
