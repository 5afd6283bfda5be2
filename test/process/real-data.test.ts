import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { Place } from './plaint.js';

// Public complaints that are not part of the project; where they lie is a matter of the machine.
const DATA = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const CFPB = `${DATA}cfpb-62516.csv`;
const SF311 = `${DATA}sf311-clean.csv`;
const isThere = existsSync(CFPB) && existsSync(SF311);
if (!isThere) process.stderr.write('No real data beside the checkout: the tests on public complaints are left out.\n');

interface Figure {
  value: number;
  numerator: number;
  denominator: number;
  n: number;
  reported?: number;
}

interface Group {
  key: Record<string, string>;
  metrics: Record<string, Figure>;
}

/** A CSV read letter by letter; shares nothing with the program. */
function readPlainly(file: string): Record<string, string>[] {
  const table: string[][] = [[]];
  let [cell, quoted] = ['', false];
  const end = () => {
    table.at(-1)?.push(cell);
    cell = '';
  };
  const text = readFileSync(file, 'utf8');
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '"') {
      if (quoted && text[at + 1] === '"') cell += text[at++];
      else quoted = !quoted;
    } else if (quoted || (letter !== ',' && letter !== '\n' && letter !== '\r')) cell += letter;
    else if (letter === ',') end();
    else if (letter === '\n') {
      end();
      table.push([]);
    }
  }
  const [header = [], ...rows] = table.filter((row) => row.length > 1);
  return rows.map((row) => Object.fromEntries(header.map((name, place) => [name, row[place] ?? ''])));
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

    const rows = readPlainly(CFPB);
    const issues = new Map<string, number>();
    for (const { Issue = '' } of rows) issues.set(Issue, (issues.get(Issue) ?? 0) + 1);
    const byIssue = kpi('--by', 'category').map(({ key, metrics }) => [key.category, metrics.opened!.value]);
    expect(byIssue[0]).toEqual(['Managing an account', 15_109]);
    expect(new Map(byIssue as [string, number][])).toEqual(issues);

    // Relief in money or otherwise against explanations, as published: 14,697 and 5,273 against 41,044.
    place.write(
      'policy/kpi.yaml',
      'repeat_within_days: 30\nhandovers_above: 3\nupheld_outcomes: [monetary_relief, non_monetary_relief]\nrejected_outcomes: [explanation]\n',
    );
    const [relieved] = kpi('--metrics', 'upheld_rate,closed,resolution_elapsed_p50');
    expect(relieved?.metrics.upheld_rate).toMatchObject({ numerator: 19_970, denominator: 61_014, reported: 61_014 });
    expect(relieved?.metrics.closed).toMatchObject({ value: 61_022, reported: 61_022 });
    expect(relieved?.metrics.resolution_elapsed_p50).toMatchObject({ value: null, n: 0 });
    const months = new Map<string, [number, number]>();
    for (const row of rows) {
      if (row['Timely response?'] === '') continue;
      // The store writes Asia/Shanghai: a day in New York begins at noon or later of the same day there.
      const month = row['Date submitted']?.slice(0, 7) ?? '';
      const [met, all] = months.get(month) ?? [0, 0];
      months.set(month, [met + Number(row['Timely response?'] === 'Yes'), all + 1]);
    }
    const timely = kpi('--by', 'month', '--metrics', 'timeliness').flatMap(({ key, metrics: { timeliness } }) =>
      timeliness!.denominator === 0 ? [] : [[key.month, [timeliness!.numerator, timeliness!.denominator]]],
    );
    expect(new Map(timely as [string, [number, number]][])).toEqual(months);
    expect(place.done(['list', '--all', '--category', 'Managing an account', '--limit', '1']).total).toBe(15_109);
  });
});

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

