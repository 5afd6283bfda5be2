import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { versionOf } from '../../../src/core/complaint/chain.js';
import { type Complaint, snapshotOf } from '../../../src/core/complaint/record.js';
import { changeComplaint, createComplaint, mergeComplaints, resolveId } from '../../../src/core/store/change.js';
import { FolderStore } from '../../../src/core/store/folder/folder-store.js';
import { initStore } from '../../../src/core/store/folder/init.js';
import type { Damage, Scope } from '../../../src/core/store/port.js';
import { World } from '../../world.js';

const TEMPLATES = fileURLToPath(new URL('../../../templates/', import.meta.url));
const world = new World();

async function makeStore(format: 'yaml' | 'json' = 'yaml') {
  const folder = mkdtempSync(join(tmpdir(), 'plaint-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await initStore(folder, { format, zone: world.zone, language: 'en' }, 'three-tier', TEMPLATES);
  return { folder, store: await FolderStore.open(folder, { patience: 500 }) };
}

async function collect(store: FolderStore, scope: Scope) {
  const found: Complaint[] = [];
  const damages: Damage[] = [];
  for await (const complaint of store.scan(scope, (damage) => damages.push(damage))) found.push(complaint);
  return { ids: found.map(({ id }) => id), damages };
}

const fileOf = (folder: string, id: string) => join(folder, 'complaints/2026/11', `${id}.yaml`);
const closed = (facts: object = {}) =>
  world.given(facts).when({ type: 'resolve', outcome: 'solved' }).when({ type: 'close' }).complaint;

describe('documents', () => {
  test.each(['yaml', 'json'] as const)('what is stored as %s reads back the same', async (format) => {
    const { store } = await makeStore(format);
    const { complaint } = world
      .given({ description: 'line one\nline two: "quoted", 中文 #1', tags: ['yes', '0123'], shoe_size: 43 } as never)
      .when({ type: 'assign', to: 'li.wei', note: '- not a list' })
      .when({ type: 'resolve', outcome: 'upheld', redress: { amount: 39.9, currency: 'CNY' } });
    await store.create({ complaint, due: null });
    expect(await store.read(complaint.id)).toEqual(complaint);
  });

  test('the facts stand at the top, then where it stands, then what happened', async () => {
    const { folder, store } = await makeStore();
    const { complaint } = world.given().when({ type: 'assign', to: 'li.wei' });
    await store.create({ complaint, due: '2026-11-20T11:00:00+08:00' });
    const document = parse(readFileSync(fileOf(folder, complaint.id), 'utf8'));
    expect(Object.keys(document)).toEqual(['plaint', 'id', 'complaint', 'standing', 'history']);
    expect(document.standing).toEqual({
      status: 'open',
      owner: 'li.wei',
      team: 'service',
      level: 0,
      due: '2026-11-20T11:00:00+08:00',
      head: versionOf(complaint),
    });
    const hash = complaint.history[0]?.hash;
    expect(document.complaint).toEqual(complaint.facts);
    expect(document.history[0]).toEqual({
      type: 'logged',
      at: complaint.logged_at,
      by: 'li.wei',
      facts: complaint.facts,
      hash,
    });
  });

  test('history wins over an edited middle; unknown fields at the top stay', async () => {
    const { folder, store } = await makeStore();
    const { complaint } = world.given();
    await store.create({ complaint, due: null });
    const file = fileOf(folder, complaint.id);
    writeFileSync(file, `${readFileSync(file, 'utf8').replace('status: new', 'status: closed')}folder_no: 17\n`);
    expect((await store.read(complaint.id)).status).toBe('new');
    await changeComplaint(store, complaint.id, { type: 'note', text: 'seen' }, world.context('2026-11-20 10:00'));
    expect(parse(readFileSync(file, 'utf8'))).toMatchObject({ folder_no: 17, standing: { status: 'new' } });
  });

  test.each([
    ['not YAML', 'id: [', 'line'],
    ['empty', '', 'not a complaint'],
    ['a list', '- 1', 'not a complaint'],
    [
      'without a history',
      'plaint: 1\nid: ID\ncomplaint: {title: t, channel: c, category: c, priority: p, received_at: 2026-11-20T09:00:00Z}',
      'history',
    ],
    [
      'another complaint',
      'plaint: 1\nid: C-261120-ZZZZZ\ncomplaint: {title: t, channel: c, category: c, priority: p, received_at: 2026-11-20T09:00:00Z}\nhistory: [{type: logged, at: 2026-11-20T09:00:00Z, by: x}]',
      'C-261120-ZZZZZ',
    ],
    [
      'with an event without a time',
      'plaint: 1\nid: ID\ncomplaint: {title: t, channel: c, category: c, priority: p, received_at: 2026-11-20T09:00:00Z}\nhistory: [{type: logged, by: x}]',
      'history.0',
    ],
  ])('a file that is %s is damage, and hides no other', async (_name, text, reason) => {
    const { folder, store } = await makeStore();
    const [bad, good] = [world.given().complaint, world.given().complaint];
    for (const complaint of [bad, good]) await store.create({ complaint, due: null });
    writeFileSync(fileOf(folder, bad.id), text.replace('ID', bad.id));
    const { ids, damages } = await collect(store, 'all');
    expect(ids).toEqual([good.id]);
    expect(damages).toHaveLength(1);
    expect(damages[0]!.file).toBe(fileOf(folder, bad.id));
    if (reason !== 'line') expect(damages[0]!.reason).toContain(reason);
    await expect(store.read(bad.id)).rejects.toMatchObject({ code: 'document_damaged', kind: 'damaged' });
  });

  test('a format from the future is refused, not guessed at', async () => {
    const { folder, store } = await makeStore();
    const { complaint } = world.given();
    await store.create({ complaint, due: null });
    const file = fileOf(folder, complaint.id);
    writeFileSync(file, readFileSync(file, 'utf8').replace('plaint: 1', 'plaint: 2'));
    await expect(store.read(complaint.id)).rejects.toMatchObject({ code: 'store_format_newer' });
  });
});

describe('writing', () => {
  test('a version that has moved on is a conflict, and nothing is written', async () => {
    const { folder, store } = await makeStore();
    const logged = world.given();
    await store.create({ complaint: logged.complaint, due: null });
    const { complaint } = logged.when({ type: 'note', text: 'mine' });
    await store.replace({ complaint, due: null }, versionOf(logged.complaint));
    const before = readFileSync(fileOf(folder, complaint.id), 'utf8');
    const stale = logged.when({ type: 'note', text: 'too late' }).complaint;
    await expect(store.replace({ complaint: stale, due: null }, versionOf(logged.complaint))).rejects.toMatchObject({
      code: 'changed_meanwhile',
    });
    expect(readFileSync(fileOf(folder, complaint.id), 'utf8')).toBe(before);
  });

  test('many at once lose nothing', async () => {
    const { folder } = await makeStore();
    // On a busy machine twelve writers take their time.
    const store = await FolderStore.open(folder, { patience: 30_000 });
    const { complaint } = world.given();
    await store.create({ complaint, due: null });
    const context = world.context('2026-11-20 10:00');
    const writers = Array.from({ length: 12 }, (_, index) =>
      changeComplaint(store, complaint.id, { type: 'note', text: `${index}` }, context),
    );
    await Promise.all(writers);
    const notes = (await store.read(complaint.id)).history.flatMap((event) =>
      event.type === 'noted' ? [event.text] : [],
    );
    expect(notes.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => index));
    expect(readdirSync(join(folder, 'complaints/2026/11'))).toEqual([`${complaint.id}.yaml`]);
  });

  test('an id that is taken, there or put away, is not given twice', async () => {
    const { store } = await makeStore();
    const live = world.given().complaint;
    await store.create({ complaint: live, due: null });
    await expect(store.create({ complaint: live, due: null })).rejects.toMatchObject({
      code: 'complaint_exists',
      kind: 'conflict',
    });
    const away = closed();
    await store.putAway([away]);
    await expect(store.create({ complaint: away, due: null })).rejects.toMatchObject({ code: 'complaint_exists' });
    const numbers = [0.1, 0.1, 0.2];
    const random = () => numbers.shift() ?? 0.9;
    const wish = { title: 't', channel: 'app', category: 'product', customer: 'c' };
    const context = world.context('2026-11-20 10:00');
    const [first, second] = [
      await createComplaint(store, wish, context, random),
      await createComplaint(store, wish, context, random),
    ];
    expect(first.after.id).not.toBe(second.after.id);
  });

  test('merging again after the first half mends the rest', async () => {
    const { store } = await makeStore();
    const [duplicate, survivor] = [world.given().complaint, world.given().complaint];
    for (const complaint of [duplicate, survivor]) await store.create({ complaint, due: null });
    const context = world.context('2026-11-20 10:00');
    await changeComplaint(store, survivor.id, { type: 'absorb', from: duplicate.id, unanswered_since: null }, context);
    await mergeComplaints(store, duplicate.id, survivor.id, context);
    const { links } = await store.read(survivor.id);
    expect(links).toEqual([{ to: duplicate.id, relation: 'absorbed' }]);
    expect((await store.read(duplicate.id)).status).toBe('merged');
  });
});

describe('complaints put away', () => {
  test('are found by ending, read, listed in scope all only, and stay text', async () => {
    const { folder, store } = await makeStore();
    const [away, live] = [closed(), world.given().complaint];
    await store.putAway([away]);
    await store.create({ complaint: live, due: null });
    expect(await store.read(away.id)).toEqual(away);
    expect(await resolveId(store, away.id.slice(-5))).toBe(away.id);
    expect((await collect(store, 'live')).ids).toEqual([live.id]);
    expect((await collect(store, 'all')).ids.sort()).toEqual([away.id, live.id].sort());
    const lines = readFileSync(join(folder, 'archive/2026-11.jsonl'), 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).id)).toEqual([away.id]);
  });

  test('reopening takes one out again; the live document counts where both are there', async () => {
    const { folder, store } = await makeStore();
    const [first, second] = [closed(), closed()];
    await store.putAway([first, second]);
    const archive = join(folder, 'archive/2026-11.jsonl');
    const both = readFileSync(archive, 'utf8');
    await changeComplaint(store, first.id, { type: 'reopen', cause: 'again' }, world.context('2026-11-20 12:00'));
    expect(existsSync(fileOf(folder, first.id))).toBe(true);
    expect(readFileSync(archive, 'utf8')).not.toContain(first.id);
    writeFileSync(archive, both);
    expect((await collect(store, 'all')).ids.sort()).toEqual([first.id, second.id].sort());
    expect((await store.read(first.id)).status).toBe('open');
    expect(await store.findIds(first.id.slice(-5))).toEqual([first.id]);
  });

  test('a change keeps what plaint does not know, and never writes over a damaged line', async () => {
    const { folder, store } = await makeStore();
    const away = closed();
    await store.putAway([away]);
    const file = join(folder, 'archive/2026-11.jsonl');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/\}\n$/, ',"folder_no":17}\n'));
    await changeComplaint(store, away.id, { type: 'note', text: 'seen' }, world.context('2026-11-20 12:00'));
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ folder_no: 17 });
    await changeComplaint(store, away.id, { type: 'reopen', cause: 'again' }, world.context('2026-11-20 13:00'));
    expect(parse(readFileSync(fileOf(folder, away.id), 'utf8'))).toMatchObject({ folder_no: 17 });

    const damaged = closed();
    await store.putAway([damaged]);
    const before = readFileSync(file, 'utf8').slice(0, -20);
    writeFileSync(file, before);
    await expect(store.putAway([damaged])).rejects.toMatchObject({ code: 'document_damaged' });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('a damaged line is told with its number, the others are read', async () => {
    const { folder, store } = await makeStore();
    const away = closed();
    await store.putAway([away]);
    const file = join(folder, 'archive/2026-11.jsonl');
    appendFileSync(file, '{"plaint":1,"id":"C-261120-QQQQQ", broken\n');
    expect(await collect(store, 'all')).toMatchObject({ ids: [away.id], damages: [{ file, line: 2 }] });
  });

  test('some are read in the order asked for, put away or not; what can not be read is told', async () => {
    const { folder, store } = await makeStore();
    const [one, two, live] = [closed(), closed(), world.given({}).complaint];
    await store.putAway([one, two]);
    await store.create({ complaint: live, due: null });
    const damages: Damage[] = [];
    const read = async (ids: string[]) => {
      const found: Complaint[] = [];
      for await (const each of store.readSome(ids, (damage) => damages.push(damage))) found.push(each);
      return found;
    };
    expect(await read([two.id, live.id, one.id])).toEqual([two, live, one]);
    expect(await read(['C-261120-ZZZZZ'])).toEqual([]);
    const entries = [two, live].map((complaint) => world.entry(complaint));
    expect(await store.snapshots(entries)).toEqual([snapshotOf(two), snapshotOf(live)]);
    writeFileSync(fileOf(folder, live.id), 'plaint: 1\nid: "unfinished\n');
    expect(await read([live.id, one.id])).toEqual([one]);
    expect(damages).toMatchObject([{ file: expect.stringContaining(live.id) }]);
  });

  test('of archived lines the first with an id is read, in whatever order its fields stand; one that is damaged is told by its number', async () => {
    const { folder, store } = await makeStore();
    const [one, two] = [closed({ title: '两次扣款 “9 月”' }), closed()];
    await store.putAway([one, two]);
    const file = join(folder, 'archive/2026-11.jsonl');
    const [first = '', second = ''] = readFileSync(file, 'utf8').trimEnd().split('\n');
    const { plaint, id, ...rest } = JSON.parse(second);
    const broken = '{"plaint":1,"id":"C-261120-QQQQQ", broken';
    const lines = [
      first,
      '',
      JSON.stringify({ id, ...rest, plaint }),
      broken,
      second.replace('closed', 'torn'),
      '{"plaint":1,"id":"',
    ];
    writeFileSync(file, lines.join('\n'));
    const damages: Damage[] = [];
    const found: Complaint[] = [];
    const ids = [one.id, two.id, 'C-261120-QQQQQ'];
    for await (const each of store.readSome(ids, (damage) => damages.push(damage))) found.push(each);
    expect(found).toEqual([one, two]);
    expect(damages).toMatchObject([{ line: 4 }]);
  });

  test('an ending inside a text is no id', async () => {
    const { store } = await makeStore();
    const away = { ...closed() };
    await store.putAway([away]);
    expect(await store.findIds('solved')).toEqual([]);
  });
});

