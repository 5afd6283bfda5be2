import { describe, expect, it } from 'vitest';
import type { Audit } from '../../../src/core/calibration/audit.js';
import {
  type LedgerFilter,
  type LedgerGrouping,
  ledgerMarks,
  makeLedger,
} from '../../../src/core/calibration/ledger.js';
import { markCommand } from '../../../src/core/calibration/mark.js';
import { reviewedTickets } from '../../../src/core/calibration/reviewed.js';
import { bothViews } from '../../../src/core/calibration/views.js';
import { contradictions } from '../../../src/core/complaint/contradictions.js';
import { joinComplaints } from '../../../src/core/complaint/join.js';
import { reasonOf, standingOf } from '../../../src/core/complaint/mark.js';
import type { Complaint } from '../../../src/core/complaint/record.js';
import { Case, World } from '../../world.js';

const world = new World();
const MARKED = '2026-11-20 10:00';
const DURING = '2026-11-25 10:00';
const AFTER = '2026-11-28 10:00';

/** Marks as chen.bo, manager of billing, does it; li.wei logged the ticket. */
function mark(ticket: Case, wish: Partial<Parameters<typeof markCommand>[1]> = {}): Case {
  const all = { reason: 'missing_element', evidence: 'no order', accountable: null, audit: null, ...wish };
  const desk = { team: world.team, now: world.stamp(MARKED), zone: world.zone };
  return ticket.when(markCommand(ticket.complaint, all, world.standard, desk), MARKED, 'chen.bo');
}

const appeal = { type: 'appeal_mark', mark: null, text: '客户不愿提供订单号' } as const;
const decide = (decision: 'keep' | 'change' | 'lift', reason?: string) =>
  ({ type: 'decide_mark', mark: null, decision, ...(reason && { reason }), why: '已听录音' }) as const;
const only = ({ complaint }: Case) => complaint.marks[0] as Complaint['marks'][number];
const standing = (ticket: Case, time: string) => standingOf(only(ticket), world.stamp(time));

describe('a mark', () => {
  it('says who answers for it, in which team, under which standard and until when one may appeal', () => {
    expect(only(mark(world.given()))).toMatchObject({
      accountable: 'li.wei',
      team: 'service',
      standard: 'ticket-quality 3',
      standard_hash: expect.stringMatching(/^[0-9a-f]{16}$/),
      appeal_until: world.stamp('2026-11-27 10:00'),
      decided_by: ['lead', 'manager', 'director'],
    });
    expect(only(mark(world.given(), { accountable: 'wang.fang' }))).toMatchObject({ team: 'billing' });
  });

  it('is refused for a reason that the standard does not have', () => {
    expect(() => mark(world.given(), { reason: 'dislike' })).toThrow(/reason_unknown/);
  });

  it('that says the very same is made once', () => {
    expect(mark(mark(world.given())).complaint.marks).toHaveLength(1);
    expect(mark(mark(world.given()), { evidence: 'no product' }).complaint.marks).toHaveLength(2);
  });

  it('is no work on the complaint', () => {
    const ticket = world.given();
    expect(mark(ticket).complaint.traces.touched_at).toBe(ticket.complaint.traces.touched_at);
  });

  it('is open while it can be appealed against, and holds afterwards', () => {
    const ticket = mark(world.given());
    expect(standing(ticket, DURING)).toBe('open');
    expect(standing(ticket, AFTER)).toBe('upheld');
  });

  it('that was appealed against is open until it is decided, however long that takes', () => {
    expect(standing(mark(world.given()).when(appeal, DURING), '2027-03-01')).toBe('open');
  });
});

describe('an appeal', () => {
  it.each([
    ['somebody else', DURING, 'wang.fang', 'appeal_not_accountable'],
    ['too late', AFTER, 'li.wei', 'appeal_too_late'],
  ])('is refused: %s', (_what, time, by, code) => {
    expect(mark(world.given()).refusal(appeal, time, by)).toMatchObject({ code, kind: 'refused' });
  });

  it('can be made at the last instant, and once', () => {
    const ticket = mark(world.given()).when(appeal, '2026-11-27 10:00');
    expect(ticket.refusal(appeal, '2026-11-27 10:00')).toMatchObject({ code: 'appeal_given', kind: 'refused' });
  });

  it('is refused once it is decided, and where there is no mark', () => {
    const decided = mark(world.given()).when(decide('keep'), DURING, 'zhao.min');
    expect(decided.refusal(appeal, DURING)).toMatchObject({ code: 'mark_decided_already' });
    expect(world.given().refusal(appeal, DURING)).toMatchObject({ code: 'mark_unknown', kind: 'not_found' });
  });

  it('must say which mark, where there are several', () => {
    const two = mark(mark(world.given()), { reason: 'duplicate', evidence: 'see C-1' });
    expect(two.refusal(appeal, DURING)).toMatchObject({ code: 'mark_ambiguous' });
    const second = two.complaint.marks[1]?.mark ?? '';
    expect(two.when({ ...appeal, mark: second }, DURING).complaint.marks.map(({ appeals }) => appeals.length)).toEqual([
      0, 1,
    ]);
  });
});

