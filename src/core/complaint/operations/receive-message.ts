import type { ComplaintEvent } from '../events.js';
import { requireCode } from '../taxonomy.js';
import { type Operation, present, signed } from './operation.js';

/** The customer wrote. That ends a pause: whatever was waited for, there is something to look at now. */
export const receive_message: Operation<'receive_message'> = (
  { text, channel, no_reply_needed },
  complaint,
  context,
) => {
  if (channel !== undefined) requireCode('channel', channel, context.taxonomy.channels);
  const message = present({ text, channel, no_reply_needed });
  const received: ComplaintEvent = { type: 'message_received', ...signed(context), ...message };
  if (complaint.status !== 'waiting') return [received];
  return [received, { type: 'resumed', ...signed(context), cause: 'message' }];
};
