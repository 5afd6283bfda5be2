import { describe, expect, it } from 'vitest';
import { evolve, foldHistory } from '../../../src/core/complaint/evolve.js';
import { isComplaintId } from '../../../src/core/complaint/id.js';
import type { Complaint } from '../../../src/core/complaint/record.js';
import { importedHistory, importedId, lastRowOf, sourceKey, updateFromRow } from '../../../src/core/exchange/import.js';
import type { Mapping } from '../../../src/core/exchange/mapping.js';
import type { Row } from '../../../src/core/exchange/row.js';
import { readClocks } from '../../../src/core/sla/reading.js';
import { Case, World } from '../../world.js';
import { complaintOf, mappingOf } from './mapping.js';

const world = new World();
const mapping = mappingOf({
  zone: 'Asia/Shanghai',
  fields: {
    description: { column: 'Text' },
    priority: { column: 'Priority', values: { high: 'urgent', low: 'general' } },
    product: { column: 'Product' },
  },
  resolved_at: { column: 'Done' },
  status: {
    column: 'State',
    values: { open: { closed: false }, done: { closed: true, outcome: 'upheld' }, gone: { closed: true } },
  },
  reported_clocks: [{ metric: 'resolution', column: 'Timely', values: { Yes: 'met', No: 'breached' } }],
});
const OPEN: Row = {
  Date: '2026-11-20 09:00',
  Text: '',
  Priority: 'low',
  Product: 'Plan M',
  Done: '',
  State: 'open',
  Timely: '',
};
const DONE = { State: 'done', Done: '2026-11-21 09:00' };

const context = (time = '2026-11-25 09:00', desk = true) => ({
  now: world.stamp(time),
  by: 'li.wei',
  clocks: desk ? world.context(time).clocks : null,
});

function imported(row: Row = {}, { desk = true, by = mapping as Mapping } = {}): Complaint {
  const read = complaintOf(by, { ...OPEN, ...row });
  return foldHistory(importedHistory(importedId(read, 0), read, context('2026-11-25 09:00', desk)));
}

function updated(complaint: Complaint, row: Row, time = '2026-11-28 09:00'): Complaint {
  const events = updateFromRow(complaint, complaintOf(mapping, { ...OPEN, ...row }), context(time));
  return events.reduce<Complaint>((state, event) => evolve(state, event), complaint);
}

/** What a person at the desk does to it. */
const edited = (complaint: Complaint, changes: Record<string, unknown>, time = '2026-11-26 09:00') =>
  new Case(world, complaint, time).when({ type: 'edit', changes }).complaint;
const types = ({ history }: Complaint) => history.map(({ type }) => type);
const states = (complaint: Complaint, time = '2026-11-28 10:00') =>
  readClocks(complaint, world.instant(time), world.book, world.zone).map(({ metric, state }) => `${metric} ${state}`);

describe('a row seen for the first time', () => {
  it('that is open is logged when the source says, and starts the clocks of the desk', () => {
    const complaint = imported();
    expect(types(complaint)).toEqual(['logged', 'clock_started', 'clock_started', 'reported']);
    expect(complaint).toMatchObject({ status: 'new', logged_at: '2026-11-20T09:00:00+08:00', logged_by: 'crm' });
    expect(complaint.history.at(-1)).toMatchObject({ at: '2026-11-25T09:00:00+08:00', closed: false });
    expect(states(complaint)).toEqual(['first_response breached', 'resolution breached']);
  });

  it('that is open has no clocks here where the source keeps them', () => {
    expect(types(imported({}, { desk: false }))).toEqual(['logged', 'reported']);
  });

  it('that is over at no known time has no clocks, and says that its closing is reported', () => {
    const complaint = imported({ State: 'done' });
    expect(types(complaint)).toEqual(['logged', 'reported']);
    expect(complaint).toMatchObject({
      status: 'closed',
      closings: [{ reported: true }],
      resolutions: [{ outcome: 'upheld', reported: true }],
    });
  });

  it('that is over at a known time has its clocks measured', () => {
    const complaint = imported(DONE);
    // When it was answered first the source does not say.
    expect(states(complaint)).toEqual(['resolution met']);
    expect(complaint).toMatchObject({
      status: 'closed',
      resolutions: [{ at: '2026-11-21T09:00:00+08:00', outcome: 'upheld', reported: false }],
      closings: [{ at: '2026-11-21T09:00:00+08:00', reported: false }],
    });
    expect(complaint.clocks.map(({ stopped }) => stopped?.elapsed_seconds)).toEqual([86_400]);
    expect(states(imported({ ...DONE, Done: '2026-11-22 09:01' }))).toEqual(['resolution breached']);
  });

  it('that is over without an outcome is closed all the same', () => {
    expect(imported({ State: 'gone' })).toMatchObject({ status: 'closed', resolutions: [{ outcome: '' }] });
    expect(imported({ ...DONE, State: 'gone' })).toMatchObject({ status: 'closed', resolutions: [{ outcome: '' }] });
  });

  it.each([{}, DONE])('does not measure a clock whose outcome the source tells: %o', (row) => {
    const complaint = imported({ ...row, Timely: 'No' });
    expect(complaint.reported_clocks).toEqual([{ metric: 'resolution', outcome: 'breached' }]);
    expect(complaint.clocks.map(({ metric }) => metric)).toEqual(row === DONE ? [] : ['first_response']);
  });
});

