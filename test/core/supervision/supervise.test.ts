import { describe, expect, it } from 'vitest';
import { type Problem, problemOr } from '../../../src/core/problem.js';
import { outlooksOf } from '../../../src/core/sla/outlook.js';
import { makeSupervision, SupervisionFile } from '../../../src/core/supervision/settings.js';
import { supervise } from '../../../src/core/supervision/supervise.js';
import { checkPolicy } from '../../../src/core/validate.js';
import { type Case, World } from '../../world.js';

const OFFICE = {
  id: 'desk',
  zone: 'Asia/Shanghai',
  week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-18:00']])),
};
const world = new World({ calendars: [OFFICE] });
const settings = (file: object = {}) =>
  makeSupervision(checkPolicy(SupervisionFile, file, 'supervision.yaml'), world.book.calendars, 3);
const found = (ticket: Case, time: string, file: object = {}) =>
  supervise(
    [{ complaint: ticket.complaint, outlooks: outlooksOf(ticket.complaint, world.book) }],
    world.instant(time),
    settings(file),
  );
const codes = (...args: Parameters<typeof found>) => found(...args).map(({ code }) => code);

const given = () => world.given({}, '2026-11-20 09:00');
const owned = () => given().when({ type: 'assign', to: 'li.wei' }, '2026-11-20 10:00');
const PAUSE = { type: 'pause', reason: 'awaiting_customer' } as const;

