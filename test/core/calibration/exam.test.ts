import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/calibration/answer.js';
import type { Audit, TicketRating } from '../../../src/core/calibration/audit.js';
import { type KeyEntry, planExam, seenTickets } from '../../../src/core/calibration/exam.js';
import { agreedAnswer, agreedTickets, givenEntry, isSameAnswer } from '../../../src/core/calibration/exam-key.js';
import { reportExam, resultsFor } from '../../../src/core/calibration/exam-report.js';
import { hashOfStandard, type QualityStandard } from '../../../src/core/calibration/standard.js';
import { problemOr } from '../../../src/core/problem.js';
import { standardOf } from './standard.js';

const NOW = '2026-11-21T10:00:00+08:00';
const standard = standardOf([{ id: 'a' }, { id: 'c', scale: 'ordinal' }]);
const [A, C] = standard.criteria as [QualityStandard['criteria'][number], QualityStandard['criteria'][number]];
const [PERCENT] = standardOf([{ id: 'p', scale: 'percent' }]).criteria as [typeof A];
const ids = (count: number) => Array.from({ length: count }, (_, at) => `T${String(at + 1).padStart(2, '0')}`);
const drawn = (id: string) => ({ id, logged_by: 'li.wei', team: null });
const rating = (ticket: string, answers: Record<string, Answer>, unqualified: string | null = null): TicketRating => {
  return { ticket, answers, unqualified, comment: null };
};

describe('an agreed answer', () => {
  it.each<[string, Answer[], typeof A, Answer, Answer]>([
    ['of all', ['yes', 'yes', null], A, 'yes', 'yes'],
    ['of two in three', ['yes', 'no', 'yes'], A, null, 'yes'],
    ['of half', ['yes', 'no'], A, null, null],
    ['of one alone', ['yes', null], A, null, null],
    ['that it does not apply', ['not_applicable', 'not_applicable'], A, 'not_applicable', 'not_applicable'],
    ['where one says it does not apply', ['yes', 'not_applicable'], A, null, null],
    ['of grades, a step apart', ['3', '4', '3'], C, null, '3'],
    ['of points: the middle of those close by', ['60', '70', '75'], PERCENT, '70', '70'],
    ['of points, two of them', ['60', '65'], PERCENT, '62.5', '62.5'],
    ['of points, one of them far off', ['60', '62', '90'], PERCENT, null, '62'],
    ['of points that lie apart', ['0', '50', '100'], PERCENT, null, null],
    ['of nobody', [null, null], A, null, null],
  ])('%s', (_what, given, criterion, all, majority) => {
    expect(agreedAnswer(given, criterion, 'all')).toBe(all);
    expect(agreedAnswer(given, criterion, 'majority')).toBe(majority);
  });

  it('does not depend on the order of raters, and what all agree on two in three agree on', () => {
    const number = fc.integer({ min: 0, max: 100 }).map(String);
    const answers = (criterion: typeof A) =>
      fc.array(
        criterion === PERCENT
          ? fc.oneof(number, fc.constantFrom('not_applicable', null))
          : fc.constantFrom('yes', 'no', 'not_applicable', null),
        { maxLength: 6 },
      );
    for (const criterion of [A, PERCENT]) {
      fc.assert(
        fc.property(answers(criterion), (given) => {
          const turned = [...given].reverse();
          for (const by of ['all', 'majority'] as const) {
            expect(agreedAnswer(turned, criterion, by)).toBe(agreedAnswer(given, criterion, by));
          }
          const all = agreedAnswer(given, criterion, 'all');
          if (all !== null) expect(agreedAnswer(given, criterion, 'majority')).toBe(all);
        }),
      );
    }
  });

  it('is met by the same answer; of points by one not more than ten away; by nothing where nothing was said', () => {
    expect([isSameAnswer('3', '3', C), isSameAnswer('3', '4', C), isSameAnswer(null, null, C)]).toEqual([
      true,
      false,
      false,
    ]);
    const points = (answer: Answer) => isSameAnswer(answer, '50', PERCENT);
    expect(['40', '60', '60.5', 'not_applicable', null].map(points)).toEqual([true, true, false, false, false]);
  });
});

