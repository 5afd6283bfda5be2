#!/usr/bin/env node
// Starts the program: one file, dist/bundle/plaint.cjs. Compiling it takes longer than running it, so V8's code is kept in the user's
// cache folder. It holds the functions that were called so far, and is written again whenever something is run that was not run
// before. Without it, or when anything about it is not as it should be, everything works the same, only slower.
const fs = require('node:fs');
const { dirname, isAbsolute, join } = require('node:path');
const { createRequire } = require('node:module');
const { pathToFileURL } = require('node:url');
const { createHash } = require('node:crypto');
const { Script } = require('node:vm');

const ROOT = join(__dirname, '..');
const PROGRAM = join(ROOT, 'dist', 'bundle', 'plaint.cjs');
/** How many files stay in the cache folder. There is one for each build and version of Node. */
const MOST_FILES = 8;
/** How many different runs are learned from. Nobody has more habits. */
const MOST_RUNS = 200;
/** Bytes of a checksum. */
const CHECKSUM = 20;

const source = fs.readFileSync(PROGRAM, 'latin1');
const cache = readCache();
const script = new Script(source, { filename: PROGRAM, cachedData: cache.code });
const program = { exports: {} };
script.runInThisContext()(program.exports, createRequire(PROGRAM), program, PROGRAM, dirname(PROGRAM));
program.exports.main(process.argv.slice(2), pathToFileURL(`${ROOT}/`)).then(learn);

/** One for each build, version of Node and kind of processor. The first line of the program says which build it is. */
function findCacheFile() {
  const build = source.slice(3, source.indexOf('\n'));
  const folder = findCacheFolder();
  // Else it would be another one in every folder that somebody works in.
  if (!isAbsolute(folder)) throw new Error('no cache folder');
  return join(folder, 'code', `${build}-${process.version}-${process.arch}`);
}

/** The folder that oclif takes too, where all else lies that can be worked out again. */
function findCacheFolder() {
  const { PLAINT_CACHE_DIR, XDG_CACHE_HOME, LOCALAPPDATA, HOME } = process.env;
  if (PLAINT_CACHE_DIR) return PLAINT_CACHE_DIR;
  const home = HOME || require('node:os').homedir();
  if (process.platform === 'darwin') return join(home, 'Library', 'Caches', 'plaint');
  return join(XDG_CACHE_HOME || (process.platform === 'win32' && LOCALAPPDATA) || join(home, '.cache'), 'plaint');
}

/** What is kept: V8's code, and after which runs. The checksum is ours: V8 would take damaged code, and crash. */
function readCache() {
  const cache = { name: null, code: undefined, runs: [] };
  let file;
  try {
    cache.name = findCacheFile();
    file = fs.openSync(cache.name);
    if (!isOurs(fs.fstatSync(file))) return cache;
    const data = fs.readFileSync(file);
    const end = data.length - 4 - CHECKSUM;
    if (!checksum(data.subarray(0, end + 4)).equals(data.subarray(end + 4))) return cache;
    const start = end - data.readUInt32LE(end);
    return { ...cache, code: data.subarray(0, start), runs: JSON.parse(data.toString('utf8', start, end)) };
  } catch {
    return cache;
  } finally {
    if (file !== undefined) fs.closeSync(file);
  }
}

/** Code is run as it is: nobody else may have written it. Windows keeps the folder to its user. */
function isOurs({ uid, mode }) {
  return !process.getuid || (uid === process.getuid() && (mode & 0o022) === 0);
}

/** Keeps what was compiled so far, unless a run like this one has been learned from. */
function learn(run) {
  const runs = script.cachedDataRejected ? [] : cache.runs;
  if (cache.name === null || runs.includes(run) || runs.length >= MOST_RUNS) return;
  const folder = dirname(cache.name);
  const temporary = `${cache.name}.${process.pid}.tmp`;
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOurs(fs.statSync(folder))) return;
    fs.writeFileSync(temporary, '', { mode: 0o600, flag: 'wx' });
    try {
      // Another process may be reading or writing: each finds a whole file, and the last one stays.
      fs.writeFileSync(temporary, withChecksum(script.createCachedData(), Buffer.from(JSON.stringify([...runs, run]))));
      fs.renameSync(temporary, cache.name);
      forgetOldest(folder);
    } finally {
      fs.rmSync(temporary, { force: true });
    }
  } catch {
    // Nothing is kept, and the next run takes as long as this one.
  }
}

function withChecksum(code, runs) {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(runs.length);
  const data = Buffer.concat([code, runs, length]);
  return Buffer.concat([data, checksum(data)]);
}

/** Quick to load, other than that of zlib. */
function checksum(data) {
  return createHash('sha1').update(data).digest();
}

function forgetOldest(folder) {
  const files = fs.readdirSync(folder).map((name) => join(folder, name));
  const newestFirst = files.map((file) => [file, fs.statSync(file).mtimeMs]).sort((a, b) => b[1] - a[1]);
  for (const [file] of newestFirst.slice(MOST_FILES)) fs.rmSync(file, { force: true });
}