describe('a row that changed since', () => {
  it('changes what it changed and nothing else, and takes away what it lost', () => {
    const complaint = updated(imported(), { Text: 'Now with a text', Product: '' });
    expect(complaint.history.at(-2)).toMatchObject({ type: 'edited', changes: { description: 'Now with a text' } });
    expect(complaint.facts).not.toHaveProperty('product');
    expect(complaint.facts.title).toBe('Charged twice');
  });

  it('is only noted where no fact changed', () => {
    const complaint = updated(imported(), { Timely: 'Yes' });
    expect(types(complaint).slice(4)).toEqual(['reported']);
    expect(complaint.reported_clocks).toEqual([{ metric: 'resolution', outcome: 'met' }]);
    expect(lastRowOf(complaint)).toBe(complaintOf(mapping, { ...OPEN, Timely: 'Yes' }).report.row);
  });

  it('brings the clocks of another policy along', () => {
    expect(types(updated(imported(), { Priority: 'high' })).slice(4)).toEqual([
      'edited',
      'reported',
      'clock_retargeted',
      'clock_retargeted',
    ]);
  });

  it('leaves the time of receipt as it was', () => {
    expect(updated(imported(), { Date: '2026-11-19 09:00' }).facts.received_at).toBe('2026-11-20T09:00:00+08:00');
  });

  it('does not undo what people edited here and the source did not touch', () => {
    const complaint = edited(imported(), { title: 'Charged twice, 39 each', product: null });
    const { facts } = updated(complaint, { Text: 'more' });
    expect(facts).toMatchObject({ title: 'Charged twice, 39 each', description: 'more' });
    expect(facts).not.toHaveProperty('product');
  });

  it('does not undo it the second time either, nor the third', () => {
    let complaint = edited(imported(), { title: 'Charged twice, 39 each' });
    for (const [index, text] of ['one', 'two', 'three'].entries()) {
      complaint = updated(complaint, { Text: text }, `2026-11-28 1${index}:00`);
      expect(complaint.facts).toMatchObject({ title: 'Charged twice, 39 each', description: text });
    }
  });

  it('does not undo what people edited just before a row that changed no fact', () => {
    const told = updated(edited(imported(), { title: 'By hand' }), { Timely: 'Yes' });
    expect(updated(told, { Timely: 'No' }, '2026-11-29 09:00').facts.title).toBe('By hand');
  });

  it('overrules people where the source changed the same fact, even to what they had already', () => {
    const byHand = edited(imported(), { title: 'By hand' });
    const same = updated(byHand, { Issue: 'By hand' });
    expect(updated(byHand, { Issue: 'By the source' }).facts.title).toBe('By the source');
    const again = edited(same, { title: 'By hand, again' }, '2026-11-29 09:00');
    expect(updated(again, { Issue: 'By hand', Text: 'more' }, '2026-11-30 09:00').facts.title).toBe('By hand, again');
  });

  it('ends the complaint where it is over now: what ran here can no longer be measured', () => {
    const complaint = updated(imported(), { State: 'done' });
    expect(complaint).toMatchObject({ status: 'closed', closings: [{ reported: true }] });
    expect(states(complaint)).toEqual(['first_response cancelled', 'resolution cancelled']);
  });

  it('that reports the end twice closes once', () => {
    const twice = updated(updated(imported(), { State: 'done' }), { State: 'done', Text: 'more' }, '2026-11-29 09:00');
    expect(twice.closings).toHaveLength(1);
    expect(twice.resolutions).toHaveLength(1);
    expect(twice.facts.description).toBe('more');
  });

  it('does not close again what was closed here', () => {
    const closed = new Case(world, imported(), '2026-11-26 09:00')
      .when({ type: 'resolve', outcome: 'not_upheld' })
      .when({ type: 'close' });
    const complaint = updated(closed.complaint, { State: 'done' });
    expect(complaint.closings.map(({ reported }) => reported)).toEqual([false]);
    expect(complaint.resolutions.map(({ outcome }) => outcome)).toEqual(['not_upheld']);
  });
});

describe('where a complaint comes from', () => {
  const row = (changes: Row = {}) => complaintOf(mapping, { ...OPEN, ...changes });

  it('gives its id: the same for the same key, on every machine', () => {
    // The first four bytes of SHA-256("crm\n17\n0") in Crockford's base 32, worked out apart from this program.
    expect(importedId(row(), 0)).toBe('C-261120-4THC9');
    expect(importedId(row({ Text: 'other' }), 0)).toBe(importedId(row(), 0));
    expect(importedId(row({ No: '18' }), 0)).not.toBe(importedId(row(), 0));
    expect(importedId(row(), 1)).not.toBe(importedId(row(), 0));
    expect(isComplaintId(importedId(row(), 1))).toBe(true);
  });

  it('is a key of system and number that nothing else has', () => {
    expect(sourceKey({ system: 'a', id: 'b c' })).not.toBe(sourceKey({ system: 'a b', id: 'c' }));
  });

  it('is known by its last row; a complaint logged here has none', () => {
    expect(lastRowOf(imported())).toMatch(/^[0-9a-f]{16}$/);
    expect(lastRowOf(world.given().complaint)).toBeNull();
  });
});
