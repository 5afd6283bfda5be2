import { Problem } from '../../problem.js';
import { type Operation, signed } from './operation.js';

/** Points at another complaint. */
export const link: Operation<'link'> = ({ to, relation }, complaint, context) => {
  if (to === complaint.id) throw new Problem('link_to_itself', { id: complaint.id });
  return [{ type: 'linked', ...signed(context), to, relation }];
};
