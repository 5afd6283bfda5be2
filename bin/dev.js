#!/usr/bin/env node
// For developers: runs src as it is now. Neither dist nor the manifest is looked at, so nothing stale can run.
const { pathToFileURL } = require('node:url');
const { join } = require('node:path');
const { Plugin, settings } = require('@oclif/core');

const root = join(__dirname, '..');

async function run() {
  const { register } = await import('tsx/esm/api');
  register();
  // oclif would otherwise run old output where it fails to transpile, without saying so.
  settings.enableAutoTranspile = false;
  const { oclif, ...rest } = require('../package.json');
  const commands = { strategy: 'pattern', target: './src/commands' };
  const plugin = new Plugin({
    isRoot: true,
    root,
    pjson: { ...rest, oclif: { ...oclif, commands } },
    ignoreManifest: true,
  });
  await plugin.load();
  const { main } = await import('../src/main.ts');
  await main(process.argv.slice(2), pathToFileURL(`${root}/`), plugin.manifest);
}

run();
