// Builds dist and the manifest. Plain JavaScript: it runs before anything else does.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const run = (script, ...args) =>
  execFileSync(process.execPath, [require.resolve(script), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    // oclif would look for newer versions of itself.
    env: { ...process.env, OCLIF_SKIP_NEW_VERSION_CHECK: 'true' },
  });

// Stale output would be packed and run along with the new.
rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });
run('typescript/bin/tsc', '-p', 'tsconfig.build.json');
run('oclif/bin/run.js', 'manifest');
