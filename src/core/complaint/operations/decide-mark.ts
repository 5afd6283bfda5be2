import { isDeepStrictEqual } from 'node:util';
import { Problem } from '../../problem.js';
import { findMark, type Mark, reasonOf } from '../mark.js';
import { roleOf } from '../team.js';
import { type Operation, present, signed } from './operation.js';

/**
 * Keeps, changes or lifts a mark. Who may was pinned when it was made; nobody decides on a mark of their own or against themselves. Only
 * where two sides decided differently may it be decided once more.
 */
export const decide_mark: Operation<'decide_mark'> = (wish, { id, marks }, context) => {
  const found = findMark(id, marks, wish.mark);
  const { mark } = found;
  const { by } = context;
  const [role, roles] = [roleOf(context.team, by), [...found.decided_by]];
  if (!roles.includes(role)) throw new Problem('decision_not_allowed', { mark, by, role, roles });
  if (by === found.accountable || by === found.by) throw new Problem('decision_own_matter', { mark, by });
  const decided = found.decisions.at(-1);
  if (decided && !isDisputed(found)) {
    const { decision, by: who, at } = decided;
    throw new Problem('mark_decided_already', { mark, decision, by: who, at });
  }
  const { decision, reason, why } = wish;
  if (reason !== undefined && reason === reasonOf(found)) throw new Problem('decision_no_change', { mark, reason });
  return [{ type: 'mark_decided', ...signed(context), mark, decision, ...present({ reason }), why }];
};

function isDisputed({ decisions: [first, ...others] }: Mark): boolean {
  const said = (each: Mark['decisions'][number]) => [each.decision, each.reason];
  return first !== undefined && others.some((other) => !isDeepStrictEqual(said(other), said(first)));
}
