import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { NODE } from './plaint.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

test('bin/dev.js runs the sources as they are now: no build, no manifest', () => {
  const copy = mkdtempSync(join(tmpdir(), 'plaint-dev-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  for (const part of ['bin', 'src', 'templates', 'package.json', 'tsconfig.json', 'oclif.manifest.json']) {
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const file = join(copy, 'src/commands/resume.ts');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('Go on with complaints', 'Edited a moment ago: go on with complaints'),
  );
  const run = (...args: string[]) =>
    spawnSync(NODE, [join(copy, 'bin/dev.js'), ...args], { encoding: 'utf8', cwd: copy });
  expect(run('resume', '--help').stdout).toContain('Edited a moment ago');
  expect(run('init', 'desk').status).toBe(0);
  expect(run('list', '--store', 'desk').stdout).toContain('No complaints.');
});
