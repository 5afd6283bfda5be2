import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/calibration/answer.js';
import type { Audit, AuditPlan } from '../../../src/core/calibration/audit.js';
import { completeAnswers, pinAutoAnswers } from '../../../src/core/calibration/auto.js';
import { coefficientsOf, overallAlpha } from '../../../src/core/calibration/coefficients.js';
import { reportAudit } from '../../../src/core/calibration/report.js';
import { readSheet, sheetColumns, sheetRows } from '../../../src/core/calibration/sheet.js';
import { type QualityStandard, ratedCriteria } from '../../../src/core/calibration/standard.js';
import { lintStandard } from '../../../src/core/calibration/standard-lint.js';
import type { Problem } from '../../../src/core/problem.js';
import { World } from '../../world.js';
import { standardOf } from './standard.js';

const NOW = '2026-11-21T10:00:00+08:00';
const world = new World();
const NUMBER = 'Her card is 4111 1111 1111 1111, charged twice in November';
const clean = world.given().complaint;
const numbered = world.given({ description: NUMBER }).complaint;
const copied = world.given({ description: NUMBER.toUpperCase() }, '2026-11-20 10:00').complaint;

const CRITERIA = [{ id: 'a' }, { id: 'no_ids', weight: 2, critical: 'form', auto: ['personal_data'] }, { id: 'b' }];
const standard = standardOf(CRITERIA);

function planOf(by: QualityStandard, ids: string[]): AuditPlan {
  return {
    ...{ name: 'november', planned_at: NOW, planned_by: 'chen.bo', seed: 7, raters: ['ann', 'ben'] },
    frame: { size: 3, hash: 'f', from: null, to: null, filters: {} },
    ...{ standard_hash: 's', standard: by },
    tickets: ids.map((id) => ({ id, logged_by: 'li.wei', team: null })),
  };
}

function pinned(by: QualityStandard) {
  const plan = planOf(by, [clean.id, numbered.id, copied.id]);
  return pinAutoAnswers(plan, [clean, numbered, copied], world.taxonomy).tickets.map(({ auto }) => auto);
}

describe('the answers of automatic criteria', () => {
  it('are no where a rule of theirs finds something, else yes', () => {
    expect(pinned(standard)).toEqual([{ no_ids: 'yes' }, { no_ids: 'no' }, { no_ids: 'no' }]);
    const copies = standardOf([{ id: 'a' }, { id: 'own', auto: ['title_short', 'description_copied'] }]);
    expect(pinned(copies)).toEqual([{ own: 'yes' }, { own: 'yes' }, { own: 'no' }]);
  });

  it.each([
    ['warn', 'no'],
    ['off', 'yes'],
  ])('of a rule that is %s here: %s', (severity, answer) => {
    const rules = { ...standard.rules, severity: { personal_data: severity } };
    expect(pinned(standardOf(CRITERIA, { rules }))[1]).toEqual({ no_ids: answer });
  });

  it('leave a plan that asks none as it is', () => {
    const plan = planOf(standardOf([{ id: 'a' }]), [clean.id]);
    expect(pinAutoAnswers(plan, [clean], world.taxonomy)).toBe(plan);
  });

  it('are added to what a rater answered, not to nothing', () => {
    const ticket = { auto: { no_ids: 'no' as const } };
    expect(completeAnswers({ a: 'yes', b: null }, ticket)).toEqual({ a: 'yes', b: null, no_ids: 'no' });
    expect(completeAnswers({ a: null, b: null }, ticket)).toEqual({ a: null, b: null });
    expect(completeAnswers({ a: 'yes' }, {})).toEqual({ a: 'yes' });
  });
});

describe('a sheet', () => {
  const plan = pinAutoAnswers(planOf(standard, [clean.id]), [clean], world.taxonomy);
  const columns = sheetColumns(plan);
  const [row = []] = sheetRows(plan, new Map([[clean.id, clean]]));
  const cells = { ...Object.fromEntries(columns.map((column, at) => [column, row[at] ?? ''])), a: 'yes', b: 'no' };

  it('does not ask for them', () => {
    expect(columns).not.toContain('no_ids');
    expect(row).toHaveLength(columns.length);
    expect(readSheet(plan, [{ line: 2, cells }], 'ann.csv')).toMatchObject([{ answers: { a: 'yes', b: 'no' } }]);
  });

  it('in which somebody answers one is refused', () => {
    const answered = [{ line: 2, cells: { ...cells, no_ids: 'yes' } }];
    expect(() => readSheet(plan, answered, 'ann.csv')).toThrow(
      expect.objectContaining<Partial<Problem<'scores_invalid'>>>({
        args: { file: 'ann.csv', faults: [{ path: '2:no_ids', found: 'yes', allowed: 'never' }] },
      }),
    );
  });
});