describe('a decision', () => {
  it.each([
    ['an agent', 'wang.fang', 'decision_not_allowed'],
    ['the marker', 'chen.bo', 'decision_own_matter'],
  ])('is refused to %s', (_who, by, code) => {
    expect(mark(world.given()).refusal(decide('lift'), DURING, by)).toMatchObject({ code, kind: 'refused' });
  });

  it('is refused to the accountable person, whatever their role', () => {
    const ticket = mark(world.given(), { accountable: 'zhao.min' });
    expect(ticket.refusal(decide('lift'), DURING, 'zhao.min')).toMatchObject({ code: 'decision_own_matter' });
  });

  it.each([
    [decide('keep'), 'upheld', 'missing_element'],
    [decide('change', 'unclear_demand'), 'upheld', 'unclear_demand'],
    [decide('lift'), 'lifted', 'missing_element'],
  ])('%o: %s for %s, and what was marked stays', (decision, expected, reason) => {
    const ticket = mark(world.given()).when(appeal, DURING).when(decision, DURING, 'zhao.min');
    expect(standing(ticket, DURING)).toBe(expected);
    expect(reasonOf(only(ticket))).toBe(reason);
    expect(only(ticket)).toMatchObject({ reason: 'missing_element', appeals: [{ by: 'li.wei' }] });
    expect(ticket.refusal(decide('lift'), AFTER, 'zhao.min')).toMatchObject({ code: 'mark_decided_already' });
  });

  it('to change to the reason that it has changes nothing', () => {
    const same = decide('change', 'missing_element');
    expect(mark(world.given()).refusal(same, DURING, 'zhao.min')).toMatchObject({ code: 'decision_no_change' });
  });

  it('of two sides that differ is told, and settled by one more', () => {
    const ticket = mark(world.given(), { accountable: 'wang.fang' });
    const [kept, lifted] = [decide('keep'), decide('lift')].map((decision, index) =>
      ticket.when(decision, `2026-11-25 1${index}:00`, 'zhao.min'),
    ) as [Case, Case];
    const joined = joinComplaints(kept.complaint, lifted.complaint);
    expect(contradictions(joined)).toMatchObject([{ matter: 'mark' }]);
    expect(joined.marks[0]?.decisions).toHaveLength(2);
    const settled = new Case(world, joined, AFTER).when(decide('lift'), AFTER, 'zhao.min');
    expect(contradictions(settled.complaint)).toEqual([]);
  });
});

/** A closed audit of these tickets; `called`: who gave which ticket which reason. */
function audit(tickets: Complaint[], called: Record<string, (string | null)[]>, risk: Complaint[] = []): Audit {
  const drawn = (part: 'random' | 'risk') => (ticket: Complaint) => {
    return { id: ticket.id, logged_by: ticket.logged_by, team: 'service', part };
  };
  const raters = Object.keys(called);
  const plan = {
    ...{ name: 'november', planned_at: MARKED, planned_by: 'zhao.min', seed: 1, raters },
    frame: { size: 9, hash: '', from: null, to: null, filters: {} },
    ...{ standard_hash: 'abc', standard: world.standard },
    tickets: [...tickets.map(drawn('random')), ...risk.map(drawn('risk'))],
  };
  const scores = raters.map((rater) => ({
    ...{ rater, submitted_at: MARKED },
    ratings: [...tickets, ...risk].map(({ id }, index) => {
      return { ticket: id, answers: { a: 'yes' }, unqualified: called[rater]?.[index] ?? null, comment: null };
    }),
  }));
  return { plan, scores, closing: { closed_at: world.stamp(MARKED), closed_by: 'zhao.min', missing: [] } };
}

