import { isInWork } from '../../complaint/status.js';
import type { IntegrityRule } from './rule.js';

/** Whoever is to answer is somebody of the desk. Empty lists of people and teams take any name. */
export const peopleKnown: IntegrityRule = ({ owner, team, status }, { team: desk }) => {
  if (!isInWork(status)) return [];
  const people = Object.keys(desk.people);
  const teams = Object.keys(desk.teams);
  return [
    ...(owner !== null && people.length > 0 && !people.includes(owner)
      ? [{ code: 'person_unknown', args: { person: owner } } as const]
      : []),
    ...(owner !== null && desk.people[owner]?.left ? [{ code: 'person_left', args: { person: owner } } as const] : []),
    ...(team !== null && teams.length > 0 && !teams.includes(team)
      ? [{ code: 'team_unknown', args: { team } } as const]
      : []),
  ];
};
