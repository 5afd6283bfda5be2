import { plain, type Rule } from './rule.js';

/** The first reply is more than "received, we will look into it". A reply recorded without its text can't be judged. */
export const firstReplySubstantial: Rule = ({ history }, { thresholds }) => {
  const index = history.findIndex((event) => event.type === 'responded' && event.kind !== 'acknowledge');
  const reply = history[index];
  if (reply?.type !== 'responded' || reply.text === undefined) return [];
  const text = plain(reply.text).replace(/[.!。！]+$/, '');
  if (!thresholds.hollow_replies.some((hollow) => plain(hollow) === text)) return [];
  return [{ code: 'first_reply_hollow', severity: 'warn', path: `history.${index}.text`, args: { found: text } }];
};
