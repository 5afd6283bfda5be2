import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, test } from 'vitest';
import { CliDesk } from './run.js';

const REFERENCE = fileURLToPath(new URL('../../../shared/reference/worked-examples.json', import.meta.url));

const isThere = existsSync(REFERENCE);
if (!isThere)
  process.stderr.write(
    'No reference data beside the checkout: the deadlines are not compared with the published ones.\n',
  );

const week = (days: string, intervals: string) =>
  `week: {${days
    .split(' ')
    .map((day) => `${day}: [${intervals}]`)
    .join(', ')}}`;
const WORKDAYS = 'mon tue wed thu fri';
const BANK_HOLIDAYS = '2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28'.split(
  ' ',
);

/** Calendars as people write them. */
const CALENDARS: Record<string, string> = {
  berlin: `zone: Europe/Berlin\n${week(WORKDAYS, '"09:00-17:00"')}`,
  early: `zone: Europe/Berlin\n${week(WORKDAYS, '"08:00-17:00"')}`,
  always: `zone: Europe/Berlin\n${week(`${WORKDAYS} sat sun`, '"00:00-24:00"')}`,
  night: `zone: America/New_York\n${week(WORKDAYS, '"22:00-06:00"')}`,
  lunch: `zone: America/Sao_Paulo\n${week(WORKDAYS, '"08:00-12:00", "13:30-18:00"')}`,
  closure: `zone: Europe/Berlin\n${week(WORKDAYS, '"09:00-18:00"')}\npartial: [{date: 2026-04-14, closed: ["13:00-14:00"]}]`,
  uk: `zone: Europe/London\n${week(WORKDAYS, '"09:00-17:00"')}\nclosed: [${BANK_HOLIDAYS.join(', ')}]\nyears: [2026]`,
  us: `zone: America/New_York\n${week(WORKDAYS, '"09:00-17:00"')}`,
  au: `zone: Australia/Sydney\n${week(WORKDAYS, '"09:00-17:00"')}`,
};

let desk: CliDesk;
beforeEach(() => {
  desk = new CliDesk();
  for (const [id, text] of Object.entries(CALENDARS)) writeFileSync(file(id), `id: ${id}\n${text}\n`);
});
const file = (id: string) => join(desk.folder, `${id}.yaml`);
/** Without a store, in a folder with calendar files. */
const NO_STORE = { PLAINT_STORE: '' };
const argsOf = (calendar: string, from: string, target: string, more: string[] = []) => [
  ...['--calendar', Object.hasOwn(CALENDARS, calendar) ? file(calendar) : calendar],
  ...['--from', from, '--target', target, ...more],
];
const due = (calendar: string, from: string, target: string, more: string[] = []) =>
  desk.data('sla:due', argsOf(calendar, from, target, more), NO_STORE);

describe('the worked values, as they are typed', () => {
  test.each([
    ['V1', 'berlin', '2026-04-10T16:30', '60m', '2026-04-13T09:30:00+02:00'],
    ['V2', 'early', '2026-04-10T16:00', '4h', '2026-04-13T11:00:00+02:00'],
    ['V3', 'berlin', '2026-04-10T17:00', '8h', '2026-04-13T17:00:00+02:00'],
    ['V5', 'berlin', '2026-04-11T12:00', '1h', '2026-04-13T10:00:00+02:00'],
    ['V7', 'berlin', '2026-04-10T10:00', '8h', '2026-04-13T14:00:00+02:00', '2026-04-10T15:00/2026-04-13T11:00'],
    ['V8', 'always', '2026-03-28T20:00', '12h', '2026-03-29T09:00:00+02:00'],
    ['V8 in autumn', 'always', '2026-10-24T20:00', '12h', '2026-10-25T07:00:00+01:00'],
    ['V10', 'night', '2026-04-10T23:00', '8h', '2026-04-13T23:00:00-04:00'],
    ['V12 over lunch', 'lunch', '2026-04-13T11:30', '1h', '2026-04-13T14:00:00-03:00'],
    ['V12 in lunch', 'lunch', '2026-04-13T12:30', '1h', '2026-04-13T14:30:00-03:00'],
    ['V13', 'always', '2026-04-10T23:30', '60m', '2026-04-11T00:30:00+02:00'],
    ['V15', 'closure', '2026-04-14T12:30', '1h', '2026-04-14T14:30:00+02:00'],
    ['V16', 'berlin', '2026-04-13T09:00', '8h', '2026-04-13T17:00:00+02:00'],
  ])('%s', async (_name, calendar, from, target, expected, pause?: string) => {
    const found = await due(calendar, from, target, pause ? ['--pause', pause] : []);
    expect(found.due).toBe(expected);
    expect(found.counted_seconds).toBe(found.working_seconds);
    expect(found.ledger.at(-1)).toMatchObject({ to: expected, sum_seconds: found.counted_seconds });
  });
});

