import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ended, Place } from './plaint.js';

test('two processes assign the same complaint fifty times each: a hundred events, none lost, the file whole throughout', async () => {
  const place = new Place();
  const id = place.log();
  const folder = join(place.folder, 'complaints', '2026', '11');
  const writer = async (person: string) => {
    for (let i = 0; i < 50; i++) expect(await ended(place.start(['assign', id, '--to', person]))).toBe(0);
  };
  let writing = true;
  let reads = 0;
  const reader = async () => {
    while (writing) {
      const { history } = parse(readFileSync(join(folder, `${id}.yaml`), 'utf8'));
      expect(history.length).toBeGreaterThan(0);
      reads++;
      await sleep(5);
    }
  };
  const reading = reader();
  await Promise.all([writer('anna'), writer('ben')]);
  writing = false;
  await reading;
  expect(reads).toBeGreaterThan(100);

  const { history } = parse(readFileSync(join(folder, `${id}.yaml`), 'utf8'));
  const assigned = history.filter(({ type }: { type: string }) => type === 'assigned');
  expect(assigned).toHaveLength(100);
  expect(assigned.filter(({ to }: { to: string }) => to === 'anna')).toHaveLength(50);
  expect(readdirSync(folder)).toEqual([`${id}.yaml`]);
}, 180_000);

test('the same store and the same now give the same bytes', () => {
  const place = new Place();
  const ids = [place.log({ priority: 'urgent' }), place.log({ customer: 'CU-2' })];
  for (const args of [
    ['sla', 'check'],
    ['kpi', '--by', 'day'],
    ['show', ids[0]!],
    ['export', 'events'],
  ]) {
    for (const form of [[], ['--json']]) {
      const env = { PLAINT_NOW: '2026-11-20T18:00' };
      const [first, second] = [place.run([...args, ...form], { env }), place.run([...args, ...form], { env })];
      expect(second).toEqual(first);
    }
  }
});

test.each([0, 150])(
  'twelve writers on four complaints, with readers, one killed every %i ms: what was acknowledged is there',
  (kill) => {
    const tools = fileURLToPath(new URL('../../tools/main.ts', import.meta.url));
    const args = ['--writers', '12', '--writes', '4', '--complaints', '4', '--kill-every', String(kill)];
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', tools, 'stress', ...args], {
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    expect(stdout).toContain('48 acknowledged');
  },
  240_000,
);
