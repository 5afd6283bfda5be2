import { type Operation, present, signed } from './operation.js';

/** The customer takes the complaint back. */
export const withdraw: Operation<'withdraw'> = ({ reason }, _complaint, context) => [
  { type: 'withdrawn', ...signed(context), ...present({ reason }) },
];
