import { beforeAll, describe, expect, it } from 'vitest';
import type { Audit, AuditPlan, RaterScores } from '../../../src/core/calibration/audit.js';
import { isRandom, planFor } from '../../../src/core/calibration/parts.js';
import { type AuditRequest, planAudit } from '../../../src/core/calibration/plan.js';
import { reportAudit } from '../../../src/core/calibration/report.js';
import { ticketRisks } from '../../../src/core/calibration/risk.js';
import type { Complaint } from '../../../src/core/complaint/record.js';
import { Problem, problemOr } from '../../../src/core/problem.js';
import { wilson } from '../../../src/core/statistics/wilson.js';
import { World } from '../../world.js';
import { standardOf } from './standard.js';

const world = new World();
const standard = standardOf([{ id: 'a' }]);
const NOW = '2026-11-21T10:00:00+08:00';
let tickets: Complaint[];

/** 60 tickets: 40 by phone, 20 by web; 45 logged by one person, 12 by another, 3 by a third. Every tenth is of a VIP, every fifteenth public. */
beforeAll(() => {
  tickets = Array.from({ length: 60 }, (_, index) => {
    const by = index % 20 === 0 ? 'guest' : index % 5 === 1 ? 'zhao.min' : 'li.wei';
    const facts = { channel: index % 3 === 0 ? 'web' : 'phone', vip: index % 10 === 4, public: index % 15 === 4 };
    return world.given(facts, '2026-11-20 09:00', by).complaint;
  });
});

function plan(wish: Partial<AuditRequest> = {}, frame: readonly Complaint[] = tickets): AuditPlan {
  return planAudit(frame, standard, {
    ...{ name: 'november', size: 20, seed: 7, raters: ['li.wei', 'zhao.min', 'chen.bo'], from: null, to: null },
    ...{ filters: {}, now: NOW, by: 'chen.bo', teamOf: () => null },
    risksOf: (complaint) => ticketRisks(complaint, { satisfiedFrom: 4, isBreached: () => false }),
    ...wish,
  });
}

const idsOf = ({ tickets: drawn }: Pick<AuditPlan, 'tickets'>) => drawn.map(({ id }) => id);
const codeOf = (wish: Partial<AuditRequest>) => {
  const refused = problemOr(() => plan(wish));
  return refused instanceof Problem ? refused.code : null;
};
const FULL: Partial<AuditRequest> = {
  ...{ strata: ['team', 'channel'], perPerson: 2, risk: 4, overlap: 5, allocation: 'neyman' },
};

describe('the size of the random part', () => {
  it('follows from precision, or from the acceptance plan, with the frame as population', () => {
    const precise = plan({ size: { precision: { confidence: 0.95, margin: 0.1, proportion: 0.5 } } });
    expect(precise.design?.size).toMatchObject({ by: 'precision', n0: 97, n: 38, confidence: 0.95, margin: 0.1 });
    expect(precise.tickets).toHaveLength(38);
    const lot = plan({ size: { aql: { level: 'II', aql: 4, inspection: 'normal' } } });
    expect(lot.design?.size).toMatchObject({ by: 'aql', lot: 60, letter: 'E', n: 13, accept: 1, reject: 2 });
    expect(lot.tickets).toHaveLength(13);
  });

  it('is refused of nothing', () => {
    const nothing = (wish: Partial<AuditRequest>) => problemOr(() => plan(wish, []));
    for (const size of [5, 'quota', { precision: { confidence: 0.9, margin: 0.1, proportion: 0.5 } }] as const) {
      expect(nothing({ size, perPerson: size === 'quota' ? 2 : null })).toMatchObject({
        code: 'audit_frame_too_small',
      });
    }
  });
});

