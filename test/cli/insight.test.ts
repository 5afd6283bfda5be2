import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { workedExamples } from '../reference.js';
import { CliDesk } from './run.js';

/** A folder without a store, with files in it. */
class Place extends CliDesk {
  file(lines: readonly (string | number)[], name = 'data.csv'): string {
    const file = join(this.folder, name);
    writeFileSync(file, `${lines.join('\n')}\n`);
    return file;
  }

  of(command: 'chart' | 'pareto' | 'drivers' | 'topics', lines: readonly (string | number)[], ...flags: string[]) {
    return this.data(`insight:${command}`, ['--data', this.file(lines), ...flags], NO_STORE);
  }

  async refused(
    command: 'chart' | 'pareto' | 'drivers' | 'topics',
    lines: readonly (string | number)[],
    ...flags: string[]
  ) {
    const argv = ['--data', this.file(lines), '--json', ...flags];
    const { code, stdout } = await this.run(`insight:${command}`, argv, NO_STORE);
    return { exit: code, ...JSON.parse(stdout).error };
  }
}

const NO_STORE = { PLAINT_STORE: '' };
const places = (items: { signals: number[] }[], rule: number) =>
  items.flatMap(({ signals }, at) => (signals.includes(rule) ? [at + 1] : []));

const EXAMPLES = workedExamples();

describe.runIf(EXAMPLES.size > 0)('published examples, through the command', () => {
  const example = (id: string) => {
    const found = EXAMPLES.get(id);
    if (!found) throw new Error(`no example ${id}`);
    const { input, published, tolerance } = found;
    const near = (value: number) => ({
      asymmetricMatch: (other: number) => Math.abs(other - value) <= tolerance + 1e-9,
    });
    return { input, published, near };
  };

  test('p chart', async () => {
    const { input, published, near } = example('pchart-nist-6332');
    const { centre, items } = await new Place().of(
      'chart',
      ['found', ...input.defectives],
      '--type',
      'p',
      '--size',
      String(input.n),
    );
    expect(centre).toEqual(near(published.center));
    expect(items[0]).toMatchObject({ low: near(published.lcl), high: near(published.ucl) });
    expect(places(items, 1)).toEqual(published.out);
  });

  test('c chart: a point on its limit is not outside', async () => {
    const { input, published, near } = example('cchart-nist-6331');
    const { centre, items } = await new Place().of('chart', ['found', ...input.counts], '--type', 'c');
    expect([centre, items[0].low, items[0].high]).toEqual([
      near(published.center),
      near(published.lcl),
      near(published.ucl),
    ]);
    expect(places(items, 1)).toEqual(published.out);
  });

  test('u chart', async () => {
    const { input, published, near } = example('uchart-montgomery-pc');
    const lines = ['found,size', ...input.counts.map((count: number) => `${count},${input.n}`)];
    const { centre, items } = await new Place().of('chart', lines, '--type', 'u');
    expect([centre, items[0].low, items[0].high]).toEqual([
      near(published.center),
      near(published.lcl),
      near(published.ucl),
    ]);
  });

  test('EWMA', async () => {
    const { input, published, near } = example('ewma-nist-6324');
    const flags = [
      '--type',
      'ewma',
      '--target',
      String(input.target),
      '--sd',
      String(input.s),
      '--lambda',
      String(input.lambda),
    ];
    const { items } = await new Place().of('chart', ['x', ...input.x], ...flags);
    expect(items.map(({ average }: { average: number }) => average)).toEqual(published.ewma.map(near));
    expect(items[0]).toMatchObject({ low: near(published.lcl), high: near(published.ucl) });
  });

  test('CUSUM', async () => {
    const { input, published, near } = example('cusum-nist-6323');
    const flags = ['--type', 'cusum', '--target', String(input.target), '--k', String(input.k), '--h', String(input.h)];
    const { items } = await new Place().of('chart', ['x', ...input.x], ...flags);
    expect(items.slice(12).map(({ sum_high }: { sum_high: number }) => sum_high)).toEqual(
      published.hi_13_to_20.map(near),
    );
    expect(places(items, 1)[0]).toBe(published.signal_at);
  });

  test("Nelson's rules, each by itself and all together", async () => {
    const { input, published } = example('nelson-constructed');
    for (const [name, z] of Object.entries<number[]>(input.z)) {
      const flags = ['--type', 'i', '--target', '0', '--sd', '1'];
      for (const [rule, at] of Object.entries<number[]>(published[name])) {
        for (const rules of [[], ['--rules', rule], ['--rules', 'nelson']]) {
          const { items } = await new Place().of('chart', ['z', ...z], ...flags, ...rules);
          expect([name, places(items, Number(rule))]).toEqual([name, at]);
        }
      }
    }
  });

  test('Pareto table', async () => {
    const { input, published, near } = example('pareto-qcc');
    const lines = ['fault,count', ...Object.entries(input.counts).map(([name, count]) => `${name},${count}`)];
    const { items, vital } = await new Place().of('pareto', lines);
    expect(items.map(({ name }: { name: string }) => name)).toEqual(published.order);
    expect(items.map(({ cumulative }: { cumulative: number }) => 100 * cumulative)).toEqual(
      published.cum_percent.map(near),
    );
    expect(vital).toBe(3);
  });
});

