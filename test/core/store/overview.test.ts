import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parsePeriod } from '../../../src/core/calendar/period.js';
import { plainAttributes } from '../../../src/core/complaint/attributes.js';
import { versionOf } from '../../../src/core/complaint/chain.js';
import { type Complaint, snapshotOf } from '../../../src/core/complaint/record.js';
import type { CountedBatch } from '../../../src/core/kpi/batch.js';
import { fromColumns } from '../../../src/core/kpi/columns.js';
import { placeOfMeasure } from '../../../src/core/kpi/kpis.js';
import { observe } from '../../../src/core/kpi/measures/index.js';
import { type KpiRequest, reportKpis } from '../../../src/core/kpi/report.js';
import { outlooksOf } from '../../../src/core/sla/outlook.js';
import { FolderStore } from '../../../src/core/store/folder/folder-store.js';
import { initStore } from '../../../src/core/store/folder/init.js';
import type { Damage, OverviewEntry, OverviewRequest, Scope } from '../../../src/core/store/port.js';
import { kpiContext, World } from '../../world.js';

const TEMPLATES = fileURLToPath(new URL('../../../templates/', import.meta.url));
const world = new World();

/** A store on disk, its index, and a clock that is set by hand. */
class Shelf {
  readonly folder = mkdtempSync(join(tmpdir(), 'plaint-overview-'));
  readonly cache = join(this.folder, 'cache');
  store!: FolderStore;
  now = Date.now() + 10_000;
  read = 0;
  damages: Damage[] = [];

  static async make(): Promise<Shelf> {
    const shelf = new Shelf();
    onTestFinished(() => rmSync(shelf.folder, { recursive: true, force: true }));
    await initStore(shelf.folder, { format: 'yaml', zone: world.zone, language: 'en' }, 'three-tier', TEMPLATES);
    await shelf.open();
    return shelf;
  }

  async open(cache: string | null = this.cache): Promise<void> {
    this.store = await FolderStore.open(this.folder, { cache, clock: () => this.now });
  }

  overview(scope: Scope = 'all'): Promise<OverviewEntry[]> {
    return this.ask((request) => this.store.overview({ scope, ...request }));
  }

  counted(satisfiedFrom = 4): Promise<CountedBatch[]> {
    return this.ask((request) => this.store.counted(request), satisfiedFrom);
  }

  private async ask<T>(
    question: (request: Omit<OverviewRequest, 'scope'>) => Promise<T>,
    satisfiedFrom = 4,
  ): Promise<T> {
    this.read = 0;
    this.damages = [];
    // What has been read before counts as settled: the clock has gone on since.
    this.now += 10_000;
    await this.open(this.cache);
    return question({
      rules: async () => ({
        outlooks: (complaint) => outlooksOf(complaint, world.book),
        observe: (complaint, outlooks) => observe(complaint, { ...kpiContext(), satisfiedFrom, outlooks }),
      }),
      onDamage: (damage) => this.damages.push(damage),
      onRead: (count) => {
        this.read += count;
      },
    });
  }

  async add(...complaints: Complaint[]): Promise<void> {
    for (const complaint of complaints) await this.store.create({ complaint, due: null });
  }

  file({ id }: Complaint): string {
    return join(this.folder, 'complaints', '2026', '11', `${id}.yaml`);
  }

  /** The parts of the index. */
  parts(): string[] {
    return readdirSync(this.cache).filter((name) => name.endsWith('.bin'));
  }
}

const open = () => world.given().when({ type: 'assign', to: 'li.wei' }, '2026-11-20 09:05');
const closed = () =>
  open()
    .when({ type: 'respond', kind: 'reply', text: 'soon' }, '2026-11-20 09:20')
    .when({ type: 'resolve', outcome: 'upheld', redress: { amount: 12.5, currency: 'CNY' } }, '2026-11-20 10:00')
    .when({ type: 'rate', score: 5 }, '2026-11-20 11:00')
    .when({ type: 'close' }, '2026-11-20 12:00');

/** An entry as plain data, to be compared. */
function plain(entry: OverviewEntry) {
  return { ...plainAttributes(entry), outlooks: entry.outlooks };
}

const expected = (complaints: readonly Complaint[]) => complaints.map((complaint) => plain(world.entry(complaint)));

