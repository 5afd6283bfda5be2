import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { CliDesk } from './run.js';

describe('finding complaints', () => {
  test('by any unique ending, in either case; several matches are listed, none is said', async () => {
    const desk = await CliDesk.make();
    const id = await desk.log();
    expect((await desk.data('show', [id.slice(-5).toLowerCase()])).id).toBe(id);
    // The same seed on another day gives the same five characters.
    const [first, second] = [
      await desk.log({}, '2026-11-18T10:00', { PLAINT_SEED: '7' }),
      await desk.log({}, '2026-11-19T10:00', { PLAINT_SEED: '7' }),
    ];
    const { code, stdout } = await desk.run('show', [first.slice(-5), '--json']);
    expect(code).toBe(3);
    const matches = [first, second].sort();
    expect(JSON.parse(stdout).error).toMatchObject({ code: 'complaint_ambiguous', details: { matches } });
    expect((await desk.run('show', ['../../etc/passwd'])).code).toBe(3);
    expect((await desk.run('show', [''])).code).toBe(3);
  });

  test('lists what is in work, all of it on request, and never cuts silently', async () => {
    const desk = await CliDesk.make();
    const ids = [await desk.log(), await desk.log({ channel: 'app' }), await desk.log({ customer: 'CU-9' })];
    await desk.run('withdraw', [ids[0]!]);
    expect((await desk.data('list')).total).toBe(2);
    expect((await desk.data('list', ['--all'])).total).toBe(3);
    expect((await desk.data('list', ['--status', 'closed'])).items).toMatchObject([
      { id: ids[0], status: 'withdrawn' },
    ]);
    expect((await desk.data('list', ['--channel', 'app'])).items).toMatchObject([{ id: ids[1] }]);
    const cut = await desk.run('list', ['--limit', '1']);
    expect(cut.stdout).toContain('1 of 2 complaints');
    const rows = parse((await desk.run('list', ['--csv'])).stdout, { columns: true }) as { customer: string }[];
    expect(rows.map(({ customer }) => customer).sort()).toEqual(['CU-1', 'CU-9']);
  });

  test('a damaged file hides no other, and every result says that it is left out', async () => {
    const desk = await CliDesk.make();
    const [bad, good] = [await desk.log(), await desk.log({ customer: 'CU-2' })];
    writeFileSync(join(desk.folder, 'complaints/2026/11', `${bad}.yaml`), 'plaint: 1\nid: "unfinished\n');
    const { code, stdout } = await desk.run('list', ['--json']);
    const { data, warnings } = JSON.parse(stdout);
    expect([code, data.items.map(({ id }: { id: string }) => id)]).toEqual([0, [good]]);
    expect(warnings).toMatchObject([
      { code: 'document_damaged', details: { file: expect.stringContaining(bad), line: expect.any(Number) } },
    ]);
    expect((await desk.run('list')).stderr).toMatch(/^Warning: left out/);
  });
});

describe('language', () => {
  test('flag, then the store, then the locale', async () => {
    const desk = await CliDesk.make();
    const text = async (argv: string[], env = {}) => (await desk.run('sla:check', argv, env)).stdout.trim();
    expect(await text([])).toBe('0 breached, 0 at risk, 0 paused, 0 running');
    expect(await text(['--lang', 'zh'])).toBe('超时 0，预警 0，暂停 0，正常 0');
    expect(await text([], { LC_ALL: 'zh_CN.UTF-8' })).toMatch(/^0 breached/);
    const missing = await desk.run('list', ['--store', '/nonexistent'], { LC_ALL: 'zh_CN.UTF-8' });
    expect(missing.stderr).toMatch(/^错误：/);
    const chinese = new CliDesk();
    await chinese.run('init', [chinese.folder, '--language', 'zh']);
    expect((await chinese.run('show', ['ZZZZZ'])).stderr).toContain('没有投诉 ZZZZZ');
  });
});

describe('who', () => {
  test('--as, then PLAINT_USER, then the login that the team file knows', async () => {
    const desk = await CliDesk.make();
    const loggedBy = async (argv: string[], env = {}) => {
      const args = ['--title', 'x', '--channel', 'app', '--category', 'product', '--customer', '1', ...argv];
      return (await desk.data('log', args, env)).logged_by;
    };
    const { userInfo } = await import('node:os');
    expect(await loggedBy(['--as', 'anna'])).toBe('anna');
    expect(await loggedBy([])).toBe('li.wei');
    expect(await loggedBy([], { PLAINT_USER: '' })).toBe(userInfo().username);
    const file = join(desk.folder, 'policy/team.yaml');
    const person = `people:\n  zhao.min: { logins: [${userInfo().username}] }\n`;
    writeFileSync(file, readFileSync(file, 'utf8').replace('people: {}', person));
    expect(await loggedBy([], { PLAINT_USER: '' })).toBe('zhao.min');
  });
});

