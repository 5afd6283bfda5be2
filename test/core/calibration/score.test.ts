import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedAnswers, normalise, readAnswer } from '../../../src/core/calibration/answer.js';
import { scoreTicket } from '../../../src/core/calibration/score.js';
import { standardOf } from './standard.js';

const four = standardOf([{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }]);
const weighted = standardOf([
  { id: 'light', weight: 1 },
  { id: 'heavy', weight: 3 },
]);
const scales = standardOf([
  { id: 'yes_no' },
  { id: 'stars', scale: 'ordinal', levels: 5 },
  { id: 'share', scale: 'percent' },
]);
const [yesNo, stars, share] = scales.criteria as [
  (typeof scales.criteria)[0],
  (typeof scales.criteria)[0],
  (typeof scales.criteria)[0],
];

describe('an answer in a sheet', () => {
  it.each([
    ['yes', 'yes'],
    [' Y ', 'yes'],
    ['1', 'yes'],
    ['TRUE', 'yes'],
    ['是', 'yes'],
    ['合格', 'yes'],
    ['no', 'no'],
    ['0', 'no'],
    ['不合格', 'no'],
    ['n/a', 'not_applicable'],
    ['N/A', 'not_applicable'],
    ['不适用', 'not_applicable'],
    ['', null],
    ['  ', null],
    ['maybe', undefined],
    ['2', undefined],
    ['constructor', undefined],
  ])('to a yes/no question: "%s" is read as %s', (text, answer) => {
    expect(readAnswer(text, yesNo)).toBe(answer);
  });

  it.each([
    ['1', '1'],
    ['5', '5'],
    ['3.0', '3'],
    ['0', undefined],
    ['6', undefined],
    ['3.5', undefined],
    ['five', undefined],
    ['Infinity', undefined],
    ['n/a', 'not_applicable'],
    ['', null],
  ])('to a question from 1 to 5: "%s" is read as %s', (text, answer) => {
    expect(readAnswer(text, stars)).toBe(answer);
  });

  it.each([
    ['0', '0'],
    ['62.5', '62.5'],
    ['100', '100'],
    ['101', undefined],
    ['-1', undefined],
    ['85%', undefined],
  ])('in percent: "%s" is read as %s', (text, answer) => {
    expect(readAnswer(text, share)).toBe(answer);
  });

  it('is said to people as what it may be', () => {
    expect(scales.criteria.map(allowedAnswers)).toEqual(['yes, no, n/a', '1-5, n/a', '0-100, n/a']);
  });

  it('counts from 0 to 1, and not at all where it was not applicable or not assessed', () => {
    expect(['yes', 'no', 'not_applicable', null].map((answer) => normalise(answer, yesNo))).toEqual([1, 0, null, null]);
    expect(['1', '2', '5'].map((answer) => normalise(answer, stars))).toEqual([0, 0.25, 1]);
    expect(['0', '62.5', '100'].map((answer) => normalise(answer, share))).toEqual([0, 0.625, 1]);
  });
});

describe('the score of a ticket', () => {
  it('is 50 for one pass, one fail, one not applicable and one not assessed', () => {
    const { score, raw } = scoreTicket({ a: 'yes', b: 'no', c: 'not_applicable', d: null }, four);
    expect([score, raw]).toEqual([50, 50]);
  });

  it('counts a question that is not in the answers at all as not assessed', () => {
    expect(scoreTicket({ a: 'yes', b: 'no' }, four).score).toBe(50);
  });

  it.each([
    [{ light: 'yes', heavy: 'no' }, 25],
    [{ light: 'no', heavy: 'yes' }, 75],
    [{ light: 'yes', heavy: 'yes' }, 100],
    [{ light: 'no', heavy: 'no' }, 0],
    [{ light: 'not_applicable', heavy: 'yes' }, 100],
    [{ light: 'no', heavy: null }, 0],
  ])('weighs the sum and its ceiling alike: %o with weights 1 and 3 is %i', (answers, expected) => {
    expect(scoreTicket(answers, weighted).score).toBe(expected);
  });

  it.each([
    ['not applicable', { a: 'not_applicable', b: 'not_applicable', c: 'not_applicable', d: 'not_applicable' }],
    ['not assessed', {}],
  ])('has no value where everything was %s: neither 0 nor 100', (_how, answers) => {
    expect(scoreTicket(answers, four)).toEqual({ score: null, raw: null, failed: [] });
  });

  it('leaves out what is asked for information only', () => {
    const standard = standardOf([{ id: 'a' }, { id: 'info', weight: 0 }]);
    expect(scoreTicket({ a: 'yes', info: 'no' }, standard).score).toBe(100);
    expect(scoreTicket({ info: 'yes' }, standard).score).toBeNull();
  });

  it('takes the middle of a scale for half', () => {
    expect(scoreTicket({ stars: '3' }, scales).score).toBe(50);
    expect(scoreTicket({ yes_no: 'yes', stars: '2', share: '40' }, scales).score).toBeCloseTo(55, 10);
  });

  describe('with a critical criterion', () => {
    const critical = standardOf([{ id: 'a' }, { id: 'b' }, { id: 'privacy', critical: 'form' }]);

    it('is 0 where that failed, with the score it would have been kept beside', () => {
      const { score, raw, failed } = scoreTicket({ a: 'yes', b: 'yes', privacy: 'no' }, critical);
      expect([score, failed]).toEqual([0, ['privacy']]);
      expect(raw).toBeCloseTo(66.667, 2);
    });

    it.each(['yes', 'not_applicable', null])('stays where the answer to it is %s', (privacy) => {
      const { score, raw, failed } = scoreTicket({ a: 'yes', b: 'no', privacy }, critical);
      expect(score).toBe(raw);
      expect(failed).toEqual([]);
    });

    it('fails an ordinal one only at its lowest', () => {
      const standard = standardOf([{ id: 'a' }, { id: 'tone', scale: 'ordinal', critical: 'form' }]);
      expect(scoreTicket({ a: 'yes', tone: '1' }, standard)).toEqual({ score: 0, raw: 50, failed: ['tone'] });
      expect(scoreTicket({ a: 'yes', tone: '2' }, standard).score).toBe(62.5);
    });
  });

  it('lies between 0 and 100, and doubling every weight changes nothing', () => {
    const answer = fc.constantFrom('yes', 'no', 'not_applicable', null);
    const criteria = fc.array(fc.record({ weight: fc.integer({ min: 0, max: 9 }), answer }), { minLength: 1 });
    fc.assert(
      fc.property(criteria, (given) => {
        const ids = given.map((_, index) => `c${index}`);
        const answers = Object.fromEntries(given.map((entry, index) => [ids[index], entry.answer]));
        const standard = (factor: number) =>
          standardOf(given.map(({ weight }, index) => ({ id: ids[index], weight: weight * factor })));
        const { score } = scoreTicket(answers, standard(1));
        const counted = given.some((entry) => entry.weight > 0 && (entry.answer === 'yes' || entry.answer === 'no'));
        expect(score !== null).toBe(counted);
        expect(score ?? 0).toBeGreaterThanOrEqual(0);
        expect(score ?? 0).toBeLessThanOrEqual(100);
        expect(scoreTicket(answers, standard(2)).score ?? -1).toBeCloseTo(score ?? -1, 9);
      }),
    );
  });
});
