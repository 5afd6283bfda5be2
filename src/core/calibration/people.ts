import { binomialAtMost } from '../statistics/binomial.js';
import { funnelLimit } from '../statistics/funnel.js';
import { type Proportion, wilson } from '../statistics/wilson.js';
import type { AuditPlan, DrawnTicket } from './audit.js';
import { isRandom } from './parts.js';

/** The tickets of one person among those reviewed of the random part. */
export interface PersonRate {
  person: string;
  team: string | null;
  /** Unqualified of reviewed, with a Wilson interval. */
  rate: Proportion;
  /** What chance alone would do to so many tickets at the rate of all: 95 % and 99.8 % limits, smoothed for drawing. */
  limits: FunnelLimits;
  /** As many, or as few, come about by chance in fewer than 2.5 %, or .1 %, of cases. */
  outside: 'above95' | 'above998' | 'below95' | 'below998' | null;
}

export interface FunnelLimits {
  low95: number;
  high95: number;
  low998: number;
  high998: number;
}

/** Everybody's rate against what chance makes of the rate of all. */
export interface Funnel {
  /** Unqualified of reviewed, as plain counts: shares of persons are such too. Null: nothing was reviewed. */
  centre: number | null;
  people: PersonRate[];
}

/**
 * The rate of unqualified tickets of everybody who answers for some, against the funnel about the rate of all (`funnel.ts`): few tickets scatter
 * widely, so that a bare ranking would be chance. Who is outside goes by exact binomial tails. In order of name.
 */
export function funnelOf(plan: AuditPlan, reviewed: ReadonlySet<string>, unqualified: ReadonlySet<string>): Funnel {
  const tickets = plan.tickets.filter((ticket) => isRandom(ticket) && reviewed.has(ticket.id));
  const rateOf = (some: readonly DrawnTicket[]) =>
    wilson(some.filter(({ id }) => unqualified.has(id)).length, some.length);
  const centre = rateOf(tickets).value;
  const names = [...new Set(tickets.map(({ logged_by }) => logged_by))].sort();
  const people = names.map((person): PersonRate => {
    const own = tickets.filter(({ logged_by }) => logged_by === person);
    const rate = rateOf(own);
    const limits = funnelLimits(own.length, centre ?? 0);
    return { person, team: own[0]?.team ?? null, rate, limits, outside: placeOf(rate, centre ?? 0) };
  });
  return { centre, people };
}

/** Where chance keeps shares of `n` tickets at a rate. */
export function funnelLimits(n: number, rate: number): FunnelLimits {
  const at = (p: number) => funnelLimit(n, rate, p) ?? 0;
  return { low95: at(0.025), high95: at(0.975), low998: at(0.001), high998: at(0.999) };
}

function placeOf({ numerator, denominator }: Proportion, rate: number): PersonRate['outside'] {
  const atLeast = 1 - binomialAtMost(numerator - 1, denominator, rate);
  const atMost = binomialAtMost(numerator, denominator, rate);
  if (atLeast < 0.001) return 'above998';
  if (atLeast < 0.025) return 'above95';
  if (atMost < 0.001) return 'below998';
  return atMost < 0.025 ? 'below95' : null;
}
