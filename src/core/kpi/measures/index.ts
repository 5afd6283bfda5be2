import type { Snapshot } from '../../complaint/record.js';
import type { Measure, Measured, ObserveContext } from '../kpi.js';
import { escalation, externalEscalation } from './escalation.js';
import { firstResponseTimes } from './first-response.js';
import { closed, opened, reopened } from './flow.js';
import { handovers, passedAround } from './handovers.js';
import { redress } from './redress.js';
import { reopening } from './reopening.js';
import { resolutionTimes } from './resolution-time.js';
import { satisfaction, satisfactionResponse } from './satisfaction.js';
import { firstResponseTimeliness, timeliness } from './timeliness.js';

/** What is observed of each complaint. A new measure is a file beside these and a line here. */
export const MEASURES: readonly Measure[] = [
  opened,
  closed,
  reopened,
  timeliness,
  firstResponseTimeliness,
  satisfaction,
  satisfactionResponse,
  ...firstResponseTimes,
  ...resolutionTimes,
  escalation,
  externalEscalation,
  reopening,
  handovers,
  passedAround,
  redress,
];

/** All that counts of a complaint, whenever it is asked for. A merged duplicate counts in nothing: its survivor does. */
export function observe(complaint: Snapshot, context: ObserveContext): Measured[] {
  if (complaint.status === 'merged') return [];
  return MEASURES.flatMap((measure, index) =>
    measure.observe(complaint, context).map((observation) => ({ measure: index, ...observation })),
  );
}
