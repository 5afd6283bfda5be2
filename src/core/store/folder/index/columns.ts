import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Numbers of one kind for all rows, or bytes that offsets in another column cut up. */
export type Column = Float64Array | Uint32Array | Uint8Array;
type Kind = 'f64' | 'u32' | 'u8';

interface Header {
  meta: unknown;
  /** Size of the whole, so that a file cut short is not believed. */
  bytes: number;
  columns: { name: string; kind: Kind; at: number; bytes: number }[];
}

/** Another number for other columns: what is laid out in another way is not looked into. */
const MAGIC = 'PLAINT-INDEX-19\n';
const START = MAGIC.length + 4;
/** Most parts of a desk's index are smaller: one reading will do. */
const FIRST_READ = 1 << 16;

/** Columns by name with what there is to know of them, in one piece: a header that says where each lies, then each. */
export function encodeColumns(meta: unknown, columns: Record<string, Column>): Buffer {
  const entries = Object.entries(columns);
  const header = (base: number): Header => {
    let at = base;
    const placed = entries.map(([name, { byteLength }]) => {
      const place = { name, kind: kindOf(columns[name] as Column), at, bytes: byteLength };
      at += aligned(byteLength);
      return place;
    });
    return { meta, bytes: at, columns: placed };
  };
  // Where the columns begin depends on the header's length, and its numbers on where they begin: leave room for the digits.
  const room = JSON.stringify(header(0)).length + 24 * (entries.length + 1);
  const base = aligned(START + Buffer.byteLength(JSON.stringify(meta)) + room);
  const whole = header(base);
  const buffer = Buffer.alloc(whole.bytes);
  const text = JSON.stringify(whole);
  buffer.write(MAGIC, 0, 'latin1');
  buffer.writeUInt32LE(Buffer.byteLength(text), MAGIC.length);
  buffer.write(text, START, 'utf8');
  for (const [index, [, column]] of entries.entries()) {
    const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
    buffer.set(bytes, whole.columns[index]?.at ?? 0);
  }
  return buffer;
}

/** Columns in a file or in memory, each read when it is first asked for. */
export class ColumnReader<Meta> {
  private readonly columns = new Map<string, Column>();

  private constructor(
    readonly meta: Meta,
    private readonly header: Header,
    private readonly read: (at: number, bytes: number) => Uint8Array,
  ) {}

  static of<Meta>(buffer: Buffer): ColumnReader<Meta> {
    const header = headerIn(buffer) as Header;
    return new ColumnReader(header.meta as Meta, header, (at, bytes) => buffer.subarray(at, at + bytes));
  }

  /** Null where there is no such file, or one that is not whole. It stays open: whoever replaces it meanwhile does no harm. */
  static open<Meta>(file: string): ColumnReader<Meta> | null {
    let fd: number;
    try {
      fd = openSync(file, 'r');
    } catch {
      return null;
    }
    const read = (at: number, bytes: number): Uint8Array => {
      const buffer = Buffer.allocUnsafeSlow(bytes);
      for (let done = 0, got = 1; done < bytes && got > 0; done += got) {
        got = readSync(fd, buffer, done, bytes - done, at + done);
      }
      return buffer;
    };
    try {
      const { size } = fstatSync(fd);
      const start = read(0, Math.min(size, FIRST_READ)) as Buffer;
      const length = start.length < START ? 0 : start.readUInt32LE(MAGIC.length);
      const head = START + length > start.length ? (read(0, Math.min(size, START + length)) as Buffer) : start;
      const header = headerIn(head);
      if (header !== null && header.bytes === size) {
        const readOn = (at: number, bytes: number) =>
          at + bytes <= head.length ? head.subarray(at, at + bytes) : read(at, bytes);
        return new ColumnReader(header.meta as Meta, header, readOn);
      }
    } catch {
      // A derived file that can't be read is as good as none.
    }
    closeSync(fd);
    return null;
  }

  f64(name: string): Float64Array {
    return this.column(name) as Float64Array;
  }

  u32(name: string): Uint32Array {
    return this.column(name) as Uint32Array;
  }

  u8(name: string): Uint8Array {
    return this.column(name) as Uint8Array;
  }

  /** A piece of a column of bytes; the rest of it is not read. */
  slice(name: string, from: number, to: number): Buffer {
    const place = this.place(name);
    const bytes = this.read(place.at + from, to - from);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  private column(name: string): Column {
    const known = this.columns.get(name);
    if (known) return known;
    const place = this.place(name);
    const column = viewOf(place.kind, this.read(place.at, place.bytes));
    this.columns.set(name, column);
    return column;
  }

  private place(name: string) {
    const place = this.header.columns.find((entry) => entry.name === name);
    if (!place) throw new TypeError(`no column ${name}`);
    return place;
  }
}

function headerIn(buffer: Buffer): Header | null {
  if (buffer.toString('latin1', 0, MAGIC.length) !== MAGIC) return null;
  const length = buffer.readUInt32LE(MAGIC.length);
  return JSON.parse(buffer.toString('utf8', START, START + length)) as Header;
}

function viewOf(kind: Kind, bytes: Uint8Array): Column {
  if (kind === 'u8') return bytes;
  const fits = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
  if (kind === 'u32') return new Uint32Array(fits.buffer, fits.byteOffset, fits.byteLength / 4);
  return new Float64Array(fits.buffer, fits.byteOffset, fits.byteLength / 8);
}

function kindOf(column: Column): Kind {
  return column instanceof Float64Array ? 'f64' : column instanceof Uint32Array ? 'u32' : 'u8';
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
