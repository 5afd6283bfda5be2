import { describe, expect, test } from 'vitest';
import { foldHistory } from '../../../src/core/complaint/evolve.js';
import type { FactChanges } from '../../../src/core/complaint/facts.js';
import { logComplaint, type NewComplaint } from '../../../src/core/complaint/log.js';
import { Problem } from '../../../src/core/problem.js';
import { World } from '../../world.js';

const world = new World();
const open = () => world.given().when({ type: 'assign', to: 'li.wei' });
const types = (events: readonly { type: string }[]) => events.map(({ type }) => type);
const facts = (events: readonly { type: string }[]) => types(events).filter((type) => !type.startsWith('clock_'));

describe('log', () => {
  const log = (wish: Partial<NewComplaint>) =>
    logComplaint(
      'C-261120-00000',
      { title: 'T', channel: 'phone', category: 'product', customer: 'CU', ...wish } as never,
      world.context('2026-11-20 09:00'),
    );

  test("gives the desk's defaults and keeps fields that nobody knows", () => {
    const [logged] = log({ shoe_size: 43 } as never) as { facts: object }[];
    expect(logged?.facts).toMatchObject({
      priority: 'general',
      received_at: '2026-11-20T09:00:00+08:00',
      shoe_size: 43,
    });
  });

  test.each(['title', 'channel', 'category', 'customer'])('needs %s', (field) => {
    expect(log({ [field]: ' ' })).toMatchObject({ code: 'field_missing', args: { field } });
  });

  test.each([
    [{ channel: 'fax' }, 'channel'],
    [{ category: 'weather' }, 'category'],
    [{ subcategory: 'billing' }, 'subcategory'],
    [{ priority: 'high' }, 'priority'],
    [{ demand: 'apology' }, 'demand'],
    [{ category: 'constructor' }, 'category'],
  ])('%o is not in the codebook', (wish, field) => {
    expect(log(wish)).toMatchObject({ code: 'field_unknown_code', args: { field } });
  });

  test('nobody complained in the future', () => {
    expect(log({ received_at: '2026-11-20T09:00:01+08:00' })).toMatchObject({ code: 'received_in_future' });
  });
});

describe('assign', () => {
  test('the first one is no handover, a change of owner or team is, the same again is not', () => {
    const once = open();
    expect(once.complaint).toMatchObject({ status: 'open', owner: 'li.wei', team: 'service', handovers: 0 });
    const again = once.when({ type: 'assign', to: 'li.wei' });
    expect(again.complaint).toMatchObject({ handovers: 0 });
    expect(again.complaint.history.length).toBe(once.complaint.history.length + 1);
    expect(again.when({ type: 'assign', to: 'wang.fang' }).complaint).toMatchObject({ handovers: 1, team: 'billing' });
  });

  test('each change of team begins a leg and ends the one before', () => {
    const { legs } = open().when({ type: 'assign', team: 'billing' }, '2026-11-20 10:00').complaint;
    expect(legs).toEqual([
      { team: 'service', from: '2026-11-20T09:00:00+08:00', to: '2026-11-20T10:00:00+08:00' },
      { team: 'billing', from: '2026-11-20T10:00:00+08:00', to: null },
    ]);
  });

  test('a team alone leaves it to nobody', () => {
    expect(open().when({ type: 'assign', team: 'billing' }).complaint).toMatchObject({ status: 'new', owner: null });
  });

  test('a complaint that waits goes on waiting', () => {
    const waiting = open().when({ type: 'pause', reason: 'awaiting_customer' });
    expect(waiting.when({ type: 'assign', to: 'wang.fang' }).complaint.status).toBe('waiting');
  });

  test('only to people and teams there are', () => {
    expect(world.given().refusal({ type: 'assign', to: 'nobody' }).code).toBe('person_unknown');
    expect(world.given().refusal({ type: 'assign', to: 'old.hand' }).code).toBe('person_left');
    expect(world.given().refusal({ type: 'assign', team: 'legal' }).code).toBe('team_unknown');
    const free = new World({ team: { people: {}, teams: {} } });
    expect(free.given().when({ type: 'assign', to: 'anybody', team: 'any' }).complaint.owner).toBe('anybody');
  });
});

