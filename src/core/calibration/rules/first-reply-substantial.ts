import { firstReply } from '../../complaint/record.js';
import { found, type Rule } from './rule.js';
import { isOneOf, unended } from './texts.js';

/** The first reply is more than "received, we will look into it". A reply recorded without its text can't be judged. */
export const firstReplySubstantial: Rule = (complaint, { thresholds }) => {
  const reply = firstReply(complaint);
  const text = reply?.event.text;
  if (!reply || text === undefined || !isOneOf(text, thresholds.hollow_replies)) return [];
  return [found('first_reply_hollow', `history.${reply.index}.text`, { found: unended(text) })];
};
