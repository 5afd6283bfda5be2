import { isExternal } from '../complaint/escalation.js';
import type { Complaint } from '../complaint/record.js';
import { RISKS, type TicketRisk } from './design.js';

/** What the risks of a ticket are told by. */
export interface RiskRules {
  /** Ratings below this are dissatisfied. */
  satisfiedFrom: number;
  /** Whether one of its clocks is or was breached. */
  isBreached: (complaint: Complaint) => boolean;
}

/** The risks that a ticket carries, in the order of RISKS; none for most. */
export function ticketRisks(complaint: Complaint, { satisfiedFrom, isBreached }: RiskRules): TicketRisk[] {
  const { facts, ratings, reopenings, escalations } = complaint;
  const carries: Record<TicketRisk, boolean> = {
    reopened: reopenings.length > 0,
    dissatisfied: ratings.some(({ score }) => score < satisfiedFrom),
    breached: isBreached(complaint),
    escalated_outside: escalations.some(({ kind }) => isExternal(kind)),
    vip: facts.vip === true,
    public: facts.public === true,
  };
  return RISKS.filter((risk) => carries[risk]);
}
