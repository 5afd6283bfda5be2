import { formatInstant, instantOf } from '../calendar/instant.js';
import type { ComplaintCommand } from '../complaint/commands.js';
import type { Stamp } from '../complaint/facts.js';
import type { Snapshot } from '../complaint/record.js';
import type { Team } from '../complaint/team.js';
import { Problem } from '../problem.js';
import { checkPolicy } from '../validate.js';
import type { Audit } from './audit.js';
import { requireClosed } from './close.js';
import { hashOfStandard, QualityStandard } from './standard.js';

export interface MarkWish {
  reason: string;
  evidence: string;
  /** Null: who logged the ticket. */
  accountable: string | null;
  /** The audit that it came out of; null: somebody came upon it. */
  audit: Audit | null;
}

/**
 * The command that marks a ticket, with what the standard says of appeals: the standard of the audit where it came out of one, else
 * that in use. Nothing that an audit found is told while the audit is open.
 */
export function markCommand(
  { id, logged_by, team: now }: Pick<Snapshot, 'id' | 'logged_by' | 'team'>,
  { reason, evidence, accountable, audit }: MarkWish,
  inUse: QualityStandard,
  desk: { team: Team; now: Stamp; zone: string },
): ComplaintCommand<'mark'> {
  if (audit) requireMarkable(audit, id);
  const standard = audit ? checkPolicy(QualityStandard, audit.plan.standard, 'plan.yaml') : inUse;
  const known = Object.keys(standard.reasons);
  if (!known.includes(reason)) throw new Problem('reason_unknown', { found: reason, known });
  const { appeal_days, decided_by } = standard.ledger;
  const person = accountable ?? logged_by;
  return {
    type: 'mark',
    reason,
    evidence,
    ...(audit && { audit: audit.plan.name }),
    accountable: person,
    team: teamOf(desk.team, person) ?? now,
    standard: `${standard.id} ${standard.version}`,
    standard_hash: audit?.plan.standard_hash ?? hashOfStandard(standard),
    appeal_until: formatInstant(instantOf(desk.now) + appeal_days * 86_400, desk.zone),
    decided_by,
  };
}

/** The team that a person belongs to; null where the desk does not say. */
export function teamOf({ people }: Team, person: string): string | null {
  return (Object.hasOwn(people, person) ? people[person]?.team : undefined) ?? null;
}

function requireMarkable(audit: Audit, id: string): void {
  requireClosed(audit);
  const { plan } = audit;
  if (!plan.tickets.some((ticket) => ticket.id === id)) throw new Problem('ticket_not_drawn', { id, audit: plan.name });
}
