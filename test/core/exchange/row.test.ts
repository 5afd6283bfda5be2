import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mapping, mappedColumns } from '../../../src/core/exchange/mapping.js';
import { checkPolicy, checkValue } from '../../../src/core/validate.js';
import { shipped } from '../../world.js';
import { complaintOf, DESK_ZONE, mappingOf, ROW, readRow } from './mapping.js';

const received = (dates: string, text: string, zone = DESK_ZONE) => {
  const read = readRow(mappingOf({ dates }), { Date: text }, zone);
  return 'code' in read ? `${read.code} ${read.found}` : read.facts.received_at;
};

describe('a date in a row', () => {
  it.each([
    ['ymd', '2026-11-20'],
    ['ymd', '2026/11/20'],
    ['ymd', '2026.11.20'],
    ['dmy', '20/11/2026'],
    ['dmy', '20.11.2026'],
    ['mdy', '11/20/2026'],
    ['mdy', '11-20-2026'],
  ])('written %s is read: %s', (dates, text) => {
    expect(received(dates, text)).toBe('2026-11-20T00:00:00+08:00');
  });

  it.each([
    ['ymd', '2026-1-5'],
    ['dmy', '5/1/2026'],
    ['mdy', '1/5/2026'],
  ])('written %s without zeros is read: %s', (dates, text) => {
    expect(received(dates, text)).toBe('2026-01-05T00:00:00+08:00');
  });

  it.each([
    ['dmy', '03/04/2026', '2026-04-03'],
    ['mdy', '03/04/2026', '2026-03-04'],
  ])('that could be either is read as the map says: %s %s is %s', (dates, text, day) => {
    expect(received(dates, text)).toBe(`${day}T00:00:00+08:00`);
  });

  it.each([
    ['ymd', '2026-02-30'],
    ['ymd', '2026-13-01'],
    ['dmy', '31/04/2026'],
    ['dmy', '11/20/2026'],
    ['mdy', '20/11/2026'],
    ['ymd', '20/11/2026'],
    ['dmy', '2026-11-20'],
    ['mdy', '2026-11-20'],
    ['dmy', '20/11/26'],
    ['ymd', '2026-11'],
    ['ymd', '20261120'],
    ['ymd', '2026年11月20日'],
    ['ymd', '46000'],
    ['ymd', 'yesterday'],
    ['ymd', ''],
    ['ymd', '2026-11-20 25:00'],
    ['ymd', '2026-11-20 9 o’clock'],
    ['ymd', '2026-11-20 3:05 PM'],
  ])('that is none as the map says is refused, never guessed: %s "%s"', (dates, text) => {
    expect(received(dates, text)).toBe(`date_invalid ${text}`);
  });

  it('without a time stays that day, wherever source and desk are', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'Pacific/Kiritimati',
          'Pacific/Pago_Pago',
          'America/Sao_Paulo',
          'Europe/Berlin',
          'Asia/Kolkata',
        ),
        fc.constantFrom('Pacific/Apia', 'America/New_York', 'Asia/Shanghai'),
        fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        (desk, zone, date) => {
          const day = date.toISOString().slice(0, 10);
          const read = complaintOf(mappingOf({ zone }), { Date: day }, desk);
          expect(read.facts.received_at.slice(0, 10)).toBe(day);
        },
      ),
    );
  });

  it.each([
    ['2026-11-20 09:30', '2026-11-20T22:30:00+08:00'],
    ['2026-11-20T09:30:15', '2026-11-20T22:30:15+08:00'],
    ['2026-11-20 9:30', '2026-11-20T22:30:00+08:00'],
    ['2026-07-20 21:30', '2026-07-21T09:30:00+08:00'],
    ['2026-11-20T09:30:00Z', '2026-11-20T17:30:00+08:00'],
    ['2026-11-20 09:30:00.250+01:00', '2026-11-20T16:30:00+08:00'],
  ])('with a time is in the zone of the source, unless it has an offset: %s is %s', (text, stamp) => {
    expect(received('ymd', text)).toBe(stamp);
  });

  it('that the clock change skips or repeats in the source is moved on, or the earlier', () => {
    expect(received('ymd', '2026-03-08 02:30', 'America/New_York')).toBe('2026-03-08T03:30:00-04:00');
    expect(received('ymd', '2026-11-01 01:30', 'America/New_York')).toBe('2026-11-01T01:30:00-04:00');
  });
});

