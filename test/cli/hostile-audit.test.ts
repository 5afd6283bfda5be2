import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { CliDesk } from './run.js';

const NO_STORE = { PLAINT_STORE: '' };

/** A desk with one ticket and an audit of it for `ann`, and the sheet of it as it was written. */
async function planned(facts: Record<string, string> = {}): Promise<{ desk: CliDesk; file: string; sheet: string }> {
  const desk = await CliDesk.make();
  await desk.log(facts);
  await desk.data('audit:plan', ['november', '--size', '1', '--seed', '1', '--raters', 'ann']);
  const { stdout } = await desk.run('audit:sheet', ['november', '--rater', 'ann']);
  return { desk, file: join(desk.folder, 'sheet.csv'), sheet: stdout };
}

const submit = ({ desk, file }: { desk: CliDesk; file: string }, text: string) => {
  writeFileSync(file, text);
  return desk.run('audit:submit', ['november', '--rater', 'ann', '--scores', file, '--json']);
};
const errorOf = ({ stdout }: { stdout: string }) => JSON.parse(stdout).error?.code;

describe('a sheet', () => {
  test('keeps a line break in its cell, so that what follows is no row and no formula', async () => {
    const { sheet } = await planned({ description: 'Hello\n=cmd|calc!A0\r=1+1' });
    const rows = parse(sheet) as string[][];
    expect(rows.map(({ length }) => length)).toEqual([rows[0]?.length, rows[0]?.length]);
    expect(rows[1]).toContain('Hello\n=cmd|calc!A0\r=1+1');
  });

  test('with cells that slipped, columns twice or other separators is refused, and nothing is taken', async () => {
    const place = await planned();
    const [head = '', row = ''] = place.sheet.split('\r\n');
    const filled = row.replace(/,,,,,,,,,$/, ',yes,yes,yes,yes,yes,yes,4,,');
    expect(errorOf(await submit(place, `${head}\n${filled},extra\n`))).toBe('row_ragged');
    expect(errorOf(await submit(place, `${head}\n${filled.slice(0, -1)}\n`))).toBe('row_ragged');
    expect(errorOf(await submit(place, `${head},elements_complete\n${filled},no\n`))).toBe('column_twice');
    expect(errorOf(await submit(place, `${head.replaceAll(',', ';')}\n${filled.replaceAll(',', ';')}\n`))).toBe(
      'separator_wrong',
    );
    // Empty cells behind the last column are what spreadsheets leave.
    expect((await submit(place, `${head},,\n${filled},,\n`)).code).toBe(0);
  });

  test.each(['0x4', '4e0', '0b1', '4.5', 'Infinity'])('takes no %s for a grade', async (answer) => {
    const place = await planned();
    const [head = '', row = ''] = place.sheet.split('\r\n');
    const filled = row.replace(/,,,,,,,,,$/, `,yes,yes,yes,yes,yes,yes,${answer},,`);
    expect(errorOf(await submit(place, `${head}\n${filled}\n`))).toBe('scores_invalid');
  });
});

describe('a round', () => {
  test('is not closed before it was planned or handed in', async () => {
    const place = await planned();
    const [head = '', row = ''] = place.sheet.split('\r\n');
    await submit(place, `${head}\n${row.replace(/,,,,,,,,,$/, ',yes,yes,yes,yes,yes,yes,4,,')}\n`);
    const early = await place.desk.run('audit:close', ['november', '--json'], { PLAINT_NOW: '2026-11-19T10:00' });
    expect([early.code, errorOf(early)]).toEqual([2, 'time_before']);
    expect((await place.desk.run('audit:close', ['november'])).code).toBe(0);
  });

  test.each([
    [['--raters', 'Li,li'], 'raters_alike'],
    [['--raters', '𠀀'.repeat(64)], 'audit_name_invalid'],
    [['--raters', 'ann', '--deadline', '1999-01-01'], 'time_before'],
  ])('is not planned with %j', async (flags, code) => {
    const desk = await CliDesk.make();
    await desk.log();
    const ended = await desk.run('audit:plan', ['x', '--size', '1', '--seed', '1', ...flags, '--json']);
    expect([ended.code, errorOf(ended)]).toEqual([2, code]);
  });
});

describe('figures without a store', () => {
  test.each([
    ['audit:size', ['--population', '10', '--confidence', '0.9999999999999999']],
    ['audit:size', ['--population', '10', '--margin', '1e-200']],
    ['audit:size', ['--population', '10', '--margin', '0.0000000001']],
    ['audit:acceptance', ['--plan', '52,3', '--lot', '10']],
  ])('%s %j is refused', async (command, argv) => {
    const ended = await new CliDesk().run(command, [...argv, '--json'], NO_STORE);
    expect([ended.code, errorOf(ended)]).toEqual([2, 'flag_invalid']);
  });

  test('ratings beyond what can be squared are refused, others far from 0 keep their differences', async () => {
    const desk = new CliDesk();
    const file = join(desk.folder, 'ratings.csv');
    const agreement = async (rows: string[]) => {
      writeFileSync(file, `item,a,b\n${rows.join('\n')}\n`);
      return desk.run('audit:agreement', ['--ratings', file, '--scale', 'interval', '--json'], NO_STORE);
    };
    expect((await agreement(['1,1e308,-1e308', '2,-1e308,1e308'])).code).toBe(2);
    expect((await agreement(['1,1e-300,2e-300', '2,3e-300,4e-300'])).code).toBe(2);
    const near = Array.from({ length: 20 }, (_, at) => [at * 0.001, at * 0.001 + (at % 3) * 0.001] as const);
    const icc = async (offset: number) => {
      const rows = near.map(([a, b], at) => `${at},${(offset + a).toFixed(3)},${(offset + b).toFixed(3)}`);
      return JSON.parse((await agreement(rows)).stdout).data.icc.value;
    };
    expect(await icc(1e9)).toBeCloseTo(await icc(0), 4);
  });

  test('names that would steer a terminal are shown, not obeyed', async () => {
    const desk = new CliDesk();
    const file = join(desk.folder, 'ratings.csv');
    writeFileSync(file, 'item,\u001b[31mevil,b\n1,\u001b[31mx,\u202ey\n2,\u202ey,\u001b[31mx\n');
    const { stdout } = await desk.run('audit:agreement', ['--ratings', file, '--scale', 'nominal'], NO_STORE);
    expect(stdout).toContain('\\u001b[31mevil');
    for (const steering of ['\u001b', '\u202e']) expect(stdout).not.toContain(steering);
  });
});
