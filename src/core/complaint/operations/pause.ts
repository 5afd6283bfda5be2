import { requireCode } from '../taxonomy.js';
import { type Operation, present, signed } from './operation.js';

/** Holds the complaint up, with a reason from the codebook. Which clocks stand still is the policy's business. */
export const pause: Operation<'pause'> = ({ reason, note }, _complaint, context) => {
  requireCode('reason', reason, context.taxonomy.pause_reasons);
  return [{ type: 'paused', ...signed(context), ...present({ reason, note }) }];
};
