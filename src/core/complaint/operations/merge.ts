import { Problem } from '../../problem.js';
import { isOver, type Status } from '../status.js';
import { type Operation, signed } from './operation.js';

/** Ends a duplicate; the survivor goes on. */
export const merge: Operation<'merge'> = ({ into, survivor_status }, complaint, context) => {
  if (into === complaint.id) throw new Problem('link_to_itself', { id: complaint.id });
  if (isOver(survivor_status as Status)) {
    throw new Problem('merge_into_closed', { id: into, status: survivor_status });
  }
  return [{ type: 'merged', ...signed(context), into }];
};