describe('a row', () => {
  it('becomes a complaint that knows where it comes from', () => {
    expect(readRow(mappingOf())).toMatchObject({
      sourceId: '17',
      loggedAt: '2026-11-20T00:00:00+08:00',
      resolvedAt: null,
      facts: { title: 'Charged twice', channel: 'web', category: 'process', source: { system: 'crm', id: '17' } },
      report: { closed: false, clocks: [] },
    });
  });

  it('without a key is refused', () => {
    expect(readRow(mappingOf(), { No: ' ' })).toEqual({ code: 'key_missing', column: 'No', found: '' });
  });

  it.each(['title', 'channel', 'category'])('without anything for %s is refused', (field) => {
    const read = readRow(mappingOf({ fields: { [field]: { column: 'Blank' } } }), { Blank: '  ' });
    expect(read).toEqual({ code: 'field_missing', column: field, found: '' });
  });

  it('has values translated; a blank says nothing, a value that is not listed is refused', () => {
    const mapping = mappingOf({
      fields: { priority: { column: 'Severity', values: { High: 'urgent', Low: 'general' } } },
    });
    expect(complaintOf(mapping, { Severity: ' High ' }).facts.priority).toBe('urgent');
    expect(complaintOf(mapping, { Severity: '' }).facts.priority).toBe('general');
    for (const found of ['Medium', 'high', 'toString', '__proto__']) {
      expect(readRow(mapping, { Severity: found })).toEqual({ code: 'value_unmapped', column: 'Severity', found });
    }
  });

  it('has yes and no where a fact is yes or no; text is refused there', () => {
    const mapping = mappingOf({
      fields: { vip: { column: 'VIP', values: { Y: true, N: false } }, public: { constant: true } },
    });
    expect(complaintOf(mapping, { VIP: 'Y' }).facts).toMatchObject({ vip: true, public: true });
    expect(complaintOf(mapping, { VIP: 'N' }).facts.vip).toBe(false);
    expect(complaintOf(mapping, { VIP: '' }).facts).not.toHaveProperty('vip');
    const untranslated = mappingOf({ fields: { vip: { column: 'VIP' } } });
    expect(readRow(untranslated, { VIP: 'yes' })).toEqual({ code: 'value_unmapped', column: 'VIP', found: 'yes' });
  });

  it('has tags as a list, separated by commas or semicolons', () => {
    const mapping = mappingOf({ fields: { tags: { column: 'Tags' } } });
    expect(complaintOf(mapping, { Tags: 'Older American, Servicemember;x' }).facts.tags).toEqual([
      'Older American',
      'Servicemember',
      'x',
    ]);
    expect(complaintOf(mapping, { Tags: '' }).facts).not.toHaveProperty('tags');
  });

  describe('with a text made of columns', () => {
    const title = (row: Record<string, string>, text = '{Issue}: {Sub-issue}') =>
      complaintOf(mappingOf({ fields: { title: { text } } }), row).facts.title;

    it('has them filled in', () => {
      expect(title({ Issue: 'Billing', 'Sub-issue': 'twice' })).toBe('Billing: twice');
    });

    it('loses the separators around an empty one', () => {
      expect(title({ Issue: 'Billing', 'Sub-issue': ' ' })).toBe('Billing');
      expect(title({ Issue: '', 'Sub-issue': 'twice' })).toBe('twice');
      expect(readRow(mappingOf({ fields: { title: { text: '{A} / {B}' } } }))).toMatchObject({ code: 'field_missing' });
    });

    it('has cells as they are, dollars and braces too', () => {
      expect(title({ Issue: 'US$$5 and $& more', 'Sub-issue': "$'" })).toBe("US$$5 and $& more: $'");
      expect(title({ Issue: 'see {Sub-issue}', 'Sub-issue': 'twice' })).toBe('see {Sub-issue}: twice');
    });
  });

  it('keeps the columns that the map does not name, by their own names, and no blank ones', () => {
    const { extra } = complaintOf(mappingOf(), { 'ZIP code': '24540', State: ' VA ', Company: '' }).facts;
    expect(extra).toEqual({ 'ZIP code': '24540', State: ' VA ' });
    expect(complaintOf(mappingOf()).facts).not.toHaveProperty('extra');
  });

  it('has a hash that any change of any cell changes', () => {
    const hash = (row = {}) => complaintOf(mappingOf(), row).report.row;
    expect(hash()).toBe(hash({}));
    expect(new Set([hash(), hash({ Note: 'x' }), hash({ Note: '' }), hash({ Issue: 'Charged  twice' })]).size).toBe(4);
  });
});

