import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/calibration/answer.js';
import type { Audit, TicketRating } from '../../../src/core/calibration/audit.js';
import { coefficientsOf, overallAlpha, sharesOf } from '../../../src/core/calibration/coefficients.js';
import { confusionsOf, verdictPairsOf } from '../../../src/core/calibration/confusion.js';
import { decideAudit } from '../../../src/core/calibration/decision.js';
import { funnelOf } from '../../../src/core/calibration/people.js';
import { criteriaToReword } from '../../../src/core/calibration/rewording.js';
import { type QualityStandard, ratedCriteria } from '../../../src/core/calibration/standard.js';
import { roundBefore } from '../../../src/core/calibration/trend.js';
import { krippendorffAlpha } from '../../../src/core/statistics/krippendorff-alpha.js';
import { wilson } from '../../../src/core/statistics/wilson.js';
import { standardOf } from './standard.js';

const NOW = '2026-11-21T10:00:00+08:00';
type Answers = Record<string, Answer[]>;

/** A closed audit: what each rater answered to each criterion, ticket by ticket, and which tickets they marked. */
function audit(
  standard: QualityStandard,
  scores: Record<string, Answers>,
  marks: Record<string, number[]> = {},
  { name = 'november', closed = NOW } = {},
): Audit {
  const tickets = Math.max(...Object.values(scores).flatMap((columns) => Object.values(columns).map((c) => c.length)));
  const ratings = (rater: string, columns: Answers) =>
    Array.from({ length: tickets }, (_, at): TicketRating => {
      const answers = Object.fromEntries(Object.entries(columns).map(([id, given]) => [id, given[at] ?? null]));
      const unqualified = marks[rater]?.includes(at) ? 'duplicate' : null;
      return { ticket: `T${at}`, answers, unqualified, comment: null };
    });
  return {
    plan: {
      ...{ name, planned_at: NOW, planned_by: 'chen.bo', seed: 7, raters: Object.keys(scores) },
      frame: { size: 90, hash: 'f', from: null, to: null, filters: {} },
      ...{ standard_hash: 's', standard },
      tickets: Array.from({ length: tickets }, (_, at) => ({
        ...{ id: `T${at}`, logged_by: at % 2 ? 'wang.fang' : 'li.wei', team: null },
      })),
    },
    scores: Object.entries(scores).map(([rater, columns]) => ({
      ...{ rater, submitted_at: NOW, ratings: ratings(rater, columns) },
    })),
    closing: { closed_at: closed, closed_by: 'chen.bo', missing: [] },
  };
}

const times = (answer: string, count: number): Answer[] => new Array<Answer>(count).fill(answer);

describe('confusion of two raters', () => {
  const standard = standardOf([{ id: 'a' }, { id: 'g', scale: 'ordinal', levels: 3 }, { id: 'p', scale: 'percent' }]);
  const found = confusionsOf(
    audit(standard, {
      ann: { a: ['yes', 'yes', 'no', 'not_applicable'], g: ['1', '2', '3', '3'], p: times('50', 4) },
      ben: { a: ['yes', 'no', 'no', 'yes'], g: ['1', '3', '1', null], p: times('60', 4) },
    }),
  );

  it('counts answers by what both gave, leaves out what one did not judge, and points from 0 to 100', () => {
    expect(found).toEqual([
      {
        ...{ criterion: 'a', raters: ['ann', 'ben'], categories: ['no', 'yes'] },
        counts: [
          [1, 0],
          [1, 1],
        ],
      },
      {
        ...{ criterion: 'g', raters: ['ann', 'ben'], categories: ['1', '2', '3'] },
        counts: [
          [1, 0, 0],
          [0, 0, 1],
          [1, 0, 0],
        ],
      },
    ]);
  });

  it('tells whose verdicts differ', () => {
    const three = { ann: { a: times('yes', 4) }, ben: { a: times('yes', 4) }, cid: { a: times('yes', 4) } };
    const pairs = verdictPairsOf(audit(standard, three, { ann: [0, 1], ben: [1, 2] }));
    expect(pairs).toEqual([
      { raters: ['ann', 'ben'], tickets: 4, both_unqualified: 1, first_only: 1, second_only: 1 },
      { raters: ['ann', 'cid'], tickets: 4, both_unqualified: 0, first_only: 2, second_only: 0 },
      { raters: ['ben', 'cid'], tickets: 4, both_unqualified: 0, first_only: 2, second_only: 0 },
    ]);
  });
});