describe('resolve', () => {
  test('solving what nobody owns makes the solver the owner', () => {
    const solved = world.given().when({ type: 'resolve', outcome: 'solved' }, '2026-11-20 09:05', 'wang.fang');
    expect(facts(solved.events)).toEqual(['assigned', 'resolved']);
    expect(solved.complaint).toMatchObject({ owner: 'wang.fang', team: 'billing', handovers: 0 });
  });

  test.each([
    ['li.wei', 100, null],
    ['li.wei', 100.01, ['zhao.min', 'chen.bo']],
    ['zhao.min', 2000, null],
    ['zhao.min', 2001, ['chen.bo']],
    ['chen.bo', 20_001, ['director']],
    ['a stranger', 101, ['zhao.min', 'chen.bo']],
  ])('%s grants %d', (by, amount, who) => {
    const command = { type: 'resolve', outcome: 'upheld', redress: { amount, currency: 'CNY' } } as const;
    if (who === null) expect(open().when(command, undefined, by).complaint.status).toBe('resolved');
    else
      expect(open().refusal(command, undefined, by)).toMatchObject({
        code: 'over_authority',
        kind: 'refused',
        args: { who },
      });
  });

  test('another currency is over every limit', () => {
    const redress = { amount: 1, currency: 'EUR' };
    expect(open().refusal({ type: 'resolve', outcome: 'upheld', redress }).code).toBe('over_authority');
  });

  test("outcomes are the codebook's", () => {
    expect(open().refusal({ type: 'resolve', outcome: 'won' }).code).toBe('field_unknown_code');
  });
});

describe('rate', () => {
  const resolved = () => open().when({ type: 'resolve', outcome: 'upheld' }, '2026-11-20 10:00');

  test('a dissatisfied customer gets the one who resolved it', () => {
    const handed = resolved().when({ type: 'close' }, '2026-11-20 11:00', 'zhao.min');
    const rated = handed.when({ type: 'rate', score: 2 }, '2026-11-20 12:00', 'zhao.min');
    expect(facts(rated.events)).toEqual(['rated', 'reopened', 'assigned']);
    expect(rated.complaint).toMatchObject({ status: 'open', owner: 'li.wei' });
    expect(rated.complaint.reopenings).toMatchObject([{ cause: 'dissatisfied', from: 'closed' }]);
  });

  test('who has left leaves it to the team', () => {
    const rated = world
      .given()
      .when({ type: 'assign', to: 'li.wei' })
      .when({ type: 'resolve', outcome: 'upheld' }, undefined, 'old.hand');
    const back = rated.when({ type: 'rate', score: 1 }, undefined, 'zhao.min').complaint;
    expect(back).toMatchObject({ status: 'new', owner: null, team: 'service' });
  });

  test.each([3, 4, 5])('%d stays as it is', (score) => {
    expect(types(resolved().when({ type: 'rate', score }).events)).toEqual(['rated']);
  });

  test.each([0, 6, Number.NaN])('%d is not on the scale', (score) => {
    expect(resolved().refusal({ type: 'rate', score }).code).toBe('field_invalid');
  });
});

