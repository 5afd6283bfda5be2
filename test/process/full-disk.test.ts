import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { Place } from './plaint.js';

const FAULTS = fileURLToPath(new URL('faults.cjs', import.meta.url));
const LOG = ['log', '--title', 'New', '--channel', 'phone', '--category', 'process/billing', '--customer', 'CU-9'];

/** Every file of a store with what is in it. */
function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(files.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

test.each([
  ['ENOSPC', 'a full disk'],
  ['EROFS', 'a disk that can only be read'],
  ['EACCES', 'a folder without permission'],
  ['EDQUOT', 'a quota used up'],
])('%s, %s: exit 1 with the reason, nothing half-written, and all well once it is over', (kind) => {
  const place = new Place();
  const id = place.log();
  const before = contents(place.folder);
  for (const command of [LOG, ['assign', id, '--to', 'li.wei']]) {
    for (let at = 1; ; at++) {
      const fault = {
        NODE_OPTIONS: `--require ${FAULTS}`,
        FAULT_STORE: place.folder,
        FAULT_AT: String(at),
        FAULT_KIND: kind,
      };
      const { code, stdout, stderr } = place.run(command, { env: fault });
      if (code === 0) break;
      expect({ code, stdout }, stderr).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain(kind);
      // After the rename only the last flush can fail: then the change is there, and whoever gave the command is told it may not last.
      if (!stderr.includes('fsync') && JSON.stringify(contents(place.folder)) !== JSON.stringify(before)) {
        expect(place.run(['doctor']).code).toBe(0);
        break;
      }
    }
    expect(place.run(command).code).toBe(0);
    rmSync(join(place.folder, 'complaints'), { recursive: true });
    for (const [name, text] of Object.entries(before)) {
      if (name.startsWith('complaints')) place.write(name, text);
    }
  }
});

/** A disk of 300 kB of its own; null where this user may not mount one. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'plaint-disk-'));
  onTestFinished(() => {
    spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=300k', 'tmpfs', folder]);
  return status === 0 ? folder : null;
}

test('a small disk that fills up: commands fail, nothing changes, and they work again once there is room', (context) => {
  const disk = smallDisk();
  if (disk === null) return context.skip('this user may not mount a disk');
  const place = new Place(false);
  const on = (args: readonly string[]) => place.run([...args, '--store', disk]);
  expect(place.run(['init', disk, '--zone', 'UTC']).code).toBe(0);
  expect(on(LOG).code).toBe(0);
  const filling = join(disk, 'filling');
  writeFileSync(filling, '');
  for (let size = 300_000; size > 0; size = Math.floor(size / 2)) {
    try {
      writeFileSync(filling, 'x'.repeat(size), { flag: 'a' });
    } catch {
      // Half of it, then, until not a page is left.
    }
  }
  const before = contents(join(disk, 'complaints'));
  const full = on(LOG);
  expect(full).toMatchObject({ code: 1, stdout: '' });
  expect(full.stderr).toContain('ENOSPC');
  expect(contents(join(disk, 'complaints'))).toEqual(before);
  expect(on(['list']).code).toBe(0);
  rmSync(filling);
  expect(on(LOG).code).toBe(0);
  expect(on(['doctor']).code).toBe(0);
});
