import { instantOf } from '../../calendar/instant.js';
import type { Kpi } from '../kpi.js';

/** Of the complaints received in the period, those escalated since then. A cohort: recent periods can still rise. */
export const escalationRate: Kpi = {
  name: 'escalation_rate',
  kind: 'rate',
  observe: ({ facts, escalations }) => [{ at: instantOf(facts.received_at), hit: escalations.length > 0 }],
};
