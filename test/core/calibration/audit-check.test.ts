import { describe, expect, it, test } from 'vitest';
import { wrongInClosing, wrongInPlan, wrongInScores } from '../../../src/core/calibration/audit-check.js';
import { standardOf } from './standard.js';

const AT = '2026-11-20T10:00:00+08:00';
const plan = () => ({
  ...{ name: 'november', planned_at: AT, planned_by: 'chen.bo', seed: 7, raters: ['ann', '李伟'] },
  frame: { size: 2, hash: 'f', from: null, to: null, filters: {} },
  standard_hash: 's',
  standard: standardOf([{ id: 'a' }, { id: 'g', scale: 'ordinal' }, { id: 'p', scale: 'percent' }]),
  tickets: [
    { id: 'T1', logged_by: 'li.wei', team: null },
    { id: 'T2', logged_by: 'li.wei', team: 'billing', raters: ['ann'] },
  ],
});
const scores = () => ({
  ...{ rater: 'ann', submitted_at: AT },
  ratings: [{ ticket: 'T1', answers: { a: 'yes', g: '3', p: '12.5' }, unqualified: null, comment: 'fine' }],
});

/** The same with another value at a dotted path. */
// biome-ignore lint/suspicious/noExplicitAny: what people do to files has no type
function having(whole: any, path: string, value: unknown): any {
  const [first = '', ...rest] = path.split('.');
  const copy = Array.isArray(whole) ? [...whole] : { ...whole };
  copy[first] = rest.length > 0 ? having(copy[first], rest.join('.'), value) : value;
  return copy;
}

describe('a plan that is read', () => {
  it('is taken as it was written, also with what a later version adds', () => {
    expect(wrongInPlan(plan(), 'november')).toBeNull();
    expect(wrongInPlan({ ...plan(), later: true, deadline: AT }, 'november')).toBeNull();
  });

  test.each([
    ['tickets', {}, 'tickets'],
    ['tickets', [null], 'tickets.0'],
    ['tickets.1.id', 'T1', 'tickets'],
    ['tickets.0.logged_by', 5, 'tickets.0.logged_by'],
    ['standard', 'x', 'standard'],
    ['standard.reasons', undefined, 'standard.reasons'],
    ['standard.criteria.0.weight', Number.POSITIVE_INFINITY, 'standard.criteria.0.weight'],
    ['standard.criteria.0.scale', 'colour', 'standard.criteria.0.scale'],
    ['standard.criteria.1.levels', 1e300, 'standard.criteria.1.levels'],
    ['standard.pass', 5, 'standard.pass'],
    ['frame', undefined, 'frame'],
    ['frame.size', Number.POSITIVE_INFINITY, 'frame.size'],
    ['seed', Number.NaN, 'seed'],
    ['raters', ['ann', 'ann'], 'raters'],
    ['design', 5, 'design'],
    ['planned_at', 'yesterday', 'planned_at'],
    ['name', 'other', 'name'],
  ])('with %s %j is damaged at %s', (path, value, at) => {
    expect(wrongInPlan(having(plan(), path, value), 'november')).toBe(at);
  });
});

describe('scores that are read', () => {
  const wrong = (given: unknown, rater = 'ann') => wrongInScores(given, plan() as never, rater);

  it('are taken as they were written', () => {
    expect(wrong(scores())).toBeNull();
    expect(wrong(having(scores(), 'ratings.0.answers', { a: null, g: 'not_applicable' }))).toBeNull();
  });

  test.each([
    ['rater', '李伟', 'rater'],
    ['rater', 5, 'rater'],
    ['ratings', {}, 'ratings'],
    ['ratings.0', null, 'ratings.0'],
    ['ratings.0.answers', null, 'ratings.0.answers'],
    ['ratings.0.answers.a', 'maybe', 'ratings.0.answers.a'],
    ['ratings.0.answers.g', '6', 'ratings.0.answers.g'],
    ['ratings.0.answers.p', '-500', 'ratings.0.answers.p'],
    ['ratings.0.answers.p', 80, 'ratings.0.answers.p'],
    ['ratings.0.answers.p', '1e1', 'ratings.0.answers.p'],
    ['ratings.0.ticket', 'T9', 'ratings.0.ticket'],
    ['ratings.0.unqualified', 'constructor', 'ratings.0.unqualified'],
    ['ratings.0.unqualified', { a: 1 }, 'ratings.0.unqualified'],
    ['submitted_at', null, 'submitted_at'],
  ])('with %s %j are damaged at %s', (path, value, at) => {
    expect(wrong(having(scores(), path, value))).toBe(at);
  });

  it('are of a rater of the plan, of tickets of theirs, each once', () => {
    expect(wrong(scores(), 'zoe')).toBe('rater');
    const [one] = scores().ratings;
    expect(wrong({ ...scores(), ratings: [one, one] })).toBe('ratings.1.ticket');
    const other = { rater: '李伟', submitted_at: AT, ratings: [{ ...one, ticket: 'T2' }] };
    expect(wrong(other, '李伟')).toBe('ratings.0.ticket');
  });
});

test('a closing has its time, who closed, and who was missing', () => {
  expect(wrongInClosing({ closed_at: AT, closed_by: 'chen.bo', missing: [] })).toBeNull();
  expect(wrongInClosing({ closed_at: null, closed_by: null, missing: null })).toBe('closed_at');
  expect(wrongInClosing(null)).toBe('document');
});
