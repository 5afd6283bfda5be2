import { Problem } from '../../problem.js';
import { type Operation, signed } from './operation.js';

const DAY = 86_400_000;

/** Takes a complaint up again, inside the policy's reopen window. */
export const reopen: Operation<'reopen'> = ({ cause }, complaint, context) => {
  const ended = complaint.status === 'resolved' ? complaint.resolutions : complaint.closings;
  const closed = ended.at(-1)?.at;
  const within = context.clocks.reopenWithinDays;
  if (within !== null && closed !== undefined && Date.parse(context.now) - Date.parse(closed) > within * DAY) {
    throw new Problem('reopen_window_over', { id: complaint.id, closed, within: `${within}d` });
  }
  return [{ type: 'reopened', ...signed(context), cause }];
};
