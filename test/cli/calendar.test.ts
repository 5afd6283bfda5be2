import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { CliDesk } from './run.js';

/** A folder far from any store, in which files lie. */
function folderWith(files: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'plaint-calendar-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** Runs where there is no store. */
function withoutStore(folder: string) {
  const spy = vi.spyOn(process, 'cwd').mockReturnValue(folder);
  onTestFinished(() => spy.mockRestore());
  const desk = new CliDesk();
  return (id: string, argv: string[]) => desk.run(id, argv, { PLAINT_STORE: '' });
}

const OFFICE = `id: office
zone: Europe/Berlin
week:
  mon: ["09:00-17:00"]
  tue: ["09:00-17:00"]
closed: [2026-11-23]
years: [2026]
`;
const FEED = `BEGIN:VCALENDAR
BEGIN:VEVENT
SUMMARY:Christmas Day
DTSTART;VALUE=DATE:20201225
DTEND;VALUE=DATE:20201227
RRULE:FREQ=YEARLY
END:VEVENT
BEGIN:VEVENT
SUMMARY:New Year
DTSTART;VALUE=DATE:20270101
END:VEVENT
END:VCALENDAR
`;

describe('without a store', () => {
  test('what ships and what is in files can be listed, shown and explained', async () => {
    const folder = folderWith({ 'mine.yaml': OFFICE });
    const run = withoutStore(folder);
    const listed = JSON.parse((await run('calendar:list', ['--json'])).stdout).data.items;
    expect(listed.map(({ id, origin }: { id: string; origin: string }) => `${id} ${origin}`)).toContain(
      'gb-eng shipped',
    );
    const shown = JSON.parse((await run('calendar:show', ['gb-eng', '--year', '2026', '--json'])).stdout).data;
    expect(shown).toMatchObject({
      zone: 'Europe/London',
      origin: 'shipped',
      working_days: 253,
      closed: [
        '2026-01-01',
        '2026-04-03',
        '2026-04-06',
        '2026-05-04',
        '2026-05-25',
        '2026-08-31',
        '2026-12-25',
        '2026-12-28',
      ],
    });
    const explained = await run('calendar:explain', [
      join(folder, 'mine.yaml'),
      '--from',
      '2026-11-22',
      '--to',
      '2026-11-24',
      '--csv',
    ]);
    expect(parse(explained.stdout, { columns: true })).toEqual([
      {
        date: '2026-11-22',
        weekday: 'sun',
        working: 'false',
        cause: 'rest_day',
        like: '',
        intervals: '',
        working_seconds: '0',
      },
      {
        date: '2026-11-23',
        weekday: 'mon',
        working: 'false',
        cause: 'closed_day',
        like: '',
        intervals: '',
        working_seconds: '0',
      },
      {
        date: '2026-11-24',
        weekday: 'tue',
        working: 'true',
        cause: 'working',
        like: '',
        intervals: '09:00-17:00',
        working_seconds: '28800',
      },
    ]);
  });

  test('a store that was named must be there', async () => {
    const { code } = await withoutStore(folderWith())('calendar:show', ['gb-eng', '--store', '/nonexistent']);
    expect(code).toBe(3);
  });
});

describe('which calendar is meant', () => {
  test("the store's own comes before the one that ships, whatever its file is called; a path means the file", async () => {
    const desk = await CliDesk.make();
    const own = join(desk.folder, 'policy/calendars/ours.yaml');
    rmSync(join(desk.folder, 'policy/calendars/gb-eng.yaml'));
    writeFileSync(own, OFFICE.replace('id: office', 'id: gb-eng'));
    expect(await desk.data('calendar:show', ['gb-eng'])).toMatchObject({
      origin: 'store',
      file: 'policy/calendars/ours.yaml',
    });
    expect(await desk.data('calendar:show', [own])).toMatchObject({
      origin: 'file',
      id: 'gb-eng',
      zone: 'Europe/Berlin',
    });
    const ids = (await desk.data('calendar:list')).items.map(({ id }: { id: string }) => id);
    expect(ids.filter((id: string) => id === 'gb-eng')).toHaveLength(1);
  });

  test('one that is not there is refused with those that are', async () => {
    const { code, stderr } = await (await CliDesk.make()).run('calendar:show', ['nowhere']);
    expect(code).toBe(2);
    expect(stderr).toContain('cn-office, gb-eng');
  });

  test('a broken neighbour hides none, but is told', async () => {
    const desk = await CliDesk.make();
    writeFileSync(join(desk.folder, 'policy/calendars/a.yaml'), 'id: [');
    expect((await desk.run('calendar:show', ['cn-office'])).code).toBe(0);
    const { code, stderr } = await desk.run('calendar:list');
    expect(code).toBe(0);
    expect(stderr).toContain('policy/calendars/a.yaml');
  });
});

describe('show and explain', () => {
  test('a month hangs as a grid, with marks for those who see no colours', async () => {
    const { stdout } = await (await CliDesk.make()).run('calendar:show', ['cn-office', '--month', '2026-10']);
    expect(stdout).toContain('   5*   6*   7*   8    9   10+  11.\n');
    expect(stdout).toContain('31 days, 18 working days, 144 h');
  });

  test('a make-up day and every skipped day have their cause', async () => {
    const desk = await CliDesk.make();
    const { items, working_days, working_seconds } = await desk.data('calendar:explain', [
      'cn-office',
      '--from',
      '2026-10-08',
      '--to',
      '2026-10-11',
    ]);
    expect(items.map(({ cause }: { cause: string }) => cause)).toEqual([
      'working',
      'working',
      'make_up_day',
      'rest_day',
    ]);
    expect([working_days, working_seconds]).toEqual([3, 3 * 8 * 3600]);
    expect(
      (await desk.run('calendar:explain', ['cn-office', '--from', '2026-10-10', '--lang', 'zh'])).stdout,
    ).toContain('调休上班 (周五)');
  });

  test('a year without data is refused where it was asked for, and told where it was not', async () => {
    const desk = await CliDesk.make();
    for (const [id, argv] of [
      ['calendar:show', ['cn-office', '--year', '2027']],
      ['calendar:explain', ['cn-office', '--from', '2026-12-31', '--to', '2027-01-01']],
    ] as const) {
      const { code, stdout } = await desk.run(id, [...argv, '--json']);
      expect([code, JSON.parse(stdout).error.code]).toEqual([2, 'calendar_year_missing']);
    }
    const { code, stdout } = await desk.run('calendar:show', ['cn-office', '--json'], { PLAINT_NOW: '2027-01-04' });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ data: { days: [] }, warnings: [{ code: 'calendar_year_missing' }] });
  });

  test.each([
    ['--year', '26'],
    ['--month', '2026'],
    ['--month', '2026-13'],
  ])('%s %s is refused', async (flag, value) => {
    expect((await (await CliDesk.make()).run('calendar:show', ['cn-office', flag, value])).code).toBe(2);
  });
});

