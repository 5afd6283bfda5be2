import type { Snapshot } from '../complaint/record.js';
import { isInWork } from '../complaint/status.js';
import type { Taxonomy } from '../complaint/taxonomy.js';
import { roleOf, type Team } from '../complaint/team.js';
import { ESCALATION_FILE, type LadderFile, type Target } from './ladder.js';
import type { RaciFile } from './raci.js';

/** What can be wrong with who does what, with what each sentence needs. */
export interface TeamCatalogue {
  category_unowned: { category: string };
  category_unknown: { category: string };
  name_unknown: { name: string };
  person_left: { person: string };
  rung_unfilled: { rung: string; whom: string };
  skill_unheld: { skill: string };
  team_without_lead: { team: string };
  team_without_members: { team: string };
  role_without_holder: { role: string };
  owner_left: { person: string };
}
export type TeamCode = keyof TeamCatalogue;

/** One thing that is wrong, and where: a file with the dotted path in it, or a complaint. */
export type TeamFinding<C extends TeamCode = TeamCode> = C extends TeamCode
  ? { code: C; args: TeamCatalogue[C]; file: string | null; path: string | null; id: string | null }
  : never;

/** Everything that says who does what. */
export interface Organisation {
  team: Team;
  taxonomy: Taxonomy;
  ladder: LadderFile;
  /** Null: there is no such file. */
  raci: RaciFile | null;
  complaints: Iterable<Pick<Snapshot, 'id' | 'owner' | 'status'>>;
}

const TEAM_FILE = 'policy/team.yaml';
const RACI_FILE = 'policy/raci.yaml';

/**
 * What is wrong with who does what. Where no people (or teams) are listed any name is taken as it comes, so nobody can be missed there.
 */
export function checkTeam(organisation: Organisation): TeamFinding[] {
  const { team } = organisation;
  const hasPeople = Object.keys(team.people).length > 0;
  const hasTeams = Object.keys(team.teams).length > 0;
  return [
    ...raciFindings(organisation, hasPeople, hasTeams),
    ...(hasTeams ? teamFindings(team, hasPeople) : []),
    ...(hasPeople ? [...peopleFindings(team, hasTeams), ...rungFindings(organisation, hasTeams)] : []),
    ...(hasPeople ? ownerFindings(organisation) : []),
  ];
}

function raciFindings({ raci, taxonomy, team }: Organisation, hasPeople: boolean, hasTeams: boolean): TeamFinding[] {
  if (raci === null) return [];
  const named = Object.keys(raci.categories);
  const inFile = (path: string) => ({ file: RACI_FILE, path, id: null });
  const unowned = Object.entries(taxonomy.categories).flatMap(([category, { sub }]): TeamFinding[] => {
    const parts = Object.keys(sub).map((code) => `${category}/${code}`);
    const isOwned = named.includes(category) || (parts.length > 0 && parts.every((part) => named.includes(part)));
    return isOwned ? [] : [{ code: 'category_unowned', args: { category }, ...inFile(`categories.${category}`) }];
  });
  const unknown = named.flatMap((category): TeamFinding[] => {
    const [code = '', sub] = category.split('/');
    const entry = Object.hasOwn(taxonomy.categories, code) ? taxonomy.categories[code] : undefined;
    const isKnown = entry !== undefined && (sub === undefined || Object.hasOwn(entry.sub, sub));
    return isKnown ? [] : [{ code: 'category_unknown', args: { category }, ...inFile(`categories.${category}`) }];
  });
  const names = Object.entries(raci.categories).flatMap(
    ([category, { responsible, accountable, consulted, informed }]) => {
      const lists = { responsible: [responsible], accountable: [accountable], consulted, informed };
      return Object.entries(lists).flatMap(([part, all]) =>
        all.flatMap((name, index): TeamFinding[] => {
          const isList = part === 'consulted' || part === 'informed';
          const place = inFile(`categories.${category}.${part}${isList ? `.${index}` : ''}`);
          if (team.people[name]?.left) return [{ code: 'person_left', args: { person: name }, ...place }];
          // Any name could be one where not everybody, or every team, is listed.
          const isKnown = [team.people, team.teams, team.roles].some((known) => Object.hasOwn(known, name));
          const canTell = hasPeople && hasTeams;
          return isKnown || !canTell ? [] : [{ code: 'name_unknown', args: { name }, ...place }];
        }),
      );
    },
  );
  return [...unowned, ...unknown, ...names];
}

