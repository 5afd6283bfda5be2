import fc from 'fast-check';
import { recordEvents } from '../../../src/core/complaint/chain.js';
import type { ComplaintCommand } from '../../../src/core/complaint/commands.js';
import { decide } from '../../../src/core/complaint/decide.js';
import type { Complaint } from '../../../src/core/complaint/record.js';
import { Problem } from '../../../src/core/problem.js';
import type { World } from '../../world.js';

/** A command with who gives it, and how many minutes after nine. */
export interface Step {
  command: ComplaintCommand;
  by: string;
  minute: number;
}

const one = <T extends ComplaintCommand['type']>(...commands: ComplaintCommand<T>[]) => fc.constantFrom(...commands);
const text = fc.constantFrom('called back', '- "not a list"\n\nsecond # line', '客户说：😀', ' ends in space ');

const command: fc.Arbitrary<ComplaintCommand> = fc.oneof(
  text.map((value) => ({ type: 'note' as const, text: value })),
  one<'assign'>(
    { type: 'assign', to: 'li.wei' },
    { type: 'assign', to: 'wang.fang' },
    { type: 'assign', team: 'billing' },
  ),
  one<'edit'>(
    { type: 'edit', changes: { priority: 'urgent' } },
    { type: 'edit', changes: { priority: 'general', tags: ['a'] } },
    { type: 'edit', changes: { category: 'product', product: null } },
    { type: 'edit', changes: { vip: true, shoe_size: 43 } },
  ),
  one<'respond'>({ type: 'respond', kind: 'acknowledge' }, { type: 'respond', kind: 'reply', text: 'by noon' }),
  one<'receive_message'>({ type: 'receive_message', text: 'still waiting' }),
  one<'pause'>({ type: 'pause', reason: 'awaiting_customer' }),
  one<'resume'>({ type: 'resume' }),
  one<'escalate'>({ type: 'escalate', to: 'zhao.min', reason: 'angry' }),
  one<'resolve'>(
    { type: 'resolve', outcome: 'upheld', redress: { amount: 39, currency: 'CNY' } },
    { type: 'resolve', outcome: 'upheld' },
    { type: 'resolve', outcome: 'not_upheld' },
  ),
  one<'close'>({ type: 'close' }),
  one<'reopen'>({ type: 'reopen', cause: 'again' }),
  one<'rate'>({ type: 'rate', score: 1 }, { type: 'rate', score: 5 }),
  one<'link'>({ type: 'link', to: 'C-261120-ZZZZZ', relation: 'related' }),
  one<'merge'>({ type: 'merge', into: 'C-261120-ZZZZZ', survivor_status: 'open' }),
  one<'absorb'>({ type: 'absorb', from: 'C-261120-ZZZZY', unanswered_since: '2026-11-20T08:00:00+08:00' }),
  one<'withdraw'>({ type: 'withdraw' }),
);

/** What one side does. Minutes are few, so that sides often do something at the same time, and clocks need not be right. */
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    command,
    by: fc.constantFrom('li.wei', 'wang.fang', 'zhao.min'),
    minute: fc.integer({ min: 0, max: 12 }),
  }),
  { maxLength: 12 },
);

/** The complaint after all of that; what is refused is left out. */
export function doing(world: World, complaint: Complaint, did: readonly Step[]): Complaint {
  return did.reduce((state, { command: wish, by, minute }) => {
    const time = `2026-11-20 09:${String(minute).padStart(2, '0')}`;
    const events = decide(wish, state, world.context(time, by));
    return events instanceof Problem || events.length === 0 ? state : recordEvents(state, events);
  }, complaint);
}
