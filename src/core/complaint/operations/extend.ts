import type { Operation } from './operation.js';

/** Puts a deadline off with somebody's approval. How far, how often and by whom is the policy's business. */
export const extend: Operation<'extend'> = (wish, complaint, context) => [
  context.clocks.extend(complaint, wish, context),
];
