import { describe, expect, it } from 'vitest';
import { foldHistory } from '../../../src/core/complaint/evolve.js';
import { World } from '../../world.js';
import { type Asked, figure, MARK, rate, told } from './desk.js';

const world = new World();
const MORNING = '2026-11-20 09:00';
const given = (facts: object = {}, time = MORNING) => world.given(facts, time);
const RESOLVE = { type: 'resolve', outcome: 'upheld' } as const;
const REPLY = { type: 'respond', kind: 'reply' } as const;
const CLOSE = { type: 'close' } as const;
const REOPEN = { type: 'reopen', cause: 'again' } as const;
const WITHDRAW = { type: 'withdraw' } as const;
const resolved = (time = '2026-11-21 09:00', outcome = 'upheld') => given().when({ ...RESOLVE, outcome }, time);
const closed = (time = '2026-11-22 09:00', outcome = 'upheld') => resolved(undefined, outcome).when(CLOSE, time);
const merged = () => given().when({ type: 'merge', into: 'C-261120-ZZZZZ', survivor_status: 'open' });
const source = { system: 'crm', id: '1' };
/** Answered and closed in a system that tells when. */
const imported = (received = '2026-10-05 09:00') => {
  const first = told(received, {}, world).history[0];
  if (first?.type !== 'logged') throw new Error('not logged');
  const facts = { ...first.facts, source, customer: 'CU-9' };
  const signed = { at: world.stamp('2026-10-06 09:00'), by: 'crm' };
  return foldHistory([
    { ...first, facts },
    { type: 'resolved', ...signed, outcome: 'upheld' },
    { type: 'closed', ...signed },
  ]);
};

describe('closed per day', () => {
  const perDay = (asked: Asked) =>
    figure(world, 'closed_per_day', [closed(), closed(), closed('2026-11-24 09:00')], asked);

  it('divides closings by the days of the period', () => {
    expect(perDay({ from: '2026-11-21', to: '2026-11-30' })).toMatchObject({ value: 0.3, n: 3 });
  });

  it('divides by the days that have passed where the period goes on', () => {
    expect(perDay({ from: '2026-11-21', to: '2026-11-30', now: '2026-11-25 00:00' })).toMatchObject({ value: 0.75 });
  });

  it('has no value before the period begins, and where it has no ends', () => {
    expect(perDay({ from: '2026-12-01', to: '2026-12-31', now: '2026-11-25 00:00' }).value).toBeNull();
    expect(perDay({ from: '2026-11-21' })).toMatchObject({ value: null, n: 3 });
  });

  it('counts a day of 23 hours as what it is', () => {
    const berlin = new World({ zone: 'Europe/Berlin' });
    const one = berlin.given({}, '2026-03-28 09:00').when(RESOLVE).when(CLOSE, '2026-03-29 12:00');
    const { value } = figure(berlin, 'closed_per_day', [one], { from: '2026-03-29', to: '2026-03-29' });
    expect(value).toBeCloseTo(24 / 23, 12);
  });
});

describe('satisfied of all closed', () => {
  const rated = (score: number) => closed().when({ type: 'rate', score }, '2026-11-23 09:00');

  it('takes whoever did not say for not satisfied: the strict view', () => {
    expect(rate(world, 'satisfied_of_closed', [rated(5), rated(3), closed()])).toBe('1/3');
    expect(rate(world, 'satisfaction', [rated(5), rated(3), closed()])).toBe('1/2');
  });

  it('leaves out what is open, withdrawn, merged, or closed by a source that told no time', () => {
    const others = [resolved(), given().when(WITHDRAW), merged(), told('2026-10-05 09:00', {}, world)];
    expect(rate(world, 'satisfied_of_closed', others)).toBe('0/0');
  });

  it('counts in the period of the last closing', () => {
    const again = rated(5).when(REOPEN, '2026-11-24 09:00').when(RESOLVE).when(CLOSE, '2026-12-02 09:00');
    expect(rate(world, 'satisfied_of_closed', [again], { from: '2026-11', to: '2026-11' })).toBe('0/0');
    expect(rate(world, 'satisfied_of_closed', [again], { from: '2026-12', to: '2026-12' })).toBe('0/1');
  });
});

