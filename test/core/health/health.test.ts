import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Health, healthOf, type SignFigure, type Trouble } from '../../../src/core/health/health.js';
import { HealthFile, makeHealth } from '../../../src/core/health/settings.js';
import { SIGN_CODES, type SignCode, signKind, TROUBLES, type TroubleCode } from '../../../src/core/health/signs.js';
import { wilson } from '../../../src/core/statistics/wilson.js';
import { checkPolicy } from '../../../src/core/validate.js';

const settings = (file: object = {}) => makeHealth(checkPolicy(HealthFile, file, 'health'));

/** Figures of a desk that wants nothing. */
function well(): Record<SignCode, SignFigure> {
  const figures = SIGN_CODES.map((code): [SignCode, SignFigure] => {
    const { unit, wanted } = signKind(code);
    const isMost = wanted?.at_most !== undefined;
    if (unit === 'share') return [code, isMost ? wilson(0, 200) : wilson(200, 200)];
    return [code, { value: isMost ? 0 : 5, n: 200 }];
  });
  return Object.fromEntries(figures) as Record<SignCode, SignFigure>;
}

function found(figures: Partial<Record<SignCode, SignFigure>>, file: object = {}, complaints = 200): Health {
  return healthOf(complaints, { ...well(), ...figures }, settings(file));
}

function trouble(health: Health, code: TroubleCode): Trouble {
  return health.troubles.find((each) => each.code === code) as Trouble;
}

function light(code: SignCode, figure: SignFigure, file: object = {}, complaints = 200): string {
  const { signs } = trouble(found({ [code]: figure }, file, complaints), signKind(code).trouble);
  return signs.find((sign) => sign.code === code)?.light ?? 'absent';
}

describe('the light of a sign', () => {
  test('a rate is bad only beyond chance: an interval that still holds the threshold is to be watched', () => {
    expect(light('passed_back_rate', wilson(10, 200))).toBe('good');
    expect(light('passed_back_rate', wilson(12, 200))).toBe('watch');
    expect(light('passed_back_rate', wilson(40, 200))).toBe('bad');
    expect(light('passed_back_rate', wilson(3, 9))).toBe('few');
    expect(light('passed_back_rate', wilson(0, 0))).toBe('none');
    expect(
      light('passed_back_rate', wilson(12, 200), { signs: { passed_back_rate: { at_most: '5%', warn: '5.5%' } } }),
    ).toBe('bad');
  });

  test('of what is counted whole few are all that there are', () => {
    expect(light('unanswered_rate', wilson(3, 8))).toBe('bad');
    expect(light('unanswered_rate', wilson(1, 8))).toBe('watch');
    expect(light('improvements_fed_back', wilson(0, 3))).toBe('bad');
    expect(light('causes_covered', { value: 0.25 })).toBe('watch');
    expect(light('causes_covered', { value: 0 })).toBe('bad');
  });

  test('a mean, a median or a share of time of fewer than ten says nothing', () => {
    expect(light('handovers', { value: 4, n: 9 })).toBe('few');
    expect(light('handovers', { value: 4, n: 10 })).toBe('bad');
    expect(light('unowned_p50', { value: 5 * 3600, low: 3600, high: 9 * 3600, n: 30 })).toBe('watch');
  });

  test('what is missing is bad, unless the desk had too few complaints to speak of', () => {
    expect(light('improvement_age', { value: null, missing: true })).toBe('bad');
    expect(light('improvement_age', { value: null, missing: true }, {}, 9)).toBe('few');
    expect(light('improvement_age', { value: null, missing: true }, {}, 0)).toBe('none');
    expect(light('audits_closed', { value: 0 }, {}, 9)).toBe('few');
    // What waits now waits, however few came in lately.
    expect(light('unanswered_rate', wilson(30, 40), {}, 0)).toBe('bad');
  });

  test('what can still change is not bad yet; what nobody wants anything of is not known; off is off', () => {
    expect(light('reopen_rate', { ...wilson(80, 200), provisional: true })).toBe('watch');
    expect(light('second_line_p50', { value: 9e5, n: 50 })).toBe('none');
    expect(light('second_line_p50', { value: 9e5, n: 50 }, { signs: { second_line_p50: { at_most: '1d' } } })).toBe(
      'bad',
    );
    expect(light('reopen_rate', wilson(80, 200), { signs: { reopen_rate: 'off' } })).toBe('absent');
  });
});

describe('the light of a trouble', () => {
  const bad = wilson(150, 200);

  test('one bad sign of several is to be watched, two are a trouble', () => {
    const one = found({ passed_back_rate: bad });
    expect(trouble(one, 'slow_transfer')).toMatchObject({
      light: 'watch',
      bad: 1,
      worst: { code: 'passed_back_rate' },
    });
    const two = found({ passed_back_rate: bad, passed_around_rate: bad });
    expect(trouble(two, 'slow_transfer')).toMatchObject({ light: 'bad', bad: 2, worst: { code: 'passed_back_rate' } });
    expect(trouble(found({ passed_back_rate: bad }, { signs_for_bad: 1 }), 'slow_transfer').light).toBe('bad');
  });

  test('good where half of the signs are known; else too little is known', () => {
    expect(found({}).troubles.map((each) => [each.code, each.light, each.worst])).toEqual(
      TROUBLES.map((code) => [code, 'good', null]),
    );
    const unknown = Object.fromEntries(
      SIGN_CODES.filter((code) => signKind(code).trouble === 'weak_feedback')
        .slice(0, 5)
        .map((code) => [code, { value: null }]),
    );
    expect(trouble(found(unknown), 'weak_feedback').light).toBe('few');
    const nothing = Object.fromEntries(SIGN_CODES.map((code) => [code, { value: null }]));
    expect(found(nothing, {}, 0).troubles.map((each) => each.light)).toEqual(['none', 'none', 'none']);
  });

  test('the gravest first: by light, then by the share of bad ones among the known', () => {
    const { troubles } = found({
      ...{ repeat_rate: bad, reopen_rate: bad, closed_without_contact_rate: bad },
      ...{ passed_back_rate: bad, passed_around_rate: bad },
      catch_all_share: bad,
    });
    expect(troubles.map((each) => each.code)).toEqual(['weak_feedback', 'slow_transfer', 'weak_analysis']);
  });

  test('counts add up, and no better figure makes a trouble graver', () => {
    const rates = SIGN_CODES.filter((code) => signKind(code).unit === 'share');
    const any = fc.record(Object.fromEntries(rates.map((code) => [code, fc.nat(200)])));
    const rank = (health: Health, code: TroubleCode) => ['good', 'watch', 'bad'].indexOf(trouble(health, code).light);
    fc.assert(
      fc.property(any, fc.constantFrom(...rates), (hits, code) => {
        const figures = Object.fromEntries(rates.map((rate) => [rate, wilson(hits[rate] ?? 0, 200)]));
        const before = found(figures);
        for (const { signs, ...each } of before.troubles) {
          expect(each.bad + each.watch + each.good).toBe(
            signs.filter(({ light: is }) => is !== 'few' && is !== 'none').length,
          );
        }
        const best = signKind(code).wanted?.at_most === undefined ? 200 : 0;
        const after = found({ ...figures, [code]: wilson(best, 200) });
        const { trouble: of } = signKind(code);
        expect(rank(after, of)).toBeLessThanOrEqual(rank(before, of));
      }),
      { numRuns: 60 },
    );
  });
});
