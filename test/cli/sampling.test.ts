import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, test } from 'vitest';
import { workedExamples } from '../reference.js';
import { CliDesk } from './run.js';

const NO_STORE = { PLAINT_STORE: '' };
const examples = workedExamples();
const size = (argv: string[]) => new CliDesk().data('audit:size', argv, NO_STORE);
const acceptance = (argv: string[]) => new CliDesk().data('audit:acceptance', argv, NO_STORE);

describe('audit size', () => {
  test('is 385 and 323 for 2000, without a store', async () => {
    const found = await size(['--population', '2000', '--confidence', '.95', '--margin', '.05']);
    expect(found).toMatchObject({ n0: 385, n: 323, population: 2000, strata: [] });
    expect(await size(['--population', '2000', '--confidence', '95%', '--margin', '5%'])).toEqual(found);
    expect(await size(['--population', '2000', '--method', 'yamane'])).toMatchObject({ n: 333 });
  });

  test.skipIf(!examples.has('krejcie-morgan-1970'))('gives the table of Krejcie and Morgan', async () => {
    for (const [population, n] of Object.entries(examples.get('krejcie-morgan-1970')?.published)) {
      const argv = ['--population', population, '--method', 'krejcie-morgan'];
      expect([population, (await size(argv)).n]).toEqual([population, n]);
    }
  });

  test('shares out among strata, by size or by Neyman, as text, CSV and in Chinese', async () => {
    const desk = new CliDesk();
    const file = join(desk.folder, 'strata.csv');
    writeFileSync(file, 'stratum,size,deviation\nbilling,400,2\nservice,300,4\nclaims,300,10\n');
    const argv = ['--strata-file', file, '--allocation', 'neyman'];
    const { n, strata } = await desk.data('audit:size', argv, NO_STORE);
    expect(n).toBe(278);
    expect(strata).toEqual([
      { stratum: 'billing', size: 400, deviation: 2, n: 44 },
      { stratum: 'service', size: 300, deviation: 4, n: 67 },
      { stratum: 'claims', size: 300, deviation: 10, n: 167 },
    ]);
    const { stdout } = await desk.run('audit:size', ['--strata-file', file, '--csv'], NO_STORE);
    expect(stdout).toBe('stratum,size,n\r\nbilling,400,111\r\nservice,300,83\r\nclaims,300,84\r\n');
    const chinese = await desk.run('audit:size', [...argv, '--lang', 'zh'], NO_STORE);
    expect(chinese.stdout).toContain('从 1000 张中抽取 278 张');
  });

  test.each([
    [['--population', '100', '--margin', '5'], 'flag_invalid'],
    [['--population', '100', '--confidence', '1'], 'flag_invalid'],
    [[], 'input_missing'],
  ])('refuses %j', async (argv, code) => {
    const { code: exit, stdout } = await new CliDesk().run('audit:size', [...argv, '--json'], NO_STORE);
    expect([exit, JSON.parse(stdout).error.code]).toEqual([2, code]);
  });

  test.each([
    ['stratum,size\na,3\na,4\n', 'file_invalid'],
    ['stratum,size\na,-3\n', 'file_invalid'],
    ['stratum,size\na,2.5\n', 'file_invalid'],
    ['name,size\na,3\n', 'column_missing'],
    ['stratum,size\na,0\n', 'flag_invalid'],
  ])('refuses the strata %j', async (text, code) => {
    const desk = new CliDesk();
    writeFileSync(join(desk.folder, 'strata.csv'), text);
    const argv = ['--strata-file', join(desk.folder, 'strata.csv'), '--json'];
    const { code: exit, stdout } = await desk.run('audit:size', argv, NO_STORE);
    expect([exit, JSON.parse(stdout).error.code]).toEqual([2, code]);
  });
});

describe('audit acceptance', () => {
  test('looks up 200 and 7 for 5000 at AQL 1.5, with its curve', async () => {
    const found = await acceptance(['--lot', '5000', '--level', 'II', '--aql', '1.5']);
    expect(found).toMatchObject({ letter: 'L', n: 200, accept: 7, reject: 8 });
    expect(found.curve[0]).toEqual({ p: 0, binomial: 1, hypergeometric: 1 });
    expect(found.curve.length).toBeGreaterThan(10);
    expect(found.producer_risk).toBeCloseTo(0.0096, 3);
  });

  test.skipIf(!examples.has('aql-lookup-set'))('gives what trade inspection looks up', async () => {
    for (const [key, [n, accept]] of Object.entries(examples.get('aql-lookup-set')?.published) as [
      string,
      [number, number],
    ][]) {
      const [lot = '', level = '', aql = ''] = key.split('/');
      expect([key, await acceptance(['--lot', lot, '--level', level, '--aql', aql])]).toMatchObject([
        key,
        { n, accept },
      ]);
    }
  });

  test.skipIf(!examples.has('oc-52-3'))('gives the curve that NIST prints', async () => {
    const { input, published, tolerance } = examples.get('oc-52-3') ?? { input: {}, published: {}, tolerance: 0 };
    const { curve } = await acceptance(['--plan', `${input.n},${input.c}`, '--at', input.p.join(',')]);
    for (const [index, { binomial }] of curve.entries()) {
      expect(Math.abs(binomial - published.Pa[index])).toBeLessThanOrEqual(tolerance);
    }
    expect(curve).toHaveLength(12);
  });

  test('finds the smallest plan for both risks', async () => {
    const found = await acceptance(['--producer', '.01,.05', '--consumer', '6%,10%']);
    expect(found).toMatchObject({ letter: null, n: 110, accept: 3, reject: 4 });
    expect(found.producer.actual).toBeLessThanOrEqual(0.05);
    expect(found.consumer.actual).toBeLessThanOrEqual(0.1);
  });

  test('speaks Chinese, prints CSV, and says what is unconfirmed', async () => {
    const desk = new CliDesk();
    const argv = ['--lot', '2000', '--aql', '0.65', '--inspection', 'reduced'];
    const text = await desk.run('audit:acceptance', [...argv, '--lang', 'zh'], NO_STORE);
    expect(text.stdout).toContain('抽取 50 张；不合格不超过 1 张则接收，达到 3 张则拒收');
    expect(text.stderr).toContain('MIL-STD-105E');
    const csv = await desk.run('audit:acceptance', [...argv, '--csv'], NO_STORE);
    expect(csv.stdout.split('\r\n')[0]).toBe('p,binomial,hypergeometric');
  });

  test.each([
    [[], 'input_missing'],
    [['--lot', '100', '--aql', '1.7'], 'flag_invalid'],
    [['--lot', '100', '--aql', '1', '--level', 'IV'], 'flag_invalid'],
    [['--producer', '.06,.05', '--consumer', '.01,.1'], 'flag_invalid'],
    [['--plan', '5,5'], 'flag_invalid'],
    [['--lot', '10', '--producer', '.1,.001', '--consumer', '.11,.001'], 'no_acceptance_plan'],
  ])('refuses %j', async (argv, code) => {
    const { code: exit, stdout } = await new CliDesk().run('audit:acceptance', [...argv, '--json'], NO_STORE);
    expect([exit, JSON.parse(stdout).error.code]).toEqual([2, code]);
  });
});

