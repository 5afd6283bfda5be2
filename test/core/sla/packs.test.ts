import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { recordEvents } from '../../../src/core/complaint/chain.js';
import type { EscalationKind } from '../../../src/core/complaint/escalation.js';
import type { ComplaintEvent } from '../../../src/core/complaint/events.js';
import { evolve } from '../../../src/core/complaint/evolve.js';
import { clockRules } from '../../../src/core/sla/clock-rules.js';
import { lintPolicies, lintVerified } from '../../../src/core/sla/lint.js';
import { PackFile } from '../../../src/core/sla/policy-file.js';
import { checkPolicy } from '../../../src/core/validate.js';
import { Case, shipped, World } from '../../world.js';

const IDS = readdirSync(new URL('../../../templates/packs/', import.meta.url)).map((name) => name.slice(0, -5));

/** The clocks that a pack starts, as `metric: due`. */
function dues(made: Case, time: string): Record<string, string | null> {
  return Object.fromEntries(made.clocks(time).flatMap(({ metric, pack, due }) => (pack ? [[metric, due]] : [])));
}

/** It is taken outside the house. */
function taken(made: Case, time: string, received: string, kind: EscalationKind = 'regulator'): Case {
  const { world, complaint } = made;
  const [at, sent] = [world.stamp(time), world.stamp(received)];
  const event: ComplaintEvent = {
    type: 'escalated',
    at,
    by: 'li.wei',
    to: 'agency',
    level: 1,
    reason: 'R-1',
    kind,
    received: sent,
  };
  const followed = clockRules(world.book, world.zone).follow(evolve(complaint, event), [event]);
  return new Case(world, recordEvents(complaint, [event, ...followed]), time);
}

describe.each(IDS)('%s', (id) => {
  const file = checkPolicy(PackFile, shipped(`packs/${id}.yaml`), id);
  const world = new World({ packs: [id] });

  test('is named by its file, in both languages, and says where it is from', () => {
    expect(file.pack).toBe(id);
    expect(file.name).toEqual({ en: expect.stringMatching(/\w/), zh: expect.stringMatching(/\p{Script=Han}/u) });
    expect(file.source.length).toBeGreaterThan(0);
    for (const remark of [...file.unconfirmed, ...file.notes])
      expect(remark).toEqual({ en: expect.stringMatching(/\w/), zh: expect.stringMatching(/\p{Script=Han}/u) });
    if (file.verified === null) expect(file.unconfirmed.length).toBeGreaterThan(0);
  });

  test('nothing in it is doubtful', () => {
    const [, set] = world.book.sets;
    const { calendars } = world.book;
    const now = world.instant('2026-09-01');
    const context = { now, calendars, taxonomy: world.taxonomy, team: world.team };
    expect(set && lintPolicies(file.policies, set, context)).toEqual([]);
    expect(lintVerified(file.verified, world.instant('2026-11-22'))).toEqual([]);
  });
});

