import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { versionOfImprovement } from '../../../src/core/improvement/improvement.js';
import type { ImprovementChange } from '../../../src/core/store/change-improvement.js';
import {
  changeImprovement,
  createImprovement,
  resolveImprovementId,
} from '../../../src/core/store/change-improvement.js';
import { FolderStore } from '../../../src/core/store/folder/folder-store.js';
import { initStore } from '../../../src/core/store/folder/init.js';
import type { Damage } from '../../../src/core/store/port.js';
import { contextAt, EVIDENCE, opened, PLAN } from '../improvement/case.js';

const TEMPLATES = fileURLToPath(new URL('../../../templates/', import.meta.url));

/** A store in a temporary folder, as often opened as there are writers. */
async function storeIn(format: 'yaml' | 'json' = 'yaml') {
  const folder = mkdtempSync(join(tmpdir(), 'plaint-improve-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await initStore(folder, { format, zone: 'Asia/Shanghai', language: 'en' }, 'three-tier', TEMPLATES);
  const store = await FolderStore.open(folder);
  const file = (id: string) => join(folder, 'improvements', `${id}.${format}`);
  return { folder, store, file, again: () => FolderStore.open(folder) };
}

const WISH = {
  title: 'Two debits',
  kind: 'root_fix',
  scope: { category: 'process' },
  owner: null,
  due: null,
  target: null,
  links: [],
} as const;

describe.each(['yaml', 'json'] as const)('in %s', (format) => {
  test('an improvement comes back as it went in', async () => {
    const { store, file, folder } = await storeIn(format);
    const { improvement } = opened().when(PLAN).when({ type: 'implement', on: '2026-08-01', note: 'a\n"b" 充电宝' });
    await store.createImprovement(improvement);
    expect(await store.readImprovement(improvement.id)).toEqual(improvement);
    expect(readFileSync(file(improvement.id), 'utf8')).toContain('充电宝');
    expect(readdirSync(join(folder, 'improvements'))).toEqual([`${improvement.id}.${format}`]);
    await expect(store.createImprovement(improvement)).rejects.toMatchObject({ code: 'improvement_exists' });
  });
});

describe('changing', () => {
  const note = (text: string) => ({ type: 'feed_back', to: 'customers', note: text }) as const;

  test('two writers at once: nothing is lost, and who decided on an old version is refused', async () => {
    const { store, again } = await storeIn();
    const { improvement } = opened().when(PLAN).when({ type: 'implement', on: '2026-08-01' });
    await store.createImprovement(improvement);
    const stores = await Promise.all(Array.from({ length: 8 }, again));
    const told = stores.map((each, at) =>
      changeImprovement(each, improvement.id, note(`by ${at}`), contextAt('2026-08-02', `writer-${at}`)),
    );
    await Promise.all(told);
    const after = await store.readImprovement(improvement.id);
    expect(after.feedback.map((each) => each.note).sort()).toEqual(stores.map((_, at) => `by ${at}`).sort());
    await expect(store.replaceImprovement(improvement, versionOfImprovement(improvement))).rejects.toMatchObject({
      code: 'changed_meanwhile',
    });
  });

  test('what was just done by the same person is done; a dry run writes nothing', async () => {
    const { store, folder } = await storeIn();
    const context = contextAt('2026-08-02');
    const dry = await createImprovement(store, WISH, context, () => 0.5, { dryRun: true });
    expect([dry.after.id, existsSync(join(folder, 'improvements'))]).toEqual(['I-260802-G0000', false]);
    const { after } = await createImprovement(store, WISH, context, () => 0.5);
    const drop = () => changeImprovement(store, after.id, { type: 'drop', reason: 'sold out' }, context);
    const [first, second] = [await drop(), await drop()];
    expect([first.events.length, second.events.length]).toEqual([1, 0]);
    await expect(changeImprovement(store, after.id, PLAN, context)).rejects.toMatchObject({
      code: 'improvement_not_from_state',
    });
    await expect(changeImprovement(store, 'I-260802-ZZZZZ', PLAN, context)).rejects.toMatchObject({
      code: 'improvement_not_found',
    });
  });

  test('comments and fields of the file that plaint does not know stay', async () => {
    const { store, file } = await storeIn();
    const { improvement } = opened();
    await store.createImprovement(improvement);
    const text = readFileSync(file(improvement.id), 'utf8');
    writeFileSync(file(improvement.id), `# ask legal first\n${text}ticket: JIRA-7\n`);
    await changeImprovement(store, improvement.id, PLAN, contextAt('2026-08-02'));
    const after = readFileSync(file(improvement.id), 'utf8');
    expect(after).toMatch(/^# ask legal first\n/);
    expect(after).toContain('ticket: JIRA-7');
    expect(after).toContain('state: planned');
  });

  test('an id that is drawn twice is drawn again', async () => {
    const { store } = await storeIn();
    const draws = [0.5, 0.5, 0.25];
    const make = (): Promise<ImprovementChange> =>
      createImprovement(store, WISH, contextAt('2026-08-02'), () => draws.shift() ?? 0);
    const ids = [(await make()).after.id, (await make()).after.id];
    expect(new Set(ids).size).toBe(2);
  });
});

describe('finding', () => {
  test('by any unique ending; several are listed, and nothing becomes a path unchecked', async () => {
    const { store } = await storeIn();
    for (const id of ['I-260801-0ABCD', 'I-260802-0ABCD', 'I-260802-1ABCD']) {
      await store.createImprovement(opened({}, '2026-08-01', id).improvement);
    }
    expect(await resolveImprovementId(store, '1abcd')).toBe('I-260802-1ABCD');
    expect(await resolveImprovementId(store, 'labcd')).toBe('I-260802-1ABCD');
    expect(await resolveImprovementId(store, 'i-260801-oabcd')).toBe('I-260801-0ABCD');
    await expect(resolveImprovementId(store, '0ABCD')).rejects.toMatchObject({
      code: 'improvement_ambiguous',
      args: { matches: ['I-260801-0ABCD', 'I-260802-0ABCD'] },
    });
    for (const typed of ['', 'XXXXX', '../../etc/passwd', 'I-260801-99999']) {
      await expect(resolveImprovementId(store, typed)).rejects.toMatchObject({ code: 'improvement_not_found' });
    }
    await expect(store.readImprovement('../plaint')).rejects.toMatchObject({ code: 'improvement_not_found' });
  });
});

describe('damage', () => {
  const verified = () =>
    opened()
      .when(PLAN)
      .when({ type: 'implement', on: '2026-08-01' })
      .when({ type: 'record_effect', verdict: 'effective', evidence: EVIDENCE }).improvement;

  test.each([
    ['no YAML', /^plaint: 1/, 'plaint: "1', /./],
    ['another version', /^plaint: 1/, 'plaint: 1.5', /1\.5/],
    ['another id', /^id: .*/m, 'id: I-260801-00009', /^id$/],
    ['no history', /^history:/m, 'past:', /^history$/],
    ['an event at no time', /at: 2026-08-01T09.*/, 'at: soon', /^history\.0\.at$/],
    [
      'a type of measure that is none',
      /- type: opened([\s\S]*?)kind: root_fix/,
      '- type: opened$1kind: magic',
      /^history\.0\.kind$/,
    ],
    [
      'a scope of nothing',
      /(type: opened[\s\S]*?)scope:\n\s+category: process\n\s+subcategory: billing/,
      '$1scope: {}',
      /^history\.0\.scope$/,
    ],
    [
      'a day that is none',
      /^ {4}implemented_on: .*/m,
      '    implemented_on: 2026-02-30',
      /^history\.3\.implemented_on$/,
    ],
    ['a count that is none', /count: 120/, 'count: many', /^history\.4\.evidence\.before\.count$/],
    ['a history without its beginning', /type: opened/, 'type: begun', /^history\.0\.type$/],
  ])('%s is told by its place, and hides no other', async (_name, from, to, place) => {
    const { store, file } = await storeIn();
    const bad = verified();
    const good = opened({}, '2026-08-01', 'I-260801-00002').improvement;
    for (const each of [bad, good]) await store.createImprovement(each);
    const text = readFileSync(file(bad.id), 'utf8');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    writeFileSync(file(bad.id), changed);
    const damages: Damage[] = [];
    const read = await store.improvements((damage) => damages.push(damage));
    expect(read.map(({ id }) => id)).toEqual([good.id]);
    expect(damages).toMatchObject([{ file: file(bad.id), reason: expect.stringMatching(place) }]);
    await expect(store.readImprovement(bad.id)).rejects.toMatchObject({ kind: 'damaged' });
    // What can't be read is not written over.
    await expect(store.replaceImprovement(bad, versionOfImprovement(bad))).rejects.toMatchObject({ kind: 'damaged' });
    expect(readFileSync(file(bad.id), 'utf8')).toBe(changed);
  });
});