describe('messages and pauses', () => {
  test('a message ends a pause', () => {
    const waiting = open().when({ type: 'pause', reason: 'awaiting_customer' }, '2026-11-20 10:00');
    const back = waiting.when({ type: 'receive_message', text: 'here it is' }, '2026-11-20 11:00');
    expect(back.complaint).toMatchObject({ status: 'open', unanswered_since: '2026-11-20T11:00:00+08:00' });
    expect(back.complaint.waits).toMatchObject([{ to: '2026-11-20T11:00:00+08:00' }]);
  });

  test('the oldest message without an answer counts; a reply ends it, an acknowledgement does not', () => {
    const written = open()
      .when({ type: 'receive_message' }, '2026-11-20 10:00')
      .when({ type: 'receive_message' }, '2026-11-20 11:00');
    expect(written.complaint.unanswered_since).toBe('2026-11-20T10:00:00+08:00');
    expect(written.when({ type: 'respond', kind: 'acknowledge' }).complaint.unanswered_since).not.toBeNull();
    expect(written.when({ type: 'respond', kind: 'reply' }).complaint.unanswered_since).toBeNull();
  });

  test('only for reasons of the codebook', () => {
    expect(open().refusal({ type: 'pause', reason: 'lunch' }).code).toBe('field_unknown_code');
  });
});

describe('edit', () => {
  test('records only what changed and takes an emptied field away', () => {
    const edited = open().when({ type: 'edit', changes: { title: 'New', channel: 'phone', remedy: null } });
    expect(edited.events[0]).toMatchObject({ changes: { title: 'New', remedy: null } });
    expect(edited.complaint.facts).not.toHaveProperty('remedy');
  });

  test('another category drops the sub-code of the old one', () => {
    const { facts: after } = open().when({ type: 'edit', changes: { category: 'product' } }).complaint;
    expect(after).toMatchObject({ category: 'product' });
    expect(after).not.toHaveProperty('subcategory');
  });

  test.each([
    [{}, 'nothing_to_change'],
    [{ title: 'Charged twice for November' }, 'nothing_to_change'],
    [{ received_at: '2026-11-19T09:00:00+08:00' }, 'field_not_editable'],
    [{ customer: null }, 'field_missing'],
    [{ subcategory: 'safety' }, 'field_unknown_code'],
  ])('%o is refused: %s', (changes, code) => {
    expect(open().refusal({ type: 'edit', changes: changes as FactChanges }).code).toBe(code);
  });
});

describe('merge and reopen', () => {
  test('the survivor takes over the oldest unanswered message', () => {
    const survivor = open().when({ type: 'receive_message' }, '2026-11-20 12:00');
    const merged = survivor.when({
      type: 'absorb',
      from: 'C-261120-ZZZZZ',
      unanswered_since: '2026-11-20T10:00:00+08:00',
    });
    expect(merged.complaint.unanswered_since).toBe('2026-11-20T10:00:00+08:00');
  });

  test('never into itself or into what is over', () => {
    const { id } = open().complaint;
    const once = open();
    expect(once.refusal({ type: 'merge', into: once.complaint.id, survivor_status: 'open' }).code).toBe(
      'link_to_itself',
    );
    expect(once.refusal({ type: 'merge', into: id, survivor_status: 'withdrawn' }).code).toBe('merge_into_closed');
  });

  test('only inside the reopen window', () => {
    const strict = new World({ sla: { reopen: { within_days: 30 } } });
    const closed = strict
      .given()
      .when({ type: 'resolve', outcome: 'upheld' })
      .when({ type: 'close' }, '2026-11-20 10:00');
    expect(closed.when({ type: 'reopen', cause: 'again' }, '2026-12-20 10:00').complaint.status).toBe('open');
    expect(closed.refusal({ type: 'reopen', cause: 'again' }, '2026-12-20 10:01').code).toBe('reopen_window_over');
  });
});

describe('the history', () => {
  test('folding it again gives the same complaint, and events that nobody knows stay in it', () => {
    const { complaint } = open()
      .when({ type: 'escalate', to: 'zhao.min', reason: 'press' })
      .when({ type: 'resolve', outcome: 'upheld' });
    expect(foldHistory(complaint.history)).toEqual(complaint);
    const strange = [...complaint.history, { type: 'teleported', at: '2026-11-20T12:00:00+08:00', by: 'x' } as never];
    expect(foldHistory(strange)).toMatchObject({
      status: 'resolved',
      history: { length: complaint.history.length + 1 },
    });
  });

  test('the same command on the same complaint gives the same events', () => {
    const before = open();
    const command = { type: 'resolve', outcome: 'upheld' } as const;
    expect(before.when(command).events).toEqual(before.when(command).events);
    expect(before.refusal({ type: 'close' })).toBeInstanceOf(Problem);
  });
});