const VECTORS = [
  ['cn-5wd-midautumn', 'cn-office', '2026-09-24', '5wd', '2026-10-09'],
  ['cn-7wd-2025', 'cn-office', '2025-01-24', '7wd', '2025-02-10'],
  ['cn-5wd-mayday', 'cn-office', '2026-04-30', '5wd', '2026-05-11'],
  ['cn-7wd-national', 'cn-office', '2025-09-26', '7wd', '2025-10-13'],
  ['cn-15cd-roll', 'cn-office', '2026-02-05', '15d roll', '2026-02-24'],
  ['cn-15cd-noroll', 'cn-office', '2026-02-05', '15d', '2026-02-20'],
  ['uk-3bd-easter', 'uk', '2026-04-02', '3wd', '2026-04-09'],
  ['uk-35bd', 'uk', '2026-04-02', '35wd', '2026-05-27'],
  ['uk-8weeks', 'uk', '2026-04-02', '8w', '2026-05-28'],
  ['uk-6weeks', 'uk', '2026-04-09', '6w', '2026-05-21'],
  ['us-15cd', 'us', '2026-01-31', '15d', '2026-02-15'],
  ['au-30cd', 'au', '2026-11-21', '30d', '2026-12-21'],
] as const;

describe('the deadlines in days', () => {
  test.each(VECTORS)('%s', async (_id, calendar, received, target, expected) => {
    for (const time of ['00:00', '10:15', '23:59']) {
      expect((await due(calendar, `${received}T${time}`, target)).due.slice(0, 10)).toBe(expected);
    }
  });

  test.skipIf(!isThere)('are the published ones', () => {
    const { examples } = JSON.parse(readFileSync(REFERENCE, 'utf8'));
    const { input, published } = examples.find(({ id }: { id: string }) => id === 'deadline-vectors');
    expect(Object.fromEntries(VECTORS.map(([id, , , , last]) => [id, last]))).toEqual(published);
    const received = input.vectors.map((vector: { id: string; received: string }) => [vector.id, vector.received]);
    expect(VECTORS.map(([id, , day]) => [id, day])).toEqual(received);
  });
});