describe('what must be looked at', () => {
  it('is what nobody has owned for longer than the limit, not for exactly so long', () => {
    expect(codes(given(), '2026-11-20 13:00')).toEqual([]);
    expect(found(given(), '2026-11-20 13:01')).toMatchObject([
      { code: 'ownerless', since: world.instant('2026-11-20 09:00'), args: { longer_than: '4h' } },
    ]);
    expect(codes(owned(), '2026-11-20 15:00')).toEqual([]);
    const given_up = owned().when({ type: 'assign', team: 'billing' }, '2026-11-20 15:00');
    expect(codes(given_up, '2026-11-20 19:00')).toEqual([]);
    expect(codes(given_up, '2026-11-20 19:01')).toEqual(['ownerless']);
  });

  it('is what the person owns whom it is about', () => {
    const ticket = world.given({ about: 'li.wei' }, '2026-11-20 09:00');
    expect(codes(ticket.when({ type: 'assign', to: 'li.wei' }), '2026-11-20 10:00')).toEqual(['owner_concerned']);
    expect(codes(ticket.when({ type: 'assign', to: 'zhao.min' }), '2026-11-20 10:00')).toEqual([]);
  });

  it('is what nobody has touched; what the ladder does by itself is no touch', () => {
    expect(codes(owned(), '2026-11-23 10:00')).toEqual([]);
    expect(codes(owned(), '2026-11-23 10:01')).toEqual(['untouched']);
    const rung = { type: 'escalate', to: 'zhao.min', reason: 'late', rule: 'late' } as const;
    expect(codes(owned().when(rung, '2026-11-22 10:00'), '2026-11-23 10:01')).toEqual(['untouched']);
    expect(codes(owned().when({ type: 'note', text: 'called' }, '2026-11-22 10:00'), '2026-11-23 10:01')).toEqual([]);
  });

  it('is what waits too long, and not that nobody touches it meanwhile', () => {
    const waiting = owned().when(PAUSE, '2026-11-20 11:00');
    expect(codes(waiting, '2026-12-04 11:00')).toEqual([]);
    expect(codes(waiting, '2026-12-04 11:01')).toEqual(['paused_long']);
  });

  it('is what waits although the customer has written', () => {
    const written = owned().when({ type: 'receive_message', text: 'here it is' }, '2026-11-20 11:00');
    const waiting = written.when(PAUSE, '2026-11-20 12:00');
    expect(found(waiting, '2026-11-20 12:00')).toMatchObject([
      { code: 'paused_written', since: world.instant('2026-11-20 11:00'), args: { reason: 'awaiting_customer' } },
    ]);
    expect(codes(waiting.when({ type: 'respond', kind: 'reply' }, '2026-11-20 13:00'), '2026-11-20 14:00')).toEqual([]);
    expect(codes(waiting.when({ type: 'resume' }, '2026-11-20 13:00'), '2026-11-20 14:00')).toEqual([]);
  });

  it('is what goes from team to team and back', () => {
    const to = (ticket: Case, ...teams: string[]) =>
      teams.reduce((state, team) => state.when({ type: 'assign', team, to: 'li.wei' }, '2026-11-20 11:00'), ticket);
    expect(codes(to(given(), 'service', 'billing'), '2026-11-20 12:00')).toEqual([]);
    const back = to(given(), 'service', 'billing', 'service');
    expect(found(back, '2026-11-20 12:00')).toMatchObject([
      { code: 'ping_pong', args: { teams: ['service', 'billing', 'service'], returns: 1 } },
    ]);
    expect(codes(back, '2026-11-20 12:00', { ping_pong: 2 })).toEqual([]);
    expect(codes(to(back, 'billing'), '2026-11-20 12:00', { ping_pong: 2 })).toEqual(['ping_pong']);
  });

  it('is what was handed over more often than the threshold of the figures, or of its own', () => {
    const people = ['li.wei', 'zhao.min', 'li.wei', 'zhao.min', 'li.wei'];
    const passed = people.reduce((state, to) => state.when({ type: 'assign', to }, '2026-11-20 11:00'), given());
    expect(found(passed, '2026-11-20 12:00')).toMatchObject([
      { code: 'handed_over', args: { handovers: 4, above: 3 } },
    ]);
    expect(codes(passed, '2026-11-20 12:00', { handovers_above: 4 })).toEqual([]);
  });

  it('is a promised update that did not come, not one that came late', () => {
    const { complaint } = owned();
    const update = {
      metric: 'update',
      cycle: 2,
      due: 100,
      warn: null,
      paused: null,
      held: false,
      late: false,
      stopped: null,
      pack: null,
      policy: 'house',
      problem: null,
    };
    const look = (outlook: object, now: number) =>
      supervise([{ complaint, outlooks: [{ ...update, ...outlook }] }], now, settings()).filter(
        ({ code }) => code === 'update_missed',
      );
    expect(look({}, 101)).toMatchObject([{ since: 100, args: { clock: 'update#2' } }]);
    expect(look({ pack: 'uk-disp' }, 101)).toMatchObject([{ args: { clock: 'update#2@uk-disp' } }]);
    expect([
      look({}, 100),
      look({ late: true }, 101),
      look({ held: true, paused: 5 }, 101),
      look({ metric: 'final' }, 101),
    ]).toEqual([[], [], [], []]);
  });

  it('is an entry that is told to be earlier than what was there, resolved or not', () => {
    const ticket = owned().when({ type: 'resolve', outcome: 'solved' }, '2026-11-20 09:30');
    expect(found(ticket, '2026-11-20 11:00')).toMatchObject([
      { code: 'backdated', since: world.instant('2026-11-20 09:30'), args: { type: 'resolved', by: 'li.wei' } },
    ]);
    const later = owned().when({ type: 'note', text: 'x' }, '2026-11-20 10:00').when({ type: 'note', text: 'y' });
    expect(codes(later, '2026-11-20 11:00')).toEqual([]);
  });

  it('is what was received long before it was logged, but for what was imported', () => {
    const late = (facts: object = {}) =>
      world
        .given({ received_at: '2026-11-13 08:59', ...facts }, '2026-11-20 09:00')
        .when({ type: 'assign', to: 'li.wei' });
    expect(codes(late(), '2026-11-20 10:00')).toEqual(['logged_late']);
    expect(codes(late({ received_at: '2026-11-13 09:00' }), '2026-11-20 10:00')).toEqual([]);
    expect(codes(late({ source: { system: 'old', id: '1' } }), '2026-11-20 10:00')).toEqual([]);
  });

  it('is nothing that is over', () => {
    const closed = given().when({ type: 'resolve', outcome: 'solved' }, '2026-11-19 09:00').when({ type: 'close' });
    expect(codes(closed, '2027-11-20 10:00')).toEqual([]);
  });

  it('comes gravest kind first, in each the oldest first', () => {
    const [old, young] = [given(), world.given({}, '2026-11-20 12:00')];
    const all = [young, old].map(({ complaint }) => ({ complaint, outlooks: [] }));
    const list = supervise(all, world.instant('2026-11-30 09:00'), settings());
    expect(list.map(({ code, complaint }) => [code, complaint.id])).toEqual([
      ['ownerless', old.complaint.id],
      ['ownerless', young.complaint.id],
      ['untouched', old.complaint.id],
      ['untouched', young.complaint.id],
    ]);
  });
});

describe('a limit', () => {
  it.each([
    ['4h', '2026-11-23 10:00'],
    ['1wd', '2026-11-23 18:00'],
    ['1d', '2026-11-21 15:00'],
  ])('of %s by a calendar is over after %s', (ownerless, time) => {
    const ticket = world.given({}, '2026-11-20 15:00');
    const file = { calendar: 'desk', ownerless, untouched: '99d' };
    expect(codes(ticket, time, file)).toEqual([]);
    const after = { complaint: ticket.complaint, outlooks: [] };
    expect(supervise([after], world.instant(time) + 1, settings(file))).toHaveLength(1);
  });

  it.each([
    [{ ownerless: '3wd' }, 'ownerless 3wd'],
    [{ untouched: 'long' }, 'untouched long'],
    [{ calendar: 'moon' }, 'calendar moon'],
  ])('%j is refused', (file, fault) => {
    const problem = problemOr(() => settings(file)) as Problem<'policy_invalid'>;
    expect(problem.args.faults.map(({ path, found }) => `${path} ${found}`)).toEqual([fault]);
  });
});
