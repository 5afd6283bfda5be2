import { type Proportion, wilson } from '../statistics/wilson.js';
import type { AuditPlan, DrawnTicket } from './audit.js';

/** Whether a ticket was drawn at random; those from before there was a choice were. */
export function isRandom({ part }: DrawnTicket): boolean {
  return part !== 'risk';
}

/**
 * The plan as one rater sees it: only their tickets. Where some were drawn for their risk they come in order of id, so that the order does not
 * tell which.
 */
export function planFor(plan: AuditPlan, rater: string): AuditPlan {
  const tickets = plan.tickets.filter(({ raters }) => raters === undefined || raters.includes(rater));
  if (!tickets.every(isRandom)) tickets.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { ...plan, tickets };
}

/** Whether tickets had different chances to be drawn, so that plain counts would say too much of small strata. */
export function isWeighted({ design }: AuditPlan): boolean {
  return design?.strata != null && (design.allocation === 'neyman' || design.per_person !== null);
}

/**
 * The rate of unqualified tickets among those reviewed of the random part, with a Wilson interval. Where strata were not drawn in proportion,
 * each reviewed ticket stands for its share of the stratum, sum(N_h / n_h), and the interval is that of the effective number of tickets,
 * (sum w)^2 / sum w^2 (Kish 1965, Survey Sampling, 8.2); numerator and denominator stay counts.
 */
export function unqualifiedRate(
  plan: AuditPlan,
  reviewed: ReadonlySet<string>,
  unqualified: ReadonlySet<string>,
): Proportion {
  const tickets = plan.tickets.filter((ticket) => isRandom(ticket) && reviewed.has(ticket.id));
  const marked = tickets.filter(({ id }) => unqualified.has(id));
  const plain = wilson(marked.length, tickets.length);
  if (!isWeighted(plan) || marked.length === 0 || marked.length === tickets.length) return plain;
  const seen = new Map<string, number>();
  for (const { stratum } of tickets) seen.set(stratum ?? '', (seen.get(stratum ?? '') ?? 0) + 1);
  const sizes = new Map(plan.design?.strata?.map(({ stratum, size }) => [stratum, size]));
  const weight = ({ stratum }: DrawnTicket) => (sizes.get(stratum ?? '') ?? 0) / (seen.get(stratum ?? '') ?? 1);
  const sum = (of: readonly DrawnTicket[], power: number) => of.reduce((total, one) => total + weight(one) ** power, 0);
  const value = sum(marked, 1) / sum(tickets, 1);
  const effective = sum(tickets, 1) ** 2 / sum(tickets, 2);
  const { low, high } = wilson(value * effective, effective);
  return { ...plain, value, low, high };
}

/** Whether a lot is accepted by its plan. Null: not all that the plan draws was reviewed. */
export interface LotDecision {
  n: number;
  accept: number;
  reject: number;
  unqualified: number;
  accepted: boolean | null;
}

/** What the acceptance plan that an audit was drawn by says of its frame; null where it was drawn by none. */
export function decideLot({ design }: AuditPlan, { numerator, denominator }: Proportion): LotDecision | null {
  if (design?.size.by !== 'aql') return null;
  const { n, accept, reject } = design.size;
  const refused = numerator >= reject;
  return { n, accept, reject, unqualified: numerator, accepted: refused ? false : denominator < n ? null : true };
}