describe.skipIf(!isThere)('what rose in the notes of 9,861 requests', () => {
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

const SF311_MAP = `
id: sf311
system: sf311
key: unique_key
dates: ymd
zone: UTC
fields:
  title: {text: "{complaint_type}: {descriptor}"}
  channel: {column: source}
  category: {column: category}
  priority: {constant: general}
  product: {column: agency_name}
  received_at: {column: created_date}
resolved_at: {column: closed_date}
clocks: source
status:
  column: status
  values:
    Open: {closed: false}
    Closed: {closed: true, outcome: solved}
`;

describe.skipIf(!isThere)('9,861 requests to a city', () => {
  const HOUR = 3600;

  interface Request {
    created: number;
    /** Null: it is open. */
    closed: number | null;
    channel: string;
  }

  /** Those that a script takes that knows nothing of the program; closed before they were created are left out. */
  function requests(): { taken: Request[]; backwards: number } {
    const seconds = (text: string) => Date.parse(text.replace(' ', 'T')) / 1000;
    const all = readPlainly(SF311).map(
      ({ created_date = '', closed_date = '', status, source: channel = '' }): Request => ({
        created: seconds(created_date),
        closed: status === 'Closed' ? seconds(closed_date) : null,
        channel,
      }),
    );
    const taken = all.filter(({ created, closed }) => closed === null || closed >= created);
    return { taken, backwards: all.length - taken.length };
  }

  /** Seconds from opening to closing, in order. */
  const durations = (of: readonly Request[]) =>
    of.flatMap(({ created, closed }) => (closed === null ? [] : [closed - created])).sort((a, b) => a - b);
  const median = (sorted: readonly number[]) => {
    const middle = (sorted.length - 1) / 2;
    return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
  };

  function check(group: Group | undefined, of: readonly Request[]): void {
    const sorted = durations(of);
    const within = (limit: number) => sorted.filter((duration) => duration <= limit).length;
    const { metrics } = group ?? { metrics: {} as Group['metrics'] };
    expect(metrics.resolution_elapsed_p50).toMatchObject({ n: sorted.length, value: median(sorted) });
    for (const [name, limit] of [
      ['24h', 24 * HOUR],
      ['72h', 72 * HOUR],
      ['7d', 168 * HOUR],
    ] as const) {
      expect(metrics[`resolved_within_${name}`]).toMatchObject({
        numerator: within(limit),
        denominator: sorted.length,
      });
    }
  }

  test('take as long as a plain script says', () => {
    const place = new Place();
    place.write('sf311.yaml', SF311_MAP);
    const { taken, backwards } = requests();
    const { code, stdout } = place.run(['import', SF311, '--map', 'sf311.yaml', '--json']);
    const { rejected, created } = JSON.parse(stdout).data;
    expect([code, created, rejected.length]).toEqual([13, 9844, 17]);
    expect([taken.length, backwards]).toEqual([9844, 17]);
    expect(new Set(rejected.map((row: { code: string }) => row.code))).toEqual(new Set(['times_backwards']));

    const kpi = (...args: string[]): Group[] => place.done(['kpi', ...args]).groups;
    const [whole] = kpi();
    check(whole, taken);
    expect([whole?.metrics.opened?.value, whole?.metrics.closed?.value, whole?.metrics.backlog?.value]).toEqual([
      ...[9844, 9474, 370],
    ]);
    // Only the end is known: nobody can say when it was answered first.
    expect(whole?.metrics.first_response_elapsed_p50).toMatchObject({ value: null, n: 0 });

    const channels = kpi('--by', 'channel');
    expect(channels).toHaveLength(new Set(taken.map(({ channel }) => channel)).size);
    for (const group of channels) {
      const own = taken.filter(({ channel }) => channel === group.key.channel);
      expect(group.metrics.opened?.value).toBe(own.length);
      if (durations(own).length > 0) check(group, own);
    }

    // By year of the closing, in the time of Shanghai: eight hours on, all the year.
    const yearOf = (at: number) => new Date((at + 8 * HOUR) * 1000).toISOString().slice(0, 4);
    for (const group of kpi('--by', 'year', '--from', '2008', '--to', '2018')) {
      const { year } = group.key;
      expect(group.metrics.opened?.value).toBe(taken.filter(({ created: at }) => yearOf(at) === year).length);
      const closed = taken.filter(({ closed: at }) => at !== null && yearOf(at) === year);
      expect(group.metrics.closed?.value).toBe(closed.length);
      if (closed.length > 0) check(group, closed);
    }
  });
});