describe('strata', () => {
  it('are drawn in proportion, each ticket with its stratum', () => {
    const { tickets: drawn, design } = plan({ size: 30, strata: ['channel'] });
    expect(design?.strata).toEqual([
      { stratum: 'phone', fields: { channel: 'phone' }, size: 40, n: 20 },
      { stratum: 'web', fields: { channel: 'web' }, size: 20, n: 10 },
    ]);
    expect(drawn.filter(({ stratum }) => stratum === 'web')).toHaveLength(10);
  });

  it('are drawn more by Neyman where more is suspect', () => {
    const isSuspect = ({ id, facts }: Complaint) => facts.channel === 'web' && Number(id.slice(-1)) % 2 === 0;
    const { design } = plan({ size: 30, strata: ['channel'], allocation: 'neyman', isSuspect });
    const [phone, web] = design?.strata ?? [];
    expect(web?.n).toBeGreaterThan(10);
    expect((phone?.n ?? 0) + (web?.n ?? 0)).toBe(30);
  });

  it('do not change what is drawn of one another', () => {
    const without = tickets.filter(({ facts }, index) => facts.channel === 'phone' || index > 0);
    const phones = (frame: Complaint[]) =>
      idsOf({ tickets: plan({ size: 24, strata: ['channel'] }, frame).tickets.filter((t) => t.stratum === 'phone') });
    expect(phones(without).slice(0, 10)).toEqual(phones(tickets).slice(0, 10));
  });

  it('of persons give each a quota, or all they have', () => {
    const by = (of: AuditPlan) => {
      const counts: Record<string, number> = {};
      for (const { logged_by } of of.tickets) counts[logged_by] = (counts[logged_by] ?? 0) + 1;
      return counts;
    };
    expect(by(plan({ size: 'quota', perPerson: 4 }))).toEqual({ guest: 3, 'li.wei': 4, 'zhao.min': 4 });
    expect(by(plan({ size: 30, perPerson: 3 }))).toEqual({ guest: 3, 'li.wei': 21, 'zhao.min': 6 });
    expect(by(plan({ size: 30, perPerson: 3, strata: ['channel'] }))).toEqual({
      guest: 3,
      'li.wei': 21,
      'zhao.min': 6,
    });
    expect(codeOf({ size: 5, perPerson: 3 })).toBe('sample_below_minimum');
  });
});

describe('the risk-based part', () => {
  it('comes on top, apart and marked, those with most risks first', () => {
    const { tickets: drawn, design } = plan({ risk: 3 });
    const risky = drawn.filter((ticket) => !isRandom(ticket));
    expect(drawn.filter(isRandom)).toHaveLength(20);
    expect(risky).toHaveLength(3);
    expect(design?.risk).toMatchObject({ wanted: 3, drawn: 3 });
    const counts = risky.map(({ risks }) => risks?.length ?? 0);
    expect([...counts].sort((a, b) => b - a)).toEqual(counts);
    expect(risky.every(({ part, risks }) => part === 'risk' && (risks ?? []).length > 0)).toBe(true);
    expect(new Set(idsOf({ tickets: drawn })).size).toBe(23);
  });

  it('leaves the random part as it would be without', () => {
    expect(idsOf(plan({ risk: 5 })).slice(0, 20)).toEqual(idsOf(plan()));
  });

  it('is as large as there are risks', () => {
    const { design } = plan({ risk: 50 });
    expect(design?.risk?.drawn).toBe(design?.risk?.pool);
    expect(design?.risk?.drawn).toBeLessThan(10);
  });

  it('knows who came back, was not content, was let down, went elsewhere, or is watched', () => {
    const rules = { satisfiedFrom: 4, isBreached: () => false };
    const [plain] = tickets;
    if (!plain) throw new Error('no ticket');
    expect(ticketRisks(plain, rules)).toEqual([]);
    const troubled: Complaint = {
      ...plain,
      facts: { ...plain.facts, vip: true, public: true },
      ratings: [{ at: NOW, score: 3 }],
      reopenings: [{ at: NOW, cause: 'x', from: 'closed' }],
    };
    expect(ticketRisks(troubled, { ...rules, isBreached: () => true })).toEqual([
      ...['reopened', 'dissatisfied', 'breached', 'vip', 'public'],
    ]);
    expect(ticketRisks({ ...plain, ratings: [{ at: NOW, score: 4 }] }, rules)).toEqual([]);
  });
});

describe('who scores what', () => {
  it('is everybody everything unless told otherwise', () => {
    const whole = plan();
    expect(whole.tickets.some(({ raters }) => raters)).toBe(false);
    expect(planFor(whole, 'chen.bo').tickets).toEqual(whole.tickets);
    expect(whole.design?.shared).toBe(20);
  });

  it('is a common part, and the rest divided evenly', () => {
    const shared = plan({ overlap: 6, risk: 3 });
    const own = (rater: string) => new Set(idsOf(planFor(shared, rater)));
    const loads = shared.raters.map((rater) => own(rater).size);
    expect(loads).toEqual([12, 12, 11]);
    expect(shared.tickets.filter(({ raters }) => raters === undefined)).toHaveLength(6);
    const all = shared.raters.flatMap((rater) => [...own(rater)]);
    expect(new Set(all).size).toBe(23);
    expect(all).toHaveLength(6 * 3 + 17);
  });

  it('does not show a rater which were drawn for their risk', () => {
    const ids = idsOf(planFor(plan({ risk: 4 }), 'li.wei'));
    expect(ids).toEqual([...ids].sort());
  });

  it('is refused where somebody would have nothing', () => {
    expect(codeOf({ size: 2, overlap: 0 })).toBe('raters_without_tickets');
    expect(codeOf({ size: 2, overlap: 1 })).toBeNull();
  });
});

