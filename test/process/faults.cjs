// Loaded before the program: ends it, as a power cut would, at one of the calls by which it touches the store.
//   FAULT_STORE  the folder whose calls count
//   FAULT_AT     at which call, from 1; without it the calls are only counted
//   FAULT_KIND   `kill` (default), or an error code that the call is answered with from then on, such as ENOSPC
//   FAULT_COUNT  a file that the number of calls is written to at the end
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const store = process.env.FAULT_STORE;
const at = Number(process.env.FAULT_AT ?? 0);
const kind = process.env.FAULT_KIND ?? 'kill';
const WRITES = ['writeFile', 'rename', 'link', 'rm', 'unlink', 'mkdir'];
const append = fs.appendFileSync;
let calls = 0;

function touches(path) {
  return typeof path === 'string' && path.startsWith(store);
}

/** Counts a call, and ends the process or refuses the call where that is asked for. */
function reach(call, path) {
  calls++;
  if (kind === 'kill') {
    if (calls === at) process.kill(process.pid, 'SIGKILL');
  } else if (at > 0 && calls >= at) {
    throw Object.assign(new Error(`${kind}: injected, ${call} '${path}'`), { code: kind, syscall: call, path });
  }
}

for (const name of [...WRITES, 'open']) {
  const original = fs.promises[name];
  fs.promises[name] = async function (path, ...rest) {
    const isWrite = name !== 'open' || /[wa]/.test(String(rest[0] ?? 'r'));
    if (touches(path) && isWrite && !(name === 'rm' && kind !== 'kill')) {
      reach(name, path);
      if (name === 'writeFile') await half(path, rest);
    }
    const result = await original.call(this, path, ...rest);
    return name === 'open' && touches(path) ? watched(result, path) : result;
  };
}

/** Half of a text written: between the first byte and the last the power may fail as well. */
async function half(path, [text, options]) {
  if (kind !== 'kill') return;
  calls++;
  if (calls !== at) return;
  fs.writeFileSync(path, String(text).slice(0, String(text).length / 2), options);
  process.kill(process.pid, 'SIGKILL');
}

function watched(handle, path) {
  const { writeFile, sync } = handle;
  handle.writeFile = async (text, ...rest) => {
    reach('write', path);
    if (kind === 'kill') {
      calls++;
      if (calls === at) {
        fs.writeSync(handle.fd, String(text).slice(0, String(text).length / 2));
        process.kill(process.pid, 'SIGKILL');
      }
    }
    return writeFile.call(handle, text, ...rest);
  };
  handle.sync = async () => {
    reach('fsync', path);
    return sync.call(handle);
  };
  return handle;
}

syncBuiltinESMExports();
process.on('exit', () => {
  if (process.env.FAULT_COUNT) append(process.env.FAULT_COUNT, `${calls}\n`);
});