/*
 * By hand. Weights: a 1, no_ids 2, b 1. T1 is clean: Ann (yes, no) (1 + 2) / 4 = 75, Ben (yes, n/a) 3 / 3 = 100.
 * T2 has a number in it: Ann (yes, yes) raw 2 / 4 = 50, Ben (no, yes) raw 1 / 4 = 25, both 0.
 */
function auditOf(answers: Record<string, Answer>[][], by = standard, found: ('yes' | 'no')[] = ['yes', 'no']): Audit {
  const tickets = answers.map((_, at) => ({
    ...{ id: `T${at + 1}`, logged_by: 'li.wei', team: null },
    ...(by === standard && { auto: { no_ids: found[at % found.length] ?? 'yes' } }),
  }));
  return {
    plan: { ...planOf(by, []), tickets },
    scores: ['ann', 'ben'].map((rater, column) => ({
      ...{ rater, submitted_at: NOW },
      ratings: answers.map((row, at) => {
        return { ticket: `T${at + 1}`, answers: row[column] ?? {}, unqualified: null, comment: null };
      }),
    })),
    closing: { closed_at: NOW, closed_by: 'chen.bo', missing: [] },
  };
}

describe('a report', () => {
  const report = reportAudit(
    auditOf([
      [
        { a: 'yes', b: 'no' },
        { a: 'yes', b: 'not_applicable' },
      ],
      [
        { a: 'yes', b: 'yes' },
        { a: 'no', b: 'yes' },
      ],
    ]),
  );

  it('has them in every score, with their weight and what failing them does', () => {
    expect(report.tickets.map(({ scores }) => scores)).toEqual([
      { ann: { score: 75, raw: 75, failed: [] }, ben: { score: 100, raw: 100, failed: [] } },
      { ann: { score: 0, raw: 50, failed: ['no_ids'] }, ben: { score: 0, raw: 25, failed: ['no_ids'] } },
    ]);
  });

  it('has them in no figure of agreement: the same as without them', () => {
    expect(report.agreement.map(({ criterion, percent }) => [criterion, percent.value])).toEqual([
      ['a', 0.5],
      ['b', 1],
    ]);
    const without = standardOf([{ id: 'a' }, { id: 'b' }]);
    const answer = fc.constantFrom('yes', 'no', 'not_applicable', null);
    const rows = fc.array(fc.tuple(answer, answer, answer, answer), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(rows, fc.array(fc.constantFrom('yes' as const, 'no' as const), { minLength: 1 }), (given, found) => {
        const answers = given.map(([a, b, c, d]) => [
          { a, b },
          { a: c, b: d },
        ]);
        const [auto, plain] = [auditOf(answers, standard, found), auditOf(answers, without)];
        const [first, second] = [reportAudit(auto), reportAudit(plain)];
        expect([first.agreement, first.overall]).toEqual([second.agreement, second.overall]);
        expect(coefficientsOf(auto)).toEqual(coefficientsOf(plain));
        expect(overallAlpha(auto)).toEqual(overallAlpha(plain));
      }),
      { numRuns: 20 },
    );
  });
});

describe('a standard', () => {
  it('names the criteria that raters answer', () => {
    expect(ratedCriteria(standard).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it.each([
    ['an unknown finding', [{ id: 'a' }, { id: 'x', auto: ['made_up'] }], 'criteria.1.auto.0'],
    ['no finding', [{ id: 'a' }, { id: 'x', auto: [] }], 'criteria.1.auto'],
    ['grades', [{ id: 'a' }, { id: 'x', scale: 'ordinal', auto: ['personal_data'] }], 'criteria.1.auto'],
    ['nothing for raters', [{ id: 'x', auto: ['personal_data'] }], 'criteria'],
  ])('with %s is refused', (_what, criteria, path) => {
    expect(() => standardOf(criteria)).toThrow(
      expect.objectContaining({ args: expect.objectContaining({ faults: [expect.objectContaining({ path })] }) }),
    );
  });

  it('is doubted where a rule can never find anything', () => {
    const rules = { ...standard.rules, severity: { personal_data: 'off' } };
    const idle = standardOf([{ id: 'a' }, { id: 'x', auto: ['personal_data', 'remedy_vague', 'title_shouting'] }], {
      rules,
    });
    const doubts = lintStandard(idle, { taxonomy: null, team: null, plans: [] });
    expect(doubts.filter(({ code }) => code === 'auto_idle')).toEqual([
      expect.objectContaining({
        path: 'criteria.1.auto.0',
        severity: 'warn',
        args: { criterion: 'x', finding: 'personal_data', fields: ['severity.personal_data'] },
      }),
      expect.objectContaining({
        path: 'criteria.1.auto.1',
        args: { criterion: 'x', finding: 'remedy_vague', fields: ['vague_remedies', 'filler'] },
      }),
    ]);
    expect(doubts.filter(({ path }) => path === 'criteria.1.anchors')).toEqual([]);
  });
});
