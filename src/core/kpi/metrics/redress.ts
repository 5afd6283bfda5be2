import { instantOf } from '../../calendar/instant.js';
import type { Kpi } from '../kpi.js';

/** Money granted to customers, by the time of the resolution; currencies are never added up. */
export const redress: Kpi = {
  name: 'redress',
  kind: 'money',
  observe: ({ resolutions }) =>
    resolutions.flatMap(({ at, redress: money }) =>
      money === null ? [] : [{ at: instantOf(at), value: money.amount, currency: money.currency }],
    ),
};
