import type { CacheFolder } from '../cache-folder.js';
import type { SeenFile } from '../seen-files.js';
import { confirmed, looksLike, type Source, sourceOf } from './source.js';

interface Kept {
  source: Source;
  /** One after the other, without anything in between: they are of one length. */
  ids: string;
}

const ID_LENGTH = 'C-YYMMDD-XXXXX'.length;

/** The ids in a month of the archive that end like this, from the cache where that is up to date; else `scan` reads the month for them. */
export async function archivedIdsEnding(
  cache: CacheFolder,
  month: string,
  file: SeenFile,
  ending: string,
  { latest, now, scan }: { latest: number; now: number; scan: () => Promise<{ bytes: Buffer; ids: string[] }> },
): Promise<string[]> {
  const name = `ids-${month}.json`;
  const known = read(cache.readText(name));
  const fits = known !== null && looksLike(known.source, file);
  if (fits && known.source.read === 0) return endingIn(known.ids, ending);
  const { bytes, ids: found } = await scan();
  const ids = found.join('');
  const source = sourceOf(bytes, file, latest, now);
  const same = fits && known.source.hash === source.hash;
  cache.write(name, JSON.stringify({ source: same ? confirmed(known.source, now) : source, ids } satisfies Kept));
  return endingIn(ids, ending);
}

function endingIn(ids: string, ending: string): string[] {
  const found: string[] = [];
  if (ending === '' || ending.length > ID_LENGTH) return found;
  for (let at = ids.indexOf(ending); at !== -1; at = ids.indexOf(ending, at + 1)) {
    const end = at + ending.length;
    if (end % ID_LENGTH === 0) found.push(ids.slice(end - ID_LENGTH, end));
  }
  return found;
}

function read(text: string | null): Kept | null {
  try {
    const kept = text === null ? null : (JSON.parse(text) as Kept);
    return kept !== null && typeof kept.ids === 'string' ? kept : null;
  } catch {
    return null;
  }
}