describe('the same request', () => {
  it('gives the same plan, in whatever order the frame comes, and another by another seed', () => {
    const frame = Object.freeze([...tickets].reverse());
    expect(plan(FULL, frame)).toEqual(plan(FULL));
    expect(idsOf(plan({ ...FULL, seed: 8 }))).not.toEqual(idsOf(plan(FULL)));
    expect(new Set(idsOf(plan(FULL))).size).toBe(24);
  });
});

describe('the rate', () => {
  const closed = (of: AuditPlan, marked: (id: string) => boolean): Audit => {
    const scores = of.raters.map(
      (rater): RaterScores => ({
        ...{ rater, submitted_at: NOW },
        ratings: planFor(of, rater).tickets.map(({ id }) => ({
          ...{ ticket: id, answers: { a: 'yes' }, comment: null },
          unqualified: marked(id) ? 'duplicate' : null,
        })),
      }),
    );
    return { plan: of, scores, closing: { closed_at: NOW, closed_by: 'chen.bo', missing: [] } };
  };

  it('is that of the random part; the risk-based part is counted beside it', () => {
    const drawn = plan({ risk: 3, overlap: 6 });
    const risky = new Set(drawn.tickets.filter((ticket) => !isRandom(ticket)).map(({ id }) => id));
    const [first] = drawn.tickets;
    const report = reportAudit(closed(drawn, (id) => risky.has(id) || id === first?.id));
    expect(report.unqualified).toHaveLength(4);
    expect(report.unqualified_rate).toEqual(wilson(1, 20));
    expect(report.risk_part).toEqual({ reviewed: 3, unqualified: 3 });
  });

  it('weighs strata by their size where they were not drawn in proportion', () => {
    const drawn = plan({ size: 'quota', perPerson: 3 });
    const people = new Map(tickets.map(({ id, logged_by }) => [id, logged_by]));
    const { unqualified_rate: rate } = reportAudit(closed(drawn, (id) => people.get(id) === 'guest'));
    // All 3 of the 3 tickets of one person, of 60: 5 %, not the third that plain counts would say.
    expect(rate).toMatchObject({ numerator: 3, denominator: 9 });
    expect(rate.value).toBeCloseTo(0.05, 12);
    expect(rate.low).toBeLessThan(0.05);
    expect(rate.high).toBeGreaterThan(0.05);
  });

  it('decides about the lot where an acceptance plan drew it', () => {
    const drawn = plan({ size: { aql: { level: 'II', aql: 4, inspection: 'normal' } }, risk: 2 });
    const first = (count: number) => new Set(idsOf(drawn).slice(0, count));
    const decided = (count: number) => reportAudit(closed(drawn, (id) => first(count).has(id))).acceptance;
    expect(decided(1)).toEqual({ n: 13, accept: 1, reject: 2, unqualified: 1, accepted: true });
    expect(decided(2)).toMatchObject({ unqualified: 2, accepted: false });
    const partly = closed(drawn, () => false);
    for (const entry of partly.scores) entry.ratings = entry.ratings.slice(1);
    expect(reportAudit(partly).acceptance?.accepted).toBeNull();
    expect(reportAudit(closed(plan(), () => false)).acceptance).toBeNull();
  });

  it('of a plan from before there was a choice is that of all its tickets', () => {
    const { design, tickets: drawn, ...old } = plan();
    const before = { ...old, tickets: drawn.map(({ id, logged_by, team }) => ({ id, logged_by, team })) };
    const report = reportAudit(closed(before, (id) => id === drawn[0]?.id));
    expect(report.unqualified_rate).toEqual(wilson(1, 20));
    expect(report.risk_part).toBeNull();
    expect(planFor(before, 'li.wei')).toEqual(before);
    expect(design).toBeDefined();
  });
});