function auditOf(name: string, ratings: Record<string, TicketRating[]>, closed: string | null, by = standard): Audit {
  const raters = Object.keys(ratings);
  const tickets = [...new Set(Object.values(ratings).flatMap((own) => own.map(({ ticket }) => ticket)))];
  return {
    plan: {
      ...{ name, planned_at: NOW, planned_by: 'chen.bo', seed: 7, raters, standard: by },
      frame: { size: 90, hash: 'f', from: null, to: null, filters: {} },
      standard_hash: hashOfStandard(by),
      tickets: tickets.map((id) => ({ ...drawn(id), part: 'risk', risks: ['public'], raters })),
    },
    scores: raters.map((rater) => ({ rater, submitted_at: NOW, ratings: ratings[rater] ?? [] })),
    closing: closed === null ? null : { closed_at: closed, closed_by: 'chen.bo', missing: [] },
  };
}

describe('the tickets of audits with agreed answers', () => {
  const yes = { a: 'yes', c: null };
  const first = auditOf(
    'first',
    {
      ann: [rating('T01', { a: 'yes', c: '4' }, 'duplicate'), rating('T02', yes), rating('T03', yes)],
      ben: [
        rating('T01', { a: 'no', c: '4' }, 'wrong_category'),
        rating('T02', yes, 'duplicate'),
        rating('T03', { a: null, c: null }),
      ],
    },
    '2026-11-01T10:00:00+08:00',
  );

  it('have what is agreed for each criterion, and the verdict where that is agreed', () => {
    expect(agreedTickets([first], 'all').map(({ key }) => key)).toEqual<KeyEntry[]>([
      { ticket: 'T01', answers: { a: null, c: '4' }, unqualified: true, comment: null },
      { ticket: 'T02', answers: { a: 'yes', c: null }, unqualified: null, comment: null },
      // Who left it blank did not call it qualified.
      { ticket: 'T03', answers: { a: null, c: null }, unqualified: null, comment: null },
    ]);
  });

  it('are as the audit that was closed last saw them', () => {
    const again = [rating('T01', { a: 'no', c: '1' })];
    const later = auditOf('later', { cy: again, dee: again }, '2026-11-09T10:00:00+08:00');
    const keys = agreedTickets([later, first], 'all').map(({ key }) => key);
    expect(keys).toHaveLength(3);
    expect(keys[0]).toMatchObject({ ticket: 'T01', answers: { a: 'no', c: '1' }, unqualified: false });
  });

  it('are not told while an audit is open, nor mixed from two standards', () => {
    const open = auditOf('open', { ann: [], ben: [] }, null);
    expect(problemOr(() => agreedTickets([first, open], 'all'))).toMatchObject({ code: 'audit_open' });
    const other = auditOf('other', { ann: [] }, NOW, standardOf([{ id: 'a' }], { version: 2 }));
    expect(problemOr(() => agreedTickets([first, other], 'all'))).toMatchObject({
      code: 'exam_standards_differ',
      args: { standards: ['first: test 1', 'other: test 2'] },
    });
  });

  it('of a key that a trainer wrote have a verdict only where it had a column for it', () => {
    const written = rating('T01', yes, 'duplicate');
    expect(givenEntry(written, true).unqualified).toBe(true);
    expect(givenEntry({ ...written, unqualified: null }, true).unqualified).toBe(false);
    expect(givenEntry(written, false).unqualified).toBeNull();
  });
});

const pinned = { standard, hash: 'h' };
const request = {
  ...{ name: 'spring', size: null, seed: 7, raters: ['dee', 'eli'], from: ['first'], agreed_by: 'all' as const },
  ...{ pass_share: 0.8, allowSeen: false, now: NOW, by: 'trainer' },
};
const keyed = (count: number) =>
  ids(count).map((id) => ({
    ticket: { ...drawn(id), part: 'risk' as const, raters: ['ann'] },
    key: { ticket: id, answers: { a: 'yes', c: null }, unqualified: null, comment: null },
  }));
