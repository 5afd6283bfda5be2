import { beforeAll, describe, expect, it } from 'vitest';
import type { Audit, AuditPlan, RaterScores, TicketRating } from '../../../src/core/calibration/audit.js';
import { closeAudit, missingRaters } from '../../../src/core/calibration/close.js';
import { planAudit } from '../../../src/core/calibration/plan.js';
import { readSheet, requireOpenFor, sheetColumns, sheetRows } from '../../../src/core/calibration/sheet.js';
import type { Complaint } from '../../../src/core/complaint/record.js';
import { type Fault, Problem, problemOr } from '../../../src/core/problem.js';
import { World } from '../../world.js';

const NOW = '2026-11-21T10:00:00+08:00';
const world = new World();
let plan: AuditPlan;
let complaints: Map<string, Complaint>;

beforeAll(() => {
  const tickets = Array.from({ length: 6 }, (_, index) =>
    world
      .given({ title: `Ticket ${index}` })
      .when({ type: 'respond', kind: 'acknowledge', text: 'We have it' }, '2026-11-20 09:05')
      .when({ type: 'respond', kind: 'reply', text: `Answer ${index}` }, '2026-11-20 09:30'),
  ).map(({ complaint }) => complaint);
  complaints = new Map(tickets.map((complaint) => [complaint.id, complaint]));
  plan = planAudit(tickets, world.standard, {
    name: 'november',
    size: 4,
    seed: 7,
    raters: ['li.wei', 'zhao.min'],
    from: null,
    to: null,
    filters: {},
    now: NOW,
    by: 'chen.bo',
    teamOf: () => null,
  });
});

interface Line {
  line: number;
  cells: Record<string, string>;
}

/** The sheet as it comes back from a rater: read by column name, with line numbers, filled in by `fill`. */
function comingBack(fill: (cells: Record<string, string>, index: number) => object = () => ({})): Line[] {
  const columns = sheetColumns(plan);
  return sheetRows(plan, complaints).map((row, index) => {
    const cells = Object.fromEntries(columns.map((column, place) => [column, row[place] ?? '']));
    return { line: index + 2, cells: { ...cells, ...fill(cells, index) } };
  });
}

function faultsOf(rows: Line[]): Fault[] {
  const refused = problemOr(() => readSheet(plan, rows, 'li.wei.csv'));
  if (!(refused instanceof Problem)) throw new Error('not refused');
  expect(refused).toMatchObject({ code: 'scores_invalid', args: { file: 'li.wei.csv' } });
  return (refused as Problem<'scores_invalid'>).args.faults;
}

function places(rows: Line[]): string[] {
  return faultsOf(rows).map(({ path, found }) => `${path} ${found}`);
}

describe('a sheet', () => {
  it('has a row for each ticket as drawn, as wide as its header, and no column twice', () => {
    const columns = sheetColumns(plan);
    const rows = sheetRows(plan, complaints);
    expect(new Set(columns).size).toBe(columns.length);
    expect(rows.map(([id]) => id)).toEqual(plan.tickets.map(({ id }) => id));
    expect(rows.every((row) => row.length === columns.length)).toBe(true);
  });

  it('says what the ticket says, with the first reply that is more than an acknowledgement', () => {
    const cells = comingBack()[0]?.cells;
    const number = cells?.title?.slice(-1);
    expect(cells).toMatchObject({
      category: 'process/billing',
      demand: 'resolution',
      remedy: '39 back on the account',
      reply: `Answer ${number}`,
    });
  });

  it('leaves every answer, the verdict and the comment blank', () => {
    const asked = [...world.standard.criteria.map(({ id }) => id), 'unqualified', 'comment'];
    for (const { cells } of comingBack()) expect(asked.map((column) => cells[column])).toEqual(asked.map(() => ''));
  });

  it('has nothing from any rater, although another has handed in', () => {
    const text = 'SEEN BY THE OTHER';
    const ratings = plan.tickets.map(
      ({ id }): TicketRating => ({ ticket: id, answers: {}, unqualified: text, comment: text }),
    );
    const audit: Audit = { plan, scores: [{ rater: 'zhao.min', submitted_at: NOW, ratings }], closing: null };
    requireOpenFor(audit, 'li.wei');
    const sheet = JSON.stringify([sheetColumns(audit.plan), sheetRows(audit.plan, complaints)]);
    for (const secret of [text, ...plan.raters]) expect(sheet).not.toContain(secret);
  });

  it('has a row for a ticket that is not there any more', () => {
    expect(sheetRows(plan, new Map())[0]?.slice(0, 3)).toEqual([plan.tickets[0]?.id, '', '']);
  });
});

