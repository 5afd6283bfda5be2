import { type Operation, signed } from './operation.js';

/** Puts the clocks under the policies as they are now. Where that changes nothing, nothing has happened. */
export const reapply: Operation<'reapply'> = (_command, complaint, context) => {
  const reapplied = { type: 'policies_reapplied' as const, ...signed(context) };
  return context.clocks.follow(complaint, [reapplied]).length > 0 ? [reapplied] : [];
};
