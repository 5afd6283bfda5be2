import type { AuthorityRules } from '../complaint/context.js';
import { roleOf, type Team } from '../complaint/team.js';

/** Redress limits by role. Limits are sums in `currency`; only a role without a limit may grant another currency. */
export function authorityRules(team: Team, currency: string): AuthorityRules {
  const roleMayGrant = (role: string, amount: number, asked: string) => {
    const entry = Object.hasOwn(team.roles, role) ? team.roles[role] : undefined;
    if (!entry) return false;
    return entry.redress_limit === undefined || (asked === currency && amount <= entry.redress_limit);
  };
  return {
    mayGrant: (by, money) => roleMayGrant(roleOf(team, by), money.amount, money.currency),
    limitOf(by) {
      const name = roleOf(team, by);
      const role = Object.hasOwn(team.roles, name) ? team.roles[name] : undefined;
      if (role && role.redress_limit === undefined) return null;
      return { amount: role?.redress_limit ?? 0, currency };
    },
    whoMayGrant(money) {
      const roles = Object.keys(team.roles).filter((role) => roleMayGrant(role, money.amount, money.currency));
      const people = Object.keys(team.people).filter(
        (person) => !team.people[person]?.left && roles.includes(roleOf(team, person)),
      );
      return people.length > 0 ? people : roles;
    },
  };
}
