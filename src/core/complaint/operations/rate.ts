import { Problem } from '../../problem.js';
import { currentResolution } from '../record.js';
import { type Operation, present, signed } from './operation.js';

/**
 * The customer's score. A dissatisfied one reopens the complaint and hands it back to whoever resolved it; when that person
 * has left, it goes to their team without an owner, so that it shows up as nobody's.
 */
export const rate: Operation<'rate'> = ({ score, comment }, complaint, context) => {
  const { scale, reopen_up_to } = context.taxonomy.satisfaction;
  if (!(Number.isInteger(score) && score >= scale[0] && score <= scale[1])) {
    throw new Problem('field_invalid', { field: 'score', found: String(score), allowed: `${scale[0]}-${scale[1]}` });
  }
  const rated = { type: 'rated' as const, ...signed(context), ...present({ score, comment }) };
  if (score > reopen_up_to) return [rated];

  const resolver = currentResolution(complaint)?.by ?? complaint.owner;
  const left = resolver !== null && context.team.people[resolver]?.left === true;
  const team = complaint.team ?? (resolver === null ? null : (context.team.people[resolver]?.team ?? null));
  return [
    rated,
    { type: 'reopened', ...signed(context), cause: 'dissatisfied' },
    { type: 'assigned', ...signed(context), to: left ? null : resolver, team },
  ];
};
