import { allowedChanges } from './edit.js';
import { type Operation, signed } from './operation.js';

/** Records facts that somebody changed in the document itself: held to the same rules as any edit, but in every status. */
export const correct: Operation<'correct'> = ({ changes }, complaint, context) => [
  { type: 'corrected', ...signed(context), changes: allowedChanges(changes, complaint, context.taxonomy) },
];
