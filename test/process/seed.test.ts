import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { NODE, Place } from './plaint.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

function seeded(seed = '1'): Place {
  const place = new Place(false);
  const tool = ['--import', 'tsx', 'tools/main.ts', 'seed', '--folder', join(place.folder, 'desk'), '--seed', seed];
  const { status, stderr } = spawnSync(NODE, [...tool, '--complaints', '300', '--live', '60'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return place;
}

function filesOf({ folder }: Place): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name));
  return new Map(paths.sort().map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')]));
}

test('a seeded store is the same for the same seed', () => {
  const [first, again, other] = [seeded(), seeded(), seeded('2')].map(filesOf);
  expect(first!.size).toBeGreaterThan(60);
  expect(first).toEqual(again);
  expect(first).not.toEqual(other);
});

test('a seeded store reads without faults and has something of everything', () => {
  const place = seeded();
  const env = { PLAINT_NOW: '2026-11-20T18:00', PLAINT_STORE: 'desk' };
  const { items, total } = place.done(['list', '--all'], { env });
  expect(total).toBe(300);
  const statuses: string[] = items.map(({ status }: { status: string }) => status);
  const over = statuses.filter((status) => ['closed', 'merged', 'withdrawn'].includes(status));
  expect(over).toHaveLength(240);
  expect(new Set(statuses)).toEqual(new Set(['new', 'open', 'waiting', 'resolved', 'closed', 'withdrawn', 'merged']));

  const check = place.run(['sla', 'check', '--json'], { env });
  expect(check.code).toBe(11);
  expect(JSON.parse(check.stdout).data).toMatchObject({ unmeasured: 0 });
  expect(place.run(['audit', 'lint'], { env }).code).toBe(0);
});
