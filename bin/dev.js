#!/usr/bin/env node
// For developers: runs src as it is now. Neither dist nor the manifest is looked at, so nothing stale can run.
import { readFileSync } from 'node:fs';
import { register } from 'tsx/esm/api';

register();
const root = new URL('..', import.meta.url);
const pjson = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const oclif = {
  ...pjson.oclif,
  commands: { strategy: 'pattern', target: './src/commands' },
  helpClass: './src/cli/help.ts',
};
const { main } = await import('../src/cli/main.ts');
await main(process.argv.slice(2), root, { pjson: { ...pjson, oclif }, ignoreManifest: true });