describe('a row that says when and how it ended', () => {
  const mapping = mappingOf({
    logged_at: { column: 'Logged' },
    resolved_at: { column: 'Done' },
    status: { column: 'State', values: { open: { closed: false }, done: { closed: true, outcome: 'upheld' } } },
    reported_clocks: [{ metric: 'resolution', column: 'Timely', values: { Yes: 'met', No: 'breached' } }],
  });
  const row = { Logged: '', Done: '', State: 'open', Timely: '' };

  it('was logged when it says, else when it was received', () => {
    expect(complaintOf(mapping, { ...row, Logged: '2026-11-21' }).loggedAt).toBe('2026-11-21T00:00:00+08:00');
    expect(complaintOf(mapping, row).loggedAt).toBe('2026-11-20T00:00:00+08:00');
    expect(readRow(mapping, { ...row, Logged: '21.13.2026' })).toMatchObject({
      code: 'date_invalid',
      column: 'Logged',
    });
  });

  it('is over with an outcome, as its status says; a status that is not listed is refused, a blank one too', () => {
    expect(complaintOf(mapping, { ...row, State: 'done' }).report).toMatchObject({ closed: true, outcome: 'upheld' });
    for (const found of ['gone', '', 'constructor']) {
      expect(readRow(mapping, { ...row, State: found })).toEqual({ code: 'value_unmapped', column: 'State', found });
    }
  });

  it('was answered when it says, if it is over', () => {
    const done = { ...row, Done: '2026-11-22 10:00' };
    expect(complaintOf(mapping, { ...done, State: 'done' }).resolvedAt).toBe('2026-11-22T23:00:00+08:00');
    expect(complaintOf(mapping, done).resolvedAt).toBeNull();
    expect(complaintOf(mapping, { ...row, State: 'done' }).resolvedAt).toBeNull();
  });

  it('was not answered before it was received', () => {
    expect(readRow(mapping, { ...row, State: 'done', Done: '2026-11-19' })).toEqual({
      code: 'times_backwards',
      column: 'Done',
      found: '2026-11-19',
    });
    expect(complaintOf(mapping, { ...row, State: 'done', Done: '2026-11-20' }).resolvedAt).not.toBeNull();
  });

  it('tells how its clocks came out; a blank tells nothing, another value is refused', () => {
    const clocks = (Timely: string) => complaintOf(mapping, { ...row, Timely }).report.clocks;
    expect([clocks('Yes'), clocks('No'), clocks('')]).toEqual([
      [{ metric: 'resolution', outcome: 'met' }],
      [{ metric: 'resolution', outcome: 'breached' }],
      [],
    ]);
    for (const found of ['Maybe', 'toString']) {
      expect(readRow(mapping, { ...row, Timely: found })).toEqual({ code: 'value_unmapped', column: 'Timely', found });
    }
  });
});

describe('a mapping', () => {
  it('that ships reads the public complaints of the CFPB', () => {
    const mapping = checkPolicy(Mapping, shipped('maps/cfpb.yaml'), 'cfpb.yaml');
    const row = {
      'Complaint ID': '3195',
      'Date submitted': '2013-07-29',
      'Date received': '2013-07-30',
      Product: 'Consumer Loan',
      'Sub-product': 'Vehicle loan',
      Issue: 'Managing the loan or lease',
      'Sub-issue': '',
      'Submitted via': 'Phone',
      'Company response to consumer': 'Closed with explanation',
      'Timely response?': 'Yes',
      State: 'VA',
    };
    expect(mappedColumns(mapping).filter((column) => !(column in row))).toEqual([]);
    expect(readRow(mapping, row)).toMatchObject({
      sourceId: '3195',
      loggedAt: '2013-07-30T00:00:00+08:00',
      facts: { title: 'Managing the loan or lease', channel: 'Phone', priority: 'general', extra: { State: 'VA' } },
      report: { closed: true, outcome: 'explanation', clocks: [{ metric: 'resolution', outcome: 'met' }] },
    });
  });

  it('lists every column that it reads, each once', () => {
    const mapping = mappingOf({
      fields: { title: { text: '{Issue} ({Kind})' }, product: { column: 'Kind' } },
      status: { column: 'State', values: {} },
      reported_clocks: [{ metric: 'resolution', column: 'Timely', values: {} }],
    });
    expect(mappedColumns(mapping).sort()).toEqual(['Date', 'Issue', 'Kind', 'No', 'State', 'Timely']);
  });

  it('needs a title, a channel, a category and the time of receipt', () => {
    const { fields, ...rest } = mappingOf() as unknown as { fields: Record<string, unknown> };
    const { title, ...others } = fields;
    expect(checkValue(Mapping, { ...rest, fields: others })).toMatchObject({ faults: [{ path: 'fields' }] });
    expect(checkValue(Mapping, { ...rest, dates: 'guess', fields })).toMatchObject({ faults: [{ path: 'dates' }] });
    expect(Object.keys(ROW)).toEqual(['No', 'Issue', 'Date']);
  });
});
