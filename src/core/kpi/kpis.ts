import type { Kpi } from './kpi.js';
import { MEASURES } from './measures/index.js';

/** Observed among all complaints, not of each by itself: whether one repeats another. */
export const REPETITION = MEASURES.length;

/** The indicators, in the order in which they are shown. */
export const KPIS: readonly Kpi[] = [
  { name: 'opened', kind: 'count', measure: 'opened' },
  { name: 'closed', kind: 'count', measure: 'closed' },
  { name: 'reopened', kind: 'count', measure: 'reopened' },
  { name: 'timeliness', kind: 'rate', measure: 'timeliness' },
  { name: 'first_response_timeliness', kind: 'rate', measure: 'first_response_timeliness' },
  { name: 'satisfaction', kind: 'rate', measure: 'satisfaction' },
  { name: 'satisfaction_response_rate', kind: 'rate', measure: 'satisfaction_response' },
  { name: 'first_response_elapsed_p50', kind: 'median', measure: 'first_response_elapsed' },
  { name: 'first_response_elapsed_p90', kind: 'p90', measure: 'first_response_elapsed' },
  { name: 'first_response_working_p50', kind: 'median', measure: 'first_response_working' },
  { name: 'first_response_working_p90', kind: 'p90', measure: 'first_response_working' },
  { name: 'resolution_elapsed_p50', kind: 'median', measure: 'resolution_elapsed' },
  { name: 'resolution_elapsed_p90', kind: 'p90', measure: 'resolution_elapsed' },
  { name: 'resolution_working_p50', kind: 'median', measure: 'resolution_working' },
  { name: 'resolution_working_p90', kind: 'p90', measure: 'resolution_working' },
  { name: 'escalation_rate', kind: 'rate', measure: 'escalation' },
  { name: 'external_escalation_rate', kind: 'rate', measure: 'external_escalation' },
  { name: 'reopen_rate', kind: 'rate', measure: 'reopening' },
  { name: 'repeat_rate', kind: 'rate', measure: 'repetition' },
  { name: 'handovers', kind: 'mean', measure: 'handovers' },
  { name: 'passed_around_rate', kind: 'rate', measure: 'passed_around' },
  { name: 'redress', kind: 'money', measure: 'redress' },
];

/** The place of a measure by its name. */
export function placeOfMeasure(name: string): number {
  return name === 'repetition' ? REPETITION : MEASURES.findIndex((measure) => measure.name === name);
}
