import { describe, expect, test } from 'vitest';
import type { ImprovementCommand, ImprovementCommandType } from '../../../src/core/improvement/commands.js';
import { isRepeatedImprovement } from '../../../src/core/improvement/decide.js';
import type { ImprovementEvent } from '../../../src/core/improvement/events.js';
import { evolveImprovement, foldImprovement } from '../../../src/core/improvement/evolve.js';
import { IMPROVEMENT_STATES, isOverdue, versionOfImprovement } from '../../../src/core/improvement/improvement.js';
import type { Problem } from '../../../src/core/problem.js';
import { contextAt, EVIDENCE, inEachState, opened, openingRefused, PLAN } from './case.js';

const COMMANDS: { [C in ImprovementCommandType]: ImprovementCommand<C> } = {
  plan: PLAN,
  implement: { type: 'implement', on: '2026-09-01' },
  feed_back: { type: 'feed_back', to: 'customers' },
  record_effect: { type: 'record_effect', verdict: 'effective', evidence: EVIDENCE },
  record_regression: { type: 'record_regression', evidence: EVIDENCE },
  drop: { type: 'drop', reason: 'no longer sold' },
};

/** Where each command leads from each state; what is not here is refused. */
const LEADS: Record<string, Partial<Record<ImprovementCommandType, string>>> = {
  defined: { plan: 'planned', drop: 'dropped' },
  analysed: { plan: 'planned', drop: 'dropped' },
  planned: { plan: 'planned', implement: 'implemented', drop: 'dropped' },
  implemented: { feed_back: 'implemented', record_effect: 'verified', drop: 'dropped' },
  verified: { feed_back: 'verified', record_regression: 'reopened' },
  reopened: { plan: 'planned', drop: 'dropped' },
  dropped: {},
};

describe.each(IMPROVEMENT_STATES)('from %s', (state) => {
  test.each(Object.values(COMMANDS))('$type', (command) => {
    const given = inEachState()[state];
    expect(given.improvement.state).toBe(state);
    const leads = LEADS[state]?.[command.type];
    if (leads !== undefined) {
      expect(given.when(command, '2026-12-28').improvement.state).toBe(leads);
    } else {
      const allowed = Object.keys(LEADS[state] ?? {});
      const refusal = given.refusal(command, '2026-12-28');
      expect([refusal.code, refusal.kind]).toEqual(['improvement_not_from_state', 'refused']);
      expect(refusal.args).toMatchObject({ command: command.type, state, allowed: expect.arrayContaining(allowed) });
    }
  });
});

describe('opening', () => {
  test('says what it is about, and refuses codes and people that there are not', () => {
    expect(opened().improvement).toMatchObject({ state: 'defined', owner: 'li.wei', due: '2026-08-20', target: 0.4 });
    expect(opened({ owner: null, due: null, scope: { product: 'Anything, really' } }).improvement.owner).toBe(null);
    expect(openingRefused({ scope: {} }).code).toBe('input_missing');
    expect(openingRefused({ scope: { category: 'colour' } }).args).toMatchObject({
      field: 'category',
      found: 'colour',
    });
    expect(openingRefused({ scope: { category: 'process', subcategory: 'colour' } }).args).toMatchObject({
      field: 'subcategory',
    });
    expect(openingRefused({ scope: { subcategory: 'billing' } }).code).toBe('field_missing_beside');
    expect(openingRefused({ scope: { channel: 'pigeon' } }).code).toBe('field_unknown_code');
    expect(openingRefused({ scope: { team: 'nobody' } }).code).toBe('team_unknown');
    expect(openingRefused({ owner: 'nobody' }).code).toBe('person_unknown');
    expect(openingRefused({ owner: 'old.hand' }).code).toBe('person_left');
    expect(openingRefused({ title: ' ' }).code).toBe('field_invalid');
  });
});

describe('planning', () => {
  test('a cause alone is an analysis; an action with it, or after it, is a plan', () => {
    const analysed = opened().when({ type: 'plan', cause: 'sent twice' });
    expect(analysed.improvement).toMatchObject({ state: 'analysed', cause: 'sent twice', action: null });
    // The owner and the day are known since it was opened.
    const planned = analysed.when({ type: 'plan', action: 'one number' });
    expect(planned.improvement).toMatchObject({ state: 'planned', owner: 'li.wei', due: '2026-08-20', postponed: 0 });
    expect(
      opened()
        .when(PLAN)
        .improvement.history.map(({ type }) => type),
    ).toEqual(['opened', 'analysed', 'planned']);
  });

  test('another cause needs a plan anew, another day is counted where it is later', () => {
    const { planned } = inEachState();
    expect(planned.when({ type: 'plan', cause: 'another' }).improvement).toMatchObject({
      state: 'analysed',
      action: null,
    });
    const later = planned.when({ type: 'plan', due: '2026-10-01' });
    expect(later.improvement).toMatchObject({ action: 'one number', due: '2026-10-01', postponed: 2 });
    expect(later.when({ type: 'plan', due: '2026-09-15' }).improvement.postponed).toBe(2);
  });

  test('what is missing is named; a day that has passed is none', () => {
    const lacks = (problem: Problem) => [problem.code, (problem.args as { missing: string[] }).missing];
    const bare = opened({ owner: null, due: null });
    expect(lacks(bare.refusal({ type: 'plan', due: '2026-09-01' }))).toEqual([
      'improvement_incomplete',
      ['cause', 'action', 'owner'],
    ]);
    expect(bare.refusal({ type: 'plan' }).code).toBe('input_missing');
    expect(bare.refusal({ type: 'plan', cause: ' ' }).code).toBe('field_invalid');
    const { reopened } = inEachState();
    expect(lacks(reopened.refusal({ type: 'plan', action: 'another' }, '2026-12-28'))[1]).toEqual(['due']);
    expect(
      reopened.when({ type: 'plan', action: 'another', due: '2027-01-31' }, '2026-12-28').improvement,
    ).toMatchObject({
      state: 'planned',
      cause: 'sent twice',
    });
    expect(opened().refusal({ ...PLAN, owner: 'old.hand' }).code).toBe('person_left');
  });
});