describe('a sheet that comes back', () => {
  it('is taken as it was filled in, in whatever order its rows and columns are', () => {
    const rows = comingBack((_, index) => ({
      elements_complete: 'Yes',
      category_right: '否',
      demand_clear: 'n/a',
      first_reply: ' 4 ',
      unqualified: index === 0 ? ' wrong_category ' : '',
      comment: index === 0 ? ' belongs to service ' : '',
    }));
    const taken = readSheet(plan, [...rows].reverse(), 'li.wei.csv');
    expect(taken.map(({ ticket }) => ticket)).toEqual(plan.tickets.map(({ id }) => id).reverse());
    expect(taken.at(-1)).toEqual({
      ticket: plan.tickets[0]?.id,
      answers: {
        elements_complete: 'yes',
        category_right: 'no',
        demand_clear: 'not_applicable',
        facts_not_judgement: null,
        needed_a_ticket: null,
        no_personal_data: null,
        first_reply: '4',
      },
      unqualified: 'wrong_category',
      comment: 'belongs to service',
    });
    expect(taken[0]).toMatchObject({ unqualified: null, comment: null });
  });

  it('is refused where nobody filled in anything: it could not be taken back', () => {
    expect(() => readSheet(plan, comingBack(), 'li.wei.csv')).toThrow(/scores_invalid/);
  });

  it('is refused with every wrong cell listed at once, by line and column', () => {
    const wrong = [
      { elements_complete: 'maybe', first_reply: '6' },
      {},
      { unqualified: 'ugly' },
      { first_reply: '3.5' },
    ];
    expect(places(comingBack((_, index) => wrong[index] ?? {}))).toEqual([
      '2:elements_complete maybe',
      '2:first_reply 6',
      '4:unqualified ugly',
      '5:first_reply 3.5',
    ]);
  });

  it('says what would have been allowed', () => {
    const faults = faultsOf(
      comingBack((_, index) => (index ? {} : { elements_complete: 'x', first_reply: '0', unqualified: 'toString' })),
    );
    expect(faults.map(({ allowed }) => allowed)).toEqual([
      'yes, no, n/a',
      '1-5, n/a',
      Object.keys(world.standard.reasons).join(', '),
    ]);
  });

  it('is refused with a ticket that was not drawn, one twice and one missing', () => {
    const [first, second, third, fourth] = comingBack() as [Line, Line, Line, Line];
    const stranger = { line: 3, cells: { ...second.cells, ticket: 'C-261120-ZZZZZ' } };
    const twice = { ...first, line: 6 };
    expect(faultsOf([first, stranger, third, fourth, twice])).toEqual([
      { path: '3:ticket', found: 'C-261120-ZZZZZ', allowed: 'a ticket of this audit' },
      { path: '6:ticket', found: first.cells.ticket, allowed: 'each ticket once' },
      { path: 'ticket', found: '', allowed: second.cells.ticket },
    ]);
  });

  it('is refused where a column is missing, rather than taking it for not assessed', () => {
    const rows = comingBack().map(({ line, cells: { category_right, ...cells } }) => ({ line, cells }));
    expect(places(rows)).toEqual(['2:category_right ', '3:category_right ', '4:category_right ', '5:category_right ']);
  });

  it('is refused when empty', () => {
    expect(faultsOf([]).map(({ allowed }) => allowed)).toEqual(plan.tickets.map(({ id }) => id));
  });
});

describe('handing in and closing', () => {
  const by = (rater: string): RaterScores => ({ rater, submitted_at: NOW, ratings: [] });
  const audit = (...raters: string[]): Audit => ({ plan, scores: raters.map(by), closing: null });
  const closed = (): Audit => ({
    ...audit('li.wei', 'zhao.min'),
    closing: { closed_at: NOW, closed_by: 'chen.bo', missing: [] },
  });
  const refused = (work: () => unknown) => problemOr(work);

  it('is for raters only, each once', () => {
    expect(refused(() => requireOpenFor(audit('li.wei'), 'zhao.min'))).toBeUndefined();
    expect(refused(() => requireOpenFor(audit(), 'chen.bo'))).toMatchObject({
      code: 'rater_unknown',
      args: { found: 'chen.bo', raters: ['li.wei', 'zhao.min'] },
    });
    expect(refused(() => requireOpenFor(audit('li.wei'), 'li.wei'))).toMatchObject({ code: 'scores_exist' });
  });

  it('is over once the audit is closed', () => {
    const late: Audit = { ...closed(), scores: [by('li.wei')] };
    expect(refused(() => requireOpenFor(late, 'zhao.min'))).toMatchObject({ code: 'audit_closed', args: { at: NOW } });
  });

  it('closes when all raters have handed in', () => {
    expect(closeAudit(audit('zhao.min', 'li.wei'), NOW, 'chen.bo', false)).toEqual({
      closed_at: NOW,
      closed_by: 'chen.bo',
      missing: [],
    });
  });

  it('does not close while a rater is missing, unless asked to do without', () => {
    const open = audit('li.wei');
    expect(missingRaters(open)).toEqual(['zhao.min']);
    expect(refused(() => closeAudit(open, NOW, 'chen.bo', false))).toMatchObject({
      code: 'audit_open',
      args: { name: 'november', missing: ['zhao.min'] },
    });
    expect(closeAudit(open, NOW, 'chen.bo', true).missing).toEqual(['zhao.min']);
  });

  it('does not close without any scores, even if asked to', () => {
    expect(refused(() => closeAudit(audit(), NOW, 'chen.bo', true))).toMatchObject({
      code: 'audit_open',
      args: { missing: ['li.wei', 'zhao.min'] },
    });
  });

  it('does not close twice', () => {
    expect(refused(() => closeAudit(closed(), NOW, 'chen.bo', true))).toMatchObject({ code: 'audit_closed' });
  });
});
