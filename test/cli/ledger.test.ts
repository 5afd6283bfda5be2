import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CliDesk } from './run.js';

const policy = (desk: CliDesk, file: string) => join(desk.folder, 'policy', file);
const change = (desk: CliDesk, file: string, from: string | RegExp, to: string) => {
  const before = readFileSync(policy(desk, file), 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`nothing to change in ${file}`);
  writeFileSync(policy(desk, file), after);
};

const TEAM = `teams:
  service: {lead: zhao.min}
  billing: {lead: chen.bo}
people:
  li.wei: {team: service, role: agent}
  zhao.min: {team: service, role: lead}
  chen.bo: {team: billing, role: manager}
`;

async function staffed(): Promise<CliDesk> {
  const desk = await CliDesk.make();
  change(desk, 'team.yaml', /teams: \{\}[\s\S]*$/, TEAM);
  return desk;
}

const asPerson = (who: string, now = '2026-11-21T10:00') => ({ PLAINT_USER: who, PLAINT_NOW: now });
const MARK = ['--reason', 'missing_element', '--evidence', 'no order number'];

describe('a mark', () => {
  test('is made, appealed against and decided; the history says all of it and proves itself', async () => {
    const desk = await staffed();
    const id = await desk.log();
    const made = await desk.data('audit:mark', [id, ...MARK], asPerson('chen.bo'));
    expect(made.items[0].events).toMatchObject([
      { type: 'marked_unqualified', accountable: 'li.wei', team: 'service' },
    ]);
    await desk.data('audit:appeal', [id.slice(-5), '--text', 'customer would not say'], asPerson('li.wei'));
    const argv = [id, '--change', 'unclear_demand', '--why', 'heard the recording'];
    await desk.data('audit:decide', argv, asPerson('zhao.min'));
    const { items } = await desk.data('audit:ledger', [], asPerson('zhao.min'));
    expect(items).toMatchObject([
      { id, reason: 'missing_element', reason_now: 'unclear_demand', standing: 'upheld', counted: false },
    ]);
    for (const lang of ['en', 'zh']) {
      const { stdout } = await desk.run('show', [id, '--lang', lang]);
      expect(stdout).toContain('missing_element');
      expect(stdout).toContain('unclear_demand');
    }
    expect((await desk.run('doctor', [], asPerson('zhao.min', '2026-11-22'))).code).toBe(0);
    expect((await desk.run('verify')).code).toBe(0);
  });

  test.each([
    ['an appeal of somebody else', 'audit:appeal', ['--text', 'x'], 'zhao.min', '2026-11-21T11:00'],
    ['an appeal too late', 'audit:appeal', ['--text', 'x'], 'li.wei', '2026-11-29T11:00'],
    ['a decision by an agent', 'audit:decide', ['--lift', '--why', 'x'], 'li.wei', '2026-11-21T11:00'],
    ['a decision by the marker', 'audit:decide', ['--lift', '--why', 'x'], 'chen.bo', '2026-11-21T11:00'],
  ])('%s is refused with 5', async (_what, command, argv, who, now) => {
    const desk = await staffed();
    const id = await desk.log();
    await desk.data('audit:mark', [id, ...MARK], asPerson('chen.bo'));
    const { code, stderr } = await desk.run(command, [id, ...argv, '--lang', 'zh'], asPerson(who, now));
    expect([code, stderr]).toEqual([5, expect.stringMatching(/\p{Script=Han}/u)]);
  });

  test.each([
    ['no such reason', ['--reason', 'dislike', '--evidence', 'x'], 2],
    ['no evidence', ['--reason', 'duplicate', '--evidence', ' '], 2],
    ['nobody of that name', [...MARK, '--accountable', 'nobody'], 3],
    ['no such audit', [...MARK, '--audit', 'march'], 3],
  ])('%s: exit %#', async (_what, argv, expected) => {
    const desk = await staffed();
    const id = await desk.log();
    expect((await desk.run('audit:mark', [id, ...argv])).code).toBe(expected);
  });

  test('out of an audit waits until it is closed, and is under the standard that it pinned', async () => {
    const desk = await staffed();
    const id = await desk.log();
    const plan = ['november', '--size', '1', '--seed', '1', '--raters', 'zhao.min,chen.bo'];
    const { standard } = await desk.data('audit:plan', plan);
    const argv = [id, ...MARK, '--audit', 'november'];
    expect((await desk.run('audit:mark', argv, asPerson('chen.bo'))).code).toBe(5);
    const sheet = join(desk.folder, 'sheet.csv');
    for (const rater of ['zhao.min', 'chen.bo']) {
      await desk.run('audit:sheet', ['november', '--rater', rater, '--out', sheet, '--force']);
      const [head = '', row = ''] = readFileSync(sheet, 'utf8').trim().split(/\r?\n/);
      const cells = head.split(',').map((column, index) => {
        if (column === 'unqualified' && rater === 'chen.bo') return 'unnecessary_ticket';
        return column === 'category_right' ? 'yes' : (row.split(',')[index] ?? '');
      });
      writeFileSync(sheet, `${head}\n${cells.join(',')}\n`);
      await desk.data('audit:submit', ['november', '--rater', rater, '--scores', sheet]);
    }
    await desk.data('audit:close', ['november']);
    change(desk, 'quality.yaml', 'version: 3', 'version: 4');
    await desk.data('audit:mark', argv, asPerson('chen.bo'));
    const late = asPerson('zhao.min', '2026-12-24T10:00');
    const { items, whole } = await desk.data('audit:ledger', ['--by', 'team'], late);
    expect(items).toMatchObject([{ standard: 'ticket-quality 3', standard_hash: standard.hash, counted: true }]);
    expect(whole.rate).toMatchObject({ numerator: 1, denominator: 1 });
    const views = await desk.data('audit:ledger', ['--views'], late);
    expect(views.sides.map(({ called }: { called: { numerator: number } }) => called.numerator)).toEqual([0, 1]);
    expect(views.disputed).toEqual([{ id, by: 'business' }]);
    const page = await desk.run('audit:ledger', ['--views', '--lang', 'zh'], late);
    expect(page.stdout).toContain('业务部门');
    expect(page.stdout).toContain('过度生成工单');
  });
});