describe('the resolution rate', () => {
  const confirmed = (by: 'customer' | 'check') => resolved().when({ type: 'close', confirmed: by }, '2026-11-22 09:00');

  it('counts what the customer or a check confirmed at the closing', () => {
    expect(rate(world, 'resolution_rate', [confirmed('customer'), confirmed('check'), closed()])).toBe('2/3');
  });

  it('takes a satisfied score for a confirmation, a lower one for none', () => {
    const rated = (score: number) => closed().when({ type: 'rate', score }, '2026-11-23 09:00');
    expect(rate(world, 'resolution_rate', [rated(4), rated(3)])).toBe('1/2');
  });

  it('goes by the last closing: a confirmation does not outlive a reopening', () => {
    const again = confirmed('customer').when(REOPEN, '2026-11-23 09:00').when(RESOLVE).when(CLOSE, '2026-11-24 09:00');
    expect(rate(world, 'resolution_rate', [again])).toBe('0/1');
  });

  it('does not count what was withdrawn, or merged', () => {
    expect(rate(world, 'resolution_rate', [given().when(WITHDRAW), merged()])).toBe('0/0');
  });
});

describe('closed without contact', () => {
  it('is what was closed with no message of a person on record', () => {
    const contacted = given().when(REPLY).when(RESOLVE).when(CLOSE, '2026-11-22 09:00');
    expect(rate(world, 'closed_without_contact_rate', [closed(), contacted])).toBe('1/2');
  });

  it('takes no automatic message for contact, and a written acknowledgement for one', () => {
    const answered = (command: { automatic?: true }) =>
      given()
        .when({ type: 'respond', kind: 'acknowledge', ...command })
        .when(RESOLVE)
        .when(CLOSE, '2026-11-22 09:00');
    expect(rate(world, 'closed_without_contact_rate', [answered({ automatic: true })])).toBe('1/1');
    expect(rate(world, 'closed_without_contact_rate', [answered({})])).toBe('0/1');
  });

  it('says nothing of what a source tells as answered', () => {
    expect(rate(world, 'closed_without_contact_rate', [imported()])).toBe('0/0');
    expect(figure(world, 'closed', [imported()]).value).toBe(1);
  });
});

describe('upheld', () => {
  const outcomes = (...names: string[]) =>
    rate(
      world,
      'upheld_rate',
      names.map((name) => closed(undefined, name)),
    );

  it('is upheld wholly or in part', () => {
    expect(outcomes('upheld', 'partly_upheld', 'not_upheld')).toBe('2/3');
  });

  it('leaves out what was closed without a decision', () => {
    expect(outcomes('solved', 'not_upheld')).toBe('0/1');
  });

  it('leaves a rejected complaint rejected where goodwill was granted', () => {
    const redress = { amount: 20, currency: 'CNY' };
    const goodwill = given()
      .when({ ...RESOLVE, outcome: 'not_upheld', redress })
      .when(CLOSE);
    expect(rate(world, 'upheld_rate', [goodwill])).toBe('0/1');
    expect(figure(world, 'redress', [goodwill]).value).toBe(20);
  });

  it('goes by the last answer, and says nothing while it is open', () => {
    const again = closed(undefined, 'not_upheld').when(REOPEN, '2026-11-23 09:00');
    expect(rate(world, 'upheld_rate', [again])).toBe('0/0');
    expect(rate(world, 'upheld_rate', [again.when(RESOLVE).when(CLOSE)])).toBe('1/1');
  });

  it('counts what a source told without its time in the period of receipt', () => {
    const reported = told('2026-10-05 09:00', { outcome: 'upheld' }, world);
    expect(figure(world, 'upheld_rate', [reported], { from: '2026-10', to: '2026-10' })).toMatchObject({
      ...{ numerator: 1, denominator: 1, reported: 1 },
    });
    expect(rate(world, 'upheld_rate', [reported], { from: '2026-12', to: '2026-12' })).toBe('0/0');
  });

  it('goes by the outcomes that the desk names', () => {
    const kpi = { upheld_outcomes: ['solved'], rejected_outcomes: ['upheld'] };
    expect(rate(world, 'upheld_rate', [closed(undefined, 'solved'), closed()], { kpi })).toBe('1/2');
  });
});

