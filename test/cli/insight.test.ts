import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

  of(command: 'chart' | 'pareto', lines: readonly (string | number)[], ...flags: string[]) {
    return this.data(`insight:${command}`, ['--data', this.file(lines), ...flags], NO_STORE);
  }

  async refused(command: 'chart' | 'pareto', lines: readonly (string | number)[], ...flags: string[]) {
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