describe('audit plan', () => {
  test('by strata, with risks and shares: each rater gets and hands in their own tickets', async () => {
    const desk = await CliDesk.make();
    for (let i = 0; i < 24; i++) {
      await desk.log({ customer: `CU-${i}`, channel: i % 3 ? 'phone' : 'web' }, '2026-11-20T10:00', {
        PLAINT_USER: i % 2 ? 'li.wei' : 'wang.fang',
      });
    }
    const vip = await desk.data('log', [
      ...['--title', 'Again', '--channel', 'web', '--category', 'process/billing', '--customer', 'CU-9', '--vip'],
    ]);
    const argv = [
      '--size',
      '8',
      '--strata',
      'channel',
      '--risk',
      '2',
      '--overlap',
      '3',
      '--seed',
      '1',
      '--raters',
      'anna,ben',
    ];
    const plan = await desk.data('audit:plan', ['november', ...argv]);
    expect(plan.design).toMatchObject({
      size: { by: 'count', n: 8 },
      strata: [
        { stratum: 'phone', size: 16, n: 5 },
        { stratum: 'web', size: 9, n: 3 },
      ],
      shared: 3,
    });
    const random = plan.tickets.filter(({ part }: { part: string }) => part === 'random');
    expect(random).toHaveLength(8);
    const isDrawn = plan.tickets.some(
      ({ id, part }: { id: string; part: string }) => id === vip.id && part === 'random',
    );
    expect(plan.design.risk.drawn).toBe(isDrawn ? 0 : 1);
    expect(await desk.data('audit:plan', ['again', ...argv])).toMatchObject({
      tickets: plan.tickets,
      design: plan.design,
    });
    const seen = new Set<string>();
    for (const rater of ['anna', 'ben']) {
      const file = join(desk.folder, `${rater}.csv`);
      await desk.data('audit:sheet', ['november', '--rater', rater, '--out', file]);
      const rows = parse(readFileSync(file), { columns: true }) as Record<string, string>[];
      expect(rows.length).toBeLessThan(plan.tickets.length);
      for (const { ticket = '' } of rows) seen.add(ticket);
      writeFileSync(
        file,
        stringify(
          rows.map((row) => ({ ...row, elements_complete: 'yes' })),
          { header: true },
        ),
      );
      await desk.data('audit:submit', ['november', '--rater', rater, '--scores', file]);
    }
    expect(seen.size).toBe(plan.tickets.length);
    await desk.data('audit:close', ['november']);
    expect((await desk.data('audit:report', ['november'])).unqualified_rate).toMatchObject({ denominator: 8 });
    expect((await desk.run('audit:report', ['november'])).stdout).toContain('8 tickets drawn at random from 25');
  });

  test('by precision, AQL and quota; --level is the one or the other', async () => {
    const desk = await CliDesk.make();
    for (let i = 0; i < 20; i++) await desk.log({ customer: `CU-${i}` });
    const plan = (name: string, ...argv: string[]) =>
      desk.data('audit:plan', [name, ...argv, '--seed', '1', '--raters', 'anna,ben']);
    expect((await plan('a', '--margin', '.1')).design.size).toMatchObject({ by: 'precision', confidence: 0.95, n: 17 });
    expect((await plan('b', '--aql', '4', '--level', 'i')).design.size).toMatchObject({ by: 'aql', level: 'I', n: 3 });
    expect((await plan('c', '--per-person', '4')).tickets).toHaveLength(4);
    const none = await desk.run('audit:plan', ['d', '--size', '1', '--level', '2', '--seed', '1', '--raters', 'anna']);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('Only 0 tickets to draw from')]);
    for (const argv of [
      [],
      ['--size', '3', '--aql', '4'],
      ['--size', '3', '--level', 'II'],
      ['--size', '3', '--overlap', 'x'],
      ['--aql', '4', '--per-person', '2'],
    ]) {
      expect((await desk.run('audit:plan', ['e', ...argv, '--seed', '1', '--raters', 'anna'])).code).toBe(2);
    }
  });
});
