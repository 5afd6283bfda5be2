import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/calibration/answer.js';
import type { Audit, RaterScores, TicketRating } from '../../../src/core/calibration/audit.js';
import { reportAudit } from '../../../src/core/calibration/report.js';
import type { QualityStandard } from '../../../src/core/calibration/standard.js';
import { tasksOf } from '../../../src/core/calibration/tasks.js';
import { Problem, problemOr } from '../../../src/core/problem.js';
import { standardOf } from './standard.js';

const NOW = '2026-11-21T10:00:00+08:00';
const yesNo = (marks: number[]): Answer[] => marks.map((mark) => (mark ? 'yes' : 'no'));
const ten = <T>(value: T) => Array.from({ length: 10 }, () => value);

/** What a rater answered, by criterion with an answer for each ticket, and which tickets they marked. */
function scoresOf(rater: string, columns: Record<string, Answer[]>, marks: Record<number, string> = {}): RaterScores {
  const length = Math.max(...Object.values(columns).map((answers) => answers.length));
  const ratings = Array.from({ length }, (_, index): TicketRating => {
    const answers = Object.fromEntries(Object.entries(columns).map(([id, given]) => [id, given[index] ?? null]));
    const unqualified = marks[index + 1] ?? null;
    return { ticket: `T${index + 1}`, answers, unqualified, comment: unqualified && `by ${rater}` };
  });
  return { rater, submitted_at: NOW, ratings };
}

function auditOf(standard: QualityStandard, scores: RaterScores[], { tickets = 10, open = false } = {}): Audit {
  const drawn = Array.from({ length: tickets }, (_, index) => ({
    id: `T${index + 1}`,
    logged_by: index % 2 ? 'wang.fang' : 'li.wei',
    team: index % 2 ? 'billing' : null,
  }));
  return {
    plan: {
      name: 'november',
      planned_at: NOW,
      planned_by: 'chen.bo',
      seed: 7,
      raters: ['ann', 'ben'],
      frame: { size: 90, hash: 'f', from: null, to: null, filters: {} },
      standard_hash: 's',
      standard,
      tickets: drawn,
    },
    scores,
    closing: open ? null : { closed_at: NOW, closed_by: 'chen.bo', missing: [] },
  };
}

/*
 * Computed by hand. `a` is the check vector (agreed 8 of 10, kappa .5238). `b`: both always yes, Ben's last two not
 * applicable. `c`: Ann 5 of 5, Ben 3 of 5 throughout. All weights 1. Ann's tickets: 100 where a, else 66.67; mean 90.
 * Ben's: (a + 1 + .5) / 3 for T1 to T8, (1 + .5) / 2 = 75 for T9 and T10; mean (5 x 83.33 + 3 x 50 + 2 x 75) / 10 = 71.67.
 */
const standard = standardOf([{ id: 'a' }, { id: 'b' }, { id: 'c', scale: 'ordinal' }]);
const ANN = scoresOf(
  'ann',
  { a: yesNo([1, 1, 0, 1, 0, 1, 1, 0, 1, 1]), b: ten('yes'), c: ten('5') },
  { 2: 'wrong_category' },
);
const BEN = scoresOf(
  'ben',
  {
    a: yesNo([1, 0, 0, 1, 0, 1, 1, 1, 1, 1]),
    b: [...ten('yes').slice(2), 'not_applicable', null],
    c: ten('3'),
  },
  { 2: 'duplicate', 5: 'duplicate' },
);
const report = reportAudit(auditOf(standard, [ANN, BEN]));
const agreementOn = (criterion: string) => report.agreement.find((entry) => entry.criterion === criterion);