describe('what a source says of a complaint that came back here', () => {
  it('does not make the backlog negative: the closing that it reports followed the return', () => {
    const back = closed('2026-11-22 09:00').when(REOPEN, '2026-11-25 09:00').complaint;
    const at = world.stamp('2026-11-28 09:00');
    const again = foldHistory([
      ...back.history,
      { type: 'reported', at, by: 'import', closed: true, clocks: [], row: 'r' },
    ]);
    const backlog = (day: string) => figure(world, 'backlog', [again], { from: day, to: day }).value;
    expect(['2026-11-21', '2026-11-23', '2026-11-25', '2026-11-28'].map(backlog)).toEqual([1, 0, 0, 0]);
    expect(figure(world, 'closed', [again])).toMatchObject({ value: 2, reported: 1 });
  });
});

describe('quality of tickets', () => {
  const tagged = (...tags: string[]) => given({ tags });

  it('counts tags of an emotion: any that begins so, and those that the desk names', () => {
    const cases = [tagged('emotion:scared'), tagged('angry'), tagged('vip'), tagged()];
    expect(rate(world, 'emotion_coverage', cases)).toBe('2/4');
    expect(rate(world, 'emotion_coverage', cases, { kpi: { emotion_tags: ['vip'] } })).toBe('2/4');
    expect(rate(world, 'emotion_coverage', [given().when({ type: 'edit', changes: { tags: ['calm'] } })])).toBe('1/1');
  });

  it('counts tickets with all fields that must be filled: blanks are not', () => {
    const cases = [given(), given({ remedy: '  ' }), given().when({ type: 'edit', changes: { contact: null } })];
    expect(rate(world, 'completeness', cases)).toBe('1/3');
    expect(rate(world, 'completeness', cases, { kpi: { complete_fields: ['title', 'tags'] } })).toBe('0/3');
    expect(rate(world, 'completeness', [tagged()], { kpi: { complete_fields: ['tags'] } })).toBe('0/1');
  });

  it('counts the tags of complaints the desk found itself, answered by machine, and abusive ones', () => {
    const cases = [tagged('proactive', 'abusive'), tagged('automated'), tagged()];
    expect(rate(world, 'proactive_share', cases)).toBe('1/3');
    expect(rate(world, 'automation_share', cases)).toBe('1/3');
    expect(rate(world, 'abusive_share', cases)).toBe('1/3');
    expect(rate(world, 'abusive_share', cases, { kpi: { abusive_tag: 'rude' } })).toBe('0/3');
  });

  it('counts marks of unqualified tickets by the time of the mark, those lifted left out', () => {
    const marked = given().when(MARK, '2026-12-01 09:00');
    const decide = { type: 'decide_mark', mark: null, why: 'looked at it' } as const;
    const kept = marked.when({ ...decide, decision: 'keep' }, '2026-12-02 09:00', 'chen.bo');
    const lifted = marked.when({ ...decide, decision: 'lift' }, '2026-12-02 09:00', 'chen.bo');
    const marks = (asked: Asked) => figure(world, 'unqualified', [marked, kept, lifted, given()], asked).value;
    expect(marks({})).toBe(2);
    expect(marks({ from: '2026-11', to: '2026-11' })).toBe(0);
    expect(marks({ from: '2026-12', to: '2026-12' })).toBe(2);
  });
});