describe('what comes of it', () => {
  test('is implemented on a day that has come, which may lie before it was opened', () => {
    const { planned } = inEachState();
    expect(planned.when({ type: 'implement', on: '2026-07-01', note: 'out' }).improvement).toMatchObject({
      state: 'implemented',
      implemented_on: '2026-07-01',
    });
    expect(planned.refusal({ type: 'implement', on: '2026-08-02' }).args).toEqual({
      on: '2026-08-02',
      today: '2026-08-01',
    });
  });

  test('what had no effect goes back to its analysis, overdue until there is a new plan; feedback begins anew', () => {
    const { implemented } = inEachState();
    const told = implemented.when({ type: 'feed_back', to: 'customers' });
    const back = told.when({ type: 'record_effect', verdict: 'not_shown', evidence: EVIDENCE }, '2026-10-27');
    expect(back.improvement).toMatchObject({
      state: 'analysed',
      cause: 'sent twice',
      action: null,
      implemented_on: null,
    });
    expect([back.improvement.setbacks, isOverdue(back.improvement, '2026-10-27')]).toEqual([1, true]);
    const again = back.when({ ...PLAN, due: '2026-11-30' }).when({ type: 'implement', on: '2026-10-27' });
    expect([told.improvement.feedback.length, again.improvement.feedback.length]).toEqual([1, 0]);
  });

  test('a verified one is over until it is as bad again', () => {
    const { verified, reopened } = inEachState();
    expect(verified.improvement).toMatchObject({ ended_at: verified.improvement.verified_at, setbacks: 0 });
    expect(reopened.improvement).toMatchObject({ ended_at: null, verified_at: null, setbacks: 1, cause: 'sent twice' });
  });

  test('overdue is what has a day that has passed and is not implemented', () => {
    const { planned, implemented, dropped } = inEachState();
    expect(isOverdue(planned.improvement, '2026-09-01')).toBe(false);
    expect(isOverdue(planned.improvement, '2026-09-02')).toBe(true);
    expect([implemented, dropped].map(({ improvement }) => isOverdue(improvement, '2027-01-01'))).toEqual([
      false,
      false,
    ]);
    expect(isOverdue(opened({ due: null }).improvement, '2027-01-01')).toBe(false);
  });

  test('nothing happens before what has happened', () => {
    expect(inEachState().implemented.refusal(COMMANDS.feed_back, '2026-08-15').code).toBe('time_before');
  });

  test('a command given again by the same person is known', () => {
    const { implemented } = inEachState();
    const { improvement } = implemented;
    const again = { type: 'implement', on: '2026-09-01' } as const;
    expect(isRepeatedImprovement(again, improvement, contextAt('2026-09-03'))).toBe(true);
    expect(isRepeatedImprovement({ ...again, on: '2026-09-02' }, improvement, contextAt('2026-09-03'))).toBe(false);
    expect(isRepeatedImprovement(again, improvement, contextAt('2026-09-03', 'chen.bo'))).toBe(false);
  });
});

describe('a history', () => {
  test('is folded to the same as it was played, and every event makes another version', () => {
    const { improvement } = inEachState().reopened;
    expect(foldImprovement(improvement.history)).toEqual(improvement);
    const versions = improvement.history.map((_, at) =>
      versionOfImprovement(foldImprovement(improvement.history.slice(0, at + 1))),
    );
    expect(new Set(versions).size).toBe(improvement.history.length);
  });

  test('keeps events of types that nobody knows, and begins with the opening', () => {
    const { improvement } = inEachState().planned;
    const unknown = { type: 'blessed', at: improvement.opened_at, by: 'x' } as unknown as ImprovementEvent;
    const after = evolveImprovement(improvement, unknown);
    expect(after).toEqual({ ...improvement, history: [...improvement.history, unknown] });
    expect(() => foldImprovement([])).toThrow(TypeError);
    expect(() => evolveImprovement(null, unknown)).toThrow(TypeError);
  });
});