describe('deadlines, reckoned by hand', () => {
  const london = 'Europe/London';
  const shanghai = 'Asia/Shanghai';
  test.each<[pack: string, zone: string, facts: object, received: string, Record<string, string>]>([
    [
      'customer-expectation',
      shanghai,
      { priority: 'urgent' },
      '2026-11-20 09:00',
      { first_response: '2026-11-20T11:00:00+08:00', resolution: '2026-11-22T09:00:00+08:00' },
    ],
    [
      'customer-expectation',
      shanghai,
      {},
      '2026-11-20 09:00',
      { first_response: '2026-11-21T09:00:00+08:00', resolution: '2026-11-22T09:00:00+08:00' },
    ],
    [
      'iso-10002',
      'UTC',
      {},
      '2026-11-20 10:00',
      { acknowledge: '2026-11-23T18:00:00+00:00', update: '2026-11-27T18:00:00+00:00' },
    ],
    // Good Friday and Easter Monday lie between.
    [
      'uk-disp',
      london,
      {},
      '2026-04-02 10:00',
      { acknowledge: '2026-04-13T17:00:00+01:00', final: '2026-05-28T23:59:59+01:00' },
    ],
    [
      'uk-disp',
      london,
      { tags: ['psd'] },
      '2026-04-02 10:00',
      { acknowledge: '2026-04-13T17:00:00+01:00', final: '2026-04-27T17:00:00+01:00' },
    ],
    ['uk-ofcom', london, {}, '2026-04-09 10:00', { final: '2026-05-21T23:59:59+01:00' }],
    ['uk-ofcom', london, {}, '2026-04-08 00:00', { final: '2026-05-20T23:59:59+01:00' }],
    ['uk-ofcom', london, {}, '2026-04-07 23:59', { final: '2026-06-02T23:59:59+01:00' }],
    ['uk-housing', london, {}, '2026-04-02 10:00', { acknowledge: '2026-04-13T17:00:00+01:00' }],
    ['us-cfpb', 'America/New_York', {}, '2026-01-31 10:00', {}],
    ['eu-psd2', 'UTC', {}, '2026-04-02 10:00', { final: '2026-04-23T18:00:00+00:00' }],
    [
      'au-rg271',
      'Australia/Sydney',
      {},
      '2026-11-21 10:00',
      { acknowledge: '2026-11-22T10:00:00+11:00', final: '2026-12-21T23:59:59+11:00' },
    ],
    [
      'au-rg271',
      'Australia/Sydney',
      { tags: ['superannuation'] },
      '2026-04-02 10:00',
      { acknowledge: '2026-04-03T10:00:00+11:00', final: '2026-05-17T23:59:59+10:00' },
    ],
    // Good Friday is worked, Easter Monday and the Mondays of May and June are not.
    [
      'ie-cpc',
      'Europe/Dublin',
      {},
      '2026-04-02 10:00',
      {
        acknowledge: '2026-04-10T17:00:00+01:00',
        update: '2026-05-01T17:00:00+01:00',
        final: '2026-06-02T17:00:00+01:00',
      },
    ],
    ['ca-fcac', 'UTC', {}, '2026-04-02 10:00', { final: '2026-05-28T23:59:59+00:00' }],
    ['in-rbi', 'Asia/Kolkata', {}, '2026-04-02 10:00', { final: '2026-05-02T23:59:59+05:30' }],
    // 20 February is in the Spring Festival, 7 March a Saturday.
    ['cn-bank', shanghai, {}, '2026-02-05 10:00', { final: '2026-02-24T23:59:59+08:00' }],
    ['cn-bank', shanghai, { priority: 'complex' }, '2026-02-05 10:00', { final: '2026-03-09T23:59:59+08:00' }],
    ['cn-telecom', shanghai, {}, '2026-02-05 10:00', { final: '2026-02-24T23:59:59+08:00' }],
    [
      'cn-telecom',
      shanghai,
      { tags: ['fault-country'] },
      '2026-02-05 10:00',
      { resolution: '2026-02-08T10:00:00+08:00', final: '2026-02-24T23:59:59+08:00' },
    ],
    ['cn-express', shanghai, {}, '2026-09-24 10:00', { final: '2026-10-08T23:59:59+08:00' }],
    // Saturday 10 October is a make-up day.
    ['cn-12315', shanghai, {}, '2026-09-24 10:00', { acknowledge: '2026-10-12T18:00:00+08:00' }],
    ['cn-12315', shanghai, { tags: ['report'] }, '2026-09-24 10:00', { final: '2026-10-22T18:00:00+08:00' }],
    ['cn-12345', shanghai, {}, '2026-09-24 10:00', { final: '2026-10-09T18:00:00+08:00' }],
    ['cn-petition', shanghai, {}, '2026-02-05 10:00', { acknowledge: '2026-02-24T23:59:59+08:00' }],
    ['claimed-7d', shanghai, {}, '2026-09-24 10:00', { final: '2026-10-01T23:59:59+08:00' }],
  ])('%s in %s %j, received %s', (pack, zone, facts, received, expected) => {
    const world = new World({ zone, packs: [pack] });
    expect(dues(world.given({ ...facts, received_at: received }, received), received)).toEqual(expected);
  });

  test.each([
    ['uk-housing', london, [], '2026-04-02 10:00', '2026-04-08 10:00', '2026-04-22T17:00:00+01:00'],
    // The early May holiday lies between.
    ['uk-housing', london, ['stage-2'], '2026-04-02 10:00', '2026-04-08 10:00', '2026-05-07T17:00:00+01:00'],
    ['cn-12315', shanghai, [], '2026-09-24 10:00', '2026-10-09 10:00', '2026-12-10T18:00:00+08:00'],
    ['cn-petition', shanghai, [], '2026-02-05 10:00', '2026-02-24 10:00', '2026-04-27T23:59:59+08:00'],
  ])('%s in %s %j counts the answer from the acknowledgement', (pack, zone, tags, received, told, due) => {
    const world = new World({ zone, packs: [pack] });
    const acknowledge = { type: 'respond', kind: 'acknowledge' } as const;
    const made = world.given({ tags, received_at: received }, received).when(acknowledge, told);
    expect(made.clock('final')).toMatchObject({ due, started: world.stamp(told), state: 'running' });
    expect(made.clock('acknowledge').state).toBe('met');
    const again = made.when({ ...acknowledge, kind: 'reply' }, told);
    expect(again.clocks().filter(({ metric }) => metric === 'final')).toHaveLength(1);
  });

  test('us-cfpb counts from the day on which the regulator sent it', () => {
    const world = new World({ zone: 'America/New_York', packs: ['us-cfpb'] });
    const logged = world.given({ received_at: '2026-01-10 10:00' }, '2026-01-10 10:00');
    expect(dues(taken(logged, '2026-02-02 09:00', '2026-01-31 15:00', 'media'), '2026-02-02 09:00')).toEqual({});
    const sent = taken(logged, '2026-02-02 09:00', '2026-01-31 15:00');
    expect(dues(sent, '2026-02-02 09:00')).toEqual({ final: '2026-02-15T23:59:59-05:00' });
    const extend = { type: 'extend', metric: 'final', pack: 'us-cfpb', due: null } as const;
    const later = sent.when({ ...extend, reason: 'in progress', approved_by: 'chen.bo' }, '2026-02-10 09:00');
    expect(dues(later, '2026-02-10 09:00')).toEqual({ final: '2026-04-01T23:59:59-04:00' });
    const once = later.refusal({ ...extend, reason: 'again', approved_by: 'chen.bo' }, '2026-03-10 09:00');
    expect(once.code).toBe('extension_used_up');
  });

  test.each([
    ['uk-disp', london, { tags: ['psd'] }, '2026-04-02 10:00', '2026-05-27T17:00:00+01:00'],
    ['cn-bank', shanghai, { priority: 'complex' }, '2026-02-05 10:00', '2026-04-07T23:59:59+08:00'],
  ])('%s in %s %j: put off as far as it goes', (pack, zone, facts, received, due) => {
    const world = new World({ zone, packs: [pack] });
    const wish = {
      type: 'extend',
      metric: 'final',
      pack,
      due: null,
      reason: 'complex',
      approved_by: 'chen.bo',
    } as const;
    const made = world.given({ ...facts, received_at: received }, received).when(wish, received);
    expect(dues(made, received).final).toBe(due);
  });

  test('ca-fcac: at risk after a quarter, which is when it must be stepped up; nothing pauses it', () => {
    const world = new World({ zone: 'UTC', packs: ['ca-fcac'] });
    const made = world.given({ received_at: '2026-04-02 10:00' }, '2026-04-02 10:00');
    expect(made.clock('final', '2026-04-16 13:29:58').state).toBe('running');
    expect(made.clock('final', '2026-04-16 13:29:59').state).toBe('at_risk');
    const waiting = made
      .when({ type: 'assign', to: 'li.wei' })
      .when({ type: 'pause', reason: 'awaiting_customer' }, '2026-04-03 10:00');
    expect(waiting.clock('final', '2026-04-10 10:00')).toMatchObject({
      state: 'running',
      due: '2026-05-28T23:59:59+00:00',
    });
  });

  test('cn-12315: testing does not count', () => {
    const world = new World({ zone: shanghai, packs: ['cn-12315'] });
    const received = '2026-09-24 10:00';
    const tested = world
      .given({ tags: ['report'], received_at: received }, received)
      .when({ type: 'assign', to: 'li.wei' })
      .when({ type: 'pause', reason: 'awaiting_test' }, '2026-10-12 08:00')
      .when({ type: 'resume' }, '2026-10-14 08:00');
    expect(dues(tested, '2026-10-14 09:00').final).toBe('2026-10-26T18:00:00+08:00');
  });
});

