import type { Attributes } from '../../../complaint/attributes.js';
import type { Snapshot } from '../../../complaint/record.js';
import type { Measured } from '../../../kpi/kpi.js';
import type { ClockOutlook } from '../../../sla/outlook.js';
import type { Damage, OverviewEntry } from '../../port.js';
import type { SeenFile } from '../seen-files.js';
import { ColumnReader, encodeColumns } from './columns.js';
import type { Source } from './source.js';

/** All that the index keeps of one complaint. */
export interface Row {
  attributes: Attributes;
  observations: readonly Measured[];
  outlooks: readonly ClockOutlook[];
  /** As JSON. Empty for what is in the archive, where it is seldom asked for. */
  snapshot: string;
  /** The document that it was made from; null in the archive, where a whole file is one source. */
  source: Source | null;
}

/** What holds for all rows of a part. */
export interface PartMeta {
  /** By which rules the rows were worked out. */
  rules: string;
  /** The file that it was made from; null where each row has its own. */
  source: Source | null;
  /** What could not be read in that file. */
  damages: Damage[];
  count: number;
  /** The texts that codes stand for. */
  texts: string[];
}

const CODED = [
  'status',
  'owner',
  'team',
  'channel',
  'category',
  'priority',
  'product',
  'customer',
  'currency',
] as const;
type Coded = (typeof CODED)[number];

const NONE = 0xffffffff;
const ID_LENGTH = 'C-YYMMDD-XXXXX'.length;
const HIT = 1;
const REPORTED = 2;
const PENDING = 4;

/** A month of complaints in the index: columns on disk, rows on demand. */
export class Part {
  /** Looked up once for each column, not once for each value. */
  private readonly codes = Object.fromEntries(CODED.map((name) => [name, null])) as Record<Coded, Uint32Array | null>;
  private readonly numbers: Record<'received' | 'level', Float64Array | null> = { received: null, level: null };
  private allIds: string | null = null;

  private constructor(private readonly columns: ColumnReader<PartMeta>) {}

  static open(file: string): Part | null {
    const columns = ColumnReader.open<PartMeta>(file);
    return columns && new Part(columns);
  }

  /** The part with these rows, and the bytes to keep it in. */
  static of(rows: readonly Row[], meta: Omit<PartMeta, 'count' | 'texts'>): { part: Part; bytes: Buffer } {
    const bytes = encodeRows(rows, meta);
    return { part: new Part(ColumnReader.of(bytes)), bytes };
  }

  get meta(): PartMeta {
    return this.columns.meta;
  }

  entries(): IndexedEntry[] {
    return Array.from({ length: this.meta.count }, (_, row) => new IndexedEntry(this, row));
  }

  /** The ids in it that end like this. */
  idsEnding(ending: string): string[] {
    const { ids } = this;
    const found: string[] = [];
    for (let at = ids.indexOf(ending); at !== -1; at = ids.indexOf(ending, at + 1)) {
      const end = at + ending.length;
      if (end % ID_LENGTH === 0) found.push(ids.slice(end - ID_LENGTH, end));
    }
    return found;
  }

  /** Whether its rows were made from just these files, and none has changed since. */
  fits(files: readonly SeenFile[]): boolean {
    if (this.meta.count !== files.length) return false;
    const { ids } = this;
    const sources = this.columns.f64('source');
    return files.every(({ name, size, changed }, row) => {
      const same = sources[row * 3] === size && sources[row * 3 + 1] === changed && sources[row * 3 + 2] === 0;
      return same && name.startsWith(ids.slice(row * ID_LENGTH, (row + 1) * ID_LENGTH));
    });
  }

  /** A row as it was put in. */
  row(row: number): Row {
    const { id, status, owner, team, level, channel, category, priority, product, customer, received, observations } =
      new IndexedEntry(this, row);
    const attributes = { id, status, owner, team, level, channel, category, priority, product, customer, received };
    const outlooks = this.outlooks(row);
    return { attributes, observations, outlooks, snapshot: this.text('snapshot', row), source: this.source(row) };
  }

  id(row: number): string {
    return this.ids.slice(row * ID_LENGTH, (row + 1) * ID_LENGTH);
  }

  coded(name: Coded, row: number): string | null {
    const codes = this.codes[name] ?? this.columns.u32(name);
    this.codes[name] = codes;
    const code = codes[row] ?? NONE;
    return code === NONE ? null : (this.meta.texts[code] ?? null);
  }

  number(name: 'received' | 'level', row: number): number {
    const numbers = this.numbers[name] ?? this.columns.f64(name);
    this.numbers[name] = numbers;
    return numbers[row] ?? Number.NaN;
  }

  outlooks(row: number): ClockOutlook[] {
    const text = this.text('outlooks', row);
    return text === '' ? [] : JSON.parse(text);
  }

  snapshot(row: number): Snapshot | null {
    const text = this.text('snapshot', row);
    return text === '' ? null : JSON.parse(text);
  }