describe('sla due', () => {
  test.each([
    ['48h elapsed', '2026-04-12T16:30:00+02:00'],
    ['3wd', '2026-04-15T17:00:00+02:00'],
    ['15d', '2026-04-25T23:59:59+02:00'],
    ['15d roll', '2026-04-27T23:59:59+02:00'],
    ['8w', '2026-06-05T23:59:59+02:00'],
    ['6mo', '2026-10-10T23:59:59+02:00'],
  ])('takes %s', async (target, expected) => {
    const found = await due('berlin', '2026-04-10T16:30', target);
    expect(found.due).toBe(expected);
    const { ledger } = found;
    expect(ledger[0].from).toBe('2026-04-10T16:30:00+02:00');
    expect(ledger.at(-1).to).toBe(expected);
    const sum = ledger.reduce((total: number, { seconds }: { seconds: number }) => total + seconds, 0);
    expect(sum).toBe(found.elapsed_seconds);
  });

  test('says why each stretch counts or does not', async () => {
    const more = ['--pause', '2026-04-10T16:00/2026-04-10T18:00=awaiting_customer'];
    const { ledger } = await due('closure', '2026-04-10T15:00', '14h', more);
    const lines = ledger.map((line: Record<string, unknown>) => [
      String(line.from).slice(0, 16),
      line.why,
      line.reason,
    ]);
    expect(lines).toEqual([
      ['2026-04-10T15:00', 'working', null],
      ['2026-04-10T16:00', 'paused', 'awaiting_customer'],
      ['2026-04-10T18:00', 'outside_hours', null],
      ['2026-04-11T00:00', 'rest_day', null],
      ['2026-04-12T00:00', 'rest_day', null],
      ['2026-04-13T00:00', 'outside_hours', null],
      ['2026-04-13T09:00', 'working', null],
      ['2026-04-13T18:00', 'outside_hours', null],
      ['2026-04-14T00:00', 'outside_hours', null],
      ['2026-04-14T09:00', 'working', null],
    ]);
  });

  test('shows people a table with a running sum, then the time; spreadsheets the lines', async () => {
    const argv = argsOf('berlin', '2026-04-10T16:30', '60m', ['--warn', '75%']);
    const { stdout } = await desk.run('sla:due', argv, { ...NO_STORE, LANG: 'C' });
    expect(stdout.split('\n')).toEqual([
      'From              Until             Length  Sum  Why',
      '2026-04-10 16:30  2026-04-10 17:00     30m  30m  working hours',
      '2026-04-10 17:00  2026-04-11 00:00      7h  30m  outside hours',
      '2026-04-11 00:00  2026-04-12 00:00     24h  30m  rest day',
      '2026-04-12 00:00  2026-04-13 00:00     24h  30m  rest day',
      '2026-04-13 00:00  2026-04-13 09:00      9h  30m  outside hours',
      '2026-04-13 09:00  2026-04-13 09:30     30m   1h  working hours',
      '',
      'At risk from 2026-04-13 09:15',
      'Due 2026-04-13 09:30 (Europe/Berlin)',
      '',
    ]);
    const chinese = await desk.run('sla:due', [...argv, '--lang', 'zh'], NO_STORE);
    expect(chinese.stdout).toContain('到期 2026-04-13 09:30');
    const { stdout: csv } = await desk.run('sla:due', [...argv, '--csv'], NO_STORE);
    expect(parse(csv, { columns: true })).toHaveLength(6);
    expect(parse(csv, { columns: true })[5]).toMatchObject({ counted: 'true', why: 'working', sum_seconds: '3600' });
  });

  test('counts days for people where days count', async () => {
    const { stdout } = await desk.run('sla:due', argsOf('cn-office', '2026-09-24T16:30', '5wd'), NO_STORE);
    expect(stdout).toContain('24h   4d  counted day');
    expect(stdout).toContain('Due 2026-10-09 18:00 (Asia/Shanghai)');
  });

  test('warns by a share of the target or a time before it is due, never before the start', async () => {
    const warned = async (offset: string) =>
      (await due('lunch', '2026-04-13T11:30', '1h', [`--warn=${offset}`])).warn.slice(11, 16);
    expect([await warned('75%'), await warned('-30m'), await warned('-8h')]).toEqual(['13:45', '12:00', '11:30']);
  });

  test('several pauses, with offsets of their own or without, in the zone that was named', async () => {
    const more = ['--zone', 'Asia/Shanghai', '--pause', '2026-04-10T16:00/2026-04-10T17:00'];
    const found = await due('berlin', '2026-04-10T15:00', '2h', [
      ...more,
      '--pause',
      '2026-04-10T11:30+02:00/2026-04-10T09:45Z',
    ]);
    // 15:00 in Shanghai is 09:00 in Berlin.
    expect(found.due).toBe('2026-04-10T18:15:00+08:00');
  });

  test('a pause that lasts: it can not be told when, and since when is said', async () => {
    const argv = argsOf('berlin', '2026-04-10T10:00', '8h', ['--pause', '2026-04-10T15:00/']);
    const found = await desk.data('sla:due', argv, NO_STORE);
    expect(found).toMatchObject({ due: null, held: '2026-04-10T15:00:00+02:00', counted_seconds: 5 * 3600 });
    expect((await desk.run('sla:due', argv, NO_STORE)).stdout).toContain("can't be told");
    const later = await due('berlin', '2026-04-10T10:00', '8h', ['--pause', '2026-04-14T15:00/']);
    expect(later).toMatchObject({ due: '2026-04-13T10:00:00+02:00', held: null });
  });

  test("takes a store's calendar before the one that ships, and now for a start", async () => {
    const store = await CliDesk.make();
    writeFileSync(join(store.folder, 'policy/calendars/mine.yaml'), `id: mine\n${CALENDARS.berlin}\n`);
    const found = await store.data('sla:due', ['--target', '1h', '--calendar', 'mine']);
    // 10:00 in Shanghai is 03:00 in Berlin.
    expect(found).toMatchObject({
      calendar: 'mine',
      start: '2026-11-20T03:00:00+01:00',
      due: '2026-11-20T10:00:00+01:00',
    });
  });

  test.each([
    ['a target', ['berlin', '2026-04-10', '4 hours'], 'duration_invalid', { found: '4 hours' }],
    ['a time', ['berlin', '2026-13-10', '4h'], 'instant_invalid', { found: '2026-13-10' }],
    ['a zone', ['berlin', '2026-04-10', '4h', '--zone', 'Mars/Olympus'], 'zone_unknown', { zone: 'Mars/Olympus' }],
    ['a warning', ['berlin', '2026-04-10', '4h', '--warn', '175%'], 'flag_invalid', { flag: 'warn', found: '175%' }],
    ['a pause', ['berlin', '2026-04-10', '4h', '--pause', '2026-04-10'], 'pause_invalid', { found: '2026-04-10' }],
    [
      'a pause that ends before it starts',
      ['berlin', '2026-04-10', '4h', '--pause', '2026-04-11/2026-04-10'],
      'pause_backwards',
      { from: '2026-04-11', to: '2026-04-10' },
    ],
    ['a year without data', ['uk', '2026-12-30', '5wd'], 'calendar_year_missing', { calendar: 'uk', year: 2027 }],
    ['a calendar that is nowhere', ['nowhere', '2026-12-30', '5wd'], 'calendar_unknown', { calendar: 'nowhere' }],
  ])('refuses %s that is none', async (_what, [calendar, from, target, ...more], code, details) => {
    const ended = await desk.run('sla:due', [...argsOf(calendar!, from!, target!, more), '--json'], NO_STORE);
    expect(ended.code).toBe(2);
    expect(JSON.parse(ended.stdout).error).toMatchObject({ code, details });
  });

  test('refuses a calendar without working time, or in a zone that is none', async () => {
    writeFileSync(file('berlin'), 'id: idle\nzone: UTC\nweek: {mon: []}\n');
    const idle = await desk.run('sla:due', argsOf('berlin', '2026-04-10', '4h'), { ...NO_STORE, LANG: 'C' });
    expect([idle.code, idle.stderr]).toEqual([2, expect.stringContaining('no working time')]);
    writeFileSync(file('berlin'), `id: mars\nzone: Mars/Olympus\n${week(WORKDAYS, '"09:00-17:00"')}\n`);
    const mars = await desk.run('sla:due', argsOf('berlin', '2026-04-10', '4h'), NO_STORE);
    expect([mars.code, mars.stderr]).toEqual([2, expect.stringContaining('zone: found Mars/Olympus')]);
  });
});
