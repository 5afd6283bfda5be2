import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { normaliseEnding } from '../core/complaint/id.js';
import { type ReadSeal, readSeal, type Seal, sealText } from '../core/evidence/seal.js';
import { Problem } from '../core/problem.js';
import { resolveId } from '../core/store/change.js';
import { writeDurably } from '../core/store/folder/durable.js';
import type { ComplaintStore } from '../core/store/port.js';
import { readInputFile } from './records.js';

/** The seal in a file that the user named. */
export async function loadSeal(file: string): Promise<ReadSeal> {
  return readSeal((await readInputFile(file)).toString('utf8'), file);
}

/** Writes a seal, whole or not at all. An earlier one is evidence, and is written over only when that is wanted. */
export async function writeSeal(file: string, seal: Seal, force: boolean): Promise<{ file: string; sha256: string }> {
  if (!force && existsSync(file)) throw new Problem('file_exists', { file });
  const text = sealText(seal);
  await writeDurably(file, text);
  return { file, sha256: createHash('sha256').update(text).digest('hex') };
}

/** The ids that were typed; null: every one. One that is gone from the store is still known to the seal. */
export async function idsToProve(
  store: ComplaintStore,
  typed: readonly string[],
  seal: ReadSeal | null,
): Promise<string[] | null> {
  if (typed.length === 0) return null;
  const ids = new Set<string>();
  for (const ending of typed) {
    const sealed = seal?.complaints.filter(({ id }) => id.endsWith(normaliseEnding(ending))) ?? [];
    const id = await resolveId(store, ending).catch((error) => {
      const isGone = error instanceof Problem && error.code === 'complaint_not_found';
      if (isGone && sealed.length === 1 && sealed[0]) return sealed[0].id;
      throw error;
    });
    ids.add(id);
  }
  return [...ids];
}
