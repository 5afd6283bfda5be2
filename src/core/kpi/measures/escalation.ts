import { instantOf } from '../../calendar/instant.js';
import type { Measure } from '../kpi.js';

/** Of the complaints received in the period, those escalated since then. A cohort: recent periods can still rise. */
export const escalation: Measure = {
  name: 'escalation',
  observe: ({ facts, escalations }) => [{ at: instantOf(facts.received_at), hit: escalations.length > 0 }],
};
