import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** Runs the process tests with the built program on other majors of Node. The tests themselves run on this one. */
export function testOnNode(versions: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'plaint-node-'));
  try {
    for (const version of versions) {
      const place = join(folder, version);
      execFileSync('npm', ['install', '--silent', '--prefix', place, `node@${version}`], { stdio: 'inherit' });
      const node = join(place, 'node_modules', 'node', 'bin', 'node');
      console.log(`Process tests on Node ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}`);
      const { status } = spawnSync('npx', ['vitest', 'run', 'test/process'], {
        cwd: ROOT,
        env: { ...process.env, PLAINT_TEST_NODE: node },
        stdio: 'inherit',
      });
      if (status !== 0) throw new Error(`the process tests failed on Node ${version}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