const scored = (rater: string, tickets: string[]) => ({
  scores: [{ rater, submitted_at: NOW, ratings: tickets.map((ticket) => rating(ticket, { a: 'yes' })) }],
});

describe('an exam', () => {
  it('has no ticket that one who is examined has scored before, and the same ones for the same seed', () => {
    const scoredIds = fc.subarray(ids(20));
    fc.assert(
      fc.property(scoredIds, scoredIds, fc.integer({ min: 0, max: 99 }), (dee, ann, seed) => {
        const seen = seenTickets([scored('dee', dee), scored('ann', ann)]);
        const make = () => planExam(keyed(20), pinned, seen, { ...request, size: 3, seed });
        const left = 20 - dee.length;
        if (left < 3) {
          const args = { wanted: 3, agreed: 20, seen: dee.length };
          expect(problemOr(make)).toMatchObject({ code: 'exam_too_small', args });
          return;
        }
        const { tickets, exam, frame } = make();
        expect(tickets.filter(({ id }) => dee.includes(id))).toEqual([]);
        expect(exam.key.map(({ ticket }) => ticket)).toEqual(tickets.map(({ id }) => id));
        expect(frame.size).toBe(left);
        expect(make()).toEqual(make());
      }),
      { numRuns: 50 },
    );
  });

  it('may have such tickets where that is allowed, and then says which', () => {
    const seen = seenTickets([scored('dee', ['T01']), scored('dee', ['T02'])]);
    expect(planExam(keyed(2), pinned, seen, { ...request, allowSeen: true }).exam.seen).toEqual({
      dee: expect.arrayContaining(['T01', 'T02']),
    });
    expect(problemOr(() => planExam(keyed(2), pinned, seen, request))).toMatchObject({
      args: { wanted: 1, agreed: 2, seen: 2 },
    });
  });

  it('has no ticket without any agreed answer, and tells nothing of how its tickets were drawn before', () => {
    const [one, two] = keyed(2) as [ReturnType<typeof keyed>[0], ReturnType<typeof keyed>[0]];
    const none = { ...two, key: { ...two.key, answers: { a: null, c: null } } };
    const plan = planExam([one, none], pinned, new Map(), request);
    expect(plan.tickets).toEqual([drawn('T01')]);
    expect(plan.exam).not.toHaveProperty('seen');
  });

  it('is for names that can be files', () => {
    expect(problemOr(() => planExam(keyed(1), pinned, new Map(), { ...request, raters: ['../x'] }))).toMatchObject({
      code: 'audit_name_invalid',
    });
  });
});

/*
 * By hand. `a` is the check vector of kappa: equal in 8 of 10, kappa .5238. `c`: the key says 3 throughout; T9 was given 5, T10 left out, so 8 of
 * 10 are equal; of nine pairs 8 agree, and so many would by chance: kappa 0; bias 50 / 9. In all 16 of 20, Wilson (.584, .919).
 * Scores by the key: 75 where a is yes, else 25. Given: T2 25 for 75, T8 75 for 25, T9 100 for 75, T10 100 (a alone) for 75, the others the same: bias (-50 + 50 + 25 +
 * 25) / 10 = 5, deviation 150 / 10 = 15.
 */
const KEY_A = [1, 1, 0, 1, 0, 1, 1, 0, 1, 1];
const GIVEN_A = [1, 0, 0, 1, 0, 1, 1, 1, 1, 1];
const yesNo = (mark: number | undefined) => (mark ? 'yes' : 'no');
const key = ids(10).map((ticket, at): KeyEntry => {
  const unqualified = at < 3 ? true : at === 3 ? null : false;
  return { ticket, answers: { a: yesNo(KEY_A[at]), c: '3' }, unqualified, comment: at === 1 ? 'heard the call' : null };
});
const given = ids(10).map((ticket, at) => {
  const c = at === 8 ? '5' : at === 9 ? null : '3';
  return rating(ticket, { a: yesNo(GIVEN_A[at]), c }, [0, 1, 3, 4].includes(at) ? 'duplicate' : null);
});
const plan = {
  ...planExam(keyed(1), pinned, new Map(), request),
  tickets: ids(10).map(drawn),
  exam: { from: [], agreed_by: 'key' as const, pass_share: 0.8, key },
};
const handedIn = (rater: string, ratings = given) => ({ rater, submitted_at: NOW, ratings });