describe('the ledger', () => {
  const upheld = mark(world.given());
  const lifted = mark(world.given()).when(decide('lift'), DURING, 'zhao.min');
  const clean = world.given();
  const byOther = world.given({}, '2026-11-20 09:00', 'wang.fang');
  const atRisk = mark(world.given());
  const twice = mark(mark(world.given()), { reason: 'duplicate', evidence: 'see the other' });
  const all = [upheld, lifted, clean, byOther, atRisk, twice].map(({ complaint }) => complaint);
  const random = [upheld, lifted, clean, byOther, twice].map(({ complaint }) => complaint);
  const reviewed = reviewedTickets([audit(random, { 'zhao.min': [] }, [atRisk.complaint])]);
  const ledger = (filter: LedgerFilter = {}, by: LedgerGrouping | null = null) =>
    makeLedger(ledgerMarks(all, reviewed, world.stamp(AFTER)), reviewed, filter, by);

  it('has every mark, and a rate of the random part in which a ticket counts once', () => {
    const { whole, marks } = ledger();
    expect(whole).toMatchObject({ marks: 5, open: 0, upheld: 4, lifted: 1 });
    expect(whole.rate).toMatchObject({ numerator: 2, denominator: 5, value: 0.4 });
    // Wilson, 95 %, worked out by hand for 2 of 5.
    expect(whole.rate.low).toBeCloseTo(0.1176, 4);
    expect(whole.rate.high).toBeCloseTo(0.7693, 4);
    expect(marks.filter(({ counted }) => !counted).map(({ id }) => id)).toEqual([atRisk.complaint.id]);
  });

  it('by person has those without a mark as well, in order of name', () => {
    expect(ledger({}, 'person').groups.map(({ key, rate }) => [key, rate.numerator, rate.denominator])).toEqual([
      ['li.wei', 2, 4],
      ['wang.fang', 0, 1],
    ]);
  });

  it('by reason is of all that was reviewed', () => {
    expect(ledger({}, 'reason').groups.map(({ key, rate }) => [key, rate.numerator, rate.denominator])).toEqual([
      ['duplicate', 1, 5],
      ['missing_element', 2, 5],
    ]);
  });

  it.each<[string, LedgerFilter, number, number, number]>([
    ['own', { own: 'wang.fang' }, 0, 0, 1],
    ['of a reason', { reason: 'duplicate' }, 1, 1, 5],
    ['lifted ones', { standing: 'lifted' }, 1, 0, 5],
    ['later ones', { from: world.instant(DURING) }, 0, 0, 5],
  ])('%s', (_what, filter, marks, numerator, denominator) => {
    expect(ledger(filter).whole).toMatchObject({ marks, rate: { numerator, denominator } });
  });

  it('has no rate where nothing was reviewed: null, and not 0', () => {
    expect(makeLedger(ledgerMarks(all, [], world.stamp(AFTER)), [], {}, null).whole.rate).toMatchObject({
      value: null,
    });
  });

  it('counts a mark for whom it names, not for who logged', () => {
    const other = mark(world.given(), { accountable: 'wang.fang' }).complaint;
    const seen = reviewedTickets([audit([other], { 'zhao.min': [] })]);
    const { groups } = makeLedger(ledgerMarks([other], seen, world.stamp(AFTER)), seen, {}, 'person');
    expect(groups.map(({ key, rate }) => [key, rate.numerator, rate.denominator])).toEqual([['wang.fang', 1, 1]]);
  });
});

describe('both views of an unnecessary ticket', () => {
  const tickets = [0, 1, 2, 3].map(() => world.given().complaint);
  const [yes, no] = ['unnecessary_ticket', null];
  const reviewed = reviewedTickets([
    audit(tickets, { 'zhao.min': [yes, no, no, no], 'chen.bo': [yes, yes, yes, no], guest: [yes, yes, yes, yes] }),
  ]);
  const sideOf = (who: string) => ({ 'zhao.min': 'service' as const, 'chen.bo': 'business' as const })[who] ?? null;

  it('stand side by side, with what both scored and where they differ', () => {
    const marked = mark(world.given(), { reason: 'unnecessary_ticket' }).when(decide('lift'), DURING, 'zhao.min');
    const marks = ledgerMarks([marked.complaint], reviewed, world.stamp(AFTER));
    const views = bothViews(reviewed, marks, 'unnecessary_ticket', sideOf);
    expect(views.sides).toMatchObject([
      { side: 'service', called: { numerator: 1, denominator: 4 }, marks: 0 },
      { side: 'business', called: { numerator: 3, denominator: 4 }, marks: 1, lifted: 1 },
    ]);
    expect(views.common).toEqual({ tickets: 4, both: 1, service_only: 0, business_only: 2, neither: 1 });
    expect(views.disputed).toEqual([
      { id: tickets[1]?.id, by: 'business' },
      { id: tickets[2]?.id, by: 'business' },
    ]);
  });

  it('of a side that scored nothing have no rate', () => {
    const views = bothViews(reviewed, [], 'duplicate', () => 'business');
    expect(views.sides[0]?.called).toMatchObject({ value: null, denominator: 0 });
  });
});
