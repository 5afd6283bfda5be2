import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { wordingOf } from '../../src/cli/wording/index.js';
import { jsonSheet, readYamlSheet, yamlSheet } from '../../src/cli/yaml-sheet.js';
import { readSheet } from '../../src/core/calibration/sheet.js';
import type { Complaint } from '../../src/core/complaint/record.js';
import { planOf } from '../core/calibration/scoring.js';
import { CliDesk } from './run.js';

const CRITERIA = [
  'elements_complete',
  'category_right',
  'demand_clear',
  'facts_not_judgement',
  'needed_a_ticket',
  'no_personal_data',
  'first_reply',
];

async function audited(tickets = 2): Promise<CliDesk> {
  const desk = await CliDesk.make();
  for (let i = 0; i < tickets; i++) await desk.log({ customer: `CU-${i}`, title: `Complaint ${i}: "#${i}"` });
  await desk.data('audit:plan', ['november', '--size', String(tickets), '--seed', '3', '--raters', 'anna,ben']);
  return desk;
}

const fileOf = (desk: CliDesk, name: string) => join(desk.folder, name);

async function sheetOf(desk: CliDesk, rater: string, name = `${rater}.yaml`): Promise<string> {
  await desk.data('audit:sheet', ['november', '--rater', rater, '--out', fileOf(desk, name), '--force']);
  return readFileSync(fileOf(desk, name), 'utf8');
}

async function submit(desk: CliDesk, rater: string, text: string, name = `${rater}.yaml`) {
  writeFileSync(fileOf(desk, name), text);
  const { code, stdout } = await desk.run('audit:submit', [
    'november',
    '--rater',
    rater,
    '--scores',
    fileOf(desk, name),
    '--json',
  ]);
  return { code, ...JSON.parse(stdout) };
}

const placesOf = (refused: { error: { details: { faults: { path: string; found: string }[] } } }) =>
  refused.error.details.faults.map(({ path, found }) => `${path} ${found}`);

/** The line, from 1 on, on which this stands for the nth time. */
function lineOf(text: string, part: string, nth = 1): number {
  const lines = text.split('\n');
  let seen = 0;
  return lines.findIndex((line) => line.includes(part) && ++seen === nth) + 1;
}

describe('audit score', () => {
  test('without a terminal says what to do instead, and touches nothing', async () => {
    const desk = await audited();
    const before = readdirSync(desk.folder, { recursive: true });
    for (const lang of ['en', 'zh']) {
      const { code, stderr, stdout } = await desk.run('audit:score', ['november', '--as', 'anna', '--lang', lang]);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('plaint audit sheet november --rater anna');
      expect(stderr).toContain('plaint audit submit november --rater anna');
    }
    const json = await desk.run('audit:score', ['november', '--rater', 'anna', '--json'], { PLAINT_USER: 'anna' });
    expect([json.code, JSON.parse(json.stdout).error.code]).toEqual([2, 'score_without_terminal']);
    expect(readdirSync(desk.folder, { recursive: true })).toEqual(before);
  });
});

describe('audit score of somebody else', () => {
  test.each([
    ['en', 'You are li.wei; '],
    ['zh', '当前身份为 li.wei；'],
  ])('is refused, and says how to say who one is (%s)', async (lang, said) => {
    const desk = await audited();
    const { code, stderr, stdout } = await desk.run('audit:score', ['november', '--rater', 'anna', '--lang', lang]);
    expect([code, stdout]).toEqual([5, '']);
    expect(stderr).toContain(said);
    expect(stderr).toContain('plaint audit score november --as anna');
    const json = await desk.run('audit:score', ['november', '--rater', 'anna', '--as', 'ben', '--json']);
    expect(JSON.parse(json.stdout).error).toMatchObject({
      code: 'score_not_yours',
      details: { name: 'november', rater: 'anna', by: 'ben' },
    });
  });
});

