import { instantOf } from '../../calendar/instant.js';
import type { Measure } from '../kpi.js';

/** Of the complaints first resolved in the period, those reopened since then. A cohort: recent periods can still rise. */
export const reopening: Measure = {
  name: 'reopening',
  observe({ resolutions, reopenings }) {
    const first = resolutions.find(({ reported }) => !reported);
    return first ? [{ at: instantOf(first.at), hit: reopenings.length > 0 }] : [];
  },
};

/** How often those came back, each. */
export const reopenings: Measure = {
  name: 'reopenings',
  observe(complaint) {
    const first = complaint.resolutions.find(({ reported }) => !reported);
    return first ? [{ at: instantOf(first.at), value: complaint.reopenings.length }] : [];
  },
};