describe('the ledger', () => {
  test('shows agents what concerns them, and says so; leads see all', async () => {
    const desk = await staffed();
    const [mine, other] = [
      await desk.log(),
      await desk.log({ customer: 'CU-2' }, undefined, { PLAINT_USER: 'zhao.min' }),
    ];
    for (const id of [mine, other]) await desk.data('audit:mark', [id, ...MARK], asPerson('chen.bo'));
    const own = await desk.run('audit:ledger', ['--json'], asPerson('li.wei'));
    const { data, warnings } = JSON.parse(own.stdout);
    expect(data.items.map(({ id }: { id: string }) => id)).toEqual([mine]);
    expect(warnings).toMatchObject([{ code: 'own_marks_only' }]);
    expect((await desk.data('audit:ledger', [], asPerson('zhao.min'))).total).toBe(2);
    expect((await desk.data('audit:ledger', ['--mine'], asPerson('zhao.min'))).items).toMatchObject([{ id: other }]);
    const csv = await desk.run('audit:ledger', ['--csv', '--by', 'person'], asPerson('chen.bo'));
    expect(csv.stdout.split('\r\n')).toHaveLength(4);
    expect((await desk.run('audit:ledger', ['--reason', 'made_up'])).code).toBe(2);
  });
});

describe('the gate before logging', () => {
  const facts = [
    '--title',
    'Charged twice',
    '--channel',
    'phone',
    '--category',
    'process/billing',
    '--customer',
    'CU-1',
  ];
  const gate = (desk: CliDesk, how: string) => change(desk, 'quality.yaml', 'gate: off', `gate: ${how}`);

  test('is open unless the standard says otherwise', async () => {
    const desk = await CliDesk.make();
    expect(JSON.parse((await desk.run('log', [...facts, '--json'])).stdout).warnings).toEqual([]);
  });

  test('tells', async () => {
    const desk = await CliDesk.make();
    gate(desk, 'warn');
    const { code, stderr } = await desk.run('log', facts);
    expect([code, stderr]).toEqual([0, expect.stringContaining('description is missing')]);
  });

  test('refuses what is wrong with exit 2, in Chinese as well, and lets pass what is only doubtful', async () => {
    const desk = await CliDesk.make();
    gate(desk, 'refuse');
    const { code, stderr } = await desk.run('log', [...facts, '--lang', 'zh']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('缺少 description')]);
    expect((await desk.data('list')).total).toBe(0);
    const described = [...facts, '--description', 'Two debits of 39 each; the app shows one bill.'];
    const first = await desk.data('log', described);
    const second = JSON.parse((await desk.run('log', [...described, '--json'])).stdout);
    expect(second.warnings).toContainEqual(
      expect.objectContaining({
        code: 'description_copied',
        details: expect.objectContaining({ args: { from: first.id } }),
      }),
    );
  });

  test('keeps single ones out of many', async () => {
    const desk = await CliDesk.make();
    gate(desk, 'refuse');
    const file = join(desk.folder, 'many.jsonl');
    const record = { title: 'Charged twice', channel: 'phone', category: 'process/billing', customer: 'CU-1' };
    const good = { ...record, description: 'Two debits of 39 each; the app shows one bill.' };
    writeFileSync(file, [record, good].map((each) => JSON.stringify(each)).join('\n'));
    const { code, stdout } = await desk.run('log', ['--from', file, '--json']);
    expect(code).toBe(13);
    expect(JSON.parse(stdout).data).toMatchObject({ total: 1, rejected: [{ number: 1, code: 'ticket_substandard' }] });
  });
});