describe('criteria to re-word', () => {
  const judged = (criterion: object, ann: Answer[], ben: Answer[]) => {
    const done = audit(standardOf([{ id: 'c', ...criterion }]), { ann: { c: ann }, ben: { c: ben } });
    return criteriaToReword(done, coefficientsOf(done));
  };

  it('are those with alpha below .667', () => {
    // Six alike and four not: Scott's pi 1 - .4 / .5 = .2, alpha .2 + .8 / 20 = .24.
    const ann = [...times('yes', 5), ...times('no', 5)];
    const ben = [...times('yes', 3), ...times('no', 5), ...times('yes', 2)];
    const [found] = judged({}, ann, ben);
    expect(found).toMatchObject({ criterion: 'c', why: ['alpha_low'], apart: { tickets: 0, of: 10 } });
    expect(found?.alpha).toBeCloseTo(0.24, 10);
  });

  it('are those with more than a third of tickets more than a step apart; a third is not more', () => {
    const grades = (far: number): [Answer[], Answer[]] => [
      [...times('1', far), ...times('2', 6), ...times('5', 12 - 6 - far)],
      [...times('3', far), ...times('2', 6), ...times('5', 12 - 6 - far)],
    ];
    const why = (far: number) => judged({ scale: 'ordinal' }, ...grades(far)).flatMap((entry) => entry.why);
    expect(why(4)).not.toContain('far_apart');
    expect(why(5)).toContain('far_apart');
  });

  it('of yes and no are told apart where only one answer is rare; of grades AC does not say that', () => {
    // Eleven yes by both and one no by one of them: 11 of 12 agree, alpha 0, AC1 high.
    const [rare] = judged({}, times('yes', 12), [...times('yes', 11), 'no']);
    expect(rare).toMatchObject({ why: ['alpha_low'], rare: true, agreement: 11 / 12 });
    const near = [...times('4', 8), ...times('5', 4)];
    const [graded] = judged({ scale: 'ordinal' }, near, [...times('5', 4), ...times('4', 8)]);
    expect(graded).toMatchObject({ why: ['alpha_low'], rare: false });
  });

  it('take ten points for a step from 0 to 100', () => {
    const shares = (difference: number) => {
      const ann = Array.from({ length: 12 }, (_, at) => String(at * 5));
      return judged(
        { scale: 'percent' },
        ann,
        ann.map((value) => String(Number(value) + difference)),
      );
    };
    expect(shares(10).flatMap(({ why }) => why)).not.toContain('far_apart');
    expect(shares(11).flatMap(({ why }) => why)).toContain('far_apart');
  });

  it('are none where fewer than ten tickets can be compared, or all got one answer', () => {
    expect(judged({}, ['yes', 'no', 'yes'], ['no', 'yes', 'no'])).toEqual([]);
    expect(judged({}, times('yes', 12), times('yes', 12))).toEqual([]);
  });
});

