import type { Operation } from './operation.js';

/** Sets a deadline by hand, or gives it back to the policy. */
export const set_due: Operation<'set_due'> = (wish, complaint, context) => [
  context.clocks.setDue(complaint, wish, context),
];