describe('the report of an exam', () => {
  const { results, waiting_for } = reportExam({ plan, scores: [handedIn('dee')] }, ['dee']);
  const [dee] = results;

  it('says how much is equal to the key, and passes from the share that was pinned', () => {
    expect(dee?.share).toMatchObject({ numerator: 16, denominator: 20, value: 0.8 });
    expect([dee?.share.low, dee?.share.high]).toEqual([expect.closeTo(0.584, 3), expect.closeTo(0.9193, 3)]);
    expect([dee?.left_out, dee?.passed, waiting_for]).toEqual([1, true, ['eli']]);
    const strict = { ...plan, exam: { ...plan.exam, pass_share: 0.81 } };
    expect(reportExam({ plan: strict, scores: [handedIn('dee')] }, ['dee']).results[0]?.passed).toBe(false);
  });

  it('gives kappa, bias and deviation from the key', () => {
    expect(dee?.kappa).toMatchObject({ value: expect.closeTo(0.5238, 4), n: 10 });
    expect([dee?.bias, dee?.deviation]).toEqual([5, 15]);
    const [a, c] = dee?.criteria ?? [];
    expect(a).toMatchObject({ criterion: 'a', share: { numerator: 8, denominator: 10 }, bias: { value: 0, n: 10 } });
    expect(c).toMatchObject({
      ...{ criterion: 'c', left_out: 1, kappa: { value: 0, n: 9 } },
      bias: { value: expect.closeTo(50 / 9, 9), n: 9 },
    });
  });

  it('gives kappa as undefined, with the reason, where one category is used', () => {
    const same = key.map((entry) => ({ ...entry, answers: { a: 'yes', c: '3' } }));
    const ratings = ids(10).map((ticket) => rating(ticket, { a: 'yes', c: '3' }));
    const even = { plan: { ...plan, exam: { ...plan.exam, key: same } }, scores: [handedIn('dee', ratings)] };
    expect(reportExam(even, ['dee']).results[0]?.kappa).toEqual({ value: null, n: 10, reason: 'one_category' });
  });

  it('counts wrong verdicts of those where the key has one', () => {
    expect(dee?.wrongly_unqualified).toEqual({ count: 1, of: 6 });
    expect(dee?.missed_unqualified).toEqual({ count: 1, of: 3 });
  });

  it('lists what differs, with what the trainer wrote, and what to train', () => {
    expect(dee?.differences).toEqual([
      { ticket: 'T02', criterion: 'a', key: 'yes', answer: 'no', comment: 'heard the call' },
      { ticket: 'T03', criterion: 'unqualified', key: 'yes', answer: 'no', comment: null },
      { ticket: 'T05', criterion: 'unqualified', key: 'no', answer: 'yes', comment: null },
      { ticket: 'T08', criterion: 'a', key: 'no', answer: 'yes', comment: null },
      { ticket: 'T09', criterion: 'c', key: '3', answer: '5', comment: null },
      { ticket: 'T10', criterion: 'c', key: '3', answer: null, comment: null },
    ]);
    expect(dee?.train_on).toEqual(['a', 'c']);
    const worse = given.map((one, at) => (at < 2 ? { ...one, answers: { ...one.answers, c: '1' } } : one));
    expect(reportExam({ plan, scores: [handedIn('dee', worse)] }, ['dee']).results[0]?.train_on).toEqual(['c', 'a']);
  });

  it('holds nobody to what the key leaves open, in the score neither', () => {
    const open = key.map((entry) => ({ ...entry, answers: { ...entry.answers, c: null } }));
    const exam = { plan: { ...plan, exam: { ...plan.exam, key: open } }, scores: [handedIn('dee')] };
    const [result] = reportExam(exam, ['dee']).results;
    expect(result?.share).toMatchObject({ numerator: 8, denominator: 10 });
    // a alone: 0 for 100 in T2, 100 for 0 in T8.
    expect([result?.bias, result?.deviation]).toEqual([0, 20]);
    expect(result?.criteria[1]).toMatchObject({ share: { denominator: 0, value: null }, bias: { reason: 'no_data' } });
  });

  it('has what rules answered in both scores, and in nothing else', () => {
    const ruled = standardOf([
      { id: 'a' },
      { id: 'c', scale: 'ordinal' },
      { id: 'r', weight: 2, auto: ['personal_data'] },
    ]);
    const tickets = plan.tickets.map((ticket) => ({ ...ticket, auto: { r: 'yes' as const } }));
    const scores = [handedIn('dee')];
    const [result] = reportExam({ plan: { ...plan, standard: ruled, tickets }, scores }, ['dee']).results;
    // By the key 87.5 or 62.5; T2 -25, T8 +25, T9 +12.5, T10 (1 + 2) / 3 = 100: +12.5.
    expect([result?.bias, result?.deviation]).toEqual([2.5, 7.5]);
    expect([result?.share, result?.kappa]).toEqual([dee?.share, dee?.kappa]);
  });

  it('of somebody who answers as the key does finds nothing', () => {
    const answer = fc.record({
      a: fc.constantFrom('yes', 'no', 'not_applicable', null),
      c: fc.constantFrom('1', '4', null),
    });
    fc.assert(
      fc.property(fc.array(answer, { minLength: 10, maxLength: 10 }), (answers) => {
        const entries = key.map((entry, at) => ({ ...entry, unqualified: at % 2 === 0, answers: answers[at] ?? {} }));
        const ratings = entries.map(({ ticket, answers: own, unqualified }) =>
          rating(ticket, own, unqualified ? 'duplicate' : null),
        );
        const exam = { plan: { ...plan, exam: { ...plan.exam, key: entries } }, scores: [handedIn('dee', ratings)] };
        const [result] = reportExam(exam, ['dee']).results;
        expect([result?.differences, result?.train_on, result?.left_out]).toEqual([[], [], 0]);
        expect([1, null]).toContain(result?.share.value);
        expect([0, null]).toContain(result?.deviation);
        expect([1, null]).toContain(result?.kappa.value);
      }),
      { numRuns: 50 },
    );
  });
});

