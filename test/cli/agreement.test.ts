import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { CliDesk } from './run.js';

const A = [1, 1, 0, 1, 0, 1, 1, 0, 1, 1];
const B = [1, 0, 0, 1, 0, 1, 1, 1, 1, 1];
const LONG = ['item,rater,value', ...A.flatMap((a, i) => [`T${i},anna,${a}`, `T${i},ben,${B[i]}`])];
const WIDE = ['ticket,anna,ben', ...A.map((a, i) => `T${i},${a},${B[i]}`)];
const FOUR = [
  ['item,A,B,C,D', 'u1,1,1,n/a,1', 'u2,2,2,3,2', 'u3,3,3,3,3', 'u4,3,3,3,3', 'u5,2,2,2,2', 'u6,1,2,3,4', 'u7,4,4,4,4'],
  ['u8,1,1,2,1', 'u9,2,2,2,2', 'u10,,5,5,5', 'u11,,,1,1', 'u12,不适用,,3,'],
].flat();

/** Runs without a store: what is in files needs none. */
class Place extends CliDesk {
  file(lines: readonly string[], name = 'ratings.csv'): string {
    const file = join(this.folder, name);
    writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
    return file;
  }

  agreement(lines: readonly string[], ...flags: string[]) {
    return this.data('audit:agreement', ['--ratings', this.file(lines), ...flags], NO_STORE);
  }

  async refused(lines: readonly string[], ...flags: string[]) {
    const argv = ['--ratings', this.file(lines), '--json', ...flags];
    const { code, stdout } = await this.run('audit:agreement', argv, NO_STORE);
    return { code, ...JSON.parse(stdout).error };
  }
}

const NO_STORE = { PLAINT_STORE: '' };
const KEYS = ['value', 'se', 'low', 'high', 'variant', 'n', 'reason'];

