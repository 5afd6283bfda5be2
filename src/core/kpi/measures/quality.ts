import { instantOf } from '../../calendar/instant.js';
import type { Measure, ObserveContext, Trait } from '../kpi.js';

/** Marks of unqualified tickets that have not been lifted, by the time of the mark. */
export const unqualified: Measure = {
  name: 'unqualified',
  observe: ({ marks }) =>
    marks.filter(({ decisions }) => decisions.at(-1)?.decision !== 'lift').map(({ at }) => ({ at: instantOf(at) })),
};

/** What holds of tickets, of the complaints received in the period. */
export const quality: Trait[] = [
  {
    name: 'emotion_tagged',
    holds: ({ facts: { tags = [] } }, { emotions }) =>
      tags.some((tag) => /^emotion[:/]/.test(tag) || emotions.includes(tag)),
  },
  {
    name: 'complete',
    holds: ({ facts }, { completeFields }) =>
      completeFields.every((field) => Object.hasOwn(facts, field) && isFilled(facts[field])),
  },
  tagged('proactive'),
  tagged('automated'),
  tagged('abusive'),
];

function tagged(name: keyof ObserveContext['tags']): Trait {
  return { name, holds: ({ facts }, { tags }) => facts.tags?.includes(tags[name]) ?? false };
}

function isFilled(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return Array.isArray(value) ? value.length > 0 : String(value).trim() !== '';
}
