import { attributesOf } from '../../../complaint/attributes.js';
import { type Complaint, type Snapshot, snapshotOf } from '../../../complaint/record.js';
import type { Damage, OverviewRules } from '../../port.js';
import type { CacheFolder } from '../cache-folder.js';
import type { SeenFile, SeenFolder } from '../seen-files.js';
import { Part, type Row } from './part.js';
import { confirmed, hashOfText, looksLike, sourceOf } from './source.js';

/** How the index gets at what it does not know yet. */
export interface IndexReader {
  text(path: string): Promise<string | null>;
  /** The complaint in a live document. Throws what can't be read. */
  parseLive(text: string, path: string): Promise<Complaint>;
  /** The complaints in the text of an archived month. */
  parseArchive(text: string, path: string, onDamage: (damage: Damage) => void): Complaint[];
  /** What was thrown, as damage. */
  damageOf(error: unknown, path: string): Damage;
  rules(): Promise<OverviewRules>;
  onDamage(damage: Damage): void;
  /** Told how many complaints have been read anew. */
  onRead(count: number): void;
}

/** What the index is worked out by, as it is now. */
export interface IndexKeys {
  live: string;
  archive: string;
}

/**
 * An index of a folder's complaints, a part for each month of the live ones and each archived month. It only remembers: each part
 * says what it was made from and is made anew, as far as it must be, when that has changed. Losing it costs time and nothing else.
 */
export class ComplaintIndex {
  constructor(
    private readonly cache: CacheFolder,
    private readonly keys: IndexKeys,
    private readonly reader: IndexReader,
    /** The latest time of change seen in the store. */
    private readonly latest: number,
    private readonly now: number,
  ) {}

  /** The live complaints of a month. Only the documents that have changed are read. */
  async live(month: string, files: SeenFolder): Promise<Part> {
    const name = `live-${month}.bin`;
    const known = this.open(name);
    const fits = known?.meta.rules === this.keys.live;
    if (fits && known.fits(files)) return known;
    const places = new Map(Array.from({ length: known?.meta.count ?? 0 }, (_, row) => [known?.id(row) ?? '', row]));
    const before = once(() => known?.rows() ?? []);
    const rows: (Row | number)[] = [];
    let changed = !known || known.meta.count !== files.names.length || !fits;
    for (const file of files) {
      const place = places.get(file.name.slice(0, file.name.lastIndexOf('.')));
      const source = known && place !== undefined ? known.source(place) : null;
      if (known && place !== undefined && source && looksLike(source, file)) {
        if (source.read === 0) {
          rows.push(fits ? place : await this.workedOutAnew(before()[place] as Row));
          continue;
        }
        const text = await this.reader.text(file.path);
        if (text !== null && hashOfText(text) === source.hash) {
          const row = { ...(before()[place] as Row), source: confirmed(source, this.now) };
          changed ||= row.source.read === 0;
          rows.push(fits ? row : await this.workedOutAnew(row));
          continue;
        }
      }
      changed = true;
      const row = await this.readLive(file);
      if (row) rows.push(row);
    }
    if (!changed && known) return known;
    const all = rows.map((row) => (typeof row === 'number' ? (before()[row] as Row) : row));
    return this.keep(name, Part.of(all, { rules: this.keys.live, source: null, damages: [] }));
  }

  /** The complaints of an archived month. */
  async archived(month: string, file: SeenFile): Promise<Part> {
    const name = `archive-${month}.bin`;
    const known = this.open(name);
    const source = known?.meta.source;
    if (known && source && known.meta.rules === this.keys.archive && looksLike(source, file)) {
      if (source.read === 0) return this.tellDamages(known);
      const text = await this.reader.text(file.path);
      if (text !== null && hashOfText(text) === source.hash) {
        const sure = confirmed(source, this.now);
        if (sure.read !== 0) return this.tellDamages(known);
        const { rules, damages } = known.meta;
        return this.tellDamages(this.keep(name, Part.of(known.rows(), { rules, damages, source: sure })));
      }
    }
    return this.tellDamages(this.keep(name, await this.readArchive(file)));
  }

  private async readLive(file: SeenFile): Promise<Row | null> {
    try {
      const text = await this.reader.text(file.path);
      if (text === null) return null;
      const complaint = await this.reader.parseLive(text, file.path);
      this.reader.onRead(1);
      const source = sourceOf(text, file, this.latest, this.now);
      return { ...workedOut(snapshotOf(complaint), await this.reader.rules()), source };
    } catch (error) {
      this.reader.onDamage(this.reader.damageOf(error, file.path));
      return null;
    }
  }

  private async readArchive(file: SeenFile): Promise<{ part: Part; bytes: Buffer }> {
    const damages: Damage[] = [];
    const rules = await this.reader.rules();
    let text = '';
    let rows: Row[] = [];
    try {
      text = (await this.reader.text(file.path)) ?? '';
      const complaints = this.reader.parseArchive(text, file.path, (damage) => damages.push(damage));
      this.reader.onRead(complaints.length);
      rows = complaints.map((complaint) => ({
        ...workedOut(snapshotOf(complaint), rules),
        snapshot: '',
        source: null,
      }));
    } catch (error) {
      damages.push(this.reader.damageOf(error, file.path));
    }
    const source = sourceOf(text, file, this.latest, this.now);
    return Part.of(rows, { rules: this.keys.archive, source, damages });
  }

  /** The row by present rules: its complaint has not changed, but what is expected of it may have. */
  private async workedOutAnew(row: Row): Promise<Row> {
    return { ...workedOut(JSON.parse(row.snapshot), await this.reader.rules()), source: row.source };
  }

  private tellDamages(part: Part): Part {
    for (const damage of part.meta.damages) this.reader.onDamage(damage);
    return part;
  }

  private open(name: string): Part | null {
    return openPart(this.cache, name);
  }

  private keep(name: string, { part, bytes }: { part: Part; bytes: Buffer }): Part {
    this.cache.write(name, bytes);
    return part;
  }
}

function openPart(cache: CacheFolder, name: string): Part | null {
  const file = cache.path(name);
  return file === null ? null : Part.open(file);
}

function workedOut(snapshot: Snapshot, rules: OverviewRules): Omit<Row, 'source'> {
  const outlooks = rules.outlooks(snapshot);
  return {
    attributes: attributesOf(snapshot),
    outlooks,
    observations: rules.observe(snapshot, outlooks),
    snapshot: JSON.stringify(snapshot),
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