describe('results of an exam', () => {
  const exam = { plan, scores: [handedIn('dee')] };
  const codeOf = (by: string, isTrainer: boolean, rater: string | null) => {
    const shown = problemOr(() => resultsFor(exam, by, isTrainer, rater));
    return Array.isArray(shown) ? shown : (shown as { code: string }).code;
  };

  it.each([
    ['a trainer, all that are in', 'trainer', true, null, ['dee']],
    ['a trainer, one', 'trainer', true, 'dee', ['dee']],
    ['a trainer, one who has not handed in', 'trainer', true, 'eli', 'exam_not_handed_in'],
    ['a rater, their own', 'dee', false, null, ['dee']],
    ['a rater, that of another', 'dee', false, 'eli', 'exam_not_handed_in'],
    ['a rater who has not handed in', 'eli', false, null, 'exam_not_handed_in'],
    ['a rater who has not handed in, of another', 'eli', false, 'dee', 'exam_not_handed_in'],
    ['a trainer who is examined and has not handed in', 'eli', true, 'dee', 'exam_not_handed_in'],
    ['somebody else', 'zoe', false, null, 'exam_not_yours'],
    ['somebody else, of one', 'zoe', false, 'dee', 'exam_not_yours'],
    ['nobody of the exam', 'trainer', true, 'zoe', 'rater_unknown'],
  ])('%s', (_what, by, isTrainer, rater, expected) => {
    expect(codeOf(by, isTrainer, rater)).toEqual(expected);
  });

  it('of another rater are not for a rater who has handed in', () => {
    const both = { plan, scores: [handedIn('dee'), handedIn('eli')] };
    expect(problemOr(() => resultsFor(both, 'dee', false, 'eli'))).toMatchObject({ code: 'exam_not_yours' });
    expect(resultsFor(both, 'dee', false, null)).toEqual(['dee']);
  });
});
