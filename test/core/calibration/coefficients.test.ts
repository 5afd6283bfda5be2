import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/calibration/answer.js';
import type { Audit } from '../../../src/core/calibration/audit.js';
import { coefficientsOf } from '../../../src/core/calibration/coefficients.js';
import type { QualityStandard } from '../../../src/core/calibration/standard.js';
import { standardOf } from './standard.js';

const AT = '2026-11-21T10:00:00+08:00';

/** A closed audit by what each rater answered, ticket after ticket. */
function auditOf(standard: QualityStandard, answers: Record<string, Record<string, Answer>[]>): Audit {
  const raters = Object.keys(answers);
  const length = Math.max(...Object.values(answers).map((given) => given.length));
  return {
    plan: {
      name: 'november',
      planned_at: AT,
      planned_by: 'chen.bo',
      seed: 7,
      raters,
      frame: { size: 90, hash: 'f', from: null, to: null, filters: {} },
      standard_hash: 's',
      standard,
      tickets: Array.from({ length }, (_, place) => ({ id: `T${place}`, logged_by: 'li.wei', team: null })),
    },
    scores: raters.map((rater) => ({
      rater,
      submitted_at: AT,
      ratings: (answers[rater] ?? []).map((given, place) => ({
        ticket: `T${place}`,
        answers: given,
        unqualified: null,
        comment: null,
      })),
    })),
    closing: { closed_at: AT, closed_by: 'chen.bo', missing: [] },
  };
}

const YES_NO = standardOf([{ id: 'a' }]);
const marks = (text: string) =>
  [...text].map((mark) => ({ a: { '1': 'yes', '0': 'no', n: 'not_applicable' }[mark] ?? null }));

describe('coefficients of an audit', () => {
  /*
   * Krippendorff (2011), "Computing Krippendorff's alpha-reliability", example B: two observers, ten units, binary data, alpha = .095.
   */
  it('are those that were published for the same ratings', () => {
    const [a, all] = coefficientsOf(auditOf(YES_NO, { ann: marks('0100000010'), ben: marks('1110010000') }));
    expect(a).toMatchObject({ criterion: 'a', scale: 'nominal', percent_agreement: { value: 0.6, n: 10 }, icc: null });
    expect(a?.krippendorff_alpha.value).toBeCloseTo(0.095, 3);
    expect(all).toMatchObject({
      criterion: '*',
      percent_agreement: { value: 0.6 },
      gwet_ac: { reason: 'several_questions' },
    });
    expect(all?.krippendorff_alpha).toMatchObject({
      value: expect.closeTo(0.095, 3),
      variant: 'interval, by question',
    });
  });

  it('leave out what was not applicable or not assessed', () => {
    const [a] = coefficientsOf(auditOf(YES_NO, { ann: marks('01010101n-'), ben: marks('0101010111') }));
    expect(a?.krippendorff_alpha).toMatchObject({ value: 1, n: 8 });
    expect(a?.gwet_ac).toMatchObject({ value: 1, n: 8 });
  });

  it('say why they are undefined where all answers are the same', () => {
    const [a] = coefficientsOf(auditOf(YES_NO, { ann: marks('1111111111'), ben: marks('1111111111') }));
    expect(a?.percent_agreement.value).toBe(1);
    expect(a?.krippendorff_alpha).toMatchObject({ value: null, reason: 'one_category' });
    expect(a?.gwet_ac).toMatchObject({ value: null, reason: 'one_category' });
  });

  it('weigh how far apart grades are, and take points as numbers', () => {
    const standard = standardOf([
      { id: 'grade', scale: 'ordinal', levels: 5 },
      { id: 'points', scale: 'percent' },
    ]);
    const given = (grades: string, shift: number) =>
      [...grades].map((grade) => ({ grade, points: String(Number(grade) * 10 + shift) }));
    const near = coefficientsOf(auditOf(standard, { ann: given('1234512345', 0), ben: given('1234412345', 0) }));
    const far = coefficientsOf(auditOf(standard, { ann: given('1234512345', 0), ben: given('1234112345', 0) }));
    expect(near.map(({ criterion, scale }) => [criterion, scale])).toEqual([
      ['grade', 'ordinal'],
      ['points', 'interval'],
      ['*', 'interval'],
    ]);
    const alpha = (of: typeof near) => of.map(({ krippendorff_alpha: { value } }) => value ?? Number.NaN);
    for (const [place, value] of alpha(near).entries()) expect(value).toBeGreaterThan(alpha(far)[place] ?? Number.NaN);
    expect(near[0]?.gwet_ac.variant).toBe('AC2 quadratic');
    expect(near[1]).toMatchObject({ gwet_ac: { value: null, reason: 'no_categories' }, icc: { variant: 'ICC(2,1)' } });
    expect(near[1]?.icc?.value).toBeGreaterThan(0.95);
  });

  it('are the same each time', () => {
    const audit = auditOf(YES_NO, { ann: marks('0100110101'), ben: marks('1110010001'), cai: marks('0110010101') });
    expect(coefficientsOf(audit)).toEqual(coefficientsOf(audit));
  });
});