describe('an overview', () => {
  test('says of every complaint what its document says: the first time, from the index, and without one', async () => {
    const shelf = await Shelf.make();
    const live = [open().complaint, world.given({ priority: 'urgent' }).complaint];
    const away = [closed().complaint, closed().complaint];
    await shelf.add(...live);
    await shelf.store.putAway(away);
    for (const reads of [4, 0, 0]) {
      expect((await shelf.overview()).map(plain)).toEqual(expected([...away, ...live]));
      expect(shelf.read).toBe(reads);
    }
    expect((await shelf.overview('live')).map(plain)).toEqual(expected(live));
    const entries = await shelf.overview();
    const snapshots = await Promise.all(entries.map((entry) => shelf.store.snapshot(entry)));
    expect(snapshots).toEqual([...away, ...live].map(snapshotOf));
    await shelf.open(null);
    expect((await shelf.overview()).map(plain)).toEqual(expected([...away, ...live]));
  });

  test('reads again only what has changed', async () => {
    const shelf = await Shelf.make();
    const cases = Array.from({ length: 5 }, open);
    await shelf.add(...cases.map(({ complaint }) => complaint));
    await shelf.overview();
    const [first = open()] = cases;
    const changed = first.when({ type: 'assign', to: 'wang.fang' }, '2026-11-20 09:30').complaint;
    await shelf.store.replace({ complaint: changed, due: null }, versionOf(first.complaint));
    const seen = await shelf.overview();
    expect(shelf.read).toBe(1);
    expect(seen.find(({ id }) => id === changed.id)?.owner).toBe('wang.fang');
    rmSync(shelf.file(changed));
    expect((await shelf.overview()).map(({ id }) => id)).not.toContain(changed.id);
    expect(shelf.read).toBe(0);
  });

  test('goes by new rules as soon as a policy changes, without reading a live document again', async () => {
    const shelf = await Shelf.make();
    await shelf.add(open().when({ type: 'resolve', outcome: 'upheld' }).when({ type: 'rate', score: 4 }).complaint);
    const satisfied = async (from: number) =>
      (await shelf.counted(from)).flatMap((batch) => {
        const rows = fromColumns(batch.observations, batch.complaints.length).flat();
        return rows.filter(({ measure }) => measure === placeOfMeasure('satisfaction')).map(({ hit }) => hit);
      });
    expect(await satisfied(4)).toEqual([true]);
    const file = join(shelf.folder, 'policy', 'taxonomy.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('satisfied_from: 4', 'satisfied_from: 5'));
    expect(await satisfied(5)).toEqual([false]);
    expect(shelf.read).toBe(0);
  });

  test('a complaint in both places counts once, as the live one', async () => {
    const shelf = await Shelf.make();
    const { complaint } = closed();
    await shelf.store.putAway([complaint]);
    await shelf.add();
    const [line = ''] = readFileSync(join(shelf.folder, 'archive', '2026-11.jsonl'), 'utf8').split('\n');
    const reopened = await shelf.store.read(complaint.id);
    expect(line).toContain(reopened.id);
    await shelf.overview();
    writeFileSync(join(shelf.folder, 'archive', '2026-11.jsonl'), '');
    await shelf.store.create({ complaint, due: null });
    writeFileSync(join(shelf.folder, 'archive', '2026-11.jsonl'), `${line}\n`);
    expect((await shelf.overview()).map(({ id }) => id)).toEqual([complaint.id]);
  });
});

describe('figures', () => {
  test('are the same from the index as from the complaints themselves, each complaint counted once', async () => {
    const shelf = await Shelf.make();
    const twice = closed().complaint;
    const live = [open().complaint, twice];
    const away = [closed().complaint, closed().complaint];
    await shelf.store.putAway([...away, twice]);
    const line = readFileSync(join(shelf.folder, 'archive', '2026-11.jsonl'), 'utf8');
    writeFileSync(join(shelf.folder, 'archive', '2026-11.jsonl'), '');
    await shelf.add(...live);
    writeFileSync(join(shelf.folder, 'archive', '2026-11.jsonl'), line);
    const request: KpiRequest = {
      period: parsePeriod(undefined, undefined, world.zone),
      by: [],
      settledAfterDays: 30,
      compare: null,
      zone: world.zone,
      now: world.instant('2026-12-01 09:00'),
      repeatWithinDays: 30,
      filter: null,
    };
    for (const by of [[], ['day'], ['owner'], ['owner', 'week']] as const) {
      for (const filter of [null, ({ priority }: { priority: string }) => priority === 'general']) {
        for (const period of [request.period, parsePeriod('2026-11-21', '2026-12-05', world.zone)]) {
          const asked = { ...request, by, filter, period };
          const right = reportKpis([world.counted([...away, ...live])], asked);
          for (let time = 0; time < 2; time++) expect(reportKpis(await shelf.counted(), asked)).toEqual(right);
        }
      }
    }
  });
});

describe('damage', () => {
  test('is told every time, from the index too, and hides nothing else', async () => {
    const shelf = await Shelf.make();
    const [good, bad, away] = [open().complaint, open().complaint, closed().complaint];
    await shelf.add(good, bad);
    await shelf.store.putAway([away]);
    writeFileSync(shelf.file(bad), 'plaint: [');
    const archive = join(shelf.folder, 'archive', '2026-11.jsonl');
    writeFileSync(archive, `{"plaint":1,"id"\n${readFileSync(archive, 'utf8')}`);
    for (let time = 0; time < 3; time++) {
      expect((await shelf.overview()).map(({ id }) => id)).toEqual([away.id, good.id]);
      expect(shelf.damages).toMatchObject([{ file: archive, line: 1 }, { file: shelf.file(bad) }]);
    }
  });
});

describe('an index that is not as it was left', () => {
  test.each([
    ['gone', (file: string) => rmSync(file)],
    ['empty', (file: string) => truncateSync(file)],
    ['cut short', (file: string) => truncateSync(file, readFileSync(file).length - 9)],
    ['something else', (file: string) => writeFileSync(file, 'not an index\n'.repeat(20))],
    ['of noise', (file: string) => writeFileSync(file, Buffer.alloc(4096, 0xa5))],
  ])('%s: is made anew', async (_name, spoil) => {
    const shelf = await Shelf.make();
    const [live, away] = [open().complaint, closed().complaint];
    await shelf.add(live);
    await shelf.store.putAway([away]);
    await shelf.overview();
    for (const part of shelf.parts()) spoil(join(shelf.cache, part));
    expect((await shelf.overview()).map(plain)).toEqual(expected([away, live]));
    expect(shelf.read).toBe(2);
  });

  test('a folder that nothing can be kept in costs time and nothing else', async () => {
    const shelf = await Shelf.make();
    await shelf.add(open().complaint);
    writeFileSync(join(shelf.folder, 'file'), '');
    Object.assign(shelf, { cache: join(shelf.folder, 'file', 'cache') });
    for (let time = 0; time < 2; time++) {
      expect(await shelf.overview()).toHaveLength(1);
      expect(shelf.read).toBe(1);
    }
  });

  test('many that build and use it at once all see the same', async () => {
    const shelf = await Shelf.make();
    const complaints = Array.from({ length: 30 }, () => open().complaint);
    await shelf.add(...complaints);
    const readers = await Promise.all(Array.from({ length: 8 }, () => shelf.overview()));
    for (const entries of readers) expect(entries.map(plain)).toEqual(expected(complaints));
    expect(readdirSync(shelf.cache).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('the ending of an id', () => {
  test('is found among the live and the archived, with and without what is kept, and after the archive has changed', async () => {
    const shelf = await Shelf.make();
    const [live, away, later] = [open().complaint, closed().complaint, closed().complaint];
    await shelf.add(live);
    await shelf.store.putAway([away]);
    for (let time = 0; time < 3; time++) {
      shelf.now += 10_000;
      await shelf.open();
      for (const { id } of [live, away]) expect(await shelf.store.findIds(id.slice(-5))).toEqual([id]);
      expect(await shelf.store.findIds(later.id.slice(-5))).toEqual([]);
    }
    await shelf.store.putAway([later]);
    expect(await shelf.store.findIds(later.id.slice(-5))).toEqual([later.id]);
    writeFileSync(join(shelf.cache, 'ids-2026-11.json'), '{"ids":');
    expect(await shelf.store.findIds(away.id.slice(-5))).toEqual([away.id]);
    expect(await shelf.store.findIds('-261120-')).toEqual([]);
  });
});
