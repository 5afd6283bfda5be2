import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, test } from 'vitest';
import { CliDesk, ROOT } from './run.js';

const PLAN = ['--size', '1', '--seed', '1', '--raters', 'anna,ben'];

/** The sheet of a rater, filled in the same in each row. */
async function sheetOf(desk: CliDesk, audit: string, rater: string, cells: Record<string, string>): Promise<string> {
  const file = join(desk.folder, `${rater}.csv`);
  await desk.data('audit:sheet', [audit, '--rater', rater, '--out', file, '--force']);
  const rows = parse(readFileSync(file), { columns: true }) as Record<string, string>[];
  writeFileSync(
    file,
    stringify(
      rows.map((row) => ({ ...row, ...cells })),
      { header: true },
    ),
  );
  return file;
}

describe('an audit planned by a standard that is not in use', () => {
  test('has sheets, marks and their terms by the standard that it pinned', async () => {
    const desk = await CliDesk.make();
    const id = await desk.log();
    const planned = await desk.run('audit:plan', ['replies', '--standard', 'reply-quality', ...PLAN]);
    expect(planned.stdout).toContain('By: Quality of replies, version 1');
    for (const rater of ['anna', 'ben']) {
      const file = await sheetOf(desk, 'replies', rater, { every_point: '70', unqualified: 'hollow_reply' });
      expect(readFileSync(file, 'utf8')).not.toContain('elements_complete');
      await desk.data('audit:submit', ['replies', '--rater', rater, '--scores', file]);
    }
    await desk.data('audit:close', ['replies']);
    expect(await desk.data('audit:report', ['replies'])).toMatchObject({
      standard: { id: 'reply-quality', version: 1 },
    });
    const mark = [id, '--reason', 'hollow_reply', '--evidence', 'says nothing'];
    expect((await desk.run('audit:mark', mark)).code).toBe(2);
    await desk.data('audit:mark', [...mark, '--audit', 'replies']);
    const { items } = await desk.data('audit:ledger', ['--mine', '--reason', 'hollow_reply']);
    expect(items).toMatchObject([{ id, standard: 'reply-quality 1', counted: true }]);
    expect((await desk.run('audit:ledger', ['--mine'])).stdout).toContain('Hollow reply');
    expect(await desk.data('audit:standard:diff', ['ticket-quality'])).toMatchObject({ same: true });
  });

  test('takes a file of its own, unless that is wrong or another text of what was pinned', async () => {
    const desk = await CliDesk.make();
    await desk.log();
    const shipped = readFileSync(join(ROOT, 'templates/standards/reply-quality.yaml'), 'utf8');
    const draft = join(desk.folder, 'draft.yaml');
    const plan = (name: string, text: string, ...flags: string[]) => {
      writeFileSync(draft, text);
      return desk.run('audit:plan', [name, '--standard', draft, ...PLAN, ...flags]);
    };
    expect((await plan('a', shipped)).code).toBe(0);
    const reused = await plan('b', shipped.replace('"50":', '"60":'), '--lang', 'zh');
    expect([reused.code, reused.stderr]).toEqual([2, expect.stringContaining('reply-quality')]);
    const wrong = await plan('b', shipped.replace('version: 1', 'version: 2').replace('"50":', '"500":'));
    expect([wrong.code, wrong.stderr]).toEqual([
      2,
      expect.stringMatching(/draft\.yaml can't be used:\n.*anchors\.500/),
    ]);
    expect((await desk.run('audit:standard:use', [draft])).code).toBe(2);
    expect((await desk.run('audit:plan', ['b', '--standard', 'nowhere', ...PLAN])).code).toBe(3);
    expect(existsSync(join(desk.folder, 'audits/b'))).toBe(false);
  });
});
