import { mkdir, open, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Problem } from '../../problem.js';

/**
 * Writes a whole file so that whoever reads it, whenever the power fails, finds the old text or the new one: temporary file,
 * flush, rename, flush of the folder. On return the text is on the disk.
 */
export async function writeDurably(file: string, text: string | Buffer): Promise<void> {
  const folder = dirname(file);
  const temporary = join(folder, temporaryName(basename(file)));
  try {
    const made = await mkdir(folder, { recursive: true });
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
    await flushFolder(folder);
    // A new folder is only there for good once the one that holds it says so.
    if (made !== undefined) {
      for (let above = folder; above !== dirname(made); above = dirname(above)) await flushFolder(dirname(above));
    }
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw notWritten(file, error);
  }
}

let written = 0;

/** A name for a file on its way to `name`. It says who writes it, so that others can tell whether it is still being written. */
export function temporaryName(name: string): string {
  written++;
  return `.${name}.${process.pid}-${written}@${hostname()}.tmp`;
}

/** The process and machine in the name of a temporary; null: it is none. */
export function writerOfTemporary(name: string): { pid: string; host: string } | null {
  const match = /^\..+\.(\d+)-\d+@(.+)\.tmp$/.exec(name);
  return match ? { pid: match[1] ?? '', host: match[2] ?? '' } : null;
}

/** Removes a file, or a folder with all that is in it, and makes that last. */
export async function removeDurably(file: string): Promise<void> {
  try {
    await rm(file, { force: true, recursive: true });
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