describe('a draft', () => {
  const draft = (ticket: string, more = '') =>
    `rater: anna\nsaved_at: 2026-11-21T10:00:00+08:00\nrevision: 4\nratings:\n  - ticket: ${ticket}\n    answers: {elements_complete: "no"}\n    unqualified: duplicate\n    comment: DRAFT-SECRET${more}\n`;

  async function drafted(text?: string): Promise<CliDesk> {
    const desk = await audited();
    const [{ id }] = (await desk.data('list')).items;
    mkdirSync(fileOf(desk, 'audits/november/drafts'), { recursive: true });
    writeFileSync(fileOf(desk, 'audits/november/drafts/anna.yaml'), text ?? draft(id));
    return desk;
  }

  test('tells audit status how many tickets were begun with, and nothing else', async () => {
    const desk = await drafted();
    const { items } = await desk.data('audit:status');
    expect(items[0].raters).toMatchObject([
      { rater: 'anna', tickets: 2, drafted: 1, submitted_at: null },
      { rater: 'ben', tickets: 2, drafted: 0, submitted_at: null },
    ]);
    expect((await desk.run('audit:status')).stdout).toMatch(/anna +2 +in progress 1\/2/);
    expect((await desk.run('audit:status', ['--lang', 'zh'])).stdout).toContain('进行中 1/2');
    expect((await desk.run('audit:status', ['--csv'])).stdout).toMatch(/overdue,drafted\r\n.*anna,2,,false,1\r\n/);
  });

  test('is shown by no command, counts as no score, and is gone when a sheet is handed in', async () => {
    const desk = await drafted();
    const said: string[] = [];
    const run = async (id: string, argv: string[]) => {
      const { code, stdout, stderr } = await desk.run(id, argv);
      said.push(stdout + stderr);
      return code;
    };
    await run('audit:status', ['--json']);
    await run('audit:sheet', ['november', '--rater', 'ben']);
    await run('audit:sheet', ['november', '--rater', 'anna', '--format', 'yaml']);
    await run('doctor', []);
    expect(await run('audit:report', ['november'])).toBe(5);
    expect(await run('audit:close', ['november', '--without-missing'])).toBe(5);
    const filled = (await sheetOf(desk, 'ben')).replaceAll('elements_complete:\n', 'elements_complete: yes\n');
    expect((await submit(desk, 'ben', filled)).code).toBe(0);
    expect(existsSync(fileOf(desk, 'audits/november/drafts/anna.yaml'))).toBe(true);
    const own = (await sheetOf(desk, 'anna')).replaceAll('elements_complete:\n', 'elements_complete: yes\n');
    expect((await submit(desk, 'anna', own)).code).toBe(0);
    expect(existsSync(fileOf(desk, 'audits/november/drafts/anna.yaml'))).toBe(false);
    expect(await run('audit:close', ['november'])).toBe(0);
    expect(await run('audit:report', ['november', '--json'])).toBe(0);
    expect(said.join('')).not.toContain('DRAFT-SECRET');
    expect((await desk.data('audit:report', ['november'])).unqualified).toEqual([]);
  });

  test('goes with the closing of the audit', async () => {
    const desk = await drafted();
    const filled = (await sheetOf(desk, 'ben')).replaceAll('elements_complete:\n', 'elements_complete: yes\n');
    await submit(desk, 'ben', filled);
    await desk.data('audit:close', ['november', '--without-missing']);
    expect(existsSync(fileOf(desk, 'audits/november/drafts'))).toBe(false);
    expect((await desk.run('doctor')).code).toBe(0);
  });

  test('left over in a closed audit is no progress and no score, and doctor removes it', async () => {
    const desk = await drafted();
    const file = fileOf(desk, 'audits/november/drafts/anna.yaml');
    const left = readFileSync(file, 'utf8');
    const filled = (await sheetOf(desk, 'ben')).replaceAll('elements_complete:\n', 'elements_complete: yes\n');
    await submit(desk, 'ben', filled);
    await desk.data('audit:close', ['november', '--without-missing']);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, left);
    const { items } = await desk.data('audit:status', ['november']);
    expect(items[0].raters[0]).toMatchObject({ rater: 'anna', drafted: 0, submitted_at: null });
    expect((await desk.run('audit:report', ['november', '--json'])).stdout).not.toContain('DRAFT-SECRET');
    expect((await desk.data('doctor')).items).toMatchObject([
      { code: 'draft_left', file: 'audits/november/drafts/anna.yaml' },
    ]);
    for (const lang of ['en', 'zh']) {
      expect((await desk.run('doctor', ['--lang', lang])).stdout).not.toContain('DRAFT-SECRET');
    }
    expect((await desk.run('doctor', ['--fix'])).code).toBe(0);
    expect(existsSync(file)).toBe(false);
  });

  test('that is damaged is warned of, and hides nobody else', async () => {
    const desk = await drafted('rater: [');
    const { code, stdout } = await desk.run('audit:status', ['--json']);
    const { data, warnings } = JSON.parse(stdout);
    expect([code, data.items[0].raters.length]).toEqual([0, 2]);
    expect(warnings).toMatchObject([{ code: 'document_damaged' }]);
  });
});

