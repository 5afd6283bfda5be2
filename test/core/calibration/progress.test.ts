import { expect, test } from 'vitest';
import { progressOf } from '../../../src/core/calibration/progress.js';
import { standardOf } from './standard.js';

const plan = {
  ...{ name: 'november', planned_at: '2026-11-20T09:00:00Z', planned_by: 'chen.bo', seed: 1, raters: ['ann', 'ben'] },
  deadline: '2026-11-27T17:00:00Z',
  frame: { size: 9, hash: 'f', from: null, to: null, filters: {} },
  standard_hash: 's',
  standard: standardOf([{ id: 'a' }]),
  tickets: [
    { id: 'T1', logged_by: 'li.wei', team: null },
    { id: 'T2', logged_by: 'li.wei', team: null, raters: ['ben'] },
  ],
};
const ann = { rater: 'ann', submitted_at: '2026-11-21T09:00:00Z', ratings: [] };
const at = (time: string) => Date.parse(time) / 1000;

test('who has handed in, who has not, and how many each has to score', () => {
  const open = progressOf({ plan, scores: [ann], closing: null }, at('2026-11-27T17:00:00Z'));
  expect(open.raters).toEqual([
    { rater: 'ann', tickets: 1, drafted: 0, submitted_at: '2026-11-21T09:00:00Z', overdue: false },
    { rater: 'ben', tickets: 2, drafted: 0, submitted_at: null, overdue: false },
  ]);
  expect(open.waiting_for).toEqual(['ben']);
});

test('overdue a second after the deadline, and no more once it is closed', () => {
  const later = at('2026-11-27T17:00:01Z');
  expect(progressOf({ plan, scores: [ann], closing: null }, later).raters.map(({ overdue }) => overdue)).toEqual([
    false,
    true,
  ]);
  const closing = { closed_at: '2026-11-28T09:00:00Z', closed_by: 'chen.bo', missing: ['ben'] };
  const closed = progressOf({ plan, scores: [ann], closing }, later);
  expect([closed.waiting_for, closed.raters.some(({ overdue }) => overdue)]).toEqual([[], false]);
});

test('without a deadline nobody is overdue', () => {
  const { deadline, ...open } = plan;
  expect(
    progressOf({ plan: open, scores: [], closing: null }, at(deadline) * 2).raters.some(({ overdue }) => overdue),
  ).toBe(false);
});

test('how many tickets a rater has begun with, until they are handed in or the audit is closed', () => {
  const begun = { ann: 1, ben: 2, stranger: 9 };
  const of = (audit: Parameters<typeof progressOf>[0]) =>
    progressOf(audit, 0, begun).raters.map((each) => each.drafted);
  const closing = { closed_at: '2026-11-28T09:00:00Z', closed_by: 'chen.bo', missing: ['ben'] };
  expect(of({ plan, scores: [], closing: null })).toEqual([1, 2]);
  expect(of({ plan, scores: [ann], closing: null })).toEqual([0, 2]);
  expect(of({ plan, scores: [ann], closing })).toEqual([0, 0]);
});
