import { instantOf } from '../../calendar/instant.js';
import type { Measure, Trait } from '../kpi.js';
import { firstResolution } from './closing.js';
import { firstContact } from './first-contact.js';

/** Of the complaints first resolved in the period, those reopened since then. A cohort: recent periods can still rise. */
const reopening: Trait = { name: 'reopening', holds: ({ reopenings }) => reopenings.length > 0 };

/** The first resolution of a complaint, with what is so of it. */
export const firstResolved: Measure = {
  name: 'first_resolved',
  traits: [reopening, firstContact],
  observe(complaint) {
    const first = firstResolution(complaint);
    return first ? [{ at: instantOf(first.at) }] : [];
  },
};

/** How often those came back, each. */
export const reopenings: Measure = {
  name: 'reopenings',
  observe(complaint) {
    const first = firstResolution(complaint);
    return first ? [{ at: instantOf(first.at), value: complaint.reopenings.length }] : [];
  },
};