describe('alpha over all criteria', () => {
  const ann = ['yes', 'no', 'yes', 'yes', 'no', 'yes', 'no', 'yes', 'yes', 'yes'];
  const ben = ['yes', 'no', 'no', 'yes', 'no', 'yes', 'yes', 'yes', 'yes', 'yes'];

  it('is nominal alpha where there is one, yes/no', () => {
    const table = ann.map((answer, at) => [Number(answer === 'yes'), Number(ben[at] === 'yes')]);
    const done = audit(standardOf([{ id: 'a' }]), { ann: { a: ann }, ben: { a: ben } });
    expect(overallAlpha(done).value).toBeCloseTo(krippendorffAlpha(table, 'nominal').value ?? 9, 12);
  });

  it('resamples tickets with all their answers: a criterion asked twice makes no interval narrower', () => {
    const interval = (columns: string[]) => {
      const standard = standardOf(columns.map((id) => ({ id })));
      const answers = (given: Answer[]) => Object.fromEntries(columns.map((id) => [id, given]));
      return overallAlpha(audit(standard, { ann: answers(ann), ben: answers(ben) }), 500);
    };
    expect(interval(['a', 'b', 'c'])).toMatchObject({
      ...interval(['a']),
      value: expect.closeTo(interval(['a']).value ?? 9, 12),
    });
  });

  it('takes no difference between easy and hard questions for agreement', () => {
    // Two raters who toss coins: one question nearly always yes, the other nearly always no.
    const tossed = (share: number, seed: number) =>
      Array.from({ length: 400 }, (_, at) => (((at * seed) % 397) / 397 < share ? 'yes' : 'no'));
    const done = audit(standardOf([{ id: 'a' }, { id: 'b' }]), {
      ann: { a: tossed(0.95, 131), b: tossed(0.05, 211) },
      ben: { a: tossed(0.95, 89), b: tossed(0.05, 57) },
    });
    expect(Math.abs(overallAlpha(done).value ?? 9)).toBeLessThan(0.12);
    const pooled = krippendorffAlpha(sharesOf(done, ratedCriteria(done.plan.standard)), 'nominal');
    expect(pooled.value).toBeGreaterThan(0.7);
  });

  it('is undefined where all gave one answer to each question, also where questions differ', () => {
    const columns = { a: times('yes', 12), b: times('no', 12), g: times('4', 12) };
    const standard = standardOf([{ id: 'a' }, { id: 'b' }, { id: 'g', scale: 'ordinal' }]);
    expect(overallAlpha(audit(standard, { ann: columns, ben: columns }))).toMatchObject({
      ...{ value: null, reason: 'one_category', n: 12 },
    });
  });

  it('weighs questions by what chance would make of them: by hand', () => {
    // a: observed 1 - 8 / 10, expected .53 -> sums over 20 ratings 2 and 4.421; c: all alike, nothing to add.
    const c = times('no', 10);
    const both = audit(standardOf([{ id: 'a' }, { id: 'c' }]), { ann: { a: ann, c }, ben: { a: ben, c } });
    const one = audit(standardOf([{ id: 'a' }]), { ann: { a: ann }, ben: { a: ben } });
    expect(overallAlpha(both).value).toBeCloseTo(overallAlpha(one).value ?? 9, 12);
    expect(overallAlpha(one).value).toBeCloseTo(1 - 2 / (84 / 19), 12);
  });
});

describe('the decision', () => {
  const alpha = (value: number | null) => ({ value, n: 40, reason: value === null ? ('one_category' as const) : null });
  const pass = { alpha: 0.8, alpha_with_action: 0.667, unqualified_rate: 0.1 };

  it.each([
    [0.8, 4, 'pass'],
    [0.799, 4, 'action'],
    [0.667, 4, 'action'],
    [0.666, 4, 'fail'],
    [0.9, 5, 'fail'],
    [null, 4, null],
    [null, 5, 'fail'],
  ])('of alpha %s with %s of 40 unqualified is %s', (value, unqualified, verdict) => {
    expect(decideAudit({ pass }, alpha(value), [], wilson(unqualified, 40))).toMatchObject({
      verdict,
      agreement: { by: 'alpha', value, wanted: 0.8, with_action: 0.667 },
    });
  });

  it('is by the lowest kappa where the standard asks for that', () => {
    const kappas = [alpha(0.9), alpha(0.5), alpha(null)];
    const found = decideAudit({ pass: { kappa: 0.6, unqualified_rate: 0.1 } }, alpha(1), kappas, wilson(0, 40));
    expect(found).toMatchObject({ verdict: 'fail', agreement: { by: 'kappa', value: 0.5 } });
  });

  it.each([
    { alpha: 0.8, kappa: 0.6, unqualified_rate: 0.1 },
    { unqualified_rate: 0.1 },
    { alpha: 0.6, alpha_with_action: 0.7, unqualified_rate: 0.1 },
    { kappa: 0.6, alpha_with_action: 0.5, unqualified_rate: 0.1 },
  ])('%o is no rule', (rule) => {
    expect(() => standardOf([{ id: 'a' }], { pass: rule })).toThrow();
  });
});

