import type { Snapshot } from '../../complaint/record.js';
import { type Measure, type Measured, type ObserveContext, traitsOf } from '../kpi.js';
import { firstResponseTimes } from './first-response.js';
import { closed, opened, reopened } from './flow.js';
import { handovers } from './handovers.js';
import { lastClosed, upheld } from './outcome.js';
import { unqualified } from './quality.js';
import { redress } from './redress.js';
import { firstResolved, reopenings } from './reopening.js';
import { resolutionTimes } from './resolution-time.js';
import { satisfaction, satisfactionResponse } from './satisfaction.js';
import { firstResponseTimeliness, response, timeliness } from './timeliness.js';

/** What is observed of each complaint. A new measure is a file beside these and a line here. */
export const MEASURES: readonly Measure[] = [
  opened,
  closed,
  reopened,
  lastClosed,
  firstResolved,
  timeliness,
  firstResponseTimeliness,
  response,
  satisfaction,
  satisfactionResponse,
  upheld,
  ...firstResponseTimes,
  ...resolutionTimes,
  reopenings,
  handovers,
  redress,
  unqualified,
];

/** All that counts of a complaint, whenever it is asked for. A merged duplicate counts in nothing: its survivor does. */
export function observe(complaint: Snapshot, context: ObserveContext): Measured[] {
  if (complaint.status === 'merged') return [];
  return MEASURES.flatMap(({ traits, observe: observed }, measure) => {
    const value = traits && traitsOf(traits, complaint, context);
    return observed(complaint, context).map((observation) => ({
      measure,
      ...observation,
      ...(value !== undefined && { value }),
    }));
  });
}
