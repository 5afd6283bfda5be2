import { describe, expect, it } from 'vitest';
import type { Audit, TicketRating } from '../../../src/core/calibration/audit.js';
import { calledTickets } from '../../../src/core/calibration/called.js';
import { standardOf } from './standard.js';

const AT = '2026-11-21T10:00:00+08:00';
/** What a rater said of T0, T1 and so on: a reason, `-` for qualified, nothing for left blank. */
const said = (rater: string, calls: string[], comment: string | null = null) => ({
  ...{ rater, submitted_at: AT },
  ratings: calls.map(
    (call, at): TicketRating => ({
      ...{ ticket: `T${at}`, answers: { a: call === '' ? null : 'yes' } },
      ...{ unqualified: call === '' || call === '-' ? null : call, comment: call === '-' ? null : comment },
    }),
  ),
});

const audit: Audit = {
  plan: {
    ...{ name: 'november', planned_at: AT, planned_by: 'chen.bo', seed: 7, raters: ['ann', 'ben', 'cid'] },
    frame: { size: 9, hash: 'f', from: null, to: null, filters: {} },
    ...{ standard_hash: 's', standard: standardOf([{ id: 'a' }]) },
    tickets: [0, 1, 2, 3, 4].map((at) => ({ id: `T${at}`, logged_by: 'li.wei', team: null })),
  },
  scores: [
    said('ann', ['duplicate', 'duplicate', 'duplicate', 'duplicate', '-'], 'twice'),
    said('ben', ['duplicate', 'wrong_category', '-', '', '-']),
    said('cid', ['wrong_category', '-', '-', '', '']),
  ],
  closing: { closed_at: AT, closed_by: 'chen.bo', missing: [] },
};
const called = (by: 'all' | 'majority' | 'any') => calledTickets(audit, by).map(({ id }) => id);

describe('what raters called unqualified', () => {
  it('by all, more than half, or one of those who judged the ticket', () => {
    expect(called('all')).toEqual(['T0', 'T3']);
    expect(called('majority')).toEqual(['T0', 'T1', 'T3']);
    expect(called('any')).toEqual(['T0', 'T1', 'T2', 'T3']);
  });

  it('is for the reason given most often, of several the first of the standard, with who said so', () => {
    expect(calledTickets(audit, 'majority')).toEqual([
      { id: 'T0', reason: 'duplicate', evidence: 'ann, ben, cid (3/3); ann: twice' },
      { id: 'T1', reason: 'wrong_category', evidence: 'ann, ben (2/3); ann: twice' },
      { id: 'T3', reason: 'duplicate', evidence: 'ann (1/1); ann: twice' },
    ]);
  });

  it('is told once the audit is closed', () => {
    expect(() => calledTickets({ ...audit, closing: null }, 'any')).toThrow();
  });
});
