import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { listFolder } from './adapters.js';
import { writerOfTemporary } from './durable.js';
import { mayBeAlive } from './holder.js';
import { clearIfAbandoned, lockBeingCleared, readHolder, withLock } from './lock.js';

/** A file that a writer leaves when it is killed, and whether its writer is known to be gone. */
export interface Leftover {
  file: string;
  kind: 'lock' | 'temporary';
  abandoned: boolean;
}

/** The locks and temporaries in a folder, of writers at work and of such as were killed. */
export async function findLeftovers(folder: string): Promise<Leftover[]> {
  const found: Leftover[] = [];
  for (const name of await listFolder(folder)) {
    if (!name.startsWith('.')) continue;
    const file = join(folder, name);
    const writer = writerOfTemporary(name);
    if (writer) {
      found.push({ file, kind: 'temporary', abandoned: !mayBeAlive(`${writer.pid} ${writer.host}`) });
    } else if (name.endsWith('.lock')) {
      found.push({ file, kind: 'lock', abandoned: await isDead(file) });
    } else {
      const lock = lockBeingCleared(file);
      // While that lock is there still, somebody may be taking the dead one's place.
      if (lock !== null) {
        found.push({ file, kind: 'temporary', abandoned: (await isDead(file)) && !(await isDead(lock)) });
      }
    }
  }
  return found;
}

/** Does `work` while nobody else holds the lock, after what killed writers left beside it has been cleared. */
export function asOnlyWriter<T>(lock: string, what: string, patience: number, work: () => Promise<T>): Promise<T> {
  return withLock(lock, what, patience, async () => {
    await clearLeftovers(dirname(lock));
    return work();
  });
}

/** Removes what killed writers have left in a folder. What a live one may still need stays. */
export async function clearLeftovers(folder: string): Promise<string[]> {
  const cleared: string[] = [];
  for (const { file, kind, abandoned } of await findLeftovers(folder)) {
    if (!abandoned) continue;
    if (kind === 'temporary') await rm(file, { force: true });
    else if (!(await clearIfAbandoned(file))) continue;
    cleared.push(file);
  }
  return cleared;
}

async function isDead(lock: string): Promise<boolean> {
  const holder = await readHolder(lock);
  return holder !== null && !mayBeAlive(holder);
}