describe('people in the funnel', () => {
  const plan = audit(standardOf([{ id: 'a' }]), { ann: { a: times('yes', 40) } }).plan;
  const all = new Set(plan.tickets.map(({ id }) => id));

  it('are outside it only where chance hardly does that', () => {
    // Of 40 tickets nine are unqualified, all of them li.wei's, who has 20: P(9 or more of 20 at .225) is about .02.
    const marked = new Set(Array.from({ length: 9 }, (_, at) => `T${2 * at}`));
    const [li, wang] = funnelOf(plan, all, marked).people;
    expect(li).toMatchObject({ person: 'li.wei', rate: { numerator: 9, denominator: 20 }, outside: 'above95' });
    expect(wang).toMatchObject({ person: 'wang.fang', rate: { numerator: 0, denominator: 20 }, outside: 'below95' });
    const [one, other] = funnelOf(plan, all, new Set(['T0', 'T2', 'T4', 'T1'])).people;
    expect([one?.outside, other?.outside]).toEqual([null, null]);
  });

  it.each([
    // P(at least so many), exact: 1 of 1 at 10% .1; 2 of 2 at 30% .09; 3 of 3 at 30% .027; 3 of 3 at 25% .0156; 4 of 4 at 10% .0001.
    [1, 1, 10, 100, null],
    [2, 2, 30, 100, null],
    [3, 3, 30, 100, null],
    [3, 3, 25, 100, 'above95'],
    [4, 4, 10, 100, 'above998'],
  ])('%s of %s where %s of %s are unqualified is %s', (own, of, marks, total, outside) => {
    const tickets = Array.from({ length: total }, (_, at) => ({
      ...{ id: `T${at}`, logged_by: at < of ? 'li.wei' : 'zhao.min', team: null },
    }));
    // Those of li.wei first, then as many others as it takes.
    const marked = new Set(
      tickets.filter((_, at) => at < own || (at >= of && at < of + marks - own)).map(({ id }) => id),
    );
    const { people, centre } = funnelOf({ ...plan, tickets }, new Set(tickets.map(({ id }) => id)), marked);
    expect([centre, people[0]?.outside]).toEqual([marks / total, outside]);
  });

  it('leave out what nobody reviewed and what was drawn for its risk', () => {
    const risky = { ...plan, tickets: plan.tickets.map((t, at) => (at < 10 ? { ...t, part: 'risk' as const } : t)) };
    const found = funnelOf(risky, new Set([...all].slice(0, 20)), new Set(['T0'])).people;
    expect(found.map(({ rate }) => [rate.numerator, rate.denominator])).toEqual([
      [0, 5],
      [0, 5],
    ]);
  });
});

describe('the round before', () => {
  const standard = standardOf([{ id: 'a' }]);
  const round = (name: string, day: string, by = standard) =>
    audit(by, { ann: { a: ['yes'] } }, {}, { name, closed: `2026-${day}T10:00:00+08:00` });

  it('is the last one closed earlier by the same standard, whatever its version', () => {
    const now = round('november', '11-21');
    const [september, october] = [round('september', '09-30'), round('october', '10-31', { ...standard, version: 9 })];
    const other = round('replies', '11-20', { ...standard, id: 'other' });
    const open = { ...round('open', '11-10'), closing: null };
    const all = [other, october, now, september, open, round('december', '12-20')];
    expect(roundBefore(now, all)?.plan.name).toBe('october');
    expect(roundBefore(september, all)).toBeNull();
  });
});
