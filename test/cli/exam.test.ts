import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { CliDesk } from './run.js';

type Cells = Record<string, string>;
const ALL_YES: Cells = {
  ...{ elements_complete: 'yes', category_right: 'yes', demand_clear: 'yes', facts_not_judgement: 'yes' },
  ...{ needed_a_ticket: 'yes', no_personal_data: 'yes', first_reply: '4' },
};
const as = (who: string) => ({ PLAINT_USER: who });

/** Fills in a sheet as somebody does with a spreadsheet. */
async function filled(desk: CliDesk, argv: string[], fill: (row: Cells, at: number) => Cells): Promise<string> {
  const file = join(desk.folder, 'sheet.csv');
  await desk.data(argv[0] ?? '', [...argv.slice(1), '--out', file, '--force']);
  const rows = parse(readFileSync(file), { columns: true }) as Cells[];
  writeFileSync(
    file,
    stringify(
      rows.map((row, at) => ({ ...row, ...fill(row, at) })),
      { header: true },
    ),
  );
  return file;
}

/** A desk with an audit of six tickets, closed, on which two raters differ in one answer. */
async function audited(): Promise<CliDesk> {
  const desk = await CliDesk.make();
  for (let i = 0; i < 6; i++) await desk.log({ customer: `CU-${i}` });
  await desk.data('audit:plan', ['october', '--size', '6', '--seed', '1', '--raters', 'ann,ben']);
  for (const rater of ['ann', 'ben']) {
    const sheet = await filled(desk, ['audit:sheet', 'october', '--rater', rater], (_, at) => {
      return { ...ALL_YES, ...(at === 0 && rater === 'ben' && { category_right: 'no' }) };
    });
    await desk.data('audit:submit', ['october', '--rater', rater, '--scores', sheet]);
  }
  return desk;
}

const make = ['spring', '--seed', '7', '--raters', 'dee,eli'];
const handIn = async (desk: CliDesk, rater: string, fill: (row: Cells, at: number) => Cells) => {
  const scores = await filled(desk, ['audit:exam:sheet', 'spring', '--rater', rater], fill);
  return desk.run('audit:exam:submit', ['spring', '--rater', rater, '--scores', scores], as(rater));
};

