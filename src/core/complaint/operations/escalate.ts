import type { Snapshot } from '../record.js';
import { type Operation, present, signed } from './operation.js';

/**
 * Tells somebody higher up, one level above the present one unless told otherwise. The owner stays the owner: whoever was
 * asked first answers for the complaint until it is assigned elsewhere. A rung of the ladder that was taken before (by another
 * run at the same time) brings about nothing.
 */
export const escalate: Operation<'escalate'> = ({ to, reason, level, rule, clock }, complaint, context) => {
  if (rule !== undefined && isTaken(complaint, rule, clock)) return [];
  const escalated = present({ to, reason, level: level ?? complaint.level + 1, rule, clock });
  return [{ type: 'escalated', ...signed(context), ...escalated }];
};

/** Whether a rung has been taken for this clock (`metric#cycle`), or for the complaint where it asks for none. */
export function isTaken({ escalations }: Snapshot, rule: string, clock: string | undefined): boolean {
  return escalations.some((taken) => taken.rule === rule && taken.clock === (clock ?? null));
}
