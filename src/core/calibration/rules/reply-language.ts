import { firstReply } from '../../complaint/record.js';
import { found, type Rule } from './rule.js';
import { scriptOf } from './texts.js';

/** The first reply is in the customer's language: that of what the customer wrote, else of the description. */
export const replyLanguage: Rule = (complaint) => {
  const reply = firstReply(complaint);
  const written = complaint.traces.messages.map(({ text }) => text).join('\n');
  const customer = scriptOf(written) ?? scriptOf(complaint.facts.description ?? '');
  const used = scriptOf(reply?.event.text ?? '');
  if (!reply || customer === null || used === null || customer === used) return [];
  return [found('reply_language', `history.${reply.index}.text`, { customer, reply: used })];
};
