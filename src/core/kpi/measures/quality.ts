import { instantOf } from '../../calendar/instant.js';
import type { Snapshot } from '../../complaint/record.js';
import type { Measure, ObserveContext } from '../kpi.js';

/** Of the complaints received in the period, those of which something holds. */
function share(name: string, holds: (complaint: Snapshot, context: ObserveContext) => boolean): Measure {
  return {
    name,
    observe: (complaint, context) => [{ at: instantOf(complaint.facts.received_at), hit: holds(complaint, context) }],
  };
}

/** Marks of unqualified tickets that have not been lifted, by the time of the mark. */
const unqualified: Measure = {
  name: 'unqualified',
  observe: ({ marks }) =>
    marks.filter(({ decisions }) => decisions.at(-1)?.decision !== 'lift').map(({ at }) => ({ at: instantOf(at) })),
};

export const quality: Measure[] = [
  share('emotion_tagged', ({ facts: { tags = [] } }, { emotions }) =>
    tags.some((tag) => /^emotion[:/]/.test(tag) || emotions.includes(tag)),
  ),
  share('complete', ({ facts }, { completeFields }) => completeFields.every((field) => isFilled(facts[field]))),
  unqualified,
  share('proactive', ({ facts }, { tags }) => facts.tags?.includes(tags.proactive) ?? false),
  share('automated', ({ facts }, { tags }) => facts.tags?.includes(tags.automated) ?? false),
  share('abusive', ({ facts }, { tags }) => facts.tags?.includes(tags.abusive) ?? false),
];

function isFilled(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return Array.isArray(value) ? value.length > 0 : String(value).trim() !== '';
}
