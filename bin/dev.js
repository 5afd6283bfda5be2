#!/usr/bin/env node
// For developers: runs src as it is now. Neither dist nor the manifest is looked at, so nothing stale can run. oclif has an
// option to ignore the manifest but does not pass it on to the root plugin, so that is made here.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Plugin } from '@oclif/core';
import { register } from 'tsx/esm/api';

register();
const root = new URL('..', import.meta.url);
const { oclif, ...rest } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const commands = { strategy: 'pattern', target: './src/commands' };
const pjson = { ...rest, oclif: { ...oclif, commands, helpClass: './src/cli/help.ts' } };
const plugin = new Plugin({ isRoot: true, root: fileURLToPath(root), pjson, ignoreManifest: true });
await plugin.load();
const { main } = await import('../src/cli/main.ts');
await main(process.argv.slice(2), root, { pjson, plugins: [plugin] });