describe('a new store', () => {
  test('is not made twice, keeps policies that are there, and puts the zone into plain calendars', async () => {
    const { folder } = await makeStore();
    await expect(
      initStore(folder, { format: 'yaml', zone: 'UTC', language: 'en' }, 'three-tier', TEMPLATES),
    ).rejects.toMatchObject({ code: 'store_exists' });
    expect(parse(readFileSync(join(folder, 'policy/calendars/24x7.yaml'), 'utf8')).zone).toBe(world.zone);
    rmSync(join(folder, 'plaint.yaml'));
    writeFileSync(join(folder, 'policy/kpi.yaml'), 'repeat_within_days: 7\nhandovers_above: 1\n');
    await initStore(folder, { format: 'json', zone: 'UTC', language: 'zh' }, 'three-tier', TEMPLATES);
    expect(readFileSync(join(folder, 'policy/kpi.yaml'), 'utf8')).toContain('repeat_within_days: 7');
  });

  test('needs a zone and a preset that exist', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'plaint-store-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const make = (zone: string, preset: string) =>
      initStore(folder, { format: 'yaml', zone, language: 'en' }, preset, TEMPLATES);
    await expect(make('Nowhere', 'three-tier')).rejects.toMatchObject({ code: 'zone_unknown' });
    await expect(make('UTC', 'four-tier')).rejects.toMatchObject({ code: 'preset_unknown' });
    expect(existsSync(join(folder, 'plaint.yaml'))).toBe(false);
  });
});

describe('when somebody else was quicker', () => {
  test.each([
    ['a little: it happened together with what was there first', '2026-11-20 09:04', '2026-11-20 09:05'],
    ['long before: it is meant so', '2026-11-20 08:00', '2026-11-20 08:00'],
    ['not at all', '2026-11-20 09:06', '2026-11-20 09:06'],
  ])('by a clock that is behind %s', async (_name, now, recorded) => {
    const { store } = await makeStore();
    const { complaint } = world.given().when({ type: 'assign', to: 'li.wei' }, '2026-11-20 09:05');
    await store.create({ complaint, due: null });
    const { after } = await changeComplaint(store, complaint.id, { type: 'note', text: 'x' }, world.context(now));
    expect(after.history.at(-1)?.at).toBe(world.stamp(recorded));
  });
});
