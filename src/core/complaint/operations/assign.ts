import { Problem } from '../../problem.js';
import { requirePerson, requireTeam } from '../team.js';
import { type Operation, present, signed } from './operation.js';

/**
 * To a person, a team, or a person within a team. A person brings their own team along where none is named; a team alone
 * leaves the complaint without an owner until somebody there takes it. Assigning to the same person again is recorded too.
 */
export const assign: Operation<'assign'> = ({ to, team, note }, complaint, context) => {
  if (!to?.trim() && !team?.trim()) throw new Problem('input_missing', { flags: ['to', 'team'] });
  if (to !== undefined) requirePerson(context.team, to);
  if (team !== undefined) requireTeam(context.team, team);
  const ownTeam = to === undefined ? undefined : context.team.people[to]?.team;
  const assigned = { to: to ?? null, team: team ?? ownTeam ?? complaint.team, note };
  return [{ type: 'assigned', ...signed(context), ...present(assigned) }];
};