describe('a YAML sheet', () => {
  test('has each ticket with its facts, and each question above its place', async () => {
    const desk = await audited();
    const text = await sheetOf(desk, 'anna');
    const sheet = parse(text);
    expect(sheet).toMatchObject({ audit: 'november', rater: 'anna' });
    expect(sheet.tickets).toHaveLength(2);
    for (const ticket of sheet.tickets) {
      expect(ticket).toMatchObject({
        title: expect.stringMatching(/^Complaint \d: "#\d"$/),
        channel: 'phone',
        unqualified: null,
        comment: null,
      });
      expect(ticket.answers).toEqual(Object.fromEntries(CRITERIA.map((id) => [id, null])));
    }
    const lines = text.split('\n');
    const above = lines[lines.findIndex((line) => line.trim() === 'first_reply:') - 1];
    expect(above?.trim()).toBe('# The first reply says something (1-5, n/a)');
    expect(text).toMatch(/# +duplicate: Duplicate of another ticket\n/);
  });

  test('is written by name or by --format, in the language asked for, and not over what is there', async () => {
    const desk = await audited();
    const run = (...argv: string[]) => desk.run('audit:sheet', ['november', '--rater', 'anna', ...argv]);
    const { stdout } = await run('--format', 'yaml', '--lang', 'zh');
    expect(stdout).toContain('# 首次回复言之有物 (1-5, n/a)');
    expect(parse(stdout).tickets).toHaveLength(2);
    expect((await run('--out', fileOf(desk, 'a.yml'))).stdout).toContain('2 tickets to score');
    expect(parse(readFileSync(fileOf(desk, 'a.yml'), 'utf8')).rater).toBe('anna');
    expect((await run('--out', fileOf(desk, 'a.yml'))).code).toBe(2);
    expect((await run('--out', fileOf(desk, 'b.txt'), '--format', 'yaml')).code).toBe(0);
    expect((await run('--out', fileOf(desk, 'c.yaml'), '--format', 'csv')).code).toBe(0);
    expect(readFileSync(fileOf(desk, 'c.yaml'), 'utf8')).toMatch(/^ticket,received_at/);
    expect((await run('--format', 'yaml', '--bom')).code).toBe(2);
  });

  test('filled in is taken, in whatever way answers are written', async () => {
    const desk = await audited(3);
    const written: Record<string, string[]> = {
      elements_complete: ['yes', 'true', '"是"'],
      category_right: ['no', 'False', "'n'"],
      demand_clear: ['n/a', '"n/a"', '不适用'],
      needed_a_ticket: ['null', '~', '""'],
      first_reply: ['4', '"5"', '3.0'],
      unqualified: ['', 'duplicate', 'null'],
      comment: ['12', '|\n      one: two\n      # three', '"yes"'],
    };
    let text = await sheetOf(desk, 'anna');
    for (const [key, values] of Object.entries(written)) {
      for (const value of values) text = text.replace(new RegExp(`^( +${key}:)\\n`, 'm'), `$1 ${value} \n`);
    }
    const { code, data } = await submit(desk, 'anna', text);
    expect([code, data]).toEqual([0, { name: 'november', rater: 'anna', tickets: 3, missing: ['ben'] }]);
    const { ratings } = parse(readFileSync(fileOf(desk, 'audits/november/scores/anna.yaml'), 'utf8'));
    expect(ratings[0].answers).toEqual({
      ...{ elements_complete: 'yes', category_right: 'no', demand_clear: 'not_applicable', facts_not_judgement: null },
      ...{ needed_a_ticket: null, no_personal_data: null, first_reply: '4' },
    });
    const column = (pick: (rating: { answers: Record<string, string> }) => unknown) => ratings.map(pick);
    expect(column(({ answers }) => answers.elements_complete)).toEqual(['yes', 'yes', 'yes']);
    expect(column(({ answers }) => answers.category_right)).toEqual(['no', 'no', 'no']);
    expect(column(({ answers }) => answers.demand_clear)).toEqual(Array(3).fill('not_applicable'));
    expect(column(({ answers }) => answers.needed_a_ticket)).toEqual([null, null, null]);
    expect(column(({ answers }) => answers.first_reply)).toEqual(['4', '5', '3']);
    expect(
      ratings.map((rating: { unqualified: string; comment: string }) => [rating.unqualified, rating.comment]),
    ).toEqual([
      [null, '12'],
      ['duplicate', 'one: two\n# three'],
      [null, 'yes'],
    ]);
  });

  test('means the same as the same sheet in CSV, and as JSON', async () => {
    const desk = await audited();
    const text = (await sheetOf(desk, 'anna')).replaceAll('first_reply:\n', 'first_reply: 2\n');
    await submit(desk, 'anna', text);
    const json = JSON.stringify({ ...parse(text), rater: 'ben' });
    expect((await submit(desk, 'ben', json, 'ben.json')).code).toBe(0);
    const scores = (rater: string) =>
      parse(readFileSync(fileOf(desk, `audits/november/scores/${rater}.yaml`), 'utf8')).ratings;
    expect(scores('ben')).toEqual(scores('anna'));
  });

  test('is refused with everything wrong in it at once, each with its line', async () => {
    const desk = await audited(3);
    let text = await sheetOf(desk, 'anna');
    const [first, second, third] = parse(text).tickets.map(({ ticket }: { ticket: string }) => ticket);
    text = text
      .replace('elements_complete:\n', 'elements_complete: maybe\n')
      .replace('first_reply:\n', 'first_reply: 6\n      invented: yes\n')
      .replace('unqualified:\n', 'unqualified: ugly\n')
      .replace('comment:\n', 'comment: [a, b]\n    mood: bad\n')
      .replace('rater: anna', 'rater: ben')
      .replace(third, first);
    // Of the second ticket a question is taken out.
    const at = text.indexOf('      category_right:\n', text.indexOf(second));
    text = text.slice(0, at) + text.slice(at + '      category_right:\n'.length);
    const refused = await submit(desk, 'anna', text);
    expect([refused.code, refused.error.code]).toEqual([2, 'scores_invalid']);
    expect(placesOf(refused)).toEqual([
      `${lineOf(text, 'rater: ben')}:rater ben`,
      `${lineOf(text, 'elements_complete: maybe')}:${first}/elements_complete maybe`,
      `${lineOf(text, 'first_reply: 6')}:${first}/first_reply 6`,
      `${lineOf(text, 'invented:')}:${first}/invented invented`,
      `${lineOf(text, 'unqualified: ugly')}:${first}/unqualified ugly`,
      `${lineOf(text, 'comment: [a')}:${first}/comment [...]`,
      `${lineOf(text, 'mood:')}:mood mood`,
      `${lineOf(text, ' answers:', 2)}:${second}/category_right `,
      `${lineOf(text, `ticket: ${first}`, 2)}:ticket ${first}`,
      'ticket ',
    ]);
    expect(refused.error.details.faults.at(-1).allowed).toBe(third);
    expect(existsSync(fileOf(desk, 'audits/november/scores/anna.yaml'))).toBe(false);
  });

  test.each([
    ['no YAML', 'audit: [', /^\d+ .+/],
    ['a key twice', 'audit: november\naudit: november\n', /^2 Map keys must be unique/],
    ['two documents', 'audit: november\n---\na: 1\n', /^\d Source contains multiple documents/],
    ['a list', '- 1\n', /^1 \[\.\.\.\]/],
    ['nothing', '', /^1 /],
    ['no tickets', 'audit: november\n', /^1:tickets /],
    ['tickets that are none', 'tickets:\n  - 7\n  - {ticket: {a: 1}}\n', /^2:ticket 7/],
    ['an alias', 'tickets: &a\n  - *a\n', /^2:ticket \*a/],
  ])('that is %s is refused', async (_, text, place) => {
    const refused = await submit(await audited(), 'anna', text);
    expect([refused.code, refused.error.code]).toEqual([2, 'scores_invalid']);
    expect(placesOf(refused)[0]).toMatch(place);
  });

  test('in another encoding, not there, or with nothing filled in is refused', async () => {
    const desk = await audited();
    writeFileSync(fileOf(desk, 'x.yaml'), Buffer.from([0x61, 0xff, 0xfe]));
    const codes = async (file: string) => {
      const { stdout } = await desk.run('audit:submit', [
        'november',
        '--rater',
        'anna',
        '--scores',
        fileOf(desk, file),
        '--json',
      ]);
      return JSON.parse(stdout).error.code;
    };
    expect([await codes('x.yaml'), await codes('gone.yaml')]).toEqual(['file_invalid', 'file_not_found']);
    expect(placesOf(await submit(desk, 'anna', await sheetOf(desk, 'anna')))).toEqual(['* ']);
  });

  test('has nothing of another rater in it', async () => {
    const desk = await audited();
    const text = (await sheetOf(desk, 'ben'))
      .replaceAll('comment:\n', 'comment: SEEN-BY-BEN\n')
      .replaceAll('first_reply:\n', 'first_reply: 1\n');
    await submit(desk, 'ben', text);
    const before = files(desk);
    const own = await sheetOf(desk, 'anna', 'own.yaml');
    expect(own).not.toMatch(/SEEN-BY-BEN|ben/);
    const changed = files(desk).filter((file) => !before.includes(file));
    expect(changed.map((file) => file.split('\n')[0])).toEqual(['own.yaml']);
  });
});

function files(desk: CliDesk): string[] {
  return (readdirSync(desk.folder, { recursive: true }) as string[])
    .filter((name) => statSync(fileOf(desk, name)).isFile() && name !== 'ben.yaml')
    .map((name) => `${name}\n${readFileSync(fileOf(desk, name), 'utf8')}`);
}

describe('whatever a ticket says', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom(
        '#',
        ':',
        ' ',
        '\n',
        '\r',
        '\t',
        '-',
        '"',
        "'",
        '|',
        '>',
        '&',
        '*',
        '!',
        '%',
        '{',
        '}',
        '\u001b',
        '\u0085',
        '\u2028',
        '\ufeff',
        '\u202e',
        'a',
        '中',
      ),
      maxLength: 30,
    }),
    fc.constantFrom(
      'yes',
      'null',
      '1',
      '---',
      '...',
      '- a',
      '# x',
      'a: b',
      '<<',
      '|',
      '%YAML 1.1',
      '\n  a',
      ' a ',
      'x\n',
      ' \n',
      '\n \t\n',
    ),
  );
  const plan = planOf(['T1', 'T2']);
  const OWNER = { kind: 'audit', name: 'november', rater: 'ann' } as const;
  const words = wordingOf('en');

  test('its sheet reads back the same, and steers no terminal', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (title, description, customer) => {
        const facts = {
          title,
          description,
          customer,
          channel: 'phone',
          category: 'a',
          priority: 'p',
          received_at: 'x',
        };
        const complaint = { facts, history: [] } as unknown as Complaint;
        const text = yamlSheet(
          plan,
          OWNER,
          new Map([
            ['T1', complaint],
            ['T2', complaint],
          ]),
          words,
        );
        expect(text).not.toMatch(/(?![\n\t])[\p{Cc}\u202e]/u);
        const document = parseDocument(text);
        expect(document.errors).toEqual([]);
        const said = Object.fromEntries(
          Object.entries({ title, description, customer }).filter(([, value]) => value !== ''),
        );
        for (const ticket of document.toJS().tickets) expect(ticket).toMatchObject(said);
        const { rows, faults } = readYamlSheet(text, 'f', plan.standard, OWNER);
        expect([faults, rows.map(({ cells }) => cells.ticket)]).toEqual([[], ['T1', 'T2']]);
        const json = jsonSheet(plan, OWNER, new Map([['T1', complaint]]));
        expect(json).not.toMatch(/(?![\n\t])[\p{Cc}\u202e]/u);
        expect(JSON.parse(json).tickets[0]).toMatchObject(said);
        expect(readYamlSheet(json, 'f', plan.standard, OWNER).faults).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('what was filled in comes back as it was meant', () => {
    const answers = fc.record({
      clear: fc.constantFrom('yes', 'no', 'not_applicable', null),
      told: fc.constantFrom('1', '5', 'not_applicable', null),
      share: fc.constantFrom('0', '72.5', '100', 'not_applicable', null),
      grade: fc.constantFrom('12', null),
    });
    fc.assert(
      fc.property(
        answers,
        answers,
        fc.string({ unit: 'grapheme' }).map((text) => text.trim() || null),
        (first, second, comment) => {
          const document = parseDocument(yamlSheet(plan, OWNER, new Map(), words));
          for (const [index, given] of [first, second].entries()) {
            for (const [id, answer] of Object.entries({ ...given, clear: given.clear ?? 'yes' })) {
              document.setIn(
                ['tickets', index, 'answers', id],
                answer === null ? null : Number.isNaN(Number(answer)) ? answer : Number(answer),
              );
            }
            document.setIn(['tickets', index, 'comment'], comment);
          }
          const { rows, faults } = readYamlSheet(String(document), 'f', plan.standard, OWNER);
          const ratings = readSheet(plan, rows, 'f', faults);
          expect(ratings).toEqual(
            [first, second].map((given, index) => ({
              ...{
                ticket: `T${index + 1}`,
                answers: { ...given, clear: given.clear ?? 'yes' },
                unqualified: null,
                comment,
              },
            })),
          );
        },
      ),
    );
  });
});
