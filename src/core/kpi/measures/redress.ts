import { instantOf } from '../../calendar/instant.js';
import type { Measure } from '../kpi.js';

/** Money granted to customers, by the time of the resolution; currencies are never added up. */
export const redress: Measure = {
  name: 'redress',
  observe: ({ resolutions }) =>
    resolutions.flatMap(({ at, redress: money }) =>
      money === null ? [] : [{ at: instantOf(at), value: money.amount, currency: money.currency }],
    ),
};
