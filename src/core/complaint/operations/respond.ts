import { type Operation, present, signed } from './operation.js';

/** The desk wrote to, or spoke with, the customer. */
export const respond: Operation<'respond'> = ({ kind, text, automatic }, _complaint, context) => [
  { type: 'responded', ...signed(context), ...present({ kind, text, automatic }) },
];
