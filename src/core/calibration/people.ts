import { funnelLimit } from '../statistics/funnel.js';
import { type Proportion, wilson } from '../statistics/wilson.js';
import type { AuditPlan } from './audit.js';
import { isRandom } from './parts.js';

/** The tickets of one person among those reviewed of the random part. */
export interface PersonRate {
  person: string;
  team: string | null;
  /** Unqualified of reviewed, with a Wilson interval. */
  rate: Proportion;
  /** What chance alone would do to so many tickets at the rate of all: 95 % and 99.8 % limits. */
  limits: { low95: number; high95: number; low998: number; high998: number };
  /** More, or less, than chance. */
  outside: 'above95' | 'above998' | 'below95' | 'below998' | null;
}

/**
 * The rate of unqualified tickets of everybody who answers for some, against the funnel about the rate of all (`funnel.ts`): few tickets scatter
 * widely, so that a bare ranking would be chance. In order of name.
 */
export function peopleOf(
  plan: AuditPlan,
  reviewed: ReadonlySet<string>,
  unqualified: ReadonlySet<string>,
): PersonRate[] {
  const tickets = plan.tickets.filter((ticket) => isRandom(ticket) && reviewed.has(ticket.id));
  const rate = wilson(tickets.filter(({ id }) => unqualified.has(id)).length, tickets.length).value ?? 0;
  const names = [...new Set(tickets.map(({ logged_by }) => logged_by))].sort();
  return names.map((person): PersonRate => {
    const own = tickets.filter(({ logged_by }) => logged_by === person);
    const found = wilson(own.filter(({ id }) => unqualified.has(id)).length, own.length);
    const limits = funnelLimits(own.length, rate);
    return { person, team: own[0]?.team ?? null, rate: found, limits, outside: placeOf(found.value ?? 0, limits) };
  });
}

/** Where chance keeps shares of `n` tickets at a rate. */
export function funnelLimits(n: number, rate: number): PersonRate['limits'] {
  const at = (p: number) => funnelLimit(n, rate, p) ?? 0;
  return { low95: at(0.025), high95: at(0.975), low998: at(0.001), high998: at(0.999) };
}

function placeOf(value: number, { low95, high95, low998, high998 }: PersonRate['limits']): PersonRate['outside'] {
  if (value > high998) return 'above998';
  if (value > high95) return 'above95';
  if (value < low998) return 'below998';
  return value < low95 ? 'below95' : null;
}
