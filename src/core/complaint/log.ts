import { Problem, problemOr } from '../problem.js';
import type { Context } from './context.js';
import { withClockEvents } from './decide.js';
import type { ComplaintEvent } from './events.js';
import { checkCodes, type Facts, type KnownFacts, REQUIRED_FACTS } from './facts.js';

/** What somebody wants logged: as `Facts`, but what the desk has defaults for may be missing. */
export type NewComplaint = Omit<KnownFacts, 'priority' | 'received_at'> &
  Partial<Pick<KnownFacts, 'priority' | 'received_at'>> &
  Record<string, unknown>;

/** The first events of a complaint, or the reason why it can't be logged. `id` is drawn by the caller. */
export function logComplaint(id: string, wish: NewComplaint, context: Context): ComplaintEvent[] | Problem {
  return problemOr(() => {
    const facts: Facts = {
      ...wish,
      priority: wish.priority ?? context.taxonomy.default_priority,
      received_at: wish.received_at ?? context.now,
    };
    for (const field of REQUIRED_FACTS) {
      const value = facts[field];
      if (value === undefined || String(value).trim() === '') throw new Problem('field_missing', { field });
    }
    checkCodes(facts, context.taxonomy);
    if (Date.parse(facts.received_at) > Date.parse(context.now)) {
      throw new Problem('received_in_future', { received: facts.received_at, now: context.now });
    }
    const logged: ComplaintEvent<'logged'> = { type: 'logged', at: context.now, by: context.by, id, facts };
    return withClockEvents(null, [logged], context);
  });
}
