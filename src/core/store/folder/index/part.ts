import { type Attributes, plainAttributes } from '../../../complaint/attributes.js';
import { numberOfId } from '../../../complaint/id.js';
import type { Snapshot } from '../../../complaint/record.js';
import type { CountedBatch } from '../../../kpi/batch.js';
import { fromColumns, type ObservationColumns, toColumns } from '../../../kpi/columns.js';
import type { Measured } from '../../../kpi/kpi.js';
import { MEASURES } from '../../../kpi/measures/index.js';
import type { ClockOutlook, ClockProblem } from '../../../sla/outlook.js';
import type { Damage, OverviewEntry } from '../../port.js';
import type { SeenFolder } from '../seen-files.js';
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
  /** What the codes of currencies stand for. */
  currencies: string[];
  /** See `CountedBatch`. */
  latest: number;
  flow: number;
  problems: ClockProblem[];
  /** What the codes of clocks stand for. */
  kinds: ClockKind[];
}

/** What a part is told of itself; the rest follows from its rows. */
export type PartHead = Pick<PartMeta, 'rules' | 'source' | 'damages'>;

const CODED = ['status', 'owner', 'team', 'channel', 'category', 'priority', 'product', 'customer'] as const;
type Coded = (typeof CODED)[number];

const NONE = 0xffffffff;
const HELD = 1;
const LATE = 2;
const ID_LENGTH = 'C-YYMMDD-XXXXX'.length;
/** Kind, cycle, due, warn, paused, problem and end of a clock. */
const CLOCK_NUMBERS = 7;

/** A column of texts, row by row; null where there is none. */
type Texts = readonly (string | null)[];

/** The outlooks of all rows, one after the other, and where those of each row end. */
interface ClockColumns {
  ends: Uint32Array;
  numbers: Float64Array;
  flags: Uint8Array;
  /** What the codes of kinds and problems stand for. */
  kinds: readonly ClockKind[];
  problems: readonly ClockProblem[];
}

/** A month of complaints in the index: columns on disk, rows on demand. */
export class Part {
  /** Looked up once for each column, not once for each value. */
  private readonly decoded = Object.fromEntries(CODED.map((name) => [name, null])) as Record<Coded, Texts | null>;
  private readonly numbers: Record<'received' | 'level', Float64Array | null> = { received: null, level: null };
  private allClocks: ClockColumns | null = null;
  private allIds: string | null = null;
  private allTexts: string[] | null = null;
  private allEntries: IndexedEntry[] | null = null;

  private constructor(private readonly columns: ColumnReader<PartMeta>) {}

  static open(file: string): Part | null {
    const columns = ColumnReader.open<PartMeta>(file);
    return columns && new Part(columns);
  }

  /** The part with these rows, and the bytes to keep it in. */
  static of(rows: readonly Row[], head: PartHead): { part: Part; bytes: Buffer } {
    const inOrder = [...rows].sort((a, b) => (a.attributes.id < b.attributes.id ? -1 : 1));
    const bytes = encodeRows(inOrder, head);
    return { part: new Part(ColumnReader.of(bytes)), bytes };
  }

  get meta(): PartMeta {
    return this.columns.meta;
  }

  /** Its complaints, in order of id. */
  get complaints(): readonly IndexedEntry[] {
    const entries = this.allEntries ?? Array.from({ length: this.meta.count }, (_, row) => new IndexedEntry(this, row));
    this.allEntries = entries;
    return entries;
  }

  /** Its complaints as figures count them, but those whose rows are named. */
  counted(left_out: ReadonlySet<number> | null): CountedBatch {
    const { meta } = this;
    const part = this;
    return {
      left_out,
      latest: meta.latest,
      flow: meta.flow,
      problems: meta.problems,
      get received() {
        return part.columns.f64('received');
      },
      coded(attribute) {
        return { codes: part.columns.u32(attribute), texts: part.texts };
      },
      get complaints() {
        return part.complaints;
      },
      get observations() {
        return part.observations;
      },
    };
  }