describe('insight chart', () => {
  const WEEKS = ['week,late,closed', 'w1,2,10', 'w2,1,10', 'w3,9,10'];
  const P = ['--type', 'p', '--value', 'late', '--size', 'closed'];

  test('of a file: shares with the limits of their size; exit 12 with --check where the last point signals', async () => {
    const place = new Place();
    const data = await place.of('chart', WEEKS, ...P);
    expect(data).toMatchObject({ type: 'p', kpi: null, rules: 'nelson', tested: [1], centre: 0.4, total: 3 });
    expect(data.items[2]).toEqual({
      ...{ label: 'w3', count: 9, size: 10, value: 0.9, low: 0 },
      ...{ high: expect.closeTo(0.8648, 4), signals: [1] },
    });
    const argv = ['--data', place.file(WEEKS), ...P];
    expect((await place.run('insight:chart', [...argv, '--check'], NO_STORE)).code).toBe(12);
    expect((await place.run('insight:chart', argv, NO_STORE)).code).toBe(0);
    expect((await place.run('insight:chart', [...argv, '--check', '--rules', 'none'], NO_STORE)).code).toBe(0);
  });

  test('for people in both languages, and as rows', async () => {
    const place = new Place();
    const run = (...flags: string[]) => place.run('insight:chart', ['--data', place.file(WEEKS), ...flags], NO_STORE);
    const { stdout } = await run(...P);
    expect(stdout).toContain('w3    9 / 10  90.0%  0.0% – 86.5%  ├─────────¦───────────┤!  1');
    expect(stdout).toContain('Shares (p chart), centre 40.0%');
    expect(stdout).toContain('1: outside the limits');
    expect((await run(...P, '--lang', 'zh')).stdout).toContain('超出控制限');
    const rows = parse((await run('--type', 'ewma', '--value', 'late', '--csv')).stdout, { columns: true }) as object[];
    expect(Object.keys(rows[0] ?? {})).toEqual(['label', 'size', 'value', 'average', 'low', 'high', 'signals']);
  });

  test('names of a file are shown as they are, never obeyed', async () => {
    const place = new Place();
    const file = place.file(['label,value', '\u001b[31mred,1', 'b,2']);
    const { stdout } = await place.run('insight:chart', ['--data', file, '--type', 'c'], NO_STORE);
    expect(stdout).not.toContain('\u001b');
  });

  test('everything wrong is listed with its line: exit 2', async () => {
    const place = new Place();
    const { exit, code, details } = await place.refused('chart', [...WEEKS, 'w4,x,10', 'w5,11,10', 'w6,1'], ...P);
    expect([exit, code]).toEqual([2, 'data_invalid']);
    expect(details.faults).toEqual([
      { line: 5, path: 'late', found: 'x', allowed: 'a whole number from 0 up' },
      { line: 6, path: 'late', found: '11', allowed: 'at most its size, 10' },
      { line: 7, path: '', found: '2 cells', allowed: '3 cells' },
    ]);
    expect(await place.refused('chart', WEEKS)).toMatchObject({ exit: 2, code: 'input_missing' });
    expect(await place.refused('chart', WEEKS, '--type', 'u')).toMatchObject({ code: 'data_invalid' });
    for (const wrong of [
      ['--type', 'c', '--sd', '1'],
      ['--type', 'i', '--sd', '0'],
      ['--type', 'ewma', '--lambda', '2'],
      ['--type', 'i', '--rules', '9'],
      ['--type', 'cusum', '--rules', '1'],
    ]) {
      expect(await place.refused('chart', WEEKS, ...wrong)).toMatchObject({ exit: 2, code: 'flag_invalid' });
    }
    expect(await place.refused('chart', WEEKS, ...P, '--team', 'x')).toMatchObject({ code: 'flags_exclusive' });
    const { code: none } = await place.run('insight:chart', [], NO_STORE);
    expect(none).toBe(2);
  });

  test('of a key figure: steps that are over, counts and shares', async () => {
    const desk = await CliDesk.make();
    // Two in the week of 2 November, none in the next, and one in that of today, which goes on.
    for (const day of ['2026-11-03', '2026-11-05', '2026-11-18']) await desk.log({}, `${day}T10:00`);
    const opened = await desk.data('insight:chart', ['--kpi', 'opened']);
    expect(opened).toMatchObject({ kpi: 'opened', by: 'week', type: 'c', centre: 1, total: 2 });
    expect(opened.items.map(({ label, value }: { label: string; value: number }) => [label, value])).toEqual([
      ['2026-W45', 2],
      ['2026-W46', 0],
    ]);
    const months = await desk.data('insight:chart', ['--kpi', 'opened', '--by', 'month'], {
      PLAINT_NOW: '2027-01-02T10:00',
    });
    expect(months).toMatchObject({
      type: 'u',
      items: [
        { count: 3, size: 30, value: 0.1 },
        { count: 0, size: 31 },
      ],
    });
    const cut = await desk.data('insight:chart', [
      '--kpi',
      'opened',
      '--type',
      'u',
      '--from',
      '2026-11-04',
      '--to',
      '2026-11-10',
    ]);
    expect(cut.items).toMatchObject([
      { count: 1, size: 5 },
      { count: 0, size: 2 },
    ]);
    const timely = await desk.data('insight:chart', [
      '--kpi',
      'first_response_timeliness',
      '--by',
      'day',
      '--from',
      '2026-11-01',
    ]);
    expect(timely).toMatchObject({ type: 'p', total: 19 });
    expect(timely.items.reduce((sum: number, { size }: { size: number }) => sum + size, 0)).toBeGreaterThan(0);
    const filtered = await desk.data('insight:chart', ['--kpi', 'opened', '--channel', 'web', '--from', '2026-11-02']);
    expect(filtered.items.map(({ value }: { value: number }) => value)).toEqual([0, 0]);
    expect(await desk.data('insight:chart', ['--kpi', 'redress', '--from', '2027'])).toMatchObject({
      items: [],
      total: 0,
    });
    for (const wrong of [
      ['--kpi', 'opened', '--type', 'p'],
      ['--kpi', 'nothing'],
      ['--kpi', 'opened', '--value', 'x'],
    ]) {
      expect((await desk.run('insight:chart', wrong)).code).toBe(2);
    }
  });
});