describe('the report of an audit', () => {
  it('is refused while the audit is open: it would show one rater the scores of the other', () => {
    const open = auditOf(standard, [ANN], { open: true });
    expect(problemOr(() => reportAudit(open))).toMatchObject({ code: 'audit_open', args: { missing: ['ben'] } });
    expect(problemOr(() => reportAudit(open))).toBeInstanceOf(Problem);
  });

  it('gives each ticket the score of each rater', () => {
    const [first, second] = report.tickets;
    expect(first?.scores.ann?.score).toBe(100);
    expect(first?.scores.ben?.score).toBeCloseTo(83.333, 3);
    expect(second?.scores.ben?.score).toBeCloseTo(50, 10);
    expect(report.tickets[9]?.scores.ben?.score).toBe(75);
  });

  it('compares raters: mean, how many they marked, and a bias above 0 for the lenient one', () => {
    expect(report.raters.map(({ rater, tickets, unqualified }) => [rater, tickets, unqualified])).toEqual([
      ['ann', 10, 1],
      ['ben', 10, 2],
    ]);
    const [ann, ben] = report.raters;
    expect([ann?.mean_score, ben?.mean_score].map((mean) => Number(mean).toFixed(3))).toEqual(['90.000', '71.667']);
    expect([ann?.bias, ben?.bias].map((bias) => Number(bias).toFixed(3))).toEqual(['18.333', '-18.333']);
  });

  it('has the mean score of the tickets, each with the mean of its raters, and its interval', () => {
    // Per ticket: mean of Ann's and Ben's; over all (90 + 71.67) / 2.
    expect(report.portfolio).toMatchObject({ n: 10, value: expect.closeTo(80.8333, 3), interval: 't' });
    expect(report.portfolio.low).toBeLessThan(80.8);
    expect(report.portfolio.high).toBeGreaterThan(80.9);
    const one = reportAudit(auditOf(standard, [{ ...ANN, ratings: ANN.ratings.slice(0, 1) }]));
    expect(one.portfolio).toMatchObject({ n: 1, value: 100, low: null });
  });

  it('tells bias against one rater where that is asked for', () => {
    const cid = scoresOf('cid', { a: ten('no'), b: ten('yes'), c: ten('5') });
    const against = reportAudit(auditOf(standard, [ANN, BEN, cid]), 'ben');
    expect(against.raters.map(({ rater, bias }) => [rater, bias === null ? null : Number(bias.toFixed(3))])).toEqual([
      ['ann', 18.333],
      ['ben', null],
      // 66.67 always, against a mean of 71.67.
      ['cid', -5],
    ]);
    expect(against.baseline).toBe('ben');
    expect(problemOr(() => reportAudit(auditOf(standard, [ANN]), 'ben'))).toMatchObject({ code: 'rater_unknown' });
  });

  it('gives agreement on each criterion with its n', () => {
    expect(agreementOn('a')).toMatchObject({ raters: ['ann', 'ben'], percent: { value: 0.8, n: 10 } });
    expect(agreementOn('a')?.kappa.value).toBeCloseTo(0.5238, 4);
    expect(agreementOn('c')).toMatchObject({ percent: { value: 0 }, kappa: { value: 0, reason: null } });
  });

  it('leaves out what one of them did not assess, and has no kappa where only one answer was given', () => {
    expect(agreementOn('b')).toMatchObject({
      percent: { value: 1, n: 8, reason: null },
      kappa: { value: null, n: 8, reason: 'one_category' },
    });
  });

  it('pools the yes/no criteria for the agreement over all: 16 of 18, kappa .6', () => {
    expect(report.overall).toHaveLength(1);
    expect(report.overall[0]).toMatchObject({ criterion: '*', percent: { n: 18, value: 16 / 18 }, kappa: { n: 18 } });
    expect(report.overall[0]?.kappa.value).toBe(0.6);
  });

  it('lists each unqualified ticket once, with who answers for it and what each rater said', () => {
    expect(report.unqualified).toEqual([
      {
        ticket: 'T2',
        accountable: 'wang.fang',
        team: 'billing',
        marks: [
          { rater: 'ann', reason: 'wrong_category', comment: 'by ann' },
          { rater: 'ben', reason: 'duplicate', comment: 'by ben' },
        ],
      },
      {
        ticket: 'T5',
        accountable: 'li.wei',
        team: null,
        marks: [{ rater: 'ben', reason: 'duplicate', comment: 'by ben' }],
      },
    ]);
  });

  it('gives the rate of unqualified tickets with its interval', () => {
    expect(report.unqualified_rate).toMatchObject({ numerator: 2, denominator: 10, value: 0.2 });
    expect(report.unqualified_rate.low).toBeCloseTo(0.0567, 4);
    expect(report.unqualified_rate.high).toBeCloseTo(0.5098, 4);
  });
});

describe('the pass rule', () => {
  const passed = (pass: object, scores = [ANN, BEN]) =>
    reportAudit(auditOf({ ...standard, pass: pass as QualityStandard['pass'] }, scores)).passed;

  it.each([
    [{ kappa: 0.6, unqualified_rate: 0.2 }, true],
    [{ kappa: 0.61, unqualified_rate: 0.2 }, false],
    [{ kappa: 0.6, unqualified_rate: 0.19 }, false],
  ])('%o of kappa .6 and a rate of .2 is met: %s', (pass, expected) => {
    expect(passed(pass)).toBe(expected);
  });

  it('goes by the pair that agrees least', () => {
    const contrary = scoresOf('cid', { a: yesNo([0, 0, 1, 0, 1, 0, 0, 1, 0, 0]), b: ten('yes'), c: ten('3') });
    const { overall, raters } = reportAudit(auditOf(standard, [ANN, BEN, contrary]));
    expect(overall.map((pair) => pair.raters.join('-'))).toEqual(['ann-ben', 'ann-cid', 'ben-cid']);
    expect(passed({ kappa: 0.5, unqualified_rate: 1 }, [ANN, BEN, contrary])).toBe(false);
    expect(raters).toHaveLength(3);
  });

  it('is undecided where kappa has no value: all agreed on one answer, or only one rater handed in', () => {
    const same = [scoresOf('ann', { a: ten('yes') }), scoresOf('ben', { a: ten('yes') })];
    expect(passed({ kappa: 0.6, unqualified_rate: 0.1 }, same)).toBeNull();
    const alone = reportAudit(auditOf(standard, [ANN]));
    expect(alone).toMatchObject({ passed: null, agreement: [], overall: [], raters: [{ rater: 'ann', bias: null }] });
  });
});