describe('an exam from an audit', () => {
  test('waits for its closing, leaves out what raters have scored, and reports against what was agreed', async () => {
    const desk = await audited();
    expect((await desk.run('audit:exam:make', [...make, '--from', 'october'])).code).toBe(5);
    await desk.data('audit:close', ['october']);
    const seen = ['summer', '--seed', '7', '--raters', 'ann,dee', '--from', 'october'];
    const refused = await desk.run('audit:exam:make', seen);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('6 of these were scored before')]);
    expect((await desk.data('audit:exam:make', [...seen, '--allow-seen'])).seen).toEqual({
      ann: expect.arrayContaining([expect.stringMatching(/^C-/)]),
    });
    const { key, tickets, pass_share } = await desk.data('audit:exam:make', [...make, '--from', 'october']);
    expect([key, tickets.length, pass_share]).toEqual([{ answers: 41, of: 42 }, 6, 0.8]);
    expect((await desk.run('audit:exam:make', [...make, '--from', 'october'])).code).toBe(2);

    const handedIn = await handIn(desk, 'dee', (_, at) => ({ ...ALL_YES, ...(at < 2 && { demand_clear: 'no' }) }));
    expect(handedIn.stdout).toContain('Next: plaint audit exam report spring --rater dee');
    expect((await handIn(desk, 'eli', () => ({ ...ALL_YES, first_reply: '1', no_personal_data: '' }))).code).toBe(0);
    const { items } = await desk.data('audit:exam:report', ['spring']);
    expect(items).toMatchObject([
      { rater: 'dee', share: { numerator: 39, denominator: 41 }, passed: true, train_on: ['demand_clear'] },
      { rater: 'eli', share: { numerator: 29, denominator: 41 }, left_out: 6, passed: false },
    ]);
    expect(items[1].wrongly_unqualified).toEqual({ count: 0, of: 6 });
    // Passed, and still the command says that somebody has not.
    expect((await desk.run('audit:exam:report', ['spring', '--check'])).code).toBe(12);
    expect((await desk.run('audit:exam:report', ['spring', '--rater', 'dee', '--check'])).code).toBe(0);
    const { stdout } = await desk.run('audit:exam:report', ['spring', '--rater', 'eli', '--lang', 'zh']);
    for (const text of ['70.7% (29/41)', '未通过', '（未答）', '首次回复言之有物']) expect(stdout).toContain(text);
    const csv = (await desk.run('audit:exam:report', ['spring', '--csv'])).stdout.split('\r\n');
    expect(csv).toHaveLength(2 + 2 * 8);
    expect(csv[1]).toMatch(/^dee,\*,39,41,/);
    // What they have seen in this exam is not new to them in the next.
    expect((await desk.run('audit:exam:make', ['summer2', ...make.slice(1), '--from', 'october'])).code).toBe(2);
  });

  test('changes no figure of audits, and is in none', async () => {
    const desk = await audited();
    await desk.data('audit:close', ['october']);
    const figures = async () => [
      await desk.data('audit:status'),
      await desk.data('audit:status', ['october']),
      await desk.data('audit:report', ['october']),
      await desk.data('audit:trend'),
      await desk.data('audit:ledger', ['--by', 'person']),
      await desk.data('audit:ledger', ['--views']),
    ];
    const before = await figures();
    await desk.data('audit:exam:make', [...make, '--from', 'october', '--size', '3']);
    await handIn(desk, 'dee', () => ({ ...ALL_YES, unqualified: 'duplicate' }));
    expect(await figures()).toEqual(before);
    expect((await desk.run('audit:report', ['spring'])).code).toBe(3);
    expect((await desk.run('doctor')).code).toBe(0);
    const plan = join(desk.folder, 'exams/spring/plan.yaml');
    writeFileSync(plan, readFileSync(plan, 'utf8').replace(/^exam:$/m, 'else:'));
    expect((await desk.run('audit:exam:report', ['spring'])).code).toBe(6);
    expect((await desk.data('doctor')).items).toMatchObject([
      { code: 'document_damaged', file: 'exams/spring/plan.yaml', args: { reason: 'exam' } },
    ]);
  });

  test('is refused where audits went by two standards, and without a source', async () => {
    const desk = await audited();
    await desk.data('audit:close', ['october']);
    const other = ['replies', '--standard', 'reply-quality', '--size', '6', '--seed', '1', '--raters', 'ann'];
    await desk.data('audit:plan', other);
    const sheet = await filled(desk, ['audit:sheet', 'replies', '--rater', 'ann'], () => ({ every_point: '50' }));
    await desk.data('audit:submit', ['replies', '--rater', 'ann', '--scores', sheet]);
    await desk.data('audit:close', ['replies']);
    const mixed = await desk.run('audit:exam:make', [...make, '--from', 'october,replies', '--lang', 'zh']);
    expect([mixed.code, mixed.stderr]).toEqual([2, expect.stringContaining('replies: reply-quality 2')]);
    expect((await desk.run('audit:exam:make', make)).code).toBe(2);
    expect((await desk.run('audit:exam:make', [...make, '--from', 'nowhere'])).code).toBe(3);
    const named = [...make, '--from', 'october', '--standard', 'reply-quality'];
    expect((await desk.run('audit:exam:make', named)).code).toBe(2);
    for (const share of ['0', '1.5', 'most']) {
      expect((await desk.run('audit:exam:make', [...make, '--from', 'october', '--pass-share', share])).code).toBe(2);
    }
  });
});