describe('insight pareto', () => {
  test('of complaints by what is said of them; duplicates count once', async () => {
    const desk = await CliDesk.make();
    await desk.log({ category: 'product/safety' });
    const [first, second] = [await desk.log(), await desk.log()];
    await desk.data('merge', [second, '--into', first]);
    await desk.log({ category: 'service', product: 'Phone' }, '2026-10-02T10:00');
    await desk.log({ category: 'product' });
    const names = async (...flags: string[]) => {
      const { items, unnamed } = await desk.data('insight:pareto', flags);
      return [items.map(({ name, count }: { name: string; count: number }) => `${name} ${count}`).join(), unnamed];
    };
    expect(await names('--of', 'category')).toEqual(['product 2,process 1,service 1', 0]);
    expect(await names('--of', 'category', '--from', '2026-11')).toEqual(['product 2,process 1', 0]);
    expect(await names('--of', 'subcategory')).toEqual(['process/billing 1,product/safety 1', 2]);
    expect(await names('--of', 'product')).toEqual(['Phone 1', 3]);
    expect(await names('--of', 'root_cause')).toEqual(['', 4]);
    const { stdout } = await desk.run('insight:pareto', ['--of', 'category', '--cut', '50%']);
    expect(stdout).toContain('product       2  50.0%     50.0%  ━━━━━━━━━━━━━━━━━━━━━━━━\n────');
    expect(stdout).toContain('1 of 3 make up 50.0% (asked: 50%)');
    expect((await desk.run('insight:pareto', ['--of', 'owner', '--category', 'nothing'])).code).toBe(3);
  });

  test('of complaints that were put away as of those that were not', async () => {
    const desk = await CliDesk.make();
    for (const [at, cause] of ['tariff', 'rota', 'tariff'].entries()) {
      const id = await desk.log({ customer: `CU-${at}` }, `2026-0${at + 7}-01T10:00`);
      const then = { PLAINT_NOW: `2026-0${at + 7}-02T10:00` };
      await desk.data('assign', [id, '--to', 'li.wei'], then);
      await desk.data('resolve', [id, '--outcome', 'upheld', '--root-cause', cause, '--summary', 'Paid back'], then);
      await desk.data('close', [id], then);
      if (at < 2) await desk.data('archive', ['--older-than', '1d'], { PLAINT_NOW: `2026-0${at + 7}-20T10:00` });
    }
    const { items } = await desk.data('insight:pareto', ['--of', 'root_cause']);
    expect(items).toMatchObject([
      { name: 'tariff', count: 2 },
      { name: 'rota', count: 1 },
    ]);
    const { n } = await desk.data('insight:drivers', ['--of', 'root_cause=tariff']);
    expect(n).toBe(3);
  });

  test('of a file: values or lines, as rows, in Chinese', async () => {
    const place = new Place();
    const file = place.file(['cause,cost', 'late,2.5', 'cold,1', 'late,0.5']);
    const run = (...flags: string[]) => place.run('insight:pareto', ['--data', file, ...flags], NO_STORE);
    const rows = parse((await run('--csv')).stdout, { columns: true }) as Record<string, string>[];
    expect(rows.map(({ name, count }) => [name, count])).toEqual([
      ['late', '3'],
      ['cold', '1'],
    ]);
    expect((await run('--label', 'cause', '--lang', 'zh')).stdout).toContain('文件的每一行计 1');
    expect((await run('--value', 'price')).code).toBe(2);
    expect((await run('--cut', '0')).code).toBe(2);
    expect((await run('--of', 'team')).code).toBe(2);
    expect((await place.run('insight:pareto', [], NO_STORE)).code).toBe(2);
  });
});

