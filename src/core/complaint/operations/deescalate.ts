import { Problem } from '../../problem.js';
import { type Operation, signed } from './operation.js';

/**
 * Takes the level down, by one unless told otherwise. What was escalated stays in the history, and a rung of the ladder that was
 * taken stays taken: what brought it about has not become undone.
 */
export const deescalate: Operation<'deescalate'> = ({ to_level, reason }, complaint, context) => {
  if (complaint.level === 0) throw new Problem('not_escalated', { id: complaint.id });
  const level = to_level ?? complaint.level - 1;
  if (!(Number.isInteger(level) && level >= 0 && level < complaint.level)) {
    const allowed = complaint.level === 1 ? '0' : `0-${complaint.level - 1}`;
    throw new Problem('field_invalid', { field: 'level', found: String(level), allowed });
  }
  return [{ type: 'deescalated', ...signed(context), level, reason }];
};
