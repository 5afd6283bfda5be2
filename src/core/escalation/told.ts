import { roleOf } from '../complaint/team.js';
import type { Target } from './ladder.js';
import { choose, hasSkill, leadOf, mayHandle, type Routed, type RoutingDesk, routeOf } from './routing.js';

/** Who is told of an escalation. */
export interface Told {
  to: string;
  also: string[];
  /** Whom the rung names, where somebody else, or nobody but a role, was told in that person's place. */
  instead: { wanted: string; told: string; filled: boolean }[];
}

/** The people that a rung means, each once. For whom there is nobody the name of the role stands. */
export function whoIsTold(targets: readonly Target[], complaint: Routed, desk: RoutingDesk): Told {
  const found = targets.map((target) => resolve(target, complaint, desk));
  const [to = '', ...also] = [...new Set(found.map(({ told }) => told))];
  const instead = found.flatMap(({ wanted, told, filled }) =>
    filled && (wanted === null || wanted === told) ? [] : [{ wanted: wanted ?? told, told, filled }],
  );
  return { to, also, instead };
}

interface Resolved {
  /** The person that was named; null: none was. */
  wanted: string | null;
  told: string;
  /** Whether that is a person. */
  filled: boolean;
}

function resolve(target: Target, complaint: Routed, desk: RoutingDesk): Resolved {
  if ('person' in target) return person(target.person, complaint, desk);
  if ('owner' in target) {
    return complaint.owner === null
      ? lead(complaint.team, 'owner', complaint, desk)
      : person(complaint.owner, complaint, desk);
  }
  if ('team_lead' in target) return lead(complaint.team, 'team_lead', complaint, desk);
  if ('lead_of' in target) return lead(target.lead_of, 'team_lead', complaint, desk);
  const { role, skill } = target;
  const { people } = desk.team;
  const holders = Object.keys(people).filter((name) => roleOf(desk.team, name) === role);
  const skilled = skill === undefined ? holders : holders.filter((name) => hasSkill(desk.team, name, skill));
  const wish = { team: complaint.team ?? undefined, skill: skill ?? routeOf(complaint.facts, desk.routing).skill };
  const told = choose(skilled, complaint, wish, desk) ?? choose(holders, complaint, wish, desk);
  return { wanted: null, told: told ?? role, filled: told !== null };
}

/** A person by name; whoever is gone, away or complained about is stood in for by the lead of the team, then by the role. */
function person(name: string, complaint: Routed, desk: RoutingDesk): Resolved {
  const { people } = desk.team;
  const isListed = Object.hasOwn(people, name);
  if (isListed ? mayHandle(name, complaint, desk) : name !== complaint.facts.about) {
    return { wanted: name, told: name, filled: true };
  }
  const standIn = leadOf(people[name]?.team, complaint, desk);
  return { wanted: name, told: standIn ?? roleOf(desk.team, name), filled: standIn !== null };
}

function lead(team: string | null, otherwise: string, complaint: Routed, desk: RoutingDesk): Resolved {
  const found = leadOf(team, complaint, desk);
  return { wanted: null, told: found ?? otherwise, filled: found !== null };
}