describe('insight surge', () => {
  test('a day against the same weekdays before; exit 12 with --check; incidents are left out', async () => {
    const desk = await CliDesk.make();
    // Wednesdays: two each for three weeks, then nine; one of the product category on each.
    for (const day of ['2026-10-28', '2026-11-04', '2026-11-11']) {
      for (const hour of ['09', '15']) await desk.log({}, `${day}T${hour}:00`);
      await desk.log({ category: 'product' }, `${day}T11:00`);
    }
    for (let hour = 10; hour < 19; hour++) await desk.log({}, `2026-11-18T${hour}:00`);
    const now = { PLAINT_NOW: '2026-11-19T08:00' };
    const data = await desk.data('insight:surge', [], now);
    expect(data).toMatchObject({
      of: 'category',
      by: 'day',
      from: '2026-11-18',
      to: '2026-11-18',
      over: true,
      total: 2,
      surges: 1,
    });
    expect(data.items).toMatchObject([
      { name: 'process', count: 9, expected: 2, baseline_days: 3, growth: 3.5, surge: true },
      { name: 'product', count: 0, expected: 1, growth: -1, chance: 1, surge: false },
    ]);
    const { code, stdout } = await desk.run('insight:surge', ['--check'], now);
    expect([code, stdout]).toEqual([12, expect.stringMatching(/process +9 +2\.0 +\+350% +0\.42% +surge/)]);
    expect(await desk.run('insight:surge', ['--check', '--floor', '10', '--quiet'], now)).toMatchObject({
      code: 0,
      stdout: '',
    });
    expect((await desk.run('insight:surge', ['--brief', '--lang', 'zh'], now)).stdout).toContain('2 项中有 1 项突增');
    expect((await desk.data('insight:surge', ['--growth', '350%'], now)).surges).toBe(0);
    expect((await desk.run('insight:surge', ['--growth', 'much'], now)).code).toBe(2);
    const left = await desk.data('insight:surge', ['--incident-days', '2026-11-04,2026-11-11'], now);
    expect(left.items[0]).toMatchObject({ baseline_days: 1, expected: 2 });
    const week = await desk.data('insight:surge', ['--by', 'week', '--on', '2026-11-18'], now);
    expect(week).toMatchObject({ from: '2026-11-16', to: '2026-11-22', over: false });
    expect(week.items[0]).toMatchObject({ count: 9, expected: 2 });
    expect((await desk.run('insight:surge', ['--on', '2026-13-01'], now)).code).toBe(2);
    const old = await desk.run('insight:surge', ['--on', '2020-01-01'], now);
    expect(old.stdout).toContain('No complaints');
  });
});

