import { type Operation, signed } from './operation.js';

/** What was waited for is there. */
export const resume: Operation<'resume'> = (_command, _complaint, context) => [
  { type: 'resumed', ...signed(context), cause: 'asked' },
];
