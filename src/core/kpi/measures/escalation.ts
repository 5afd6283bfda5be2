import type { EscalationKind } from '../../complaint/escalation.js';
import type { Trait } from '../kpi.js';

/** Of the complaints received in the period, those escalated since then to somebody or something of this kind. A cohort: recent periods can still rise. */
function escalated(name: string, isMeant: (kind: EscalationKind) => boolean): Trait {
  return { name, holds: ({ escalations }) => escalations.some(({ kind }) => isMeant(kind)) };
}

export const escalations: Trait[] = [
  escalated('escalation', () => true),
  escalated('internal_escalation', (kind) => kind === 'internal'),
  escalated('external_escalation', (kind) => kind !== 'internal'),
  escalated('regulator_escalation', (kind) => kind === 'regulator' || kind === 'ombudsman'),
  escalated('court_escalation', (kind) => kind === 'court'),
  escalated('public_escalation', (kind) => kind === 'media'),
];