describe('insight drivers', () => {
  const LINES = [
    'product,channel,late',
    ...Array.from({ length: 40 }, (_, at) => `phone,${at % 2 ? 'web' : 'shop'},${at < 24 ? 'yes' : 'no'}`),
    ...Array.from({ length: 160 }, (_, at) => `tablet,${at % 2 ? 'web' : 'shop'},${at < 16 ? 'yes' : 'no'}`),
  ];
  const COLUMNS = ['--columns', 'product,channel'];

  test('of a file: counts, figures and chances; a target is looked at although it is no column that was named', async () => {
    const data = await new Place().of('drivers', LINES, ...COLUMNS, '--of', 'late=yes');
    expect(data).toMatchObject({
      ...{ of: 'late=yes', counted: 'lines', n: 200, most: 2, total: 1, derived: [] },
      limits: { support: 10, confidence: 0, lift: 1.2, chance: 0.05 },
    });
    expect(data.items[0]).toMatchObject({
      ...{ antecedent: [{ code: 'product', value: 'phone' }], consequent: { code: 'late', value: 'yes' } },
      ...{ n: 200, n_antecedent: 40, n_consequent: 40, n_both: 24, support: 0.12, confidence: 0.6, lift: 3 },
    });
  });

  test('for people in both languages, and as rows; nothing is cut without a word', async () => {
    const place = new Place();
    const run = (...flags: string[]) =>
      place.run('insight:drivers', ['--data', place.file(LINES), ...COLUMNS, ...flags], NO_STORE);
    const { stdout } = await run('--of', 'late=yes');
    expect(stdout).toMatch(/product=phone +24 +40 +60\.0% +44\.6% – 73\.7% +20\.0% +3\.00 +\+16 +< 0\.01%/);
    expect(stdout).toContain('What comes together need not be the cause.');
    expect((await run('--of', 'late', '--lang', 'zh')).stdout).toContain('相伴出现不等于因果');
    const all = await run('--columns', 'late', '--top', '1', '--lift', '1');
    expect(all.stdout).toMatch(/1 of \d+ rules are shown/);
    const rows = parse((await run('--of', 'late=yes', '--csv')).stdout, { columns: true }) as Record<string, string>[];
    expect(rows).toMatchObject([{ antecedent: 'product=phone', consequent: 'late=yes', n_both: '24', also: '' }]);
    expect((await run('--of', 'late=yes', '--lift', '9')).stdout).toContain('No rule holds.');
  });

  test('names of a file are shown as they are, never obeyed', async () => {
    const place = new Place();
    const file = place.file(LINES.map((line) => line.replace('phone', '\u001b[31mphone')));
    const { stdout } = await place.run('insight:drivers', ['--data', file, ...COLUMNS, '--of', 'late=yes'], NO_STORE);
    expect(stdout).toContain('product=\\u001b[31mphone');
    const formula = place.file(LINES.map((line) => line.replace('product,', '=product,')));
    const csv = await place.run(
      'insight:drivers',
      ['--data', formula, '--columns', '=product', '--of', 'late=yes', '--csv'],
      NO_STORE,
    );
    expect((parse(csv.stdout, { columns: true }) as Record<string, string>[])[0]?.antecedent).toBe("'=product=phone");
  });

  test.each([
    [[], 'input_missing'],
    [['--columns', 'price'], 'data_invalid'],
    [[...COLUMNS, '--of', 'price=1'], 'flag_invalid'],
    [[...COLUMNS, '--of', 'late=maybe'], 'flag_invalid'],
    [[...COLUMNS, '--support', 'often'], 'flag_invalid'],
    [[...COLUMNS, '--support', '10,20'], 'flag_invalid'],
    [[...COLUMNS, '--lift', '0.5'], 'flag_invalid'],
    [[...COLUMNS, '--chance', '0'], 'flag_invalid'],
    [[...COLUMNS, '--confidence', 'x'], 'flag_invalid'],
    [[...COLUMNS, '--team', 'billing'], 'flags_exclusive'],
    [[...COLUMNS, '--from', '2026'], 'flags_exclusive'],
  ])('refuses %j', async (flags, code) => {
    expect(await new Place().refused('drivers', LINES, ...flags)).toMatchObject({ exit: 2, code });
  });

  test('of complaints: codes and what became of them; duplicates count once', async () => {
    const desk = await CliDesk.make();
    const ids: string[] = [];
    for (let at = 0; at < 12; at++) {
      const facts: Record<string, string> = at < 6 ? { product: 'Phone' } : { product: 'Tablet', channel: 'web' };
      ids.push(await desk.log({ ...facts, customer: `CU-${at}` }, `2026-11-${10 + Math.floor(at / 2)}T10:00`));
    }
    for (const id of ids.slice(0, 6)) await desk.data('escalate', [id, '--to', 'li.wei', '--reason', 'press']);
    await desk.data('merge', [ids[11] ?? '', '--into', ids[10] ?? '']);
    const data = await desk.data('insight:drivers', ['--of', 'escalated', '--support', '3', '--columns', 'product']);
    expect(data).toMatchObject({ of: 'escalated', counted: 'complaints', n: 11, total: 1 });
    expect(data.items[0]).toMatchObject({
      ...{ antecedent: [{ code: 'product', value: 'Phone' }], consequent: { code: 'escalated', value: 'yes' } },
      ...{ n_antecedent: 6, n_both: 6, confidence: 1 },
    });
    // 1 of the 462 ways to choose 6 of 11.
    expect(data.items[0].p).toBeCloseTo(1 / 462, 10);
    const none = await desk.data('insight:drivers', ['--from', '2026-12', '--of', 'breached']);
    expect(none).toMatchObject({ n: 0, items: [], total: 0 });
    expect((await desk.run('insight:drivers', ['--columns', 'colour'])).code).toBe(2);
    expect((await desk.run('insight:drivers', ['--of', 'outcome=refused'])).code).toBe(2);
    expect((await desk.run('insight:drivers', ['--of', 'breached', '--lang', 'zh'])).stdout).toContain('11 件投诉');
  });
});

