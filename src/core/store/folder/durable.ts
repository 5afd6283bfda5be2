import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Problem } from '../../problem.js';

/**
 * Writes a whole file so that whoever reads it, whenever the power fails, finds the old text or the new one: temporary file,
 * flush, rename, flush of the folder. On return the text is on the disk.
 */
export async function writeDurably(file: string, text: string): Promise<void> {
  const folder = dirname(file);
  const temporary = join(folder, `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
    await flushFolder(folder);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw notWritten(file, error);
  }
}

/** Removes a file and makes that last. */
export async function removeDurably(file: string): Promise<void> {
  try {
    await rm(file, { force: true });
    await flushFolder(dirname(file));
  } catch (error) {
    throw notWritten(file, error);
  }
}

/** Why a file could not be written, as a problem: the system's own code says it best. */
export function notWritten(file: string, error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  return new Problem('file_not_written', { file, reason: code ?? message });
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  // Some systems and network drives do not let a folder be opened or flushed; there the rename has to do.
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
