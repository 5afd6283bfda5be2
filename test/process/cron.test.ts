import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { BIN, ended, NODE, NOW, Place } from './plaint.js';

const DOCS = readFileSync(fileURLToPath(new URL('../../docs/cron.md', import.meta.url)), 'utf8');
const CRONTAB = [...DOCS.matchAll(/^ {4}(?:\S+ +){5}(cd \/srv\/desk && .*)$/gm)].map(([, line = '']) => line);
const [SERVICE = ''] = [...DOCS.matchAll(/^ {4}ExecStart=plaint (.*)$/gm)].map(([, args = '']) => args);

/** As cron runs it: a bare shell, no terminal, hardly any environment. Mail is what would be sent. */
function asCron(place: Place, line: string) {
  const shell = `plaint() { "${NODE}" "${BIN}" "$@"; }; mail() { cat > mail.txt; }; ${line.replace('/srv/desk', place.folder)}`;
  const env = { PATH: process.env.PATH ?? '', HOME: place.folder, LANG: 'C', PLAINT_NOW: NOW, PLAINT_USER: 'cron' };
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', shell], { env, encoding: 'utf8' });
  return { code: status, printed: stdout + stderr };
}

test('the docs have lines to try', () => {
  expect(CRONTAB.length).toBeGreaterThan(5);
  expect(SERVICE).toMatch(/^escalate --due/);
});

test.each(CRONTAB)('on a calm day: %s', (line) => {
  const { code, printed } = asCron(new Place(), line);
  // Next year's holidays are missing everywhere in November, which is what that line is for.
  if (line.includes('calendar lint')) expect(printed).toContain('2027');
  else expect({ code, printed }).toEqual({ code: 0, printed: '' });
});

test('on a bad day the lines tell, and cron does not call it a failure', () => {
  const place = new Place();
  place.log({ priority: 'urgent' }, '2026-11-18T10:00');
  const told = CRONTAB.map((line) => [line, asCron(place, line)] as const);
  const by = (part: string) => told.find(([line]) => line.includes(part))?.[1];
  expect(by('escalate --due')).toMatchObject({ code: 0, printed: expect.stringContaining('breached') });
  expect(by('sla check')).toMatchObject({ code: 0, printed: expect.stringContaining('2 breached') });
  expect(by('supervise')).toMatchObject({ code: 0, printed: expect.stringContaining('nobody owns it') });
  // What was taken is not taken again: no second mail.
  expect(asCron(place, CRONTAB.find((line) => line.includes('escalate --due')) ?? '')).toEqual({
    code: 0,
    printed: '',
  });
});

test('the service prints one line for each run', () => {
  const place = new Place();
  place.log({ priority: 'urgent' }, '2026-11-18T10:00');
  for (const wanted of [/escalations?\.$/, /No escalation is due/]) {
    const { code, stdout, stderr } = place.run(SERVICE.split(' '));
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('Error')]);
    expect(stdout.trim().split('\n')).toEqual([expect.stringMatching(wanted)]);
  }
});

test('two runs of the ladder do not overlap: the second waits, then says that the first is still at it', async () => {
  const place = new Place();
  place.log({ priority: 'urgent' }, '2026-11-18T10:00');
  const holder = place.start(['escalate', '--due', '--quiet'], {
    NODE_OPTIONS: `--require ${join(import.meta.dirname ?? dirname(fileURLToPath(import.meta.url)), 'hold-lock.cjs')}`,
  });
  await new Promise((resolve) => holder.stderr?.once('data', resolve));
  const second = place.run(['escalate', '--due', '--json'], { env: { PLAINT_LOCK_WAIT: '0.3' } });
  expect([second.code, JSON.parse(second.stdout).error.code]).toEqual([4, 'still_locked']);
  expect(await ended(holder)).toBe(0);
  const { data } = JSON.parse(place.run(['escalate', '--due', '--json']).stdout);
  expect(data).toMatchObject({ items: [], failed: [] });
}, 30_000);
