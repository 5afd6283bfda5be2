import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ended, Place } from './plaint.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const hasOwners = process.getuid !== undefined;

/** The program with a cache folder that nothing else uses. */
class Start {
  readonly folder = mkdtempSync(join(tmpdir(), 'plaint-start-'));
  readonly env: NodeJS.ProcessEnv;
  private readonly place = new Place(false);

  constructor(readonly cache = join(this.folder, 'cache')) {
    onTestFinished(() => rmSync(this.folder, { recursive: true, force: true }));
    this.env = { PLAINT_CACHE_DIR: cache };
  }

  /** Runs what prints the version, and must do so without a word more. */
  version(env: NodeJS.ProcessEnv = this.env): void {
    const ran = this.place.run(['--version'], { env });
    expect(ran).toEqual({ code: 0, stdout: expect.stringMatching(/^plaint\/\S+ \S+ node-v\S+\n$/), stderr: '' });
  }

  help(): void {
    expect(this.place.run(['--help'], { env: this.env })).toMatchObject({ code: 0, stderr: '' });
  }

  startVersion() {
    return this.place.start(['--version'], this.env);
  }

  get files(): string[] {
    return readdirSync(join(this.cache, 'code')).map((name) => join(this.cache, 'code', name));
  }

  /** The one file of compiled code. */
  get file(): string {
    const [file, ...more] = this.files;
    expect(more).toEqual([]);
    return file!;
  }

  /** Changes whenever the file is written: what is written takes the old one's place. */
  get written(): string {
    const { ino, mtimeMs } = statSync(this.file);
    return `${ino} ${mtimeMs}`;
  }
}

describe('compiled code', () => {
  test('is kept by the first run, used by the next one like it, and written anew after one unlike it', () => {
    const start = new Start();
    start.version();
    const first = start.written;
    const size = statSync(start.file).size;
    // Had V8 not taken the code, it would have been written again.
    start.version();
    expect(start.written).toBe(first);
    start.help();
    expect(start.written).not.toBe(first);
    expect(statSync(start.file).size).toBeGreaterThan(size);
    const both = start.written;
    start.version();
    start.help();
    expect(start.written).toBe(both);
  });

  test('lies where all else lies that can be worked out again', () => {
    const start = new Start();
    const place = new Place();
    place.done(['list'], { env: start.env });
    expect(readdirSync(start.cache).sort()).toEqual(['code', 'stores', 'zones']);
    const home = join(start.folder, 'home');
    place.done(['list'], { env: { PLAINT_CACHE_DIR: '', XDG_CACHE_HOME: '', HOME: home } });
    const caches = process.platform === 'darwin' ? 'Library/Caches' : '.cache';
    expect(readdirSync(join(home, caches, 'plaint')).sort()).toEqual(['code', 'stores', 'zones']);
  });

  const damages: [what: string, damage: (whole: Buffer) => Buffer][] = [
    ['nothing', () => Buffer.alloc(0)],
    ['a word', () => Buffer.from('word')],
    ['half of it', (whole) => whole.subarray(0, whole.length / 2)],
    ['zeros', (whole) => Buffer.alloc(whole.length)],
    ['one bit that fell over', (whole) => flip(whole, Math.floor(whole.length / 3))],
    ['other runs', (whole) => flip(whole, whole.length - 12)],
    ['another checksum', (whole) => flip(whole, whole.length - 1)],
  ];
  test.each(damages)('is left alone and written anew where there is %s', (_what, damage) => {
    const start = new Start();
    start.version();
    const { file } = start;
    const whole = readFileSync(file);
    writeFileSync(file, damage(Buffer.from(whole)));
    const damaged = start.written;
    start.version();
    const mended = start.written;
    expect(mended).not.toBe(damaged);
    start.version();
    expect(start.written).toBe(mended);
  });

  test('of another version of V8 is refused and written anew', () => {
    const start = new Start();
    start.version();
    const { file } = start;
    // V8's own header begins with what kind of data it is; its version and flags come next.
    writeFileSync(file, withChecksum(flip(readFileSync(file), 4)));
    const foreign = start.written;
    start.version();
    expect(start.written).not.toBe(foreign);
  });

  test('is not needed: the folder can not be made, or is nowhere', () => {
    const start = new Start('/dev/null/cache');
    start.version();
    start.help();
    start.version({ PLAINT_CACHE_DIR: 'relative' });
    const nowhere = { PLAINT_CACHE_DIR: '', XDG_CACHE_HOME: '', LOCALAPPDATA: '', HOME: '/dev/null' };
    start.version(nowhere);
  });

  test.skipIf(!hasOwners)('is for its user only, and not taken from others', () => {
    const start = new Start();
    start.version();
    const { file } = start;
    expect(statSync(start.cache).mode & 0o777).toBe(0o700);
    expect(statSync(file).mode & 0o777).toBe(0o600);

    chmodSync(file, 0o666);
    const open = start.written;
    start.version();
    expect(start.written).not.toBe(open);
    expect(statSync(file).mode & 0o777).toBe(0o600);

    rmSync(file);
    chmodSync(join(start.cache, 'code'), 0o777);
    start.version();
    expect(start.files).toEqual([]);
  });

  test('survives many that begin at once', async () => {
    const start = new Start();
    const codes = await Promise.all(Array.from({ length: 8 }, () => ended(start.startVersion())));
    expect(codes).toEqual(codes.map(() => 0));
    const { written } = start;
    start.version();
    expect(start.written).toBe(written);
  });

  test('of builds long gone is cleared away', () => {
    const start = new Start();
    const folder = join(start.cache, 'code');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (let age = 1; age <= 12; age++) {
      const old = join(folder, `old-${age}`);
      writeFileSync(old, '');
      utimesSync(old, Date.now() / 1000 - age, Date.now() / 1000 - age);
    }
    start.version();
    const left = readdirSync(folder).filter((name) => name.startsWith('old-'));
    expect(left.sort()).toEqual([1, 2, 3, 4, 5, 6, 7].map((age) => `old-${age}`));
    expect(start.files).toHaveLength(8);
  });
});

test('an unexpected error says where it was', () => {
  const place = new Place(false);
  const copy = join(place.folder, 'copy');
  // As it is packed, but for the templates.
  for (const part of ['bin', 'dist/bundle', 'package.json', 'oclif.manifest.json']) {
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  }
  const bin = join(copy, 'bin/run.js');
  for (let run = 0; run < 2; run++) {
    const { code, stderr } = place.run(['template', 'list'], { env: { DEBUG: '1' }, bin });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^ +at async listTemplates \(.*plaint\.cjs:\d+:\d+\)$/m);
  }
});

function flip(data: Buffer, at: number): Buffer {
  data[at] = data[at]! ^ 0x10;
  return data;
}

/** The file's own checksum, so that V8 alone is left to judge. */
function withChecksum(data: Buffer): Buffer {
  const body = data.subarray(0, -4);
  data.writeUInt32LE(crc32(body), body.length);
  return data;
}