describe('together', () => {
  test("the house's clocks and those of every pack run side by side, each under its own name", () => {
    const world = new World({ packs: ['cn-bank', 'customer-expectation'] });
    const made = world.given({ priority: 'urgent', received_at: '2026-11-20 09:00' });
    expect(made.clocks().map(({ metric, pack, policy }) => `${policy}: ${metric}@${pack ?? ''}`)).toEqual([
      'urgent: first_response@',
      'urgent: resolution@',
      'simple: final@cn-bank',
      'urgent: first_response@customer-expectation',
      'urgent: resolution@customer-expectation',
    ]);
    const answered = made.when({ type: 'respond', kind: 'reply' }, '2026-11-20 10:00');
    const first = answered.clocks().filter(({ metric }) => metric === 'first_response');
    expect(first.map(({ pack, state }) => [pack ?? 'house', state])).toEqual([
      ['house', 'breached'],
      ['customer-expectation', 'met'],
    ]);
  });

  test('an extension of one pack leaves the others as they are', () => {
    const world = new World({ packs: ['cn-bank', 'cn-telecom'] });
    const made = world.given({ received_at: '2026-02-05 10:00' }, '2026-02-05 10:00');
    const wish = { type: 'extend', metric: 'final', due: null, reason: 'r', approved_by: 'chen.bo' } as const;
    expect(made.refusal(wish).code).toBe('clock_ambiguous');
    const later = made.when({ ...wish, pack: 'cn-bank' });
    expect(later.clocks().flatMap(({ pack, due }) => (pack ? [[pack, due?.slice(0, 10)]] : []))).toEqual([
      ['cn-bank', '2026-03-09'],
      ['cn-telecom', '2026-02-24'],
    ]);
  });
});