describe('a sheet of an exam that is no table', () => {
  test.each(['dee.yaml', 'dee.yml', 'dee.json'])(
    '%s is written, says how to hand it in, and is taken',
    async (name) => {
      const desk = await audited();
      await desk.data('audit:close', ['october']);
      await desk.data('audit:exam:make', [...make, '--from', 'october', '--size', '2']);
      const file = join(desk.folder, name);
      const sheet = ['spring', '--rater', 'dee', '--out', file];
      const { code, stdout } = await desk.run('audit:exam:sheet', sheet);
      expect([code, stdout]).toEqual([0, expect.stringContaining(`2 tickets to score in ${file}`)]);
      const text = readFileSync(file, 'utf8');
      expect(parseYaml(text)).toMatchObject({
        exam: 'spring',
        rater: 'dee',
        tickets: [{ answers: {} }, { answers: {} }],
      });
      if (name.endsWith('json')) expect(JSON.parse(text)).toEqual(parseYaml(text));
      else expect(text).toContain('# Then: plaint audit exam submit spring --rater dee --scores FILE');
      expect((await desk.run('audit:exam:sheet', [...sheet, '--bom', '--force'])).code).toBe(2);

      const data = parseYaml(text);
      for (const ticket of data.tickets) Object.assign(ticket.answers, ALL_YES);
      const handIn = async (content: object, who = 'dee') => {
        writeFileSync(file, JSON.stringify(content));
        const argv = ['spring', '--rater', who, '--scores', file, '--json'];
        const ended = await desk.run('audit:exam:submit', argv, as(who));
        return { code: ended.code, ...JSON.parse(ended.stdout) };
      };
      const { exam, ...rest } = data;
      for (const wrong of [
        { ...data, exam: 'summer' },
        { ...data, rater: 'eli' },
        { audit: exam, ...rest },
      ]) {
        expect((await handIn(wrong)).error).toMatchObject({ code: 'scores_invalid' });
      }
      expect(await handIn(data)).toMatchObject({ code: 0, data: { rater: 'dee', tickets: 2, missing: ['eli'] } });
      const { items } = await desk.data('audit:exam:report', ['spring']);
      expect(items).toMatchObject([{ rater: 'dee', left_out: 0, passed: true }]);
    },
  );

  test('is told from a CSV by --format too, in Chinese as well', async () => {
    const desk = await audited();
    await desk.data('audit:close', ['october']);
    await desk.data('audit:exam:make', [...make, '--from', 'october', '--size', '2']);
    const sheet = ['spring', '--rater', 'dee', '--format', 'yaml'];
    const { stdout } = await desk.run('audit:exam:sheet', [...sheet, '--lang', 'zh']);
    expect(stdout).toContain('# dee 在考核 spring 中的评分');
    expect(stdout).toContain('# 然后：plaint audit exam submit spring --rater dee');
    const file = join(desk.folder, 'dee.txt');
    writeFileSync(file, stdout.replaceAll('first_reply:\n', 'first_reply: 4\n'));
    const argv = ['spring', '--rater', 'dee', '--scores', file];
    expect((await desk.run('audit:exam:submit', argv)).code).toBe(2);
    expect((await desk.data('audit:exam:submit', [...argv, '--format', 'yaml'])).tickets).toBe(2);
  });
});

