import { type Operation, signed } from './operation.js';

/** The survivor of a merge takes over the oldest customer message without an answer. */
export const absorb: Operation<'absorb'> = ({ from, unanswered_since }, _complaint, context) => [
  { type: 'absorbed', ...signed(context), from, unanswered_since },
];
