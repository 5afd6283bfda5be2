// Builds dist and the manifest. Plain JavaScript: it runs before anything else does.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.js';

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

// oclif lists the commands in the order of the folder on this disk; by name it is the same everywhere.
const file = new URL('../oclif.manifest.json', import.meta.url);
const { commands, ...rest } = JSON.parse(readFileSync(file, 'utf8'));
const sorted = Object.fromEntries(Object.entries(commands).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify({ commands: sorted, ...rest }, null, 2)}\n`);

await bundle();
