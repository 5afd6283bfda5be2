import { describe, expect, test } from 'vitest';
import type { CommandType, ComplaintCommand } from '../../../src/core/complaint/commands.js';
import { ALLOWED_FROM, STATUSES, type Status } from '../../../src/core/complaint/status.js';
import { type Case, World } from '../../world.js';

const world = new World();

/** One ticket has one mark: li.wei answers for it, and where he is to decide, somebody else. */
const markOf = (accountable: string, evidence = 'no order'): ComplaintCommand<'mark'> => ({
  type: 'mark',
  reason: 'missing_element',
  evidence,
  accountable,
  team: 'service',
  standard: 'ticket-quality 2',
  standard_hash: '0123456789abcdef',
  appeal_until: '2026-11-27T09:00:00+08:00',
  decided_by: ['agent'],
});

/** What is not in work can't be escalated, so it is before it gets there. */
const escalated = (ticket: Case) => ticket.when({ type: 'escalate', to: 'zhao.min', reason: 'press' });

/** One complaint in each status, made by commands as a desk would give them. */
const IN_STATUS: Record<Status, () => Case> = {
  new: () => escalated(world.given()),
  open: () => escalated(world.given()).when({ type: 'assign', to: 'li.wei' }),
  waiting: () => IN_STATUS.open().when({ type: 'pause', reason: 'awaiting_customer' }),
  resolved: () => IN_STATUS.open().when({ type: 'resolve', outcome: 'upheld' }),
  closed: () => IN_STATUS.resolved().when({ type: 'close' }),
  merged: () => world.given().when({ type: 'merge', into: 'C-261120-ZZZZZ', survivor_status: 'open' }),
  withdrawn: () => world.given().when({ type: 'withdraw' }),
};

const COMMANDS: { [T in CommandType]: ComplaintCommand<T> } = {
  edit: { type: 'edit', changes: { title: 'Another title' } },
  correct: { type: 'correct', changes: { title: 'Another title' } },
  note: { type: 'note', text: 'Called the courier' },
  assign: { type: 'assign', to: 'wang.fang' },
  respond: { type: 'respond', kind: 'reply', text: 'We will call you at three' },
  receive_message: { type: 'receive_message', text: 'Where is it?' },
  pause: { type: 'pause', reason: 'awaiting_customer' },
  resume: { type: 'resume' },
  escalate: { type: 'escalate', to: 'zhao.min', reason: 'press' },
  deescalate: { type: 'deescalate', reason: 'calm again' },
  resolve: { type: 'resolve', outcome: 'upheld' },
  close: { type: 'close' },
  reopen: { type: 'reopen', cause: 'refund did not arrive' },
  rate: { type: 'rate', score: 5 },
  link: { type: 'link', to: 'C-261120-ZZZZZ', relation: 'related' },
  merge: { type: 'merge', into: 'C-261120-ZZZZZ', survivor_status: 'open' },
  absorb: { type: 'absorb', from: 'C-261120-ZZZZZ', unanswered_since: null },
  withdraw: { type: 'withdraw' },
  extend: {
    type: 'extend',
    metric: 'resolution',
    due: '2026-12-24T09:00:00+08:00',
    reason: 'laboratory',
    approved_by: 'zhao.min',
  },
  set_due: { type: 'set_due', metric: 'resolution', due: '2026-12-24T09:00:00+08:00', reason: 'promised' },
  reapply: { type: 'reapply' },
  mark: markOf('li.wei', 'seen on another day'),
  appeal_mark: { type: 'appeal_mark', mark: null, text: 'The customer would not say' },
  decide_mark: { type: 'decide_mark', mark: null, decision: 'lift', why: 'rightly so' },
};

/** What people are not told of as possible, since it is under commands of its own. */
const HIDDEN = ['absorb', 'correct', 'extend', 'set_due', 'reapply', 'mark', 'appeal_mark', 'decide_mark'];

/** The table as the desk's rules have it, written out once more by hand: status by command, x where it is allowed. */
const TABLE = `
                 new open waiting resolved closed merged withdrawn
edit             x   x    x       x        -      -      -
correct          x   x    x       x        x      x      x
note             x   x    x       x        x      x      x
assign           x   x    x       -        -      -      -
respond          x   x    x       x        -      -      -
receive_message  x   x    x       x        x      -      x
pause            -   x    -       -        -      -      -
resume           -   -    x       -        -      -      -
escalate         x   x    x       -        -      -      -
deescalate       x   x    x       -        -      -      -
resolve          x   x    x       -        -      -      -
close            -   -    -       x        -      -      -
reopen           -   -    -       x        x      -      x
rate             -   -    -       x        x      -      -
link             x   x    x       x        x      x      x
merge            x   x    x       x        -      -      -
absorb           x   x    x       x        -      -      -
withdraw         x   x    x       x        -      -      -
extend           x   x    x       -        -      -      -
set_due          x   x    x       -        -      -      -
reapply          x   x    x       -        -      -      -
mark             x   x    x       x        x      x      x
appeal_mark      x   x    x       x        x      x      x
decide_mark      x   x    x       x        x      x      x
`;

const [head = '', ...lines] = TABLE.trim().split('\n');
const statuses = head.trim().split(/\s+/) as Status[];
const pairs = lines.flatMap((line) => {
  const [command, ...marks] = line.trim().split(/\s+/);
  return statuses.map((status, index) => ({
    command: command as CommandType,
    status,
    allowed: marks[index] === 'x',
  }));
});

describe('every command from every status', () => {
  test('the table has every pair', () => {
    expect(pairs).toHaveLength(STATUSES.length * Object.keys(ALLOWED_FROM).length);
  });

  test.each(pairs)('$command from $status: allowed $allowed', ({ command, status, allowed }) => {
    const accountable = command === 'decide_mark' ? 'wang.fang' : 'li.wei';
    const before = IN_STATUS[status]().when(markOf(accountable), undefined, 'zhao.min');
    expect(before.complaint.status).toBe(status);
    if (allowed) {
      // Where the policies have not changed there is nothing to put under them.
      const expected = command === 'reapply' ? 0 : 1;
      expect(before.when(COMMANDS[command]).events.length).toBeGreaterThanOrEqual(expected);
      return;
    }
    const refusal = before.refusal(COMMANDS[command]);
    expect(refusal).toMatchObject({ code: 'not_from_status', kind: 'refused' });
    const { args } = refusal as { args: { allowed: string[] } };
    const possible = pairs.filter((pair) => pair.status === status && pair.allowed && !HIDDEN.includes(pair.command));
    expect(args).toMatchObject({ command, status, id: before.complaint.id });
    expect([...args.allowed].sort()).toEqual(possible.map((pair) => pair.command).sort());
  });
});
