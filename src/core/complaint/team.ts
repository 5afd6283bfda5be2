import * as v from 'valibot';
import { Problem } from '../problem.js';

const Names = v.record(v.string(), v.string());

const DATE = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-10-01'));
const DaysAway = v.pipe(
  v.strictObject({ from: DATE, to: v.optional(DATE) }),
  v.forward(
    v.check(({ from, to }) => to === undefined || from <= to, 'the day of from or later'),
    ['to'],
  ),
);

/** Who works here, `policy/team.yaml`. An empty list of people or teams means that any name is taken as it comes. */
export const Team = v.strictObject({
  roles: v.record(
    v.string(),
    v.strictObject({
      name: v.optional(Names),
      /** The most that the role may grant a customer, in the desk's currency; absent: any sum. */
      redress_limit: v.optional(v.pipe(v.number(), v.minValue(0))),
    }),
  ),
  /** The role of somebody who is not listed. */
  default_role: v.string(),
  teams: v.optional(
    v.record(v.string(), v.strictObject({ name: v.optional(Names), lead: v.optional(v.string()) })),
    {},
  ),
  people: v.optional(
    v.record(
      v.string(),
      v.strictObject({
        name: v.optional(v.string()),
        team: v.optional(v.string()),
        role: v.optional(v.string()),
        /** Login names on the machines that this person uses. */
        logins: v.optional(v.array(v.string()), []),
        left: v.optional(v.boolean(), false),
        /** What this person can do that not everybody can: `product-safety`, `cantonese`. */
        skills: v.optional(v.array(v.pipe(v.string(), v.minLength(1)))),
        /** Days on which this person is not here, the last one included. */
        away: v.optional(v.union([DaysAway, v.array(DaysAway)])),
      }),
    ),
    {},
  ),
});
export type Team = v.InferOutput<typeof Team>;

/** The role of a person; unlisted people have the default role. */
export function roleOf(team: Team, person: string): string {
  return (Object.hasOwn(team.people, person) ? team.people[person]?.role : undefined) ?? team.default_role;
}

/** The person who uses this login name, else the login name itself. */
export function personOfLogin(team: Team, login: string): string {
  const entry = Object.entries(team.people).find(([, person]) => person.logins.includes(login));
  return entry?.[0] ?? login;
}

/** Refuses somebody who is not listed, where people are listed, and somebody who has left. */
export function requirePerson(team: Team, person: string): void {
  const known = Object.keys(team.people);
  if (known.length === 0) return;
  if (!Object.hasOwn(team.people, person)) throw new Problem('person_unknown', { found: person, known });
  if (team.people[person]?.left) throw new Problem('person_left', { person });
}

/** Refuses a team that is not listed, where teams are listed. */
export function requireTeam(team: Team, name: string): void {
  const known = Object.keys(team.teams);
  if (known.length > 0 && !known.includes(name)) throw new Problem('team_unknown', { found: name, known });
}

/** Whether somebody who is listed works here still, and is here on that day (`2026-11-20`). */
export function isHere(team: Team, person: string, day: string): boolean {
  const entry = Object.hasOwn(team.people, person) ? team.people[person] : undefined;
  if (!entry || entry.left) return false;
  return ![entry.away ?? []].flat().some(({ from, to }) => from <= day && (to === undefined || day <= to));
}
