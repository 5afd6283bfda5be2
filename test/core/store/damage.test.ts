import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { FolderStore } from '../../../src/core/store/folder/folder-store.js';
import { initStore } from '../../../src/core/store/folder/init.js';
import type { Damage } from '../../../src/core/store/port.js';
import { World } from '../../world.js';

const TEMPLATES = fileURLToPath(new URL('../../../templates/', import.meta.url));
const world = new World();

/** Two complaints, one of them with a text replaced in its file. */
async function storeWith(from: string | RegExp, to: string) {
  const folder = mkdtempSync(join(tmpdir(), 'plaint-damage-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await initStore(folder, { format: 'yaml', zone: world.zone, language: 'en' }, 'three-tier', TEMPLATES);
  const store = await FolderStore.open(folder);
  const bad = world
    .given({ tags: ['a'] })
    .when({ type: 'assign', to: 'li.wei' })
    .when({ type: 'edit', changes: { title: 'Edited title' } })
    .when({ type: 'respond', kind: 'reply', text: 'soon' }).complaint;
  const good = world.given().complaint;
  for (const complaint of [bad, good]) await store.create({ complaint, due: null });
  const file = join(folder, 'complaints/2026/11', `${bad.id}.yaml`);
  const text = readFileSync(file, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`nothing to replace: ${from}`);
  writeFileSync(file, changed);
  return { store, bad, good };
}

// A wrong value deep inside must neither crash nor hang what reads the whole store.
test.each([
  ['a clock that never started', /started: .*/, 'started: xx', 'history.1.started'],
  ['a target that is none', /target: 2h/, 'target: soon', 'history.1.target'],
  ['a target beyond reason', /target: 2h/, 'target: 99999999d', 'history.1.target'],
  ['a metric that is a number', /metric: first_response/, 'metric: 5', 'history.1.metric'],
  [
    'a change to what no title can be',
    /(type: edited[\s\S]*?)title: Edited title/,
    '$1title: 5',
    'history.4.changes.title',
  ],
  ['an owner that is a number', /to: li\.wei/, 'to: 5', 'history.3.to'],
  ['a reply that is a list', /text: soon/, 'text: [1]', 'history.5.text'],
  ['tags that are text', /(type: logged[\s\S]*?)tags:\n\s+- a/, '$1tags: a', 'history.0.facts.tags'],
  [
    'a description that is a number',
    /(type: logged[\s\S]*?)description: .*/,
    '$1description: 5',
    'history.0.facts.description',
  ],
  ['a version of the future', /plaint: 1/, 'plaint: 1.5', '1.5'],
])('%s is damage, told by its place', async (_name, from, to, place) => {
  const { store, good } = await storeWith(from, to);
  const damages: Damage[] = [];
  const ids: string[] = [];
  for await (const { id } of store.scan('all', (damage) => damages.push(damage))) ids.push(id);
  expect(ids).toEqual([good.id]);
  expect(damages).toMatchObject([{ reason: expect.stringContaining(place) }]);
});

test('long texts come back as they went in: characters of two halves, space at the ends of lines', async () => {
  const description = `客户说："这个充电宝${'充'.repeat(67)}😀😀😀😀很生气"\r\n第二行  \n  \n${'😀'.repeat(200)}`;
  const folder = mkdtempSync(join(tmpdir(), 'plaint-damage-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await initStore(folder, { format: 'yaml', zone: world.zone, language: 'en' }, 'three-tier', TEMPLATES);
  const store = await FolderStore.open(folder);
  const { complaint } = world.given({ description });
  await store.create({ complaint, due: null });
  expect((await store.read(complaint.id)).facts.description).toBe(description);
});