  /** The rows of the complaints among these ids. */
  rowsOf(ids: readonly string[]): Set<number> {
    const found = new Set<number>();
    if (ids.length === 0) return found;
    const numbers = this.columns.f64('id_numbers');
    for (const id of ids) {
      const number = numberOfId(id);
      let low = 0;
      let high = numbers.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((numbers[middle] as number) < number) low = middle + 1;
        else high = middle;
      }
      if (numbers[low] === number) found.add(low);
    }
    return found;
  }

  /** Whether its rows were made from just these files, and none has changed since. */
  fits({ names, sizes, changes }: SeenFolder): boolean {
    if (this.meta.count !== names.length) return false;
    const { ids } = this;
    const sources = this.columns.f64('source');
    for (let row = 0; row < names.length; row++) {
      const at = row * 3;
      if (sources[at] !== sizes[row] || sources[at + 1] !== changes[row] || sources[at + 2] !== 0) return false;
      if (!ids.startsWith((names[row] as string).slice(0, ID_LENGTH), row * ID_LENGTH)) return false;
    }
    return true;
  }

  /** The rows as they were put in. */
  rows(): Row[] {
    const observations = fromColumns(this.observations, this.meta.count);
    return this.complaints.map((entry, row) => ({
      attributes: plainAttributes(entry),
      observations: observations[row] ?? [],
      outlooks: this.outlooks(row),
      snapshot: this.text('snapshot', row),
      source: this.source(row),
    }));
  }

  id(row: number): string {
    return this.ids.slice(row * ID_LENGTH, (row + 1) * ID_LENGTH);
  }

  /** Row by row. */
  coded(name: Coded): Texts {
    return this.decoded[name] ?? this.decode(name);
  }

  /** Row by row. */
  number(name: 'received' | 'level'): Float64Array {
    this.numbers[name] ??= this.columns.f64(name);
    return this.numbers[name];
  }

  outlooks(row: number): ClockOutlook[] {
    this.allClocks ??= this.clockColumns();
    const { ends, numbers, flags, kinds, problems } = this.allClocks;
    const found: ClockOutlook[] = [];
    const end = ends[row] ?? 0;
    for (let place = row === 0 ? 0 : (ends[row - 1] ?? 0); place < end; place++) {
      const at = place * CLOCK_NUMBERS;
      const flag = flags[place] ?? 0;
      const { metric, pack, policy } = kinds[numbers[at] ?? 0] ?? UNKNOWN;
      found.push({
        metric,
        cycle: numbers[at + 1] ?? 0,
        pack,
        policy,
        due: numberOrNull(numbers[at + 2]),
        warn: numberOrNull(numbers[at + 3]),
        paused: numberOrNull(numbers[at + 4]),
        held: (flag & HELD) !== 0,
        late: (flag & LATE) !== 0,
        stopped: numberOrNull(numbers[at + 6]),
        problem: problems[numbers[at + 5] ?? Number.NaN] ?? null,
      });
    }
    return found;
  }

  snapshot(row: number): Snapshot | null {
    const text = this.text('snapshot', row);
    return text === '' ? null : JSON.parse(text);
  }

  get observations(): ObservationColumns {
    const { columns, meta } = this;
    return {
      ends: columns.u32('observation_ends'),
      row: columns.u32('observation_row'),
      at: columns.f64('observation_at'),
      value: columns.f64('observation_value'),
      flags: columns.u8('observation_flags'),
      currency: columns.u32('observation_currency'),
      currencies: meta.currencies,
    };
  }

  source(row: number): Source | null {
    const [size = 0, changed = 0, read = 0] = this.columns.f64('source').subarray(row * 3, row * 3 + 3);
    const hash = this.text('hash', row);
    return hash === '' ? null : { size, changed, read, hash };
  }

  private decode(name: Coded): Texts {
    const [codes, texts] = [this.columns.u32(name), this.texts];
    const decoded: (string | null)[] = [];
    for (let row = 0; row < codes.length; row++) decoded.push(texts[codes[row] ?? NONE] ?? null);
    this.decoded[name] = decoded;
    return decoded;
  }

  private clockColumns(): ClockColumns {
    const { columns, meta } = this;
    return {
      ends: columns.u32('outlook_ends'),
      numbers: columns.f64('outlook_numbers'),
      flags: columns.u8('outlook_flags'),
      kinds: meta.kinds,
      problems: meta.problems,
    };
  }

  private get texts(): string[] {
    this.allTexts ??= JSON.parse(this.whole('texts', 'utf8')) as string[];
    return this.allTexts;
  }

  /** All ids in one: they are of one length. */
  private get ids(): string {
    this.allIds ??= this.whole('ids', 'latin1');
    return this.allIds;
  }

  private whole(name: 'texts' | 'ids', encoding: BufferEncoding): string {
    const bytes = this.columns.u8(name);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(encoding);
  }

  private text(name: 'snapshot' | 'hash', row: number): string {
    const ends = this.columns.u32(`${name}_ends`);
    const [start, end] = [row === 0 ? 0 : (ends[row - 1] ?? 0), ends[row] ?? 0];
    return start === end ? '' : this.columns.slice(name, start, end).toString('utf8');
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
    return this.part.coded('status')[this.place] as OverviewEntry['status'];
  }
  get owner() {
    return this.part.coded('owner')[this.place] ?? null;
  }
  get team() {
    return this.part.coded('team')[this.place] ?? null;
  }
  get level() {
    return this.part.number('level')[this.place] ?? Number.NaN;
  }
  get channel() {
    return this.part.coded('channel')[this.place] ?? '';
  }
  get category() {
    return this.part.coded('category')[this.place] ?? '';
  }
  get priority() {
    return this.part.coded('priority')[this.place] ?? '';
  }
  get product() {
    return this.part.coded('product')[this.place] ?? null;
  }
  get customer() {
    return this.part.coded('customer')[this.place] ?? null;
  }
  get received() {
    return this.part.number('received')[this.place] ?? Number.NaN;
  }
  get outlooks() {
    return this.part.outlooks(this.place);
  }
  /** Null for what is in the archive. */
  get snapshot() {
    return this.part.snapshot(this.place);
  }
}

