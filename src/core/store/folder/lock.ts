import { randomBytes, randomInt } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../problem.js';
import { notWritten } from './durable.js';

/** How long a writer waits for another one, in milliseconds, unless told otherwise. */
export const PATIENCE = 10_000;

/**
 * Does `work` while holding a lock file. Waits with a growing, bounded pause; a lock whose process is gone is cleared away, one
 * of a live process never, nor one of another machine, which can't be asked.
 */
export async function withLock<T>(lock: string, what: string, patience: number, work: () => Promise<T>): Promise<T> {
  await acquire(lock, what, patience);
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function acquire(lock: string, what: string, patience: number): Promise<void> {
  const deadline = performance.now() + patience;
  for (let pause = 2; ; pause = Math.min(pause * 2, 100)) {
    if (await tryCreate(lock)) return;
    await clearIfAbandoned(lock);
    if (performance.now() > deadline) {
      throw new Problem('still_locked', { what, lock, holder: (await readHolder(lock)) ?? '?' });
    }
    await sleep(pause + randomInt(pause));
  }
}

/** Makes the lock with its holder in it at one stroke: a lock without a holder could never be cleared. */
async function tryCreate(lock: string): Promise<boolean> {
  const own = `${lock}.${randomBytes(6).toString('hex')}`;
  try {
    await mkdir(dirname(lock), { recursive: true });
    await writeFile(own, `${process.pid} ${hostname()}\n`, { flag: 'wx' });
    await link(own, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw notWritten(lock, error);
  } finally {
    await rm(own, { force: true }).catch(() => undefined);
  }
}

/** Two writers that both find an abandoned lock must not clear each other's new one: clearing takes a lock of its own. */
async function clearIfAbandoned(lock: string): Promise<void> {
  const holder = await readHolder(lock);
  if (holder === null || isAlive(holder)) return;
  const clearing = `${lock}.clearing`;
  const clearer = await readHolder(clearing);
  if (clearer !== null && !isAlive(clearer)) await rm(clearing, { force: true });
  if (!(await tryCreate(clearing))) return;
  if ((await readHolder(lock)) === holder) await rm(lock, { force: true });
  await rm(clearing, { force: true });
}

async function readHolder(lock: string): Promise<string | null> {
  const text = await readFile(lock, 'utf8').catch(() => null);
  return text === null ? null : text.trim();
}

function isAlive(holder: string): boolean {
  const [pid = '', host] = holder.split(' ');
  if (host !== hostname()) return true;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
