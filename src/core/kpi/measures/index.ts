import type { Snapshot } from '../../complaint/record.js';
import type { Measure, Measured, ObserveContext } from '../kpi.js';
import { escalations } from './escalation.js';
import { firstContact } from './first-contact.js';
import { firstResponseTimes } from './first-response.js';
import { closed, opened, reopened } from './flow.js';
import { firstLine, handovers, passedAround, passedBack } from './handovers.js';
import { outcomes } from './outcome.js';
import { quality } from './quality.js';
import { redress } from './redress.js';
import { reopening, reopenings } from './reopening.js';
import { resolutionTimes } from './resolution-time.js';
import { satisfaction, satisfactionResponse } from './satisfaction.js';
import { firstResponseTimeliness, response, timeliness } from './timeliness.js';

/** What is observed of each complaint. A new measure is a file beside these and a line here. */
export const MEASURES: readonly Measure[] = [
  opened,
  closed,
  reopened,
  timeliness,
  firstResponseTimeliness,
  response,
  satisfaction,
  satisfactionResponse,
  ...outcomes,
  firstContact,
  firstLine,
  ...firstResponseTimes,
  ...resolutionTimes,
  ...escalations,
  reopening,
  reopenings,
  handovers,
  passedAround,
  passedBack,
  redress,
  ...quality,
];

/** All that counts of a complaint, whenever it is asked for. A merged duplicate counts in nothing: its survivor does. */
export function observe(complaint: Snapshot, context: ObserveContext): Measured[] {
  if (complaint.status === 'merged') return [];
  return MEASURES.flatMap((measure, index) =>
    measure.observe(complaint, context).map((observation) => ({ measure: index, ...observation })),
  );
}