function encodeRows(rows: readonly Row[], head: PartHead): Buffer {
  const texts = new Map<string, number>();
  const codeOf = (text: string | null | undefined) => {
    if (text === null || text === undefined) return NONE;
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, texts.size);
    return texts.size - 1;
  };
  const observations = toColumns(
    rows.map((row) => row.observations),
    MEASURES.length,
  );
  const codes = (name: Coded) => Uint32Array.from(rows, ({ attributes }) => codeOf(attributes[name]));
  const problems = problemsIn(rows);
  const kinds = kindsIn(rows);
  const columns = {
    id_numbers: Float64Array.from(rows, ({ attributes }) => numberOfId(attributes.id)),
    ...outlookColumns(rows, kinds, problems),
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
    observation_ends: observations.ends,
    observation_row: observations.row,
    observation_at: observations.at,
    observation_value: observations.value,
    observation_flags: observations.flags,
    observation_currency: observations.currency,
    source: Float64Array.from(
      rows.flatMap(({ source }) => (source ? [source.size, source.changed, source.read] : [0, 0, 0])),
    ),
    ...textColumn('hash', rows, ({ source }) => source?.hash ?? ''),
    ...textColumn('snapshot', rows, ({ snapshot }) => snapshot),
  };
  const meta: PartMeta = {
    ...head,
    count: rows.length,
    currencies: [...observations.currencies],
    latest: observations.at.reduce((latest, at) => Math.max(latest, at), 0),
    flow: netFlow(observations.ends),
    problems,
    kinds,
  };
  return encodeColumns(meta, { ...columns, texts: Buffer.from(JSON.stringify([...texts.keys()])) });
}

/** What a clock is of. */
type ClockKind = Pick<ClockOutlook, 'metric' | 'pack' | 'policy'>;

const UNKNOWN: ClockKind = { metric: '', pack: null, policy: '' };

function outlookColumns(rows: readonly Row[], kinds: readonly ClockKind[], problems: readonly ClockProblem[]) {
  const reasons = problems.map((problem) => JSON.stringify(problem));
  const all = rows.flatMap(({ outlooks }) => outlooks);
  const places = new Map(kinds.map((kind, place) => [keyOf(kind), place]));
  let end = 0;
  return {
    outlook_ends: Uint32Array.from(rows, ({ outlooks }) => {
      end += outlooks.length;
      return end;
    }),
    outlook_numbers: Float64Array.from(
      all.flatMap(({ cycle, due, warn, paused, problem, stopped, ...kind }) => [
        places.get(keyOf(kind)) ?? 0,
        cycle,
        due ?? Number.NaN,
        warn ?? Number.NaN,
        paused ?? Number.NaN,
        problem ? reasons.indexOf(JSON.stringify(problem)) : Number.NaN,
        stopped ?? Number.NaN,
      ]),
    ),
    outlook_flags: Uint8Array.from(all, ({ held, late }) => (held ? HELD : 0) | (late ? LATE : 0)),
  };
}

function numberOrNull(number: number | undefined): number | null {
  return number === undefined || Number.isNaN(number) ? null : number;
}

/** What the clocks are of, each kind once. */
function kindsIn(rows: readonly Row[]): ClockKind[] {
  const kinds = new Map<string, ClockKind>();
  for (const { outlooks } of rows) {
    for (const { metric, pack, policy } of outlooks) {
      const kind = { metric, pack, policy };
      kinds.set(keyOf(kind), kind);
    }
  }
  return [...kinds.values()];
}

function keyOf({ metric, pack, policy }: ClockKind): string {
  return JSON.stringify([metric, pack, policy]);
}

/** Why clocks could not be measured, each reason once. */
function problemsIn(rows: readonly Row[]): ClockProblem[] {
  const problems = rows.flatMap(({ outlooks }) => outlooks.flatMap(({ problem }) => problem ?? []));
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** What the observations bring into the backlog, all together. */
function netFlow(ends: Uint32Array): number {
  return MEASURES.reduce((sum, { flow = 0 }, measure) => {
    const count = (ends[measure] ?? 0) - (measure === 0 ? 0 : (ends[measure - 1] ?? 0));
    return sum + flow * count;
  }, 0);
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