  observations(row: number): Measured[] {
    const { columns } = this;
    const ends = columns.u32('observation_ends');
    const [measures, flags] = [columns.u8('measure'), columns.u8('flags')];
    const [ats, values] = [columns.f64('at'), columns.f64('value')];
    const found: Measured[] = [];
    for (let index = row === 0 ? 0 : (ends[row - 1] ?? 0); index < (ends[row] ?? 0); index++) {
      const flag = flags[index] ?? 0;
      const value = values[index] ?? Number.NaN;
      const currency = this.coded('currency', index);
      found.push({
        measure: measures[index] ?? 0,
        at: ats[index] ?? 0,
        hit: (flag & HIT) !== 0,
        reported: (flag & REPORTED) !== 0,
        pending: (flag & PENDING) !== 0,
        ...(Number.isNaN(value) ? undefined : { value }),
        ...(currency === null ? undefined : { currency }),
      });
    }
    return found;
  }

  source(row: number): Source | null {
    const [size = 0, changed = 0, read = 0] = this.columns.f64('source').subarray(row * 3, row * 3 + 3);
    const hash = this.text('hash', row);
    return hash === '' ? null : { size, changed, read, hash };
  }

  /** All ids in one: they are of one length. */
  private get ids(): string {
    const bytes = this.columns.u8('ids');
    const ids = this.allIds ?? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    this.allIds = ids;
    return ids;
  }

  private text(name: 'outlooks' | 'snapshot' | 'hash', row: number): string {
    const ends = this.columns.u32(`${name}_ends`);
    const start = row === 0 ? 0 : (ends[row - 1] ?? 0);
    const bytes = this.columns.u8(name).subarray(start, ends[row]);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  }
}

/** A complaint in a list: looks its values up where they lie. */
export class IndexedEntry implements OverviewEntry {
  constructor(
    private readonly part: Part,
    private readonly place: number,
  ) {}

  get id() {
    return this.part.id(this.place);
  }
  get status() {
    return this.part.coded('status', this.place) as OverviewEntry['status'];
  }
  get owner() {
    return this.part.coded('owner', this.place);
  }
  get team() {
    return this.part.coded('team', this.place);
  }
  get level() {
    return this.part.number('level', this.place);
  }
  get channel() {
    return this.part.coded('channel', this.place) ?? '';
  }
  get category() {
    return this.part.coded('category', this.place) ?? '';
  }
  get priority() {
    return this.part.coded('priority', this.place) ?? '';
  }
  get product() {
    return this.part.coded('product', this.place);
  }
  get customer() {
    return this.part.coded('customer', this.place);
  }
  get received() {
    return this.part.number('received', this.place);
  }
  get outlooks() {
    return this.part.outlooks(this.place);
  }
  get observations() {
    return this.part.observations(this.place);
  }
  /** Null for what is in the archive. */
  get snapshot() {
    return this.part.snapshot(this.place);
  }
}

function encodeRows(rows: readonly Row[], meta: Omit<PartMeta, 'count' | 'texts'>): Buffer {
  const texts = new Map<string, number>();
  const codeOf = (text: string | null | undefined) => {
    if (text === null || text === undefined) return NONE;
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, texts.size);
    return texts.size - 1;
  };
  const observations = rows.flatMap((row) => row.observations);
  const codes = (name: Exclude<Coded, 'currency'>) =>
    Uint32Array.from(rows, ({ attributes }) => codeOf(attributes[name]));
  let seen = 0;
  const columns = {
    ids: Buffer.from(rows.map(({ attributes }) => attributes.id).join(''), 'latin1'),
    status: codes('status'),
    owner: codes('owner'),
    team: codes('team'),
    channel: codes('channel'),
    category: codes('category'),
    priority: codes('priority'),
    product: codes('product'),
    customer: codes('customer'),
    level: Float64Array.from(rows, ({ attributes }) => attributes.level),
    received: Float64Array.from(rows, ({ attributes }) => attributes.received),
    observation_ends: Uint32Array.from(rows, (row) => {
      seen += row.observations.length;
      return seen;
    }),
    measure: Uint8Array.from(observations, ({ measure }) => measure),
    flags: Uint8Array.from(
      observations,
      ({ hit, reported, pending }) => (hit ? HIT : 0) | (reported ? REPORTED : 0) | (pending ? PENDING : 0),
    ),
    at: Float64Array.from(observations, ({ at }) => at),
    value: Float64Array.from(observations, ({ value }) => value ?? Number.NaN),
    currency: Uint32Array.from(observations, ({ currency }) => codeOf(currency)),
    source: Float64Array.from(
      rows.flatMap(({ source }) => (source ? [source.size, source.changed, source.read] : [0, 0, 0])),
    ),
    ...textColumn('hash', rows, ({ source }) => source?.hash ?? ''),
    ...textColumn('outlooks', rows, ({ outlooks }) => (outlooks.length === 0 ? '' : JSON.stringify(outlooks))),
    ...textColumn('snapshot', rows, ({ snapshot }) => snapshot),
  };
  return encodeColumns({ ...meta, count: rows.length, texts: [...texts.keys()] }, columns);
}

function textColumn(name: string, rows: readonly Row[], textOf: (row: Row) => string) {
  const pieces = rows.map((row) => Buffer.from(textOf(row), 'utf8'));
  let end = 0;
  const ends = Uint32Array.from(pieces, ({ length }) => {
    end += length;
    return end;
  });
  return { [`${name}_ends`]: ends, [name]: Buffer.concat(pieces) };
}
