import { Problem } from '../../problem.js';
import { isExternal } from '../escalation.js';
import type { Snapshot } from '../record.js';
import { requirePerson, type Team } from '../team.js';
import { type Operation, present, signed } from './operation.js';

/**
 * Tells somebody higher up, one level above the present one unless told otherwise. The owner stays the owner: whoever was
 * asked first answers for the complaint until it is assigned elsewhere. A complaint that is taken outside the house stays at its
 * level: nobody here has been told. A rung of the ladder that was taken before (by another run at the same time) brings about nothing.
 */
export const escalate: Operation<'escalate'> = (command, complaint, context) => {
  const { to, reason, level, rule, clock, kind, also, ref, received } = command;
  if (rule !== undefined && isTaken(complaint, rule, clock)) return [];
  // What the ladder names was looked at before; a body outside is nobody of the desk.
  if (rule === undefined && !isExternal(kind)) requireSomebody(context.team, to);
  if (received !== undefined && Date.parse(received) > Date.parse(context.now)) {
    throw new Problem('received_in_future', { received, now: context.now });
  }
  const reached = level ?? complaint.level + (isExternal(kind) ? 0 : 1);
  const details = { kind: isExternal(kind) ? kind : undefined, also: also?.length ? also : undefined, ref, received };
  return [
    { type: 'escalated', ...signed(context), ...present({ to, reason, level: reached, rule, clock, ...details }) },
  ];
};

/** Refuses whom nobody knows: who is told is a person of the desk, or a role or a team by its name. */
function requireSomebody(team: Team, name: string): void {
  if (!Object.hasOwn(team.roles, name) && !Object.hasOwn(team.teams, name)) requirePerson(team, name);
}

/** Whether a rung has been taken for this clock (`metric#cycle`), or for the complaint where it asks for none. */
export function isTaken({ escalations }: Snapshot, rule: string, clock: string | undefined): boolean {
  return escalations.some((taken) => taken.rule === rule && taken.clock === (clock ?? null));
}