describe('the key of an exam', () => {
  const SECRET = 'listen-to-minute-seven';
  const POINTS = '37.25';

  /** A desk with an exam of two tickets by a key that says why. */
  async function withKey(...flags: string[]): Promise<{ desk: CliDesk; ids: string[]; keyFile: string }> {
    const desk = await CliDesk.make();
    const ids = [await desk.log(), await desk.log({ customer: 'CU-2' })];
    const keyFile = join(desk.folder, 'key.csv');
    const rows = ids.map((ticket) => ({
      ...{ ticket, every_point: POINTS, right_answer: 'no', reasons_given: '3', next_step: 'yes', feeling_met: '2' },
      ...{ plain_words: '', own_language: 'n/a', no_false_promise: 'yes', way_out: '', channel_fits: '' },
      ...{ unqualified: 'hollow_reply', comment: SECRET },
    }));
    writeFileSync(keyFile, stringify(rows, { header: true }));
    await desk.data('audit:exam:make', [...make, '--key', keyFile, '--standard', 'reply-quality', ...flags]);
    return { desk, ids, keyFile };
  }

  test('is in nothing that a rater gets before they have handed in, and then in their result', async () => {
    const { desk, keyFile } = await withKey();
    const sheet = join(desk.folder, 'dee.csv');
    const report = (...argv: string[]) => desk.run('audit:exam:report', ['spring', ...argv], as('dee'));
    const got = [
      await desk.run('audit:exam:make', [
        'spring2',
        ...make.slice(1),
        '--key',
        keyFile,
        '--standard',
        'reply-quality',
        '--json',
      ]),
      await desk.run('audit:exam:sheet', ['spring', '--rater', 'dee'], as('dee')),
      await desk.run('audit:exam:sheet', ['spring', '--rater', 'dee', '--json'], as('dee')),
      await desk.run('audit:exam:sheet', ['spring', '--rater', 'dee', '--out', sheet], as('dee')),
      await report(),
      await report('--rater', 'dee', '--json'),
      await report('--rater', 'eli', '--csv'),
      await desk.run('audit:exam:report', ['spring', '--json']),
      await desk.run('audit:exam:submit', ['spring', '--rater', 'dee', '--scores', sheet, '--json'], as('dee')),
      await desk.run('audit:exam:report', ['nowhere'], as('dee')),
    ];
    expect(got.map(({ code }) => code)).toEqual([0, 0, 0, 0, 5, 5, 5, 0, 2, 3]);
    const rows = parse(readFileSync(sheet), { columns: true }) as Cells[];
    expect(Object.keys(rows[0] ?? {})).toContain('every_point');
    writeFileSync(
      sheet,
      stringify(
        rows.map((row) => ({ ...row, every_point: '50', right_answer: 'yes' })),
        { header: true },
      ),
    );
    got.push(await desk.run('audit:exam:submit', ['spring', '--rater', 'dee', '--scores', sheet], as('dee')));
    for (const { stdout, stderr } of got) {
      for (const secret of [SECRET, POINTS]) expect(stdout + stderr).not.toContain(secret);
    }
    // The key lies in the plan, and nowhere else in the store.
    const holding = (readdirSync(desk.folder, { recursive: true }) as string[]).filter((name) => {
      const path = join(desk.folder, name);
      return statSync(path).isFile() && path !== keyFile && readFileSync(path, 'utf8').includes(SECRET);
    });
    expect(holding.sort()).toEqual(['exams/spring/plan.yaml', 'exams/spring2/plan.yaml']);

    const { stdout } = await report();
    for (const told of [SECRET, POINTS, 'Missed', '2/2']) expect(stdout).toContain(told);
    // Of seven answers in the key of each ticket two were given, and both were wrong.
    expect((await desk.data('audit:exam:report', ['spring'])).items).toMatchObject([
      { rater: 'dee', share: { numerator: 0, denominator: 14 }, left_out: 10, missed_unqualified: { count: 2, of: 2 } },
    ]);
    const eli = await desk.run('audit:exam:report', ['spring', '--rater', 'dee'], as('eli'));
    expect([eli.code, eli.stdout]).toEqual([5, '']);
  });

  test('is checked like a sheet, by line and column; tickets that the store does not have too', async () => {
    const { desk, ids, keyFile } = await withKey();
    const refused = async (from: string, to: string) => {
      const file = join(desk.folder, 'wrong.csv');
      writeFileSync(file, readFileSync(keyFile, 'utf8').replace(from, to));
      const argv = ['autumn', ...make.slice(1), '--key', file, '--standard', 'reply-quality'];
      const { code, stderr } = await desk.run('audit:exam:make', argv);
      expect(code).toBe(2);
      return stderr;
    };
    expect(await refused(',no,', ',maybe,')).toContain('2:right_answer: found maybe');
    expect(await refused('every_point', 'some_point')).toContain('3:every_point');
    expect(await refused(ids[1] ?? '', 'C-261120-ZZZZZ')).toContain('3:ticket: found C-261120-ZZZZZ');
    // An ending stands for a ticket on the command line, not in a sheet.
    expect(await refused(ids[1] ?? '', ids[1]?.slice(-5) ?? '')).toContain('3:ticket');
    expect(await refused('hollow_reply', 'dislike')).toContain('2:unqualified');
  });

  test('is the same as YAML or JSON, whatever sheet it was written in', async () => {
    const { desk, keyFile } = await withKey();
    const rows = parse(readFileSync(keyFile), { columns: true }) as Cells[];
    const tickets = rows.map(({ ticket, unqualified, comment, ...answers }) => ({
      ticket,
      answers,
      unqualified,
      comment,
    }));
    const pinned = (name: string) => parseYaml(readFileSync(join(desk.folder, `exams/${name}/plan.yaml`), 'utf8'));
    const wanted = pinned('spring').exam.key;
    const forms = [
      ['a', 'key.json', JSON.stringify({ tickets })],
      ['b', 'key.yaml', JSON.stringify({ audit: 'other', rater: 'trainer', tickets })],
      ['c', 'key.txt', JSON.stringify({ exam: 'other', tickets }), '--format', 'yaml'],
    ];
    for (const [name = '', file = '', text = '', ...flags] of forms) {
      writeFileSync(join(desk.folder, file), text);
      const argv = [name, ...make.slice(1), '--key', join(desk.folder, file), '--standard', 'reply-quality', ...flags];
      const { key } = await desk.data('audit:exam:make', argv);
      expect([key, pinned(name).exam.key]).toEqual([{ answers: 14, of: 20 }, wanted]);
    }
    // Nobody said of any ticket whether it is unqualified.
    const silent = tickets.map(({ ticket, answers }) => ({ ticket, answers }));
    writeFileSync(join(desk.folder, 'key.json'), JSON.stringify({ tickets: silent }));
    const argv = [...make.slice(1), '--key', join(desk.folder, 'key.json'), '--standard', 'reply-quality'];
    await desk.data('audit:exam:make', ['d', ...argv]);
    expect(pinned('d').exam.key[0]).toMatchObject({ unqualified: null, comment: null });
    const wrong = { tickets: [{ ...tickets[0], ticket: 'C-261120-ZZZZZ' }], more: 1 };
    writeFileSync(join(desk.folder, 'key.json'), JSON.stringify(wrong, null, 2));
    const refused = await desk.run('audit:exam:make', ['e', ...argv]);
    expect(refused.code).toBe(2);
    for (const place of ['4:ticket: found C-261120-ZZZZZ', ':more']) expect(refused.stderr).toContain(place);
    const withoutKey = await desk.run('audit:exam:make', ['f', ...make.slice(1), '--from', 'x', '--format', 'yaml']);
    expect(withoutKey.code).toBe(2);
  });

  test('is passed at the share that was asked for, all of it too', async () => {
    const { desk } = await withKey('--pass-share', '100%', '--size', '1');
    const right = { every_point: '45', right_answer: 'no', reasons_given: '3', next_step: 'yes', feeling_met: '2' };
    const rest = { own_language: 'n/a', no_false_promise: 'yes', unqualified: 'tone' };
    await handIn(desk, 'dee', () => ({ ...right, ...rest }));
    await handIn(desk, 'eli', () => ({ ...right, ...rest, next_step: 'no' }));
    const { items, tickets } = await desk.data('audit:exam:report', ['spring']);
    expect(tickets).toBe(1);
    expect(items.map(({ passed }: { passed: boolean }) => passed)).toEqual([true, false]);
    expect((await desk.run('audit:exam:report', ['spring'], as('dee'))).stdout).toContain('No answer differs');
    expect((await handIn(desk, 'dee', () => right).catch(({ message }) => message)) as string).toContain(
      'scores_exist',
    );
  });
});
