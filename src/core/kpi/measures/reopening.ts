import { instantOf } from '../../calendar/instant.js';
import type { Snapshot } from '../../complaint/record.js';
import type { Measure, Trait } from '../kpi.js';
import { firstResolution } from './closing.js';
import { firstContact } from './first-contact.js';

/** Of the complaints first resolved in the period, those reopened since then. A cohort: recent periods can still rise. */
const reopening: Trait = { name: 'reopening', holds: (complaint) => reopenedSince(complaint) > 0 };

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
    return first ? [{ at: instantOf(first.at), value: reopenedSince(complaint) }] : [];
  },
};

/** How often a complaint came back after its first resolution: one that was taken back before it and came in again was not resolved then. */
function reopenedSince(complaint: Snapshot): number {
  const first = firstResolution(complaint);
  return first ? complaint.reopenings.filter(({ at }) => instantOf(at) >= instantOf(first.at)).length : 0;
}