describe('insight topics', () => {
  const TEXTS = [
    'day,subject,kind,who',
    ...Array.from({ length: 60 }, (_, at) => `2026-10-${10 + (at % 20)},parcel late,delivery,B${at}`),
    ...Array.from({ length: 40 }, (_, at) => `2026-11-${10 + (at % 15)},parcel late,delivery,B${at}`),
    ...Array.from(
      { length: 20 },
      (_, at) => `2026-11-${10 + (at % 15)},充电宝发烫，call 138-0000-00${10 + at},product,A${at}`,
    ),
  ];
  const FLAGS = ['--text', 'subject', '--date', 'day', '--in', 'kind'];

  test('of a file: what rose, and what fell', async () => {
    const rose = await new Place().of('topics', TEXTS, ...FLAGS, '--from', '2026-11', '--to', '2026-11');
    expect(rose).toMatchObject({
      ...{ direction: 'rose', counted: 'lines', against: 'previous', n: 60, n_before: 60, undated: 0, total: 1 },
      period: { from: '2026-11-01T00:00:00+00:00', to: '2026-12-01T00:00:00+00:00' },
      period_before: { from: '2026-10-01T00:00:00+00:00', to: '2026-11-01T00:00:00+00:00' },
    });
    expect(rose.items[0]).toMatchObject({ now: 20, before: 0, growth: null, category: 'product', category_count: 20 });
    expect(JSON.stringify(rose.items)).not.toMatch(/138|0000/);
    const fell = await new Place().of('topics', TEXTS, ...FLAGS, '--from', '2026-11', '--to', '2026-11', '--fell');
    expect(fell.items).toMatchObject([{ term: 'parcel late', now: 40, before: 60, category: 'delivery' }]);
    expect(fell.items[0].growth).toBeCloseTo(-1 / 3, 10);
    const last = await new Place().of('topics', TEXTS, ...FLAGS);
    expect(last.period).toEqual({ from: '2026-10-28T00:00:00+00:00', to: '2026-11-25T00:00:00+00:00' });
  });

  test('for people in both languages, and as rows', async () => {
    const place = new Place();
    const run = (...flags: string[]) => {
      const period = ['--from', '2026-11', '--to', '2026-11'];
      return place.run('insight:topics', ['--data', place.file(TEXTS), ...FLAGS, ...period, ...flags], NO_STORE);
    };
    expect((await run()).stdout).toContain(
      '2026-11-01 – 2026-11-30 (60 lines) against 2026-10-01 – 2026-10-31 (60 lines)',
    );
    expect((await run('--lang', 'zh')).stdout).toContain('新出现');
    const rows = parse((await run('--csv', '--fell')).stdout, { columns: true }) as Record<string, string>[];
    expect(rows.map(({ term, now, before }) => [term, now, before])).toEqual([['parcel late', '40', '60']]);
    expect((await run('--floor', '50')).stdout).toContain('Nothing rose beyond chance.');
    // Only one person wrote it.
    const one = place.file(TEXTS.map((line) => line.replace(/A\d+$/, 'A')));
    const alone = await place.run(
      'insight:topics',
      ['--data', one, ...FLAGS, '--writer', 'who', '--from', '2026-11', '--to', '2026-11'],
      NO_STORE,
    );
    expect(alone.stdout).toContain('Nothing rose');
  });

  test.each([
    [[], 'input_missing'],
    [['--text', 'body', '--date', 'day'], 'data_invalid'],
    [['--text', 'subject', '--date', 'kind'], 'data_invalid'],
    [[...FLAGS, '--team', 'x'], 'flags_exclusive'],
    [[...FLAGS, '--from', '2027'], 'period_backwards'],
    [[...FLAGS, '--chance', 'x'], 'flag_invalid'],
  ])('refuses %j', async (flags, code) => {
    expect(await new Place().refused('topics', TEXTS, ...flags)).toMatchObject({ exit: 2, code });
  });

  test('of complaints, with their ids; names of the desk are no topics', async () => {
    const desk = await CliDesk.make();
    for (let at = 0; at < 8; at++) await desk.log({ title: 'Parcel late', customer: `CU-${at}` }, '2026-10-05T10:00');
    const ids: string[] = [];
    for (let at = 0; at < 8; at++) {
      const facts = { title: 'Charger overheats, says li.wei', customer: `CU-${at}` };
      ids.push(await desk.log(facts, `2026-11-0${at + 1}T10:00`));
    }
    const data = await desk.data('insight:topics', ['--from', '2026-11', '--to', '2026-11']);
    expect(data).toMatchObject({ counted: 'complaints', n: 8, n_before: 8, total: 1 });
    expect(data.items[0]).toMatchObject({
      term: 'charger overheats',
      now: 8,
      category: 'process',
      examples: ids.slice(-3),
    });
    expect(JSON.stringify(data.items[0].also)).not.toContain('wei');
    expect((await desk.run('insight:topics', ['--from', '2020', '--to', '2020'])).stdout).toContain(
      'nothing to compare',
    );
    expect((await desk.run('insight:topics', ['--text', 'x'])).code).toBe(2);
  });
});
