import type { Facts } from '../complaint/facts.js';
import type { Policy, PolicyBook } from './policy.js';

/** The policy that applies: the first whose conditions all hold. Null where none does; such a complaint has no clocks. */
export function matchPolicy(book: PolicyBook, facts: Facts): Policy | null {
  return book.policies.find((policy) => holds(policy, facts)) ?? null;
}

function holds(policy: Policy, facts: Facts): boolean {
  return Object.entries(policy.when).every(([field, wanted]) => {
    if (wanted === undefined) return true;
    const found = facts[field];
    if (typeof wanted === 'boolean') return (found === true) === wanted;
    return typeof found === 'string' && (Array.isArray(wanted) ? wanted.includes(found) : wanted === found);
  });
}
