import type { Kpi, Measure } from './kpi.js';
import { MEASURES } from './measures/index.js';

/** Observed among all complaints, not of each by itself: whether one repeats another. */
export const REPETITION = MEASURES.length;

const HOUR = 3600;

/** The indicators, in the order in which they are shown. */
export const KPIS: readonly Kpi[] = [
  { name: 'opened', kind: 'count', measure: 'opened' },
  { name: 'closed', kind: 'count', measure: 'closed' },
  { name: 'reopened', kind: 'count', measure: 'reopened' },
  { name: 'closed_per_day', kind: 'per_day', measure: 'closed' },
  { name: 'timeliness', kind: 'rate', measure: 'timeliness' },
  { name: 'first_response_timeliness', kind: 'rate', measure: 'first_response_timeliness' },
  { name: 'response_rate', kind: 'rate', measure: 'response', settles: 'settled' },
  { name: 'satisfaction', kind: 'rate', measure: 'satisfaction' },
  { name: 'satisfaction_response_rate', kind: 'rate', measure: 'satisfaction_response', settles: 'settled' },
  { name: 'satisfied_of_closed', kind: 'rate', measure: 'satisfied_of_closed', settles: 'settled' },
  { name: 'resolution_rate', kind: 'rate', measure: 'confirmed', settles: 'settled' },
  { name: 'closed_without_contact_rate', kind: 'rate', measure: 'closed_without_contact' },
  { name: 'first_contact_resolution', kind: 'rate', measure: 'first_contact', settles: 'repeats' },
  { name: 'first_line_containment', kind: 'rate', measure: 'first_line', settles: 'settled' },
  { name: 'first_response_elapsed_p50', kind: 'median', measure: 'first_response_elapsed' },
  { name: 'first_response_elapsed_p90', kind: 'p90', measure: 'first_response_elapsed' },
  { name: 'first_response_working_p50', kind: 'median', measure: 'first_response_working' },
  { name: 'first_response_working_p90', kind: 'p90', measure: 'first_response_working' },
  { name: 'resolution_elapsed_p50', kind: 'median', measure: 'resolution_elapsed' },
  { name: 'resolution_elapsed_p90', kind: 'p90', measure: 'resolution_elapsed' },
  { name: 'resolution_working_p50', kind: 'median', measure: 'resolution_working' },
  { name: 'resolution_working_p90', kind: 'p90', measure: 'resolution_working' },
  { name: 'resolution_with_open_p50', kind: 'survival', measure: 'time_to_resolution', settles: 'settled' },
  { name: 'resolved_within_24h', kind: 'within', measure: 'resolution_elapsed', limit: 24 * HOUR },
  { name: 'resolved_within_72h', kind: 'within', measure: 'resolution_elapsed', limit: 72 * HOUR },
  { name: 'resolved_within_7d', kind: 'within', measure: 'resolution_elapsed', limit: 168 * HOUR },
  { name: 'escalation_rate', kind: 'rate', measure: 'escalation', settles: 'settled' },
  { name: 'internal_escalation_rate', kind: 'rate', measure: 'internal_escalation', settles: 'settled', seldom: true },
  { name: 'external_escalation_rate', kind: 'rate', measure: 'external_escalation', settles: 'settled' },
  {
    name: 'regulator_escalation_rate',
    kind: 'rate',
    measure: 'regulator_escalation',
    settles: 'settled',
    seldom: true,
  },
  { name: 'court_escalation_rate', kind: 'rate', measure: 'court_escalation', settles: 'settled', seldom: true },
  { name: 'public_escalation_rate', kind: 'rate', measure: 'public_escalation', settles: 'settled', seldom: true },
  { name: 'reopen_rate', kind: 'rate', measure: 'reopening', settles: 'settled' },
  { name: 'reopenings', kind: 'mean', measure: 'reopenings', settles: 'settled' },
  { name: 'repeat_rate', kind: 'rate', measure: 'repetition' },
  { name: 'handovers', kind: 'mean', measure: 'handovers' },
  { name: 'passed_around_rate', kind: 'rate', measure: 'passed_around' },
  { name: 'passed_back_rate', kind: 'rate', measure: 'passed_back' },
  { name: 'upheld_rate', kind: 'rate', measure: 'upheld' },
  { name: 'root_cause_coverage', kind: 'rate', measure: 'root_cause_given' },
  { name: 'redress', kind: 'money', measure: 'redress' },
  { name: 'emotion_coverage', kind: 'rate', measure: 'emotion_tagged', seldom: true },
  { name: 'completeness', kind: 'rate', measure: 'complete' },
  { name: 'unqualified', kind: 'count', measure: 'unqualified', seldom: true },
  { name: 'proactive_share', kind: 'rate', measure: 'proactive', seldom: true },
  { name: 'automation_share', kind: 'rate', measure: 'automated', seldom: true },
  { name: 'abusive_share', kind: 'rate', measure: 'abusive', seldom: true },
];

/** The figures that what became of a cohort can still change after its period. */
export const SETTLING: ReadonlySet<string> = new Set(KPIS.flatMap(({ name, settles }) => (settles ? [name] : [])));

/** The place of a measure, or of the one that has the trait, by its name; fails where there is none. */
export function placeOfMeasure(name: string): number {
  if (name === 'repetition') return REPETITION;
  const place = MEASURES.findIndex((measure) => measure.name === name || traitIn(measure, name) >= 0);
  // A name mistyped here would otherwise be a figure that is always empty.
  if (place < 0) throw new Error(`no measure ${name}`);
  return place;
}

/** The place of a trait in its measure; null: the name is of a measure. */
export function placeOfTrait(name: string): number | null {
  const places = MEASURES.map((measure) => traitIn(measure, name)).filter((place) => place >= 0);
  return places[0] ?? null;
}

function traitIn({ traits = [] }: Measure, name: string): number {
  return traits.findIndex((trait) => trait.name === name);
}
