import { dayOf, instantOf } from '../calendar/instant.js';
import type { Snapshot } from '../complaint/record.js';
import { calendarOf, type Policy, type PolicyBook, type PolicySet } from './policy.js';

/** What policies are chosen by. */
export type Situation = Pick<Snapshot, 'facts' | 'team' | 'escalations'>;

/** One condition of a policy, and what it found. */
export interface Condition {
  field: string;
  wanted: unknown;
  found: unknown;
  holds: boolean;
}

/** A policy that was looked at, with its conditions. */
export interface Considered {
  policy: Policy;
  conditions: Condition[];
  applies: boolean;
}

/** The policy of a set that applies: the first whose conditions all hold. Null where none does; then the set starts no clocks. */
export function matchPolicy(set: PolicySet, situation: Situation, book: PolicyBook): Policy | null {
  return set.policies.find((policy) => conditionsOf(policy, situation, book).every(({ holds }) => holds)) ?? null;
}

/** The policies of a set in their order up to the one that applies, with what held and what did not. */
export function explainMatch(set: PolicySet, situation: Situation, book: PolicyBook): Considered[] {
  const considered: Considered[] = [];
  for (const policy of set.policies) {
    const conditions = conditionsOf(policy, situation, book);
    const applies = conditions.every(({ holds }) => holds);
    considered.push({ policy, conditions, applies });
    if (applies) break;
  }
  return considered;
}

function conditionsOf(policy: Policy, situation: Situation, book: PolicyBook): Condition[] {
  const conditions = Object.entries(policy.when).flatMap(([field, wanted]): Condition[] => {
    if (wanted === undefined) return [];
    const found = findIn(field, situation);
    return [{ field, wanted, found, holds: holds(wanted, found) }];
  });
  if (policy.from === null && policy.until === null) return conditions;
  const received = instantOf(situation.facts.received_at);
  const day = dayOf(received, calendarOf(book, policy.calendar).zone);
  const inForce = day >= (policy.from ?? day) && day <= (policy.until ?? day);
  const wanted = { from: policy.from, until: policy.until };
  return [...conditions, { field: 'received_at', wanted, found: situation.facts.received_at, holds: inForce }];
}

function findIn(field: string, { facts, team, escalations }: Situation): unknown {
  if (field === 'team') return team;
  if (field === 'escalation') return escalations.map(({ kind }) => kind);
  return facts[field];
}

function holds(wanted: unknown, found: unknown): boolean {
  if (typeof wanted === 'boolean') return (found === true) === wanted;
  const given = [found].flat();
  return [wanted].flat().some((value) => given.includes(value));
}