describe('a calendar that is wrong', () => {
  const broken = OFFICE.replace('["09:00-17:00"]', '["09:00-17:00", "16:00-18:00"]').replace(
    '2026-11-23',
    '2025-11-23',
  );

  test('is refused by file, line and field', async () => {
    const desk = await CliDesk.make();
    writeFileSync(join(desk.folder, 'policy/calendars/office.yaml'), broken);
    const faults = [
      { path: 'week.mon.1', line: 4 },
      { path: 'closed.0', line: 6 },
    ];
    for (const [id, argv] of [
      ['calendar:show', ['office']],
      ['sla:check', []],
    ] as const) {
      const { code, stdout } = await desk.run(id, [...argv, '--json']);
      expect(code).toBe(2);
      expect(JSON.parse(stdout).error).toMatchObject({
        code: 'policy_invalid',
        details: { file: 'policy/calendars/office.yaml', faults },
      });
    }
    expect((await desk.run('calendar:show', ['office'])).stderr).toContain('line 4, week.mon.1: found');
    const { findings } = { findings: JSON.parse((await desk.run('doctor', ['--json'])).stdout).data.items };
    expect(findings).toMatchObject(faults.map(({ path, line }) => ({ line, args: { field: path } })));
  });

  test('is found by lint with exit 12, warnings alone are 0 unless they are to count', async () => {
    const desk = await CliDesk.make();
    expect((await desk.run('calendar:lint', [], { PLAINT_NOW: '2026-06-01' })).code).toBe(0);
    const november = await desk.data('calendar:lint', ['cn-office']);
    expect(november).toMatchObject({
      calendars: 1,
      errors: 0,
      warnings: 1,
      items: [{ code: 'year_missing', severity: 'warn' }],
    });
    expect((await desk.run('calendar:lint', ['cn-office', '--fail-on', 'warn'])).code).toBe(12);
    writeFileSync(join(desk.folder, 'policy/calendars/x.yaml'), broken);
    const { code, stdout } = await desk.run('calendar:lint', ['--json']);
    expect(code).toBe(12);
    expect(JSON.parse(stdout).data).toMatchObject({ errors: 2 });
    writeFileSync(join(desk.folder, 'policy/calendars/x.yaml'), OFFICE);
    expect((await desk.run('calendar:lint')).stdout).toMatch(/x\.yaml:1 +error/);
    expect((await desk.run('calendar:lint', ['/nonexistent.yaml'])).code).toBe(2);
    expect((await desk.run('calendar:lint', [desk.folder])).code).toBe(2);
  });
});