describe('standards', () => {
  test('are listed, shown and compared', async () => {
    const desk = await CliDesk.make();
    const { items } = await desk.data('audit:standard:list');
    expect(items).toMatchObject([
      { id: 'ticket-quality', use: 'in_use', version: 3, hash: expect.stringMatching(/^[0-9a-f]{16}$/) },
      { id: 'reply-quality', use: 'shipped' },
    ]);
    const { stdout } = await desk.run('audit:standard:show', ['reply-quality', '--lang', 'zh']);
    expect(stdout).toContain('放之四海而皆准的套话');
    expect(await desk.data('audit:standard:diff', ['ticket-quality'])).toMatchObject({ same: true });
    change(desk, 'quality.yaml', 'alpha: 0.8', 'alpha: 0.9');
    const diff = await desk.run('audit:standard:diff', ['ticket-quality']);
    expect(diff.stdout).toContain('pass.alpha: 0.8 -> 0.9');
    expect(diff.stdout).toContain('The version is the same');
    expect((await desk.run('audit:standard:show', ['nowhere'])).code).toBe(3);
  });

  test('that ship are in order', async () => {
    const desk = await CliDesk.make();
    const argv = ['ticket-quality', 'reply-quality'];
    expect(await desk.data('audit:standard:lint', argv)).toMatchObject({ errors: 0, warnings: 0 });
  });

  test('that an audit pinned are not changed under the same version', async () => {
    const desk = await CliDesk.make();
    await desk.log();
    await desk.data('audit:plan', ['november', '--size', '1', '--seed', '1', '--raters', 'anna']);
    expect((await desk.run('audit:standard:lint')).code).toBe(0);
    change(desk, 'quality.yaml', 'alpha: 0.8', 'alpha: 0.9');
    const { code, stdout } = await desk.run('audit:standard:lint');
    expect([code, stdout]).toEqual([12, expect.stringMatching(/quality\.yaml:\d+ error: version: audit november/)]);
    const draft = join(desk.folder, 'draft.yaml');
    writeFileSync(draft, readFileSync(policy(desk, 'quality.yaml')));
    expect((await desk.run('audit:standard:use', [draft, '--force'])).code).toBe(2);
    change(desk, 'quality.yaml', 'version: 3', 'version: 4');
    expect((await desk.run('audit:standard:lint')).code).toBe(0);
  });

  test('are taken into use, not over one of your own', async () => {
    const desk = await CliDesk.make();
    const planned = await desk.data('audit:standard:use', ['reply-quality', '--dry-run']);
    expect(planned).toMatchObject({ outcome: 'replaced', dry_run: true });
    expect(readFileSync(policy(desk, 'quality.yaml'), 'utf8')).toContain('id: ticket-quality');
    await desk.data('audit:standard:use', ['reply-quality']);
    expect(await desk.data('audit:standard:use', ['reply-quality'])).toMatchObject({ outcome: 'same' });
    change(desk, 'quality.yaml', 'alpha: 0.8', 'alpha: 0.9');
    expect((await desk.run('audit:standard:use', ['ticket-quality'])).code).toBe(2);
    expect(await desk.data('audit:standard:use', ['ticket-quality', '--force'])).toMatchObject({ outcome: 'replaced' });
    expect(existsSync(policy(desk, 'quality.yaml'))).toBe(true);
  });
});