describe('a small or odd audit', () => {
  it('of fewer than ten tickets is for counts only, and neither passes nor fails', () => {
    const nine = (scores: RaterScores): RaterScores => ({ ...scores, ratings: scores.ratings.slice(0, 9) });
    const small = reportAudit(auditOf(standard, [nine(ANN), nine(BEN)], { tickets: 9 }));
    expect([small.counts_only, small.passed]).toEqual([true, null]);
    expect(small.unqualified_rate).toMatchObject({ numerator: 2, denominator: 9 });
    expect(report.counts_only).toBe(false);
  });

  it('has no kappa for scores from 0 to 100, which are no categories', () => {
    const percent = standardOf([{ id: 'share', scale: 'percent' }]);
    const { agreement, overall } = reportAudit(
      auditOf(percent, [scoresOf('ann', { share: ten('80') }), scoresOf('ben', { share: ten('60') })]),
    );
    expect(agreement[0]).toMatchObject({ percent: { value: 0 }, kappa: { value: null, reason: 'no_categories' } });
    expect(overall[0]?.kappa).toEqual({ value: null, n: 0, reason: 'no_data' });
  });

  it('has a ticket that nobody could assess in no mean: null, not 0 and not 100', () => {
    const na = (answer: Answer) => ({ a: [answer, ...ten(answer).slice(1).fill('yes')] });
    const { tickets, raters } = reportAudit(
      auditOf(standard, [scoresOf('ann', na('not_applicable')), scoresOf('ben', na('no'))]),
    );
    expect(tickets[0]?.scores).toMatchObject({ ann: { score: null }, ben: { score: 0 } });
    expect(raters).toMatchObject([
      { mean_score: 100, tickets: 9, bias: 0 },
      { mean_score: 90, tickets: 10, bias: 0 },
    ]);
  });

  it('takes a ticket that was handed in blank for neither reviewed nor qualified', () => {
    const judged = (entry: RaterScores, count: number): RaterScores => ({
      ...entry,
      ratings: entry.ratings.map((rating, at) =>
        at < count ? rating : { ...rating, answers: { a: null, b: null, c: null }, unqualified: null },
      ),
    });
    const found = reportAudit(auditOf(standard, [judged(ANN, 3), judged(BEN, 0)]));
    expect(found.unqualified_rate).toMatchObject({ numerator: 1, denominator: 3 });
    expect(found.verdicts).toMatchObject([{ tickets: 0, first_only: 0 }]);
    expect(found).toMatchObject({ compared: 0, counts_only: true, decision: null, passed: null });
    expect(tasksOf(found, [])).toEqual([]);
    expect(tasksOf(report, []).map(({ task }) => task)).toEqual(['lower_rate', 'align', 'align', 'settle']);
  });

  it('gives no coefficient, but still a rate that is too high, where too few were judged by two', () => {
    const apart = reportAudit(
      auditOf({ ...standard, pass: { alpha: 0.8, unqualified_rate: 0.05 } }, [
        ANN,
        { ...BEN, ratings: BEN.ratings.slice(0, 9) },
      ]),
    );
    expect(apart).toMatchObject({ compared: 9, counts_only: true, decision: { verdict: 'fail' }, passed: false });
  });

  it('gives the rate over the tickets that somebody reviewed', () => {
    const half: RaterScores = { ...ANN, ratings: ANN.ratings.slice(0, 5) };
    expect(reportAudit(auditOf(standard, [half])).unqualified_rate).toMatchObject({ numerator: 1, denominator: 5 });
    const { unqualified_rate, raters } = reportAudit(auditOf(standard, []));
    expect(unqualified_rate).toMatchObject({ value: null, low: null, high: null });
    expect(raters).toEqual([]);
  });

  it('is the same for the same audit', () => {
    const audit = Object.freeze(auditOf(standard, [ANN, BEN]));
    expect(JSON.stringify(reportAudit(audit))).toBe(JSON.stringify(report));
  });
});
