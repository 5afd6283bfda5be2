import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { Mapping } from '../../../src/core/exchange/mapping.js';
import type { Row } from '../../../src/core/exchange/row.js';
import { changeComplaint } from '../../../src/core/store/change.js';
import { FolderStore } from '../../../src/core/store/folder/folder-store.js';
import { initStore } from '../../../src/core/store/folder/init.js';
import { importRows } from '../../../src/core/store/import.js';
import { checkPolicy } from '../../../src/core/validate.js';
import { shipped, World } from '../../world.js';

const TEMPLATES = fileURLToPath(new URL('../../../templates/', import.meta.url));
const world = new World();
const cfpb = checkPolicy(Mapping, shipped('maps/cfpb.yaml'), 'cfpb');

const row = (id: string, changes: Row = {}): Row => ({
  'Complaint ID': id,
  'Submitted via': 'Web',
  'Date submitted': '2021-10-24',
  'Date received': '2021-10-27',
  State: 'NY',
  Product: 'Mortgage',
  'Sub-product': '',
  Issue: 'Closing on a mortgage',
  'Sub-issue': '',
  'Company public response': '',
  'Company response to consumer': 'Closed with explanation',
  'Timely response?': 'Yes',
  ...changes,
});

async function importInto(store: FolderStore, rows: Row[], time = '2026-11-20 10:00', dryRun = false) {
  async function* lines() {
    for (const [index, entry] of rows.entries()) yield { line: index + 2, row: entry };
  }
  const { now, by, clocks } = world.context(time);
  return importRows(store, lines(), cfpb, {
    now,
    by,
    clocks,
    defaultPriority: world.taxonomy.default_priority,
    dryRun,
    onDamage: () => undefined,
  });
}

async function makeStore() {
  const folder = mkdtempSync(join(tmpdir(), 'plaint-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await initStore(folder, { format: 'yaml', zone: world.zone, language: 'en' }, 'three-tier', TEMPLATES);
  return FolderStore.open(folder);
}

const all = async (store: FolderStore) => {
  const found = [];
  for await (const complaint of store.scan('all', () => undefined)) found.push(complaint);
  return found;
};

test('twice the same changes nothing; a changed row updates its complaint, closing it on the way', async () => {
  const store = await makeStore();
  const open = row('2', { 'Company response to consumer': 'In progress', 'Timely response?': '' });
  expect(await importInto(store, [row('1'), open])).toMatchObject({ rows: 2, created: 2, rejected: [] });
  const before = await all(store);
  expect(await importInto(store, [row('1'), open], '2026-11-21 10:00')).toMatchObject({
    unchanged: 2,
    created: 0,
    updated: 0,
  });
  expect(await all(store)).toEqual(before);

  const closed = row('2', { State: 'NJ', 'Timely response?': 'No' });
  expect(await importInto(store, [closed], '2026-11-22 10:00')).toMatchObject({ updated: 1 });
  const [after] = (await all(store)).filter(({ facts }) => facts.source?.id === '2');
  expect(after).toMatchObject({
    status: 'closed',
    facts: { extra: { State: 'NJ' } },
    reported_clocks: [{ metric: 'resolution', outcome: 'breached' }],
  });
});

test('a dry run counts the same and writes nothing', async () => {
  const store = await makeStore();
  expect(await importInto(store, [row('1')], '2026-11-20 10:00', true)).toMatchObject({ created: 1 });
  expect(await all(store)).toEqual([]);
});

test('each row that is not taken is listed with its line, and keeps no other out', async () => {
  const store = await makeStore();
  const rows = [
    row('1'),
    row('', {}),
    row('1'),
    row('4', { 'Date submitted': '24/10/2021' }),
    row('5', { 'Timely response?': 'Perhaps' }),
    row('6', { 'Company response to consumer': 'Lost' }),
    row('7', { 'Submitted via': '' }),
    row('8'),
  ];
  const { created, rejected } = await importInto(store, rows);
  expect(created).toBe(2);
  expect(rejected.map(({ line, fault }) => [line, fault.code])).toEqual([
    [3, 'key_missing'],
    [4, 'key_twice'],
    [5, 'date_invalid'],
    [6, 'value_unmapped'],
    [7, 'value_unmapped'],
    [8, 'field_missing'],
  ]);
});

test('the same file gives the same ids everywhere', async () => {
  const ids = async () => {
    const store = await makeStore();
    await importInto(store, [row('1'), row('2'), row('3')]);
    return (await all(store)).map(({ id }) => id);
  };
  expect(await ids()).toEqual(await ids());
});

test('a complaint reopened here stays open, whatever the source says of it again', async () => {
  const store = await makeStore();
  await importInto(store, [row('1')]);
  const [before] = await all(store);
  const context = world.context('2026-11-20 11:00');
  await changeComplaint(store, before!.id, { type: 'reopen', cause: 'the customer called' }, context);
  expect(await importInto(store, [row('1', { State: 'NJ' })], '2026-11-21 10:00')).toMatchObject({ updated: 1 });
  expect(await store.read(before!.id)).toMatchObject({ status: 'new', facts: { extra: { State: 'NJ' } } });
});
