import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Place } from './plaint.js';

const fileOf = (place: Place, id: string) =>
  join(place.folder, 'complaints', `20${id.slice(2, 4)}`, id.slice(4, 6), `${id}.yaml`);

/** For each documented exit code a way to come by it: the arguments, on a store made ready. */
const CASES: [code: number, what: string, prepare: (place: Place) => string[], error: string | null][] = [
  [0, 'done', (place) => ['show', place.log()], null],
  [
    1,
    'a file that can not be written',
    () => ['export', 'complaints', '--out', '/dev/null/out.csv'],
    'file_not_written',
  ],
  [2, 'misuse: a flag that is none', () => ['list', '--bogus'], 'flag_unknown'],
  [2, 'misuse: a command that is none', () => ['lsit'], 'command_unknown'],
  [2, 'misuse: nobody to ask', () => ['log', '--title', 'x'], 'input_missing'],
  [2, 'misuse: a value that is none', () => ['list', '--status', 'lost'], 'flag_invalid'],
  [2, 'misuse: an argument too many', () => ['export', 'clocks', 'now'], 'argument_unexpected'],
  [2, 'misuse: an argument too few', () => ['show'], 'argument_missing'],
  [2, 'misuse: a number that is none', () => ['list', '--limit', 'many'], 'usage'],
  [2, 'misuse: flags that exclude each other', () => ['list', '--csv', '--json'], 'flags_exclusive'],
  [3, 'no such complaint', () => ['show', 'ZZZZZ'], 'complaint_not_found'],
  [3, 'no store there', () => ['list', '--store', '/nonexistent'], 'store_not_found'],
  [4, 'still locked after the wait', locked, 'still_locked'],
  [5, 'not from this status', (place) => ['close', place.log()], 'not_from_status'],
  [
    5,
    'over authority',
    (place) => ['resolve', place.log(), '--outcome', 'upheld', '--redress', '101'],
    'over_authority',
  ],
  [6, 'damaged', damaged, 'document_damaged'],
  [10, 'at risk, where asked for', (place) => atRisk(place, '--fail-on', 'at-risk'), null],
  [0, 'at risk, where not asked for', (place) => atRisk(place), null],
  [11, 'breached', breached, null],
  [12, 'a quality threshold is missed', (place) => [...lint(place)], null],
  [13, 'partly done', (place) => ['note', place.log(), 'ZZZZZ', '--text', 'seen'], null],
];

function locked(place: Place): string[] {
  const id = place.log();
  const file = fileOf(place, id);
  writeFileSync(join(dirname(file), `.${id}.lock`), `${process.pid} ${hostname()}\n`);
  return ['note', id, '--text', 'seen'];
}

function damaged(place: Place): string[] {
  const id = place.log();
  writeFileSync(fileOf(place, id), 'plaint: 1\nid: [unfinished\n');
  return ['show', id];
}

function atRisk(place: Place, ...flags: string[]): string[] {
  place.log({ priority: 'urgent' }, '2026-11-20T09:35');
  return ['sla', 'check', ...flags];
}

function breached(place: Place): string[] {
  place.log({ priority: 'urgent' }, '2026-11-20T09:00');
  return ['sla', 'check'];
}

function lint(place: Place): string[] {
  place.log({ description: 'test' });
  return ['audit', 'lint'];
}

describe('exit codes', () => {
  test.each(CASES)('%d: %s, the same with and without --json', (code, _what, prepare, error) => {
    const place = new Place();
    const args = prepare(place);
    const env = { PLAINT_LOCK_WAIT: '0.3' };
    const plain = place.run(args, { env });
    expect(plain).toMatchObject({ code });
    const json = place.run(args.includes('--json') ? args : [...args, '--json'], { env });
    expect(json.code).toBe(code);
    const document = JSON.parse(json.stdout);
    if (error === null) {
      expect(document).toMatchObject({ ok: true });
      expect(document.schema).toMatch(/^plaint\.[a-z.]+\/1$/);
      expect(plain.stdout).not.toBe('');
    } else {
      expect(document).toMatchObject({ schema: 'plaint.error/1', ok: false, error: { code: error } });
      expect(Object.keys(document.error).sort()).toEqual(['code', 'details', 'hint', 'message']);
      expect(json.stderr).toBe('');
      if (!args.includes('--json'))
        expect(plain).toMatchObject({ stdout: '', stderr: expect.stringMatching(/^Error: /) });
    }
  });

  test('refusals and dry runs leave the file as it was, byte for byte', () => {
    const place = new Place();
    const id = place.log();
    const before = readFileSync(fileOf(place, id));
    for (const args of [
      ['close', id],
      ['resume', id],
      ['resolve', id, '--outcome', 'upheld', '--redress', '101'],
      ['resolve', id, '--outcome', 'nonsense'],
      ['merge', id, '--into', id],
      ['assign', id, '--to', 'li.wei', '--dry-run'],
      ['withdraw', id, '--dry-run'],
    ]) {
      const { code } = place.run(args);
      expect(code).toBe(args.includes('--dry-run') ? 0 : args.includes('nonsense') || args[0] === 'merge' ? 2 : 5);
    }
    expect(readFileSync(fileOf(place, id)).equals(before)).toBe(true);
  });

  test('a lock that a dead process left is cleared', () => {
    const place = new Place();
    const id = place.log();
    const folder = dirname(fileOf(place, id));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `.${id}.lock`), `999999999 ${hostname()}\n`);
    expect(place.run(['note', id, '--text', 'seen']).code).toBe(0);
  });
});
