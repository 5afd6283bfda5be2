import { createHash, randomInt } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../problem.js';
import { notWritten, temporaryName } from './durable.js';
import { mayBeAlive, ownHolder } from './holder.js';

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
  const own = join(dirname(lock), temporaryName(basename(lock)));
  try {
    await mkdir(dirname(lock), { recursive: true });
    await writeFile(own, `${ownHolder()}\n`);
    await link(own, lock);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'EEXIST') return false;
    if (WITHOUT_LINKS.includes(code)) return createAtOnce(lock);
    throw notWritten(lock, error);
  } finally {
    await rm(own, { force: true }).catch(() => undefined);
  }
}

/** What drives answer that know no second name for a file. */
const WITHOUT_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];

/** The next best: made exclusively, its holder written into it a moment later. */
async function createAtOnce(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, `${ownHolder()}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw notWritten(lock, error);
  }
}

/**
 * Removes a lock whose process is gone; says whether it did. Of all that find it one may act, or a new lock made meanwhile could be
 * taken for the old one: whoever makes a file named after the dead holder. Should that one be killed in turn, its place goes to
 * whoever makes a file named after both, and so on. None of these names is ever used for another case, so that removing the
 * files afterwards lets nobody in who could do harm.
 */
export async function clearIfAbandoned(lock: string): Promise<boolean> {
  const holder = await readHolder(lock);
  if (holder === null || mayBeAlive(holder)) return false;
  const places: string[] = [];
  const dead = [holder];
  for (;;) {
    const place = `${lock}.${createHash('sha256').update(dead.join('\n')).digest('hex').slice(0, 12)}${CLEARING}`;
    places.push(place);
    if (await tryCreate(place)) break;
    const clearer = await readHolder(place);
    if (clearer === null || mayBeAlive(clearer)) return false;
    dead.push(clearer);
  }
  const same = (await readHolder(lock)) === holder;
  if (same) await rm(lock, { force: true });
  for (const place of places) await rm(place, { force: true });
  return same;
}

const CLEARING = '.clearing';

/** The lock that a file was made to clear; null: it is no such file. */
export function lockBeingCleared(file: string): string | null {
  return /^(.*\.lock)\.[0-9a-f]{12}\.clearing$/.exec(file)?.[1] ?? null;
}

/** Who holds a lock; null: nobody, or nobody says. */
export async function readHolder(lock: string): Promise<string | null> {
  const text = await readFile(lock, 'utf8').catch(() => null);
  return text === null || text.trim() === '' ? null : text.trim();
}
