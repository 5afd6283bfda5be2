import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { nextDraft } from '../../../src/core/calibration/scoring-draft.js';
import { ratingsToHandIn } from '../../../src/core/calibration/scoring-session.js';
import { FolderStore } from '../../../src/core/store/folder/folder-store.js';
import { initStore } from '../../../src/core/store/folder/init.js';
import { planOf, scored } from '../calibration/scoring.js';

const TEMPLATES = fileURLToPath(new URL('../../../templates/', import.meta.url));
const NOW = '2026-11-21T10:00:00+08:00';
const CLOSING = { closed_at: NOW, closed_by: 'chen.bo', missing: ['ann'] };

async function makeStore(format: 'yaml' | 'json' = 'yaml') {
  const folder = mkdtempSync(join(tmpdir(), 'plaint-draft-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await initStore(folder, { format, zone: 'Asia/Shanghai', language: 'en' }, 'three-tier', TEMPLATES);
  const store = await FolderStore.open(folder, { patience: 500 });
  await store.createAudit(planOf(['T1', 'T2']));
  return { folder, store, file: join(folder, `audits/november/drafts/ann.${format}`) };
}

const first = nextDraft('ann', scored('y5sacwhy: #1<return>').ratings, null, NOW);
const scores = { rater: 'ann', submitted_at: NOW, ratings: ratingsToHandIn(scored('y')) };

describe.each(['yaml', 'json'] as const)('a draft as %s', (format) => {
  test('reads back as it was kept; null where nothing was', async () => {
    const { store } = await makeStore(format);
    expect(await store.readDraft('november', 'ann')).toBeNull();
    await store.saveDraft('november', first);
    expect(await store.readDraft('november', 'ann')).toEqual(first);
    const second = nextDraft('ann', scored('n').ratings, first, NOW);
    await store.saveDraft('november', second);
    expect(await store.readDraft('november', 'ann')).toEqual(second);
  });

  test('is gone once scores are handed in, and nobody is the wiser in the audit', async () => {
    const { store, file } = await makeStore(format);
    await store.saveDraft('november', first);
    expect(await store.readAudit('november')).toMatchObject({ scores: [], closing: null });
    expect(existsSync(file)).toBe(true);
    await store.addScores('november', scores);
    expect([existsSync(file), readdirSync(dirname(file))]).toEqual([false, ['.gitignore']]);
    expect((await store.readAudit('november')).scores).toEqual([scores]);
  });
});

describe('a draft is refused', () => {
  test('where another one came between', async () => {
    const { store } = await makeStore();
    await store.saveDraft('november', first);
    const late = nextDraft('ann', scored('n').ratings, null, NOW);
    await expect(store.saveDraft('november', late)).rejects.toMatchObject({ code: 'draft_changed', kind: 'conflict' });
    expect(await store.readDraft('november', 'ann')).toEqual(first);
    const ahead = { ...first, revision: 3 };
    await expect(store.saveDraft('november', ahead)).rejects.toMatchObject({ code: 'draft_changed' });
  });

  test('to hand in, where another one came between: it stays, and nothing was handed in', async () => {
    const { store } = await makeStore();
    const handIn = (revision?: number) => store.addScores('november', scores, revision);
    await expect(handIn(1)).rejects.toMatchObject({ code: 'draft_changed' });
    await store.saveDraft('november', first);
    const second = nextDraft('ann', scored('n').ratings, first, NOW);
    await store.saveDraft('november', second);
    for (const stale of [0, 1, 3]) {
      await expect(handIn(stale)).rejects.toMatchObject({ code: 'draft_changed', kind: 'conflict' });
    }
    expect(await store.readDraft('november', 'ann')).toEqual(second);
    expect((await store.readAudit('november')).scores).toEqual([]);
    await handIn(2);
    expect((await store.readAudit('november')).scores).toEqual([scores]);
    expect(await store.readDraft('november', 'ann')).toBeNull();
  });

  test('by no sheet, which takes the place of any, damaged ones too', async () => {
    const { store, file } = await makeStore();
    await store.saveDraft('november', first);
    writeFileSync(file, 'rater: [');
    await store.addScores('november', scores);
    expect(existsSync(file)).toBe(false);
  });

  test('of two at once', async () => {
    const { store } = await makeStore();
    const both = await Promise.allSettled([store.saveDraft('november', first), store.saveDraft('november', first)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('once it was handed in, or the audit closed', async () => {
    const { store } = await makeStore();
    await store.addScores('november', scores);
    await expect(store.saveDraft('november', first)).rejects.toMatchObject({ code: 'scores_exist' });
    const other = await makeStore();
    await other.store.closeAudit('november', CLOSING);
    await expect(other.store.saveDraft('november', first)).rejects.toMatchObject({ code: 'audit_closed' });
    expect(existsSync(other.file)).toBe(false);
  });
});

test.each([
  ['no YAML', 'rater: [', null],
  ['empty', '', ''],
  [
    'of another shape',
    'rater: ann\nsaved_at: x\nrevision: 1\nratings:\n  - {ticket: T1, answers: 7}\n',
    'ratings.0.answers',
  ],
  ['without a revision', 'rater: ann\nsaved_at: x\nratings: []\n', 'revision'],
])('a draft that is %s is told as damaged', async (_, text, reason) => {
  const { store, file } = await makeStore();
  await store.saveDraft('november', first);
  writeFileSync(file, text);
  const damaged = { code: 'document_damaged', args: { file, ...(reason !== null && { reason }) } };
  await expect(store.readDraft('november', 'ann')).rejects.toMatchObject(damaged);
});

describe('what a killed writer left', () => {
  /** Half a document beside the one it was to become, by a process that is gone. */
  function leave(folder: string, place: string): string {
    const { pid } = spawnSync(process.execPath, ['--version']);
    const file = join(folder, `${dirname(place)}/.${basename(place)}.${pid}-1@${hostname()}.tmp`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'ratings: [{ticket: T1');
    return file;
  }

  const ask = {
    scope: 'all',
    rules: () => Promise.reject(new Error('no complaints')),
    onDamage: () => undefined,
  } as const;

  test('goes with the next draft, and with the scores', async () => {
    const { folder, store } = await makeStore();
    const left = () => ['drafts', 'scores'].map((part) => leave(folder, `audits/november/${part}/ann.yaml`));
    for (const write of [() => store.saveDraft('november', first), () => store.addScores('november', scores)]) {
      const files = left();
      await write();
      expect(files.map((file) => existsSync(file))).toEqual([false, false]);
    }
  });

  test('stays while its writer may be at work', async () => {
    const { folder, store } = await makeStore();
    const file = join(folder, `audits/november/drafts/.ann.yaml.${process.pid}-1@${hostname()}.tmp`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
    await store.saveDraft('november', first);
    expect(existsSync(file)).toBe(true);
    expect(await store.examine(() => [], ask)).toEqual([]);
  });

  test('is found in every folder of audits and exams, and mended', async () => {
    const { folder, store } = await makeStore();
    const files = [
      ...['plan.yaml', 'scores/ann.yaml', 'drafts/ann.yaml'].map((place) => leave(folder, `audits/november/${place}`)),
      ...['plan.yaml', 'scores/ann.yaml'].map((place) => leave(folder, `exams/spring/${place}`)),
    ];
    const found = await store.examine(() => [], ask);
    expect(found.map(({ finding }) => [finding.code, join(folder, finding.file)]).sort()).toEqual(
      files.map((file) => ['temporary_left', file]).sort(),
    );
    for (const { mend } of found) await mend?.();
    expect(files.filter((file) => existsSync(file))).toEqual([]);
    expect(await store.examine(() => [], ask)).toEqual([]);
  });

  test('in drafts: all of them go when the audit is closed', async () => {
    const { folder, store, file } = await makeStore();
    await store.saveDraft('november', first);
    await store.closeAudit('november', CLOSING);
    expect(existsSync(dirname(file))).toBe(false);
    expect(readdirSync(join(folder, 'audits/november')).sort()).toEqual(['closing.yaml', 'plan.yaml']);
  });

  test.each([
    ['plan.yaml', 'name: november\n', 'document_damaged', 'planned_at'],
    ['plan.yaml', '', 'document_damaged', 'document'],
    ['scores/ann.yaml', 'rater: [', 'document_damaged', null],
    ['scores/ann.yaml', 'rater: ann\n', 'document_damaged', 'submitted_at'],
    ['scores/ann.yaml', '<<<<<<< ours\nrater: ann\n', 'conflict_markers', null],
    ['drafts/ann.yaml', 'rater: ann\n', 'document_damaged', 'saved_at'],
    ['closing.yaml', 'closed_by: ann\n', 'document_damaged', 'closed_at'],
  ])('%s that says %j is told by doctor', async (place, text, code, reason) => {
    const { folder, store } = await makeStore();
    for (const part of ['scores', 'drafts']) mkdirSync(join(folder, 'audits/november', part));
    writeFileSync(join(folder, 'audits/november', place), text);
    const found = await store.examine(() => [], ask);
    expect(found.map(({ finding }) => finding)).toMatchObject([
      { code, file: `audits/november/${place}`, ...(reason !== null && { args: { reason } }) },
    ]);
    expect(found[0]?.mend).toBeNull();
  });
});
