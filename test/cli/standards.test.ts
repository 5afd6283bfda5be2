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
    expect(planned.stdout).toContain('By: Quality of replies, version 2');
    for (const rater of ['anna', 'ben']) {
      const file = await sheetOf(desk, 'replies', rater, { every_point: '70', unqualified: 'hollow_reply' });
      expect(readFileSync(file, 'utf8')).not.toContain('elements_complete');
      await desk.data('audit:submit', ['replies', '--rater', rater, '--scores', file]);
    }
    await desk.data('audit:close', ['replies']);
    expect(await desk.data('audit:report', ['replies'])).toMatchObject({
      standard: { id: 'reply-quality', version: 2 },
    });
    const mark = [id, '--reason', 'hollow_reply', '--evidence', 'says nothing'];
    expect((await desk.run('audit:mark', mark)).code).toBe(2);
    await desk.data('audit:mark', [...mark, '--audit', 'replies']);
    const { items } = await desk.data('audit:ledger', ['--mine', '--reason', 'hollow_reply']);
    expect(items).toMatchObject([{ id, standard: 'reply-quality 2', counted: true }]);
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
    const wrong = await plan('b', shipped.replace('version: 2', 'version: 3').replace('"50":', '"500":'));
    expect([wrong.code, wrong.stderr]).toEqual([
      2,
      expect.stringMatching(/draft\.yaml can't be used:\n.*anchors\.500/),
    ]);
    expect((await desk.run('audit:standard:use', [draft])).code).toBe(2);
    expect((await desk.run('audit:plan', ['b', '--standard', 'nowhere', ...PLAN])).code).toBe(3);
    expect(existsSync(join(desk.folder, 'audits/b'))).toBe(false);
  });
});

describe('criteria that rules answer', () => {
  const shipped = readFileSync(join(ROOT, 'templates/standards/ticket-quality.yaml'), 'utf8');
  const own = shipped
    .replace('version: 3', 'version: 4')
    .replace('critical: form\n', 'critical: form\n    auto: [personal_data]\n');

  test('are pinned by the plan, asked of nobody, and in every score', async () => {
    const desk = await CliDesk.make();
    const file = join(desk.folder, 'own.yaml');
    writeFileSync(file, own);
    const clean = await desk.log();
    const numbered = await desk.log({ customer: 'CU-2', description: 'Charged twice on 4111111111111111, she says' });
    const planned = await desk.run('audit:plan', [
      ...['november', '--standard', file, '--size', '2', '--seed', '1', '--raters', 'anna,ben'],
    ]);
    expect(planned.stdout).toContain('no_personal_data is judged by rule: no in 1 of 2');
    await desk.data('edit', [numbered, '--description', 'Charged twice, she says']);
    for (const rater of ['anna', 'ben']) {
      const sheet = await sheetOf(desk, 'november', rater, { elements_complete: 'yes', demand_clear: 'no' });
      const text = readFileSync(sheet, 'utf8');
      expect(text).not.toContain('no_personal_data');
      writeFileSync(sheet, text.replace('comment', 'no_personal_data').replaceAll(/,\r?\n/g, ',yes\n'));
      const refused = await desk.run('audit:submit', ['november', '--rater', rater, '--scores', sheet]);
      expect([refused.code, refused.stderr]).toEqual([
        2,
        expect.stringContaining('2:no_personal_data: not known here'),
      ]);
      writeFileSync(sheet, text);
      await desk.data('audit:submit', ['november', '--rater', rater, '--scores', sheet]);
    }
    await desk.data('audit:close', ['november']);
    const { tickets, agreement } = await desk.data('audit:report', ['november']);
    const scoreOf = (id: string) => tickets.find(({ ticket }: { ticket: string }) => ticket === id).scores.anna;
    // Weights 2 and 2 by the rater, 1 by rule.
    expect(scoreOf(clean)).toEqual({ score: 60, raw: 60, failed: [] });
    expect(scoreOf(numbered)).toEqual({ score: 0, raw: 40, failed: ['no_personal_data'] });
    expect(agreement.map(({ criterion }: { criterion: string }) => criterion)).not.toContain('no_personal_data');
  });

  test('are shown as such, and linted', async () => {
    const desk = await CliDesk.make();
    const file = join(desk.folder, 'own.yaml');
    const lint = async (text: string) => {
      writeFileSync(file, text);
      const { code, stdout } = await desk.run('audit:standard:lint', [file]);
      return [code, stdout];
    };
    expect(await lint(own)).toEqual([0, expect.stringContaining('0 errors, 0 warnings')]);
    expect((await desk.run('audit:standard:show', [file])).stdout).toContain(
      'by rule, not by raters: no where audit lint finds personal_data',
    );
    expect((await desk.run('audit:standard:show', [file, '--lang', 'zh'])).stdout).toContain(
      '自动判定，不由评分人回答',
    );
    const line = own.split('\n').findIndex((each) => each.startsWith('    auto:')) + 1;
    const place = (what: string) => expect.stringMatching(new RegExp(`own\\.yaml:${line} ${what}`));
    expect(await lint(own.replace('    auto: [personal_data]', '    auto: [made_up]'))).toEqual([
      12,
      place('error: .*auto'),
    ]);
    expect(await lint(own.replace('severity: {}', 'severity: {personal_data: off}'))).toEqual([
      0,
      place('warning: .*personal_data is never found'),
    ]);
    const graded = own.replace('scale: ordinal', 'scale: ordinal\n    auto: [first_reply_hollow]');
    expect(await lint(graded)).toEqual([12, expect.stringContaining('where the scale is not yes_no')]);
  });
});
