import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, test } from 'vitest';
import { CliDesk } from './run.js';

/** Two raters score ten tickets; they differ in one answer to one question, and one of them marks that ticket. */
async function audit(desk: CliDesk, name: string, seed: string, closed: string, marks = 1): Promise<void> {
  await desk.data('audit:plan', [name, '--size', '10', '--seed', seed, '--raters', 'anna,ben']);
  const file = join(desk.folder, 'sheet.csv');
  for (const rater of ['anna', 'ben']) {
    await desk.data('audit:sheet', [name, '--rater', rater, '--out', file, '--force']);
    const rows = (parse(readFileSync(file), { columns: true }) as Record<string, string>[]).map((row, at) => ({
      ...row,
      elements_complete: at < marks && rater === 'anna' ? 'no' : 'yes',
      category_right: at % 2 ? 'yes' : 'no',
      first_reply: String(1 + (at % 5)),
      unqualified: at < marks && rater === 'anna' ? 'missing_element' : '',
    }));
    writeFileSync(file, stringify(rows, { header: true }));
    await desk.data('audit:submit', [name, '--rater', rater, '--scores', file]);
  }
  await desk.data('audit:close', [name], { PLAINT_NOW: closed });
}

async function audited(): Promise<CliDesk> {
  const desk = await CliDesk.make();
  for (let i = 0; i < 12; i++) await desk.log({ customer: `CU-${i}`, title: `Complaint ${i}` });
  await audit(desk, 'november', '3', '2026-11-20T12:00');
  return desk;
}

describe('the report of an audit', () => {
  test('begins with the verdict and what to do, and tells more when asked', async () => {
    const desk = await audited();
    const { stdout } = await desk.run('audit:report', ['november']);
    const order = [
      'Passed',
      'What to do',
      'Settle 1 ticket',
      "Krippendorff's alpha by criterion",
      'Raters',
      'Unqualified tickets and who answers',
    ];
    const places = order.map((text) => stdout.indexOf(text));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(stdout).not.toContain('Scores by ticket');
    expect((await desk.run('audit:report', ['november', '--full'])).stdout).toContain('Scores by ticket');
  });

  test('compares with the round before, and says which audit it could not read', async () => {
    const desk = await audited();
    await audit(desk, 'december', '4', '2026-12-20T12:00', 3);
    const report = await desk.data('audit:report', ['december']);
    expect(report.since).toMatchObject({ audit: 'november', rate: { difference: expect.closeTo(0.2, 10) } });
    expect(report.since.alpha).toBeLessThan(0);
    expect((await desk.data('audit:report', ['november'])).since).toBeNull();
    appendFileSync(join(desk.folder, 'audits/november/plan.yaml'), '\n\tbroken');
    const { code, stderr, stdout } = await desk.run('audit:report', ['december']);
    expect([code, stderr]).toEqual([0, expect.stringContaining('audits/november/plan.yaml')]);
    expect(stdout).not.toContain('Since the round before');
    for (const command of ['audit:trend', 'audit:status', 'audit:ledger']) {
      expect((await desk.run(command)).stderr).toContain('audits/november/plan.yaml');
    }
  });

  test('is written as a page, as Markdown or as one of its tables', async () => {
    const desk = await audited();
    const file = (name: string) => join(desk.folder, name);
    const first = await desk.run('audit:report', ['november', '--out', file('r.html')]);
    expect([first.code, first.stdout]).toEqual([0, `Wrote ${file('r.html')}\n`]);
    const html = readFileSync(file('r.html'), 'utf8');
    expect(html).toContain('<svg role="img" aria-label="Krippendorff&#39;s alpha by criterion');
    expect(html).toContain('<table class="heat">');
    await desk.run('audit:report', ['november', '--out', file('again.html')]);
    expect(readFileSync(file('again.html'), 'utf8')).toBe(html);
    await desk.run('audit:report', ['november', '--out', file('r.md'), '--lang', 'zh']);
    expect(readFileSync(file('r.md'), 'utf8')).toContain('## 待办事项');
    await desk.run('audit:report', ['november', '--out', file('r.csv'), '--table', 'people']);
    expect(readFileSync(file('r.csv'), 'utf8').split('\r\n')[1]).toMatch(/^li\.wei,.*,1,10,0\.1,/);
    for (const wrong of [
      ['--table', 'people'],
      ['--out', file('r.html'), '--table', 'people'],
      ['--out', file('r.csv'), '--csv'],
    ]) {
      expect([wrong, (await desk.run('audit:report', ['november', ...wrong])).code]).toEqual([wrong, 2]);
    }
    const refused = await desk.run('audit:report', ['november', '--out', file('r.docx')]);
    expect([refused.code, existsSync(file('r.docx'))]).toEqual([2, false]);
  });

  test('becomes marks where its raters agree, once', async () => {
    const desk = await audited();
    const by = (argv: string[]) =>
      desk.data('audit:mark', ['--audit', 'november', ...argv], { PLAINT_USER: 'chen.bo' });
    expect((await by(['--called', 'majority'])).total).toBe(0);
    expect((await by(['--called', 'any', '--dry-run'])).items).toMatchObject([
      { events: [{ reason: 'missing_element' }] },
    ]);
    expect((await by(['--called', 'any'])).total).toBe(1);
    expect((await by(['--called', 'any'])).total).toBe(0);
    const { items } = await desk.data('audit:ledger', [], { PLAINT_USER: 'chen.bo' });
    expect(items).toMatchObject([{ audit: 'november', evidence: 'anna (1/2)', accountable: 'li.wei', counted: true }]);
    for (const wrong of [
      ['--called', 'any'],
      ['7Q4KD', '--audit', 'november', '--called', 'any'],
      ['7Q4KD', '--reason', 'duplicate'],
      [],
    ]) {
      expect([wrong, (await desk.run('audit:mark', wrong)).code]).toEqual([wrong, 2]);
    }
  });

  test.each([
    ['unqualified', 'ticket,accountable,team,rater,reason,comment', 1],
    ['people', 'person,team,unqualified,reviewed,rate,low,high,limit_low,limit_high,outside', 1],
    ['raters', 'rater,tickets,mean_score,bias,unqualified', 2],
    ['scores', 'ticket,rater,score,raw,failed', 20],
    ['agreement', 'criterion,figure,variant,value,se,low,high,n,reason', 8 * 4],
    ['pairs', 'criterion,first,second,n,agreement,kappa,reason', 8],
    ['confusion', 'criterion,first,second,first_answer,second_answer,tickets', 6 * 4 + 25],
  ])('has the table %s', async (table, head, rows) => {
    const { stdout } = await (await audited()).run('audit:report', ['november', '--csv', '--table', table]);
    const lines = stdout.trimEnd().split('\r\n');
    expect(lines[0]).toBe(head);
    expect(lines).toHaveLength(1 + rows);
  });
});