describe('policies that are wrong', () => {
  test('are refused with file and place, before anything is written', async () => {
    const desk = await CliDesk.make();
    const file = join(desk.folder, 'policy/sla.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('first_response: 30m', 'first_response: thirty minutes'));
    const { code, stdout } = await desk.run('sla:check', ['--json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout).error).toMatchObject({
      code: 'policy_invalid',
      details: {
        file: 'policy/sla.yaml',
        faults: [{ path: 'policies.0.targets.first_response', found: 'thirty minutes' }],
      },
    });
  });
});

describe('text from complaints is data', () => {
  test('escape sequences become visible, formulas harmless', async () => {
    const desk = await CliDesk.make();
    const id = await desk.log({ title: '\u001b[31mred\u001b[0m \u202etxt', description: '=cmd|calc' });
    for (const [command, argv] of [
      ['list', []],
      ['show', [id]],
    ] as const) {
      const { stdout } = await desk.run(command, [...argv]);
      expect(stdout).toContain('\\u001b[31mred');
      expect(stdout).not.toContain('\u001b');
      expect(stdout).not.toContain('\u202e');
    }
    const { stdout } = await desk.run('export', ['complaints']);
    expect(stdout).toContain("'=cmd|calc");
    expect(stdout.split('\r\n')).toHaveLength(3);
  });

  test('Chinese keeps its columns', async () => {
    const desk = await CliDesk.make();
    await desk.log({ title: '宽带三次报修仍未修好' });
    const [head, row] = (await desk.run('list')).stdout.split('\n');
    expect(row!.indexOf('宽带')).toBe(head!.indexOf('Title'));
  });
});

describe('changing several', () => {
  test('what fails for one does not stop the others', async () => {
    const desk = await CliDesk.make();
    const [first, second] = [await desk.log(), await desk.log()];
    await desk.run('resolve', [first!, '--outcome', 'solved']);
    const { code, stdout } = await desk.run('close', [first!, second!, 'ZZZZZ', '--json']);
    expect(code).toBe(13);
    expect(JSON.parse(stdout).data).toMatchObject({
      items: [{ id: first, status: 'closed' }],
      failed: [
        { id: second, code: 'not_from_status' },
        { id: 'ZZZZZ', code: 'complaint_not_found' },
      ],
    });
  });

  test('merging tells both', async () => {
    const desk = await CliDesk.make();
    const [duplicate, survivor] = [await desk.log(), await desk.log()];
    await desk.run('message', [duplicate!, '--text', 'hello?']);
    await desk.data('merge', [duplicate!, '--into', survivor!]);
    expect(await desk.data('show', [duplicate!])).toMatchObject({ status: 'merged', merged_into: survivor });
    expect(await desk.data('show', [survivor!])).toMatchObject({ links: [{ to: duplicate, relation: 'absorbed' }] });
  });
});

describe('escalation by the ladder', () => {
  test('the plan is what the real run applies, once', async () => {
    const desk = await CliDesk.make();
    await desk.log({ priority: 'urgent' }, '2026-11-20T09:00');
    const plan = await desk.data('escalate', ['--due', '--dry-run']);
    const run = await desk.data('escalate', ['--due']);
    expect(plan.items).toEqual(run.items);
    expect(run.total).toBe(2);
    expect((await desk.data('escalate', ['--due'])).total).toBe(0);
  });
});

describe('an audit', () => {
  test('from plan to report, blind until it is closed', async () => {
    const desk = await CliDesk.make();
    for (let i = 0; i < 12; i++) await desk.log({ customer: `CU-${i}`, title: `Complaint ${i}` });
    const plan = await desk.data('audit:plan', ['november', '--size', '10', '--seed', '3', '--raters', 'anna,ben']);
    expect(plan.tickets).toHaveLength(10);
    expect(
      (await desk.run('audit:plan', ['november', '--size', '10', '--seed', '3', '--raters', 'anna,ben'])).code,
    ).toBe(2);
    const sheet = (rater: string) => join(desk.folder, `${rater}.csv`);
    for (const [rater, first] of [
      ['anna', 'no'],
      ['ben', 'yes'],
    ] as const) {
      await desk.data('audit:sheet', ['november', '--rater', rater, '--out', sheet(rater)]);
      const rows = parse(readFileSync(sheet(rater)), { columns: true }) as Record<string, string>[];
      const filled = rows.map((row, index) => ({
        ...row,
        elements_complete: index === 0 ? first : 'yes',
        category_right: 'yes',
        unqualified: index === 0 && rater === 'anna' ? 'missing_element' : '',
      }));
      const { stringify } = await import('csv-stringify/sync');
      writeFileSync(sheet(rater), stringify(filled, { header: true }));
    }
    expect((await desk.run('audit:report', ['november'])).code).toBe(5);
    await desk.data('audit:submit', ['november', '--rater', 'anna', '--scores', sheet('anna')]);
    expect((await desk.run('audit:close', ['november'])).code).toBe(5);
    expect((await desk.run('audit:submit', ['november', '--rater', 'anna', '--scores', sheet('anna')])).code).toBe(5);
    expect((await desk.run('audit:submit', ['november', '--rater', 'carl', '--scores', sheet('anna')])).code).toBe(3);
    const blind = await desk.run('audit:sheet', ['november', '--rater', 'ben']);
    expect(blind.stdout).not.toContain('missing_element');
    await desk.data('audit:submit', ['november', '--rater', 'ben', '--scores', sheet('ben')]);
    await desk.data('audit:close', ['november']);
    expect((await desk.run('audit:sheet', ['november', '--rater', 'ben'])).code).toBe(5);
    const report = await desk.data('audit:report', ['november']);
    expect(report).toMatchObject({
      sample: 10,
      unqualified: [{ accountable: 'li.wei', marks: [{ rater: 'anna', reason: 'missing_element' }] }],
      unqualified_rate: { numerator: 1, denominator: 10 },
    });
    expect(report.agreement[0]).toMatchObject({
      criterion: 'elements_complete',
      percent: { value: 0.9 },
      kappa: { value: 0 },
    });
    const [first, second] = [
      await desk.run('audit:report', ['november']),
      await desk.run('audit:report', ['november']),
    ];
    expect(second).toEqual(first);
  });
});

describe('templates', () => {
  test('a letter is filled from a complaint, and never goes out with a gap', async () => {
    const desk = await CliDesk.make();
    const id = await desk.log();
    await desk.run('assign', [id, '--to', 'anna']);
    const set = ['--set', 'company=Northwind', '--set', 'signature=Anna'];
    const { text } = await desk.data('template:render', ['acknowledgement', '--complaint', id, ...set]);
    expect(text).toContain(id);
    expect(text).not.toContain('{{');
    const gap = await desk.run('template:render', ['acknowledgement', '--json']);
    expect(gap.code).toBe(2);
    expect(JSON.parse(gap.stdout).error).toMatchObject({
      code: 'slots_empty',
      details: { slots: expect.arrayContaining(['company']) },
    });
  });

  test("a case hides the trainer's part, and its record can be logged", async () => {
    const desk = await CliDesk.make();
    const trainee = await desk.data('template:render', ['faulty-power-bank', '--lang', 'zh']);
    const trainer = await desk.data('template:render', ['faulty-power-bank', '--lang', 'zh', '--trainer']);
    expect(trainer.text.length).toBeGreaterThan(trainee.text.length);
    const record = await desk.run('template:render', ['faulty-power-bank', '--record']);
    const file = join(desk.folder, 'record.json');
    writeFileSync(file, record.stdout);
    expect((await desk.data('log', ['--from', file])).items).toHaveLength(1);
  });

  test('a field that is nearly a known one is kept, and told of', async () => {
    const desk = await CliDesk.make();
    const file = join(desk.folder, 'in.json');
    const facts = { title: 'Charged twice', channel: 'phone', category: 'product', customer: 'K1' };
    writeFileSync(file, JSON.stringify([{ ...facts, order: '17', colour: 'red' }]));
    const { code, stdout } = await desk.run('log', ['--from', file, '--json']);
    const { data, warnings } = JSON.parse(stdout);
    expect([code, data.total]).toEqual([0, 1]);
    expect(warnings).toMatchObject([{ code: 'field_mistyped', details: { field: 'order', meant: 'order_ref' } }]);
  });
});

test('what only cases have is refused for a letter, and a standard is nothing to render', async () => {
  const desk = await CliDesk.make();
  for (const flag of ['--record', '--trainer']) {
    const { code, stdout } = await desk.run('template:render', ['acknowledgement', flag, '--json']);
    expect([code, JSON.parse(stdout).error.code]).toEqual([2, 'template_no_case']);
  }
  const { stdout } = await desk.run('template:render', ['ticket-quality', '--json']);
  const { code, details } = JSON.parse(stdout).error;
  expect(code).toBe('template_unknown');
  expect(details.known).not.toContain('ticket-quality');
});

describe('a JSON store', () => {
  test('works like a YAML one', async () => {
    const desk = await CliDesk.make('--format', 'json');
    const id = await desk.log();
    await desk.data('assign', [id, '--to', 'anna']);
    const text = readFileSync(join(desk.folder, 'complaints/2026/11', `${id}.json`), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ plaint: 1, id, standing: { status: 'open', owner: 'anna' } });
  });
});
