import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { Place } from './plaint.js';

// Public complaints that are not part of the project; where they lie is a matter of the machine.
const CFPB = fileURLToPath(new URL('../../../shared/data/cfpb-62516.csv', import.meta.url));
const isThere = existsSync(CFPB);
if (!isThere) process.stderr.write('No real data beside the checkout: the test on 62,516 complaints is left out.\n');

interface Group {
  key: Record<string, string>;
  metrics: Record<string, { value: number; numerator: number; denominator: number; reported?: number }>;
}

describe.skipIf(!isThere)('62,516 complaints about a bank', () => {
  test('go in once, and come out as the published figures', () => {
    const place = new Place();
    const counts = { rows: 62_516, updated: 0, rejected: [] };
    expect(place.done(['import', CFPB, '--map', 'cfpb'])).toMatchObject({ ...counts, created: 62_516, unchanged: 0 });
    expect(place.done(['import', CFPB, '--map', 'cfpb'])).toMatchObject({ ...counts, created: 0, unchanged: 62_516 });

    const kpi = (...args: string[]): Group[] => place.done(['kpi', ...args]).groups;
    const [whole] = kpi('--from', '2017', '--to', '2023');
    expect(whole).toMatchObject({ key: {}, metrics: { opened: { value: 62_516 }, backlog: { value: 1494 } } });
    expect(whole?.metrics.timeliness).toMatchObject({ numerator: 58_619, denominator: 61_022, reported: 61_022 });

    const years = kpi('--from', '2017', '--to', '2023', '--by', 'year');
    const missed = ({ metrics: { timeliness } }: Group) => timeliness!.denominator - timeliness!.numerator;
    expect(years.map((year) => [year.key.year, missed(year)])).toEqual([
      ['2017', 9],
      ['2018', 12],
      ['2019', 7],
      ['2020', 62],
      ['2021', 1224],
      ['2022', 567],
      ['2023', 522],
    ]);
    expect(kpi('--by', 'channel').map(({ key, metrics }) => [key.channel, metrics.opened!.value])).toEqual([
      ['Web', 45_423],
      ['Referral', 10_766],
      ['Phone', 4684],
      ['Postal mail', 1318],
      ['Fax', 233],
      ['Web Referral', 90],
      ['Email', 2],
    ]);
    expect(kpi('--by', 'product')).toHaveLength(9);
    expect(place.done(['list', '--all', '--category', 'Managing an account', '--limit', '1']).total).toBe(15_109);
  });
});

const beside = (name: string) => fileURLToPath(new URL(`../../../shared/data/${name}`, import.meta.url));
const SF311 = beside('sf311-clean.csv');
const hasTexts = existsSync(SF311);
if (!hasTexts) process.stderr.write('No real texts beside the checkout: the test on 9,861 requests is left out.\n');

describe.skipIf(!isThere)('what goes with late answers, in 62,516 lines', () => {
  test('has the counts and the exact chance that were worked out apart from it', () => {
    const columns = 'State,Product,Sub-product,Issue,Sub-issue';
    const wish = ['--columns', columns, '--of', 'Timely response?=No', '--most', '1'];
    const { items, n, derived } = new Place(false).done(['insight', 'drivers', '--data', CFPB, ...wish]);
    expect(n).toBe(62_516);
    const rule = items.find(({ antecedent }: { antecedent: { value: string }[] }) => {
      return antecedent[0]?.value === 'Information belongs to someone else';
    });
    expect(rule).toMatchObject({ n_antecedent: 2401, n_consequent: 2403, n_both: 237 });
    // By whole numbers without rounding: 2.040552549446714e-40.
    expect(rule.p / 2.040552549446714e-40).toBeCloseTo(1, 8);
    expect(derived).toContainEqual({ code: 'Product', by: 'Sub-product' });
  });
});

describe.skipIf(!hasTexts)('what rose in the notes of 9,861 requests', () => {
  test('has the counts of a search through the texts', () => {
    const columns = ['--text', 'descriptor,status_notes', '--date', 'created_date', '--in', 'category'];
    const period = ['--from', '2015', '--to', '2016'];
    const { items, n, n_before } = new Place(false).done(['insight', 'topics', '--data', SF311, ...columns, ...period]);
    expect([n, n_before]).toEqual([2190, 2190]);
    const clerk = items.find(({ term }: { term: string }) => term === 'county clerk');
    expect(clerk).toMatchObject({ now: 109, before: 11, category: 'General Request - COUNTY CLERK' });
    expect(items.find(({ term }: { term: string }) => term === 'noise report')).toMatchObject({ now: 31, before: 0 });
    // No number that tells who or which.
    expect(items.filter(({ term }: { term: string }) => /\d{4}|@/.test(term))).toEqual([]);
  });
});