describe('escalating outside the house', () => {
  const outside = { type: 'escalate', kind: 'regulator', to: 'FCA', reason: 'no answer' } as const;

  test('leaves the level as it is unless told, and says where, under which number and since when', () => {
    const received = world.stamp('2026-11-20 08:00');
    const ticket = world.given().when({ ...outside, ref: 'R-77', received }, '2026-11-20 10:00');
    expect(ticket.events[0]).toMatchObject({ type: 'escalated', kind: 'regulator', ref: 'R-77', received, level: 0 });
    expect(ticket.complaint).toMatchObject({ level: 0, escalations: [{ kind: 'regulator', ref: 'R-77', received }] });
    expect(world.given().when({ ...outside, level: 3 }).complaint.level).toBe(3);
  });

  test('an escalation within the house says nothing of a kind in its event', () => {
    const ticket = world.given().when({ type: 'escalate', kind: 'internal', to: 'zhao.min', reason: 'press' });
    expect(ticket.events[0]).not.toHaveProperty('kind');
    expect(ticket.complaint.escalations).toMatchObject([{ kind: 'internal', also: [], ref: null, received: null }]);
  });

  test('goes to a body that nobody here knows; within the house it goes to somebody of the desk, a role or a team', () => {
    const within = (to: string) => ({ type: 'escalate', to, reason: 'press' }) as const;
    expect(world.given().refusal(within('FCA')).code).toBe('person_unknown');
    expect(world.given().refusal(within('old.hand')).code).toBe('person_left');
    for (const to of ['zhao.min', 'director', 'billing'])
      expect(world.given().when(within(to)).complaint.level).toBe(1);
  });

  test('nobody received it tomorrow', () => {
    const refusal = world.given().refusal({ ...outside, received: world.stamp('2026-11-21 08:00') });
    expect(refusal.code).toBe('received_in_future');
  });
});

describe('taking the level down', () => {
  const up = { type: 'escalate', to: 'zhao.min', reason: 'press' } as const;

  test('goes down by one, or to the level that is named; the escalations stay', () => {
    const high = world.given().when({ ...up, level: 3 });
    expect(high.when({ type: 'deescalate', reason: 'calm' }).complaint).toMatchObject({ level: 2 });
    const low = high.when({ type: 'deescalate', to_level: 0, reason: 'calm' });
    expect(low.complaint).toMatchObject({ level: 0, escalations: [{ level: 3 }] });
    expect(low.when(up).complaint.level).toBe(1);
  });

  test.each([3, 4, -1, 0.5])('%f is not below level 3', (to_level) => {
    const refusal = world
      .given()
      .when({ ...up, level: 3 })
      .refusal({ type: 'deescalate', to_level, reason: 'calm' });
    expect(refusal).toMatchObject({ code: 'field_invalid', args: { allowed: '0-2' } });
  });

  test('what was not escalated can not go down', () => {
    expect(world.given().refusal({ type: 'deescalate', reason: 'calm' }).code).toBe('not_escalated');
  });
});

describe('a claim', () => {
  test.each([150, '150 CNY', { amount: 150, currency: 'EUR' }])('may be %j', (amount_claimed) => {
    expect(world.given({ amount_claimed }).complaint.facts.amount_claimed).toEqual(amount_claimed);
  });

  test('that is no sum is refused', () => {
    expect(() => world.given({ amount_claimed: 'much' })).toThrow('money_invalid');
    expect(world.given().refusal({ type: 'edit', changes: { amount_claimed: -1 } }).code).toBe('money_invalid');
  });
});