describe('import', () => {
  const WEEK = ['--zone', 'Europe/London', '--week', 'mon-fri 09:00-17:00'];

  test('writes into the store what a dry run shows, and never over another one unasked', async () => {
    const desk = await CliDesk.make();
    const feed = join(folderWith({ 'feed.ics': FEED }), 'feed.ics');
    const argv = [feed, '--id', 'london', ...WEEK];
    const dry = await desk.data('calendar:import', [...argv, '--dry-run']);
    expect(dry).toMatchObject({
      dry_run: true,
      file: null,
      closed: [{ date: '2026-12-25', name: 'Christmas Day' }, {}],
    });
    const file = join(desk.folder, 'policy/calendars/london.yaml');
    expect(existsSync(file)).toBe(false);
    const { stdout, stderr } = await desk.run('calendar:import', argv);
    expect(stdout).toContain('policy/calendars/london.yaml: 2 closed days');
    expect(stderr).toContain('2027 as well; only 2026 was taken');
    expect(readFileSync(file, 'utf8')).toBe(dry.text);
    expect(dry.text).toContain('  - 2026-12-25 # Christmas Day\n');
    expect(await desk.data('calendar:explain', ['london', '--from', '2026-12-25'])).toMatchObject({
      items: [{ cause: 'closed_day' }],
    });
    expect((await desk.run('calendar:import', argv)).stderr).toContain('is there already');
    expect((await desk.run('calendar:import', [...argv, '--force', '--years', '2026,2027'])).code).toBe(0);
    expect((await desk.data('calendar:show', ['london'])).years).toEqual([2026, 2027]);
  });

  test('needs no store with --out', async () => {
    const folder = folderWith({ 'feed.ics': FEED });
    const run = withoutStore(folder);
    const argv = [join(folder, 'feed.ics'), '--id', 'london', ...WEEK];
    expect((await run('calendar:import', argv)).code).toBe(3);
    const out = join(folder, 'made.yaml');
    expect((await run('calendar:import', [...argv, '--out', out])).code).toBe(0);
    expect((await run('calendar:show', [out, '--year', '2026'])).code).toBe(0);
  });

  test('a name from a feed stays a comment', async () => {
    const desk = await CliDesk.make();
    const evil = FEED.replace('Christmas Day', 'x\\nid: other\u2028id: other\u0085\u001b[31m');
    const feed = join(folderWith({ 'feed.ics': evil }), 'feed.ics');
    expect((await desk.run('calendar:import', [feed, '--id', 'london', ...WEEK])).code).toBe(0);
    expect(await desk.data('calendar:show', ['london'])).toMatchObject({ id: 'london' });
  });

  test.each([
    ['--id', '../x'],
    ['--zone', '+01:00'],
    ['--week', 'mon 9-5'],
    ['--week', 'mon 22:00-06:00; tue 05:00-09:00'],
    ['--years', '26'],
    ['--match', '('],
  ])('%s %s is refused', async (flag, value) => {
    const desk = await CliDesk.make();
    const feed = join(folderWith({ 'feed.ics': FEED }), 'feed.ics');
    const given = { '--id': 'x', '--zone': 'Europe/London', '--week': 'mon 09:00-17:00', [flag]: value };
    expect((await desk.run('calendar:import', [feed, ...Object.entries(given).flat()])).code).toBe(2);
  });
});

test('an .ics file may be folded within a character', async () => {
  const desk = await CliDesk.make();
  const event = ['BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20261001', 'SUMMARY:@', 'END:VEVENT'];
  const [before = '', after = ''] = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...event, 'END:VCALENDAR', '']
    .join('\r\n')
    .split('@');
  const summary = Buffer.from('中秋');
  const bytes = [
    Buffer.from(before),
    summary.subarray(0, 2),
    Buffer.from('\r\n '),
    summary.subarray(2),
    Buffer.from(after),
  ];
  const file = join(desk.folder, 'holidays.ics');
  writeFileSync(file, Buffer.concat(bytes));
  const argv = [file, '--id', 'mine', '--zone', 'Asia/Shanghai', '--week', 'mon-fri 09:00-17:00', '--dry-run'];
  const { code, stdout } = await desk.run('calendar:import', argv);
  expect([code, stdout]).toEqual([0, expect.stringContaining('中秋')]);
});
