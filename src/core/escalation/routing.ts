import type { Facts } from '../complaint/facts.js';
import type { Snapshot } from '../complaint/record.js';
import { isInWork, type Status } from '../complaint/status.js';
import { isHere, roleOf, type Team } from '../complaint/team.js';
import { Problem } from '../problem.js';

/** Whose a kind of complaint is, and what it takes to handle it. */
export interface Route {
  team?: string | undefined;
  skill?: string | undefined;
}

/** What people are chosen by. */
export interface RoutingDesk {
  team: Team;
  /** By category, `product/safety` or `product`. */
  routing: Readonly<Record<string, Route>>;
  /** How many live complaints each person owns. */
  load: ReadonlyMap<string, number>;
  /** `2026-11-20`: who is away that day gets nothing. */
  day: string;
}

/** A complaint as far as routing looks at it. */
export type Routed = Pick<Snapshot, 'facts' | 'team' | 'owner'>;

/** How many complaints in work each person owns. */
export function loadOf(
  complaints: Iterable<{ readonly owner: string | null; readonly status: Status }>,
): Map<string, number> {
  const load = new Map<string, number>();
  for (const { owner, status } of complaints) {
    if (owner !== null && isInWork(status)) load.set(owner, (load.get(owner) ?? 0) + 1);
  }
  return load;
}

/** What the desk says of complaints of this kind; the sub-category comes before the category. */
export function routeOf({ category, subcategory }: Facts, routing: RoutingDesk['routing']): Route {
  const precise = subcategory === undefined ? undefined : own(routing, `${category}/${subcategory}`);
  return precise ?? own(routing, category) ?? {};
}

/** Whether somebody may be given a complaint, or told of it: is here, and not whom it is about. */
export function mayHandle(person: string, { facts }: Routed, { team, day }: RoutingDesk): boolean {
  return person !== facts.about && isHere(team, person, day);
}

/**
 * Who of some people gets a complaint: of the team first, then with the skill, then with the fewest complaints, then by name. Null:
 * nobody may. What is asked for is a wish here; who must have it chooses the people accordingly.
 */
export function choose(people: readonly string[], complaint: Routed, wish: Route, desk: RoutingDesk): string | null {
  const rank = (person: string) => {
    const entry = desk.team.people[person];
    const outside = wish.team !== undefined && entry?.team !== wish.team ? 1 : 0;
    const unskilled = wish.skill !== undefined && !hasSkill(desk.team, person, wish.skill) ? 1 : 0;
    return [outside, unskilled, desk.load.get(person) ?? 0] as const;
  };
  let best: { person: string; rank: readonly number[] } | null = null;
  for (const person of people) {
    if (!mayHandle(person, complaint, desk)) continue;
    const candidate = { person, rank: rank(person) };
    if (best === null || compare(candidate, best) < 0) best = candidate;
  }
  return best?.person ?? null;
}

function compare(
  a: { person: string; rank: readonly number[] },
  b: { person: string; rank: readonly number[] },
): number {
  for (const [place, value] of a.rank.entries()) {
    const other = b.rank[place] ?? 0;
    if (value !== other) return value - other;
  }
  return a.person < b.person ? -1 : 1;
}

/**
 * Who is to own a complaint. The team that is named, else the one that has it, else the one that complaints of this kind go to; in it
 * those whose role is that of most people: leads and managers only where there is nobody else. A skill that is named must be there, one
 * that the kind of complaint asks for should be.
 */
export function chooseOwner(complaint: Routed, { team, skill }: Route, desk: RoutingDesk): string {
  const usual = routeOf(complaint.facts, desk.routing);
  const wanted = team ?? complaint.team ?? usual.team ?? null;
  const everybody = Object.keys(desk.team.people).filter(
    (person) =>
      (wanted === null || desk.team.people[person]?.team === wanted) &&
      (skill === undefined || hasSkill(desk.team, person, skill)),
  );
  const firstLine = everybody.filter((person) => roleOf(desk.team, person) === desk.team.default_role);
  const wish = { skill: skill ?? usual.skill };
  const chosen = choose(firstLine, complaint, wish, desk) ?? choose(everybody, complaint, wish, desk);
  if (chosen === null) throw new Problem('nobody_available', { team: wanted, skill: skill ?? null });
  return chosen;
}

/** Whether somebody has a skill. */
export function hasSkill(team: Team, person: string, skill: string): boolean {
  return team.people[person]?.skills?.includes(skill) ?? false;
}

/** Who leads a team, if that person may handle the complaint. */
export function leadOf(name: string | null | undefined, complaint: Routed, desk: RoutingDesk): string | null {
  const lead = name == null ? undefined : own(desk.team.teams, name)?.lead;
  if (lead === undefined) return null;
  // Where no people are listed, a lead is taken by the name.
  const isListed = Object.keys(desk.team.people).length > 0;
  if (!isListed) return lead === complaint.facts.about ? null : lead;
  return mayHandle(lead, complaint, desk) ? lead : null;
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
