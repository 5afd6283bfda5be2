import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Complaint } from '../../../src/core/complaint/record.js';
import {
  type Cell,
  clockTable,
  complaintTable,
  type ExportTable,
  eventTable,
  spreadsheetSafe,
} from '../../../src/core/exchange/export.js';
import { World } from '../../world.js';
import { anyComplaints, told } from '../kpi/desk.js';

const world = new World();
const clocks = (time = '2026-11-20 12:00') => clockTable(world.instant(time), world.book, world.zone);

/** The rows as records by column. */
function records(table: ExportTable, complaint: Complaint): Record<string, Cell>[] {
  return table
    .rows(complaint)
    .map((row) => Object.fromEntries(table.columns.map((column, index) => [column, row[index] as Cell])));
}

const answered = world
  .given({ tags: ['refund', 'rent'], vip: true, extra: { ZIP: '24540' } }, '2026-11-20 09:00')
  .when({ type: 'respond', kind: 'acknowledge' }, '2026-11-20 09:05')
  .when({ type: 'respond', kind: 'reply', text: 'We look at the second debit.' }, '2026-11-20 10:00')
  .when(
    {
      type: 'resolve',
      outcome: 'upheld',
      root_cause: 'billing run',
      redress: { amount: 39.5, currency: 'CNY' },
      summary: 'Paid back',
    },
    '2026-11-20 11:00',
    'zhao.min',
  )
  .when({ type: 'close' }, '2026-11-20 12:00');

describe('every table', () => {
  it('has rows as wide as its header and cells that can be written, whatever happened', () => {
    const tables = [complaintTable, eventTable, clocks('2026-12-20 09:00')];
    for (const { columns } of tables) expect(new Set(columns).size).toBe(columns.length);
    fc.assert(
      fc.property(anyComplaints(world), (complaints) => {
        for (const complaint of [...complaints, told('2026-10-05 09:00', {}, world)]) {
          for (const table of tables) {
            for (const row of table.rows(complaint)) {
              expect(row).toHaveLength(table.columns.length);
              expect(row.filter((cell) => cell === undefined || (typeof cell === 'object' && cell !== null))).toEqual(
                [],
              );
            }
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('the table of complaints', () => {
  const row = (complaint: Complaint) => records(complaintTable, complaint)[0];

  it('has one row for each, as it stands', () => {
    expect(complaintTable.rows(answered.complaint)).toHaveLength(1);
    expect(row(answered.complaint)).toMatchObject({
      status: 'closed',
      received_at: '2026-11-20T09:00:00+08:00',
      subcategory: 'billing',
      vip: true,
      public: null,
      tags: 'refund rent',
      owner: 'zhao.min',
      team: 'service',
      first_response_at: '2026-11-20T10:00:00+08:00',
      resolved_at: '2026-11-20T11:00:00+08:00',
      resolved_by: 'zhao.min',
      outcome: 'upheld',
      root_cause: 'billing run',
      redress_amount: 39.5,
      redress_currency: 'CNY',
      summary: 'Paid back',
      closed_at: '2026-11-20T12:00:00+08:00',
      reopened: 0,
      reported: false,
      extra: '{"ZIP":"24540"}',
    });
  });

  it('has the last score, how often it was reopened, and no closing while it is open again', () => {
    const { complaint } = answered.when({ type: 'rate', score: 1 }, '2026-11-21 09:00');
    expect(row(complaint)).toMatchObject({ status: 'open', score: 1, reopened: 1, closed_at: null });
  });

  it('has the survivor of a merged one', () => {
    const merged = world.given().when({ type: 'merge', into: 'C-261120-ZZZZZ', survivor_status: 'open' });
    expect(row(merged.complaint)).toMatchObject({ merged_into: 'C-261120-ZZZZZ', closed_at: expect.any(String) });
  });

  it('has no times of what a source told without them', () => {
    expect(row(told('2026-10-05 09:00', { outcome: 'relief' }, world))).toMatchObject({
      status: 'closed',
      outcome: 'relief',
      resolved_at: null,
      resolved_by: null,
      closed_at: null,
      reported: true,
    });
  });

  it('has nothing for a fact that an import does not know', () => {
    const { complaint } = answered;
    const { priority, customer, ...facts } = complaint.facts;
    const unknown = { ...complaint, facts: facts as Complaint['facts'] };
    expect(row(unknown)).toMatchObject({ priority: null, customer: null });
  });
});

describe('the table of events', () => {
  it('has one row for each in order, with what is special to its type as JSON', () => {
    const rows = records(eventTable, answered.complaint);
    expect(rows.map(({ number }) => number)).toEqual(answered.complaint.history.map((_, index) => index + 1));
    const reply = rows.find(({ type, details }) => type === 'responded' && String(details).includes('reply'));
    expect(reply).toMatchObject({ id: answered.complaint.id, at: '2026-11-20T10:00:00+08:00', by: 'li.wei' });
    expect(JSON.parse(String(reply?.details))).toEqual({ kind: 'reply', text: 'We look at the second debit.' });
  });
});

describe('the table of clocks', () => {
  it('has running clocks read now, and stopped ones as they were frozen', () => {
    const replied = world
      .given({}, '2026-11-20 09:00')
      .when({ type: 'respond', kind: 'reply' }, '2026-11-20 11:30').complaint;
    expect(records(clocks(), replied)).toMatchObject([
      {
        metric: 'first_response',
        cycle: 1,
        state: 'breached',
        reported: false,
        due: '2026-11-20T11:00:00+08:00',
        stopped: '2026-11-20T11:30:00+08:00',
        overdue_elapsed_seconds: 1800,
        target: '2h',
      },
      { metric: 'resolution', state: 'running', stopped: null, elapsed_seconds: 10_800 },
    ]);
  });

  it('has a row for each cycle', () => {
    const again = answered.when({ type: 'reopen', cause: 'again' }, '2026-11-20 12:00').complaint;
    expect(records(clocks(), again).map(({ metric, cycle }) => `${metric} ${cycle}`)).toEqual([
      'first_response 1',
      'resolution 1',
      'resolution 2',
    ]);
  });

  it('has outcomes that a source told as cycle 0, without times', () => {
    const reported = told('2026-10-05 09:00', { clocks: [{ metric: 'resolution', outcome: 'met' }] }, world);
    const [row, ...rest] = records(clocks(), reported);
    expect(rest).toEqual([]);
    expect(row).toMatchObject({
      metric: 'resolution',
      cycle: 0,
      state: 'met',
      reported: true,
      due: null,
      target: null,
    });
  });
});

describe('a cell for a spreadsheet', () => {
  it.each(['=1+1', '+41', '-5', '@SUM(A1)', '\tx', '\rx', '=cmd|" /C calc"!A0'])(
    'gets an apostrophe where it would run: %j',
    (text) => {
      expect(spreadsheetSafe(text)).toBe(`'${text}`);
    },
  );

  it.each(['a=b', ' =1', "'=1", '5-3', '', '一'])('stays as it is where it would not: "%s"', (text) => {
    expect(spreadsheetSafe(text)).toBe(text);
  });

  it('leaves numbers alone, negative ones too, and has nothing for nothing', () => {
    expect([-5, 0, 39.5, true, false, null].map(spreadsheetSafe)).toEqual(['-5', '0', '39.5', 'true', 'false', '']);
  });
});