function teamFindings(team: Team, hasPeople: boolean): TeamFinding[] {
  const members = Object.values(team.people).flatMap((person) => (person.left ? [] : (person.team ?? [])));
  return Object.entries(team.teams).flatMap(([name, { lead }]): TeamFinding[] => {
    const at = (path: string) => ({ file: TEAM_FILE, path, id: null });
    const led: TeamFinding[] = [];
    if (lead === undefined) led.push({ code: 'team_without_lead', args: { team: name }, ...at(`teams.${name}`) });
    else if (hasPeople && !Object.hasOwn(team.people, lead)) {
      led.push({ code: 'name_unknown', args: { name: lead }, ...at(`teams.${name}.lead`) });
    } else if (team.people[lead]?.left) {
      led.push({ code: 'person_left', args: { person: lead }, ...at(`teams.${name}.lead`) });
    }
    const isEmpty = hasPeople && !members.includes(name);
    return isEmpty ? [...led, { code: 'team_without_members', args: { team: name }, ...at(`teams.${name}`) }] : led;
  });
}

function peopleFindings(team: Team, hasTeams: boolean): TeamFinding[] {
  const at = (path: string) => ({ file: TEAM_FILE, path, id: null });
  const held = new Set(Object.keys(team.people).flatMap((name) => (team.people[name]?.left ? [] : roleOf(team, name))));
  const roles = Object.keys(team.roles).flatMap((role): TeamFinding[] =>
    held.has(role) ? [] : [{ code: 'role_without_holder', args: { role }, ...at(`roles.${role}`) }],
  );
  const unknown = Object.entries(team.people).flatMap(([name, { role, team: of }]): TeamFinding[] => [
    ...(role !== undefined && !Object.hasOwn(team.roles, role)
      ? [{ code: 'name_unknown' as const, args: { name: role }, ...at(`people.${name}.role`) }]
      : []),
    ...(of !== undefined && hasTeams && !Object.hasOwn(team.teams, of)
      ? [{ code: 'name_unknown' as const, args: { name: of }, ...at(`people.${name}.team`) }]
      : []),
  ]);
  return [...roles, ...unknown];
}

function rungFindings({ ladder, team }: Organisation, hasTeams: boolean): TeamFinding[] {
  const working = Object.entries(team.people).filter(([, { left }]) => !left);
  const hasSkill = (skill: string) => working.some(([, { skills = [] }]) => skills.includes(skill));
  const at = (path: string) => ({ file: ESCALATION_FILE, path, id: null });
  const findings: TeamFinding[] = [];
  const look = (rung: string, target: Target, path: string) => {
    const unfilled = (whom: string, field: string) =>
      findings.push({ code: 'rung_unfilled', args: { rung, whom }, ...at(`${path}.${field}`) });
    if ('person' in target) {
      if (!Object.hasOwn(team.people, target.person)) {
        findings.push({ code: 'name_unknown', args: { name: target.person }, ...at(`${path}.person`) });
      } else if (team.people[target.person]?.left) {
        findings.push({ code: 'person_left', args: { person: target.person }, ...at(`${path}.person`) });
      }
    } else if ('role' in target) {
      const { role, skill } = target;
      if (!working.some(([name]) => roleOf(team, name) === role)) unfilled(role, 'role');
      if (skill !== undefined && !hasSkill(skill)) {
        findings.push({ code: 'skill_unheld', args: { skill }, ...at(`${path}.skill`) });
      }
    } else if ('lead_of' in target && hasTeams) {
      const lead = team.teams[target.lead_of]?.lead;
      if (lead === undefined || team.people[lead]?.left) unfilled(target.lead_of, 'lead_of');
    }
  };
  const ladders = [
    ...Object.entries(ladder.ladders).map(([name, { rungs }]) => ({ path: `ladders.${name}.rungs`, rungs })),
    { path: 'rungs', rungs: ladder.rungs },
  ];
  for (const { path, rungs } of ladders) {
    for (const [index, { id, to }] of rungs.entries()) {
      const place = `${path}.${index}.to`;
      if (Array.isArray(to)) for (const [which, target] of to.entries()) look(id, target, `${place}.${which}`);
      else look(id, to, place);
    }
  }
  for (const [category, { skill }] of Object.entries(ladder.routing)) {
    if (skill !== undefined && !hasSkill(skill)) {
      findings.push({ code: 'skill_unheld', args: { skill }, ...at(`routing.${category}.skill`) });
    }
  }
  return findings;
}

function ownerFindings({ complaints, team }: Organisation): TeamFinding[] {
  const findings: TeamFinding[] = [];
  for (const { id, owner, status } of complaints) {
    if (owner === null || !isInWork(status) || !team.people[owner]?.left) continue;
    findings.push({ code: 'owner_left', args: { person: owner }, file: null, path: null, id });
  }
  return findings;
}
