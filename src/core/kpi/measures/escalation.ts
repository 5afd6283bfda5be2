import { instantOf } from '../../calendar/instant.js';
import { isExternal } from '../../complaint/escalation.js';
import type { Measure } from '../kpi.js';

/** Of the complaints received in the period, those escalated since then. A cohort: recent periods can still rise. */
export const escalation: Measure = {
  name: 'escalation',
  observe: ({ facts, escalations }) => [{ at: instantOf(facts.received_at), hit: escalations.length > 0 }],
};

/** Of the complaints received in the period, those taken outside the house since then: to a regulator, a court, the press. A cohort. */
export const externalEscalation: Measure = {
  name: 'external_escalation',
  observe: ({ facts, escalations }) => [
    { at: instantOf(facts.received_at), hit: escalations.some(({ kind }) => isExternal(kind)) },
  ],
};
