import { type Operation, signed } from './operation.js';

/** Ends a complaint whose answer has been given. */
export const close: Operation<'close'> = ({ confirmed }, _complaint, context) => [
  { type: 'closed', ...signed(context), ...(confirmed && { confirmed }) },
];