describe('audit agreement', () => {
  test.each([
    ['a line for each rating', LONG],
    ['a column for each rater', WIDE],
    ['columns of raters only', WIDE.map((line) => line.slice(line.indexOf(',') + 1))],
  ])('the check vector, %s', async (_, lines) => {
    const data = await new Place().agreement(lines, '--categories', '0,1');
    expect(data).toMatchObject({ items: 10, raters: 2, ratings: 20, icc: null, rater_names: ['anna', 'ben'] });
    for (const figure of ['percent_agreement', 'cohen_kappa', 'fleiss_kappa', 'krippendorff_alpha', 'gwet_ac']) {
      expect(Object.keys(data[figure])).toEqual(expect.arrayContaining(KEYS));
      expect(data[figure]).toMatchObject({ n: 10, reason: null });
    }
    expect(data.percent_agreement.value).toBeCloseTo(0.8, 12);
    expect(data.cohen_kappa.value).toBeCloseTo(0.5238, 4);
    expect(data.krippendorff_alpha.value).toBeCloseTo(0.5476, 4);
    expect(data.gwet_ac.value).toBeCloseTo(0.6552, 4);
    expect(data.pairs[0]).toMatchObject({
      raters: ['anna', 'ben'],
      confusion: [
        [2, 1],
        [1, 6],
      ],
    });
  });

  test('four raters with ratings missing, on every scale; the same seed gives the same bytes', async () => {
    const place = new Place();
    for (const [scale, alpha] of Object.entries({ nominal: 0.743, ordinal: 0.815, interval: 0.849, ratio: 0.797 })) {
      const data = await place.agreement(FOUR, '--scale', scale, '--categories', '1,2,3,4,5');
      expect(data).toMatchObject({ items: 12, raters: 4, ratings: 41, cohen_kappa: null });
      expect(data.krippendorff_alpha.value).toBeCloseTo(alpha, 3);
      expect(data.gwet_ac).toMatchObject({ value: expect.closeTo(0.77544, 5), se: expect.closeTo(0.14295, 5), n: 11 });
      expect(data.icc === null).toBe(scale === 'nominal' || scale === 'ordinal');
    }
    const interval = async (seed: string) =>
      (await place.agreement(FOUR, '--bootstrap', '200', '--seed', seed)).krippendorff_alpha;
    expect(await interval('5')).toEqual(await interval('5'));
    expect(await interval('5')).not.toEqual(await interval('6'));
    expect((await place.agreement(FOUR, '--bootstrap', '0')).krippendorff_alpha).toMatchObject({ se: null, low: null });
  });

  test('weights by scheme or from a file, with or without names; a tolerance in steps', async () => {
    const place = new Place();
    const counts = [
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ];
    const rows = counts.flatMap((row, i) => row.flatMap((n, j) => Array<string>(n).fill(`${'abc'[i]},${'abc'[j]}`)));
    const lines = ['item,x,y', ...rows.map((row, i) => `${i},${row}`)];
    const plain = place.file(['0,1,4', '1,0,6', '2,2,0'], 'plain.csv');
    const named = place.file([',c,b,a', 'c,0,2,2', 'b,6,0,1', 'a,4,1,0'], 'named.csv');
    for (const file of [plain, named]) {
      const { cohen_kappa, gwet_ac } = await place.agreement(lines, '--weights', file);
      expect(cohen_kappa).toMatchObject({ value: expect.closeTo(0.353383, 6), variant: 'custom' });
      expect(gwet_ac).toMatchObject({ value: null, reason: 'weights_asymmetric' });
    }
    const ordinal = ['--scale', 'ordinal', '--categories', 'a,b,c'];
    const steps = await place.agreement(lines, ...ordinal, '--weights', 'linear', '--tolerance', '1');
    expect(steps.percent_agreement).toMatchObject({ value: 0.9, variant: 'within 1' });
    expect(steps.exact_agreement).toMatchObject({ value: 0.7, variant: 'exact' });
    expect(steps.gwet_ac.variant).toBe('AC2 linear');
    const wrong = place.file(['1,2', '3,4'], 'wrong.csv');
    expect(await place.refused(lines, '--weights', wrong)).toMatchObject({ code: 'ratings_invalid' });
    expect(await place.refused(lines, '--weights', 'linear')).toMatchObject({ code: 'categories_needed' });
    expect(await place.refused(lines, '--scale', 'ordinal')).toMatchObject({ code: 'categories_needed' });
    expect(await place.refused(lines, '--tolerance', '1')).toMatchObject({ code: 'flag_invalid' });
  });

  test('intraclass correlations of scores, with all forms; bias in points', async () => {
    const lines = [
      'target,j1,j2,j3,j4',
      's1,9,2,5,8',
      's2,6,1,3,2',
      's3,8,4,6,8',
      's4,7,1,2,6',
      's5,10,5,6,9',
      's6,6,2,4,7',
    ];
    const data = await new Place().agreement(lines, '--scale', 'interval');
    expect(data.icc).toMatchObject({ value: expect.closeTo(0.2898, 4), variant: 'ICC(2,1)', n: 6 });
    expect(data.icc.forms['ICC(3,k)'].value).toBeCloseTo(0.9093, 4);
    expect(data.gwet_ac).toMatchObject({ value: null, reason: 'no_categories' });
    expect(data.bias[0]).toMatchObject({ rater: 'j1', category: null, value: expect.closeTo(3.1667, 4) });
    const against = await new Place().agreement(lines, '--scale', 'interval', '--baseline', 'j2');
    expect(against.baseline).toBe('j2');
    // (9 - 2 + 6 - 1 + 8 - 4 + 7 - 1 + 10 - 5 + 6 - 2) / 6
    expect(against.bias.map(({ rater }: { rater: string }) => rater)).toEqual(['j1', 'j3', 'j4']);
    expect(against.bias[0]).toMatchObject({ value: expect.closeTo(31 / 6, 10), variant: 'against the baseline' });
    expect(await new Place().refused(lines, '--scale', 'interval', '--baseline', 'j9')).toMatchObject({
      code: 'rater_unknown',
    });
  });

  test('undefined figures are null with a reason, and never refuse the file', async () => {
    const place = new Place();
    const alike = await place.agreement(['a,b', 'yes,yes', 'yes,yes'], '--categories', 'yes,no');
    for (const figure of ['cohen_kappa', 'fleiss_kappa', 'krippendorff_alpha', 'gwet_ac']) {
      expect(alike[figure]).toMatchObject({ value: null, se: null, low: null, high: null, reason: 'one_category' });
    }
    expect(alike.percent_agreement.value).toBe(1);
    const gaps = await place.agreement(['a,b', 'yes,', 'yes,no'], '--categories', 'yes,, no,yes');
    expect(gaps).toMatchObject({ ratings: 3, categories: ['yes', 'no'] });
    const single = await place.agreement(['item,rater,value', '1,a,yes', '2,a,no']);
    expect(single.krippendorff_alpha).toMatchObject({ value: null, reason: 'one_rater' });
    const apart = await place.agreement(['item,rater,value', '1,a,yes', '2,b,no']);
    expect(apart.fleiss_kappa).toMatchObject({ value: null, reason: 'single_ratings' });
    expect((await place.agreement(['item,rater,value'])).gwet_ac).toMatchObject({ value: null, reason: 'no_data' });
  });

  test('everything wrong with a file is listed with its line: exit 2', async () => {
    const place = new Place();
    const bad = ['item,rater,value', 'a,X,yes', 'a,X,no', ',Y,yes', 'b,Y,maybe', 'b,Z', '', 'c,Y,N/A'];
    const { code, details } = await place.refused(bad, '--categories', 'yes,no');
    expect(code).toBe('ratings_invalid');
    expect(details.faults.map(({ line, path }: { line: number; path: string }) => [line, path])).toEqual([
      [3, 'value'],
      [4, 'item'],
      [5, 'value'],
      [6, ''],
    ]);
    const { stderr, code: exit } = await place.run('audit:agreement', ['--ratings', place.file(bad)], NO_STORE);
    expect([exit, stderr]).toEqual([2, expect.stringContaining('line 3, value: found a, X')]);
    expect((await place.refused(['item,a,b', 'x,1,two'], '--scale', 'interval')).details.faults).toMatchObject([
      { line: 2, found: 'two' },
    ]);
    expect((await place.refused(['item,a,b', 'x,1,-2'], '--scale', 'ratio')).details.faults).toHaveLength(1);
    expect(await place.refused(['item,a,a', 'x,1,2'])).toMatchObject({ code: 'ratings_invalid' });
    expect(await place.refused(['item,a,b'], '--format', 'long')).toMatchObject({ code: 'ratings_invalid' });
    expect(await place.refused(['item;a;b', '1;2;3'])).toMatchObject({ code: 'ratings_invalid' });
    expect(await place.refused([])).toMatchObject({ code: 'ratings_invalid' });
  });

  test('for people in both languages, and as rows', async () => {
    const place = new Place();
    const run = (...flags: string[]) =>
      place.run('audit:agreement', ['--ratings', place.file(WIDE), ...flags], NO_STORE);
    const { stdout, stderr } = await run();
    expect(stderr).toBe('');
    expect(stdout).toMatch(/Cohen's kappa +unweighted +0\.524/);
    expect(stdout).toContain('Rows: anna, columns: ben');
    expect((await run('--lang', 'zh')).stdout).toContain('10 项，2 名评分人');
    const rows = parse((await run('--csv')).stdout, { columns: true }) as { figure: string; value: string }[];
    expect(rows.map(({ figure }) => figure)).toContain('gwet_ac');
    const few = await place.run('audit:agreement', ['--ratings', place.file(['a,b', '1,2'])], NO_STORE);
    expect(few.stderr).toContain('only 1 item has two ratings');
  });
});
