import { type Operation, signed } from './operation.js';

/** An internal remark. */
export const note: Operation<'note'> = ({ text }, _complaint, context) => [{ type: 'noted', ...signed(context), text }];
