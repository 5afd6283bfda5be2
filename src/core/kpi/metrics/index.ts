import type { Kpi } from '../kpi.js';
import { escalationRate } from './escalation.js';
import { firstResponseTimes } from './first-response.js';
import { closed, opened, reopened } from './flow.js';
import { handovers, passedAroundRate } from './handovers.js';
import { redress } from './redress.js';
import { reopenRate } from './reopening.js';
import { repeatRate } from './repetition.js';
import { resolutionTimes } from './resolution-time.js';
import { satisfaction, satisfactionResponseRate } from './satisfaction.js';
import { firstResponseTimeliness, timeliness } from './timeliness.js';

/** The indicators, in the order in which they are shown. A new one is a file beside these and a line here. */
export const KPIS: readonly Kpi[] = [
  opened,
  closed,
  reopened,
  timeliness,
  firstResponseTimeliness,
  satisfaction,
  satisfactionResponseRate,
  ...firstResponseTimes,
  ...resolutionTimes,
  escalationRate,
  reopenRate,
  repeatRate,
  handovers,
  passedAroundRate,
  redress,
];
