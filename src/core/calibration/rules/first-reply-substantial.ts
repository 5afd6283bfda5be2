import { firstReply } from '../../complaint/record.js';
import { plain, type Rule } from './rule.js';

/** The first reply is more than "received, we will look into it". A reply recorded without its text can't be judged. */
export const firstReplySubstantial: Rule = (complaint, { thresholds }) => {
  const reply = firstReply(complaint);
  if (reply?.event.text === undefined) return [];
  const text = plain(reply.event.text).replace(/[.!。！]+$/, '');
  if (!thresholds.hollow_replies.some((hollow) => plain(hollow) === text)) return [];
  return [{ code: 'first_reply_hollow', severity: 'warn', path: `history.${reply.index}.text`, args: { found: text } }];
};
