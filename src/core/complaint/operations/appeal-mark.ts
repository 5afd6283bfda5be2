import { Problem } from '../../problem.js';
import { findMark } from '../mark.js';
import { type Operation, signed } from './operation.js';

/** The accountable person speaks against a mark, once, and inside the window that was pinned when it was made. */
export const appeal_mark: Operation<'appeal_mark'> = ({ mark: wanted, text }, { id, marks }, context) => {
  const { mark, accountable, appeal_until, appeals, decisions } = findMark(id, marks, wanted);
  const [given, decided] = [appeals[0], decisions[0]];
  if (context.by !== accountable) throw new Problem('appeal_not_accountable', { mark, by: context.by, accountable });
  if (decided) {
    const { decision, by, at } = decided;
    throw new Problem('mark_decided_already', { mark, decision, by, at });
  }
  if (given) throw new Problem('appeal_given', { mark, at: given.at });
  if (Date.parse(context.now) > Date.parse(appeal_until)) {
    throw new Problem('appeal_too_late', { mark, until: appeal_until });
  }
  return [{ type: 'mark_appealed', ...signed(context), mark, text }];
};
