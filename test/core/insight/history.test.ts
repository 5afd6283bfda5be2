import { describe, expect, it } from 'vitest';
import { bucketNamed } from '../../../src/core/calendar/period.js';
import { labelAhead, readHistory, usualSeason } from '../../../src/core/insight/history.js';
import type { Problem } from '../../../src/core/problem.js';

/** The lines of a file with these records, under their names. */
const rows = (...records: Record<string, string>[]) => [
  { line: 1, cells: Object.keys(records[0] ?? {}) },
  ...records.map((cells, at) => ({ line: at + 2, cells: Object.values(cells) })),
];
const named = (...labels: string[]) =>
  readHistory(rows(...labels.map((label, at) => ({ label, value: String(at) }))), 'f.csv', {
    label: 'label',
    value: undefined,
  });
const refused = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return (error as Problem).args;
  }
  throw new Error('Nothing was refused');
};

describe('a series from a file', () => {
  it('is the only column, or the one called value, or the one that was named', () => {
    expect(readHistory(rows({ calls: '3' }, { calls: ' 4.5 ' }), 'f', { label: undefined, value: undefined })).toEqual({
      values: [3, 4.5],
      labels: null,
      pace: null,
    });
    const two = rows({ value: '1', calls: '-2e1' });
    expect(readHistory(two, 'f', { label: undefined, value: undefined }).values).toEqual([1]);
    expect(readHistory(two, 'f', { label: undefined, value: 'calls' }).values).toEqual([-20]);
  });

  it('has a header: a number is none', () => {
    expect(refused(() => readHistory(rows({ '3': '4' }), 'f', { label: undefined, value: undefined }))).toEqual({
      file: 'f',
      faults: [{ path: '', found: '3', allowed: 'a column value', line: 1 }],
    });
  });

  it('is taken of a spreadsheet that leaves empty cells, and not where a name is there twice', () => {
    const cells = (...lines: string[]) => lines.map((text, at) => ({ line: at + 1, cells: text.split(',') }));
    const read = (...lines: string[]) => readHistory(cells(...lines), 'f', { label: undefined, value: undefined });
    expect(read('calls,,', '3,,', '4,,,').values).toEqual([3, 4]);
    expect(refused(() => read('value,value', '3,4'))).toMatchObject({ faults: [{ allowed: 'one column value' }] });
    expect(refused(() => read('value', '3,4'))).toMatchObject({ faults: [{ found: '2 cells', line: 2 }] });
  });

  it.each([
    [['2026-01-30', '2026-01-31', '2026-02-01'], '2026-02-03', 7],
    [['2025-11', '2025-12'], '2026-02', 12],
    [['2026-W52', '2026-W53'], '2027-W02', null],
    [['2026-01-01', '2026-01-08'], '2026-01-22', null],
    [['2025-03', '2025-06', '2025-09'], '2026-03', null],
  ])('goes on from %j', (labels, later, season) => {
    const { pace } = named(...labels);
    expect([labelAhead(pace, 2), usualSeason(pace)]).toEqual([later, season]);
  });

  it.each([
    [['2026-01-01', '2026-01-02', '2026-01-05']],
    [['monday', 'tuesday']],
    [['2026-01-01', '2026-02']],
    [['2026-01-01']],
  ])('does not say how %j goes on', (labels) => {
    const { pace } = named(...labels);
    expect([pace, labelAhead(pace, 1), usualSeason(pace)]).toEqual([null, null, null]);
  });

  it('lists everything wrong with its line', () => {
    const bad = rows({ day: '2026-01-02', value: 'x' }, { day: '2026-01-01', value: '' }, { day: '', value: '1e99' });
    expect(refused(() => readHistory(bad, 'f', { label: undefined, value: undefined }))).toMatchObject({
      file: 'f',
      faults: [
        { path: 'value', found: 'x', line: 2 },
        { path: 'value', found: '', line: 3 },
        { path: 'value', found: '1e99', line: 4 },
      ],
    });
    expect(refused(() => named('2026-01-02', '2026-01-01', '2026-01-01'))).toMatchObject({
      faults: [
        { path: 'label', found: '2026-01-01', allowed: 'later than 2026-01-02', line: 3 },
        { path: 'label', found: '2026-01-01', line: 4 },
      ],
    });
  });

  it('knows no days that there are not', () => {
    for (const text of ['2026-02-30', '2026-13', '2026-W54', '2025-W53', '26-01-01', '2026', '']) {
      expect([text, bucketNamed(text)]).toEqual([text, null]);
    }
  });
});
