import { Problem } from '../../problem.js';
import type { Context } from '../context.js';
import type { ComplaintEvent } from '../events.js';
import type { Money } from '../facts.js';
import { requireCode } from '../taxonomy.js';
import { roleOf } from '../team.js';
import { type Operation, present, signed } from './operation.js';

/** The answer is given. Solving a complaint that nobody owns yet makes the solver its owner: solved at first contact. */
export const resolve: Operation<'resolve'> = ({ outcome, root_cause, redress, summary }, complaint, context) => {
  requireCode('outcome', outcome, context.taxonomy.outcomes);
  const causes = context.taxonomy.root_causes;
  if (root_cause !== undefined && Object.keys(causes).length > 0) requireCode('root_cause', root_cause, causes);
  if (redress !== undefined) requireAuthority(redress, context);

  const events: ComplaintEvent[] = [];
  if (complaint.owner === null) {
    const team = complaint.team ?? context.team.people[context.by]?.team ?? null;
    events.push({ type: 'assigned', ...signed(context), to: context.by, team });
  }
  const resolved = present({ outcome, root_cause, redress, summary });
  return [...events, { type: 'resolved', ...signed(context), ...resolved }];
};

function requireAuthority(redress: Money, { authority, by, team }: Context): void {
  if (authority.mayGrant(by, redress)) return;
  const limit = authority.limitOf(by);
  throw new Problem('over_authority', {
    by,
    role: roleOf(team, by),
    limit: limit === null ? '' : `${limit.amount} ${limit.currency}`,
    asked: `${redress.amount} ${redress.currency}`,
    who: authority.whoMayGrant(redress),
  });
}
