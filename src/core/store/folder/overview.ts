import { sep } from 'node:path';
import { isComplaintId } from '../../complaint/id.js';
import type { CountedBatch } from '../../kpi/batch.js';
import type { Damage, OverviewRequest } from '../port.js';
import { type Format, parseText, readText } from './adapters.js';
import { parseArchive } from './archive.js';
import type { CacheFolder } from './cache-folder.js';
import { damageOf, fromDocument, requirePlace } from './document.js';
import { archivedIdsEnding } from './index/archived-ids.js';
import { ComplaintIndex, type IndexKeys } from './index/complaint-index.js';
import type { IndexedEntry, Part } from './index/part.js';
import { liveFolders, type StorePaths } from './paths.js';
import { namesIn, type SeenFile, type SeenFolder, seeFiles, seeNamed } from './seen-files.js';

/** What a folder shows of its complaints without any file being read. */
interface Seen {
  live: Map<string, SeenFolder>;
  archive: Map<string, SeenFile>;
}

/** Where the index is kept and by what. `now`: this machine's clock, in milliseconds. */
export interface IndexHome {
  cache: CacheFolder;
  keys: IndexKeys;
  now: number;
}

/** A month of complaints, and the rows of those that do not count in it, since a live document has them. */
interface Shelf {
  part: Part;
  left_out: ReadonlySet<number> | null;
}

/** Every complaint in scope as lists need it, from the index as far as that is up to date. */
export async function overviewOf(
  paths: StorePaths,
  format: Format,
  home: IndexHome,
  request: OverviewRequest,
): Promise<IndexedEntry[]> {
  const shelves = await shelvesOf(paths, format, home, request);
  return shelves.flatMap(({ part: { complaints }, left_out }) =>
    left_out ? complaints.filter((_, row) => !left_out.has(row)) : complaints,
  );
}

/** Every complaint as figures count them. */
export async function countedOf(
  paths: StorePaths,
  format: Format,
  home: IndexHome,
  request: Omit<OverviewRequest, 'scope'>,
): Promise<CountedBatch[]> {
  const shelves = await shelvesOf(paths, format, home, { ...request, scope: 'all' });
  return shelves.map(({ part, left_out }) => part.counted(left_out));
}

async function shelvesOf(
  paths: StorePaths,
  format: Format,
  { cache, keys, now }: IndexHome,
  { scope, rules, onDamage, onRead = () => undefined, onMany }: OverviewRequest,
): Promise<Shelf[]> {
  const seen = await see(paths, format, onMany);
  const reader = {
    text: readText,
    parseLive: async (text: string, path: string) => {
      const complaint = fromDocument(await parseText(text, format, path), path);
      return requirePlace(complaint, paths.complaint(complaint.id), path);
    },
    parseArchive: (text: string, path: string, tell: (damage: Damage) => void) =>
      parseArchive(text, path, tell).map(({ complaint }) => complaint),
    damageOf,
    rules: once(rules),
    onDamage,
    onRead,
  };
  const index = new ComplaintIndex(cache, keys, reader, latestOf(seen), now);
  const shelves: Shelf[] = [];
  for (const [month, file] of scope === 'all' ? seen.archive : []) {
    const part = await index.archived(month, file);
    const live = part.rowsOf((seen.live.get(month)?.names ?? []).map(idOfFile));
    shelves.push({ part, left_out: live.size === 0 ? null : live });
  }
  for (const [month, documents] of seen.live) {
    shelves.push({ part: await index.live(month, documents), left_out: null });
  }
  return shelves;
}

/** The ids that end like this, by the names of live documents and by what is kept of the archive. */
export async function idsEnding(
  paths: StorePaths,
  format: Format,
  { cache, now }: Pick<IndexHome, 'cache' | 'now'>,
  ending: string,
  scanArchive: (month: string) => Promise<{ bytes: Buffer; ids: string[] }>,
): Promise<string[]> {
  const found = new Set<string>();
  for (const folder of liveFolders(paths)) {
    for (const name of namesIn(folder)) {
      const id = idOfFile(name);
      if (name.endsWith(`.${format}`) && isComplaintId(id) && id.endsWith(ending)) found.add(id);
    }
  }
  const months = archivedMonths(paths);
  const latest = [...months.values()].reduce((most, { changed }) => Math.max(most, changed), 0);
  for (const [month, file] of months) {
    const scan = () => scanArchive(month);
    for (const id of await archivedIdsEnding(cache, month, file, ending, { latest, now, scan })) found.add(id);
  }
  return [...found].sort();
}

/** More live complaints than this are many. */
const MANY = 1000;

async function see(paths: StorePaths, format: Format, onMany?: () => Promise<void>): Promise<Seen> {
  const isDocument = (name: string) => name.endsWith(`.${format}`) && isComplaintId(idOfFile(name));
  const folders = liveFolders(paths).map((folder) => ({ folder, names: namesIn(folder).filter(isDocument) }));
  if (folders.reduce((count, { names }) => count + names.length, 0) > MANY) await onMany?.();
  const live = new Map<string, SeenFolder>();
  for (const { folder, names } of folders) {
    const files = seeNamed(folder, names);
    if (files.names.length > 0) live.set(folder.slice(paths.complaints.length + 1).replaceAll(sep, '-'), files);
  }
  return { live, archive: archivedMonths(paths) };
}

function archivedMonths(paths: StorePaths): Map<string, SeenFile> {
  const files = seeFiles(paths.archive, (name) => /^\d{4}-\d{2}\.jsonl$/.test(name));
  return new Map([...files].map((file) => [file.name.slice(0, 7), file]));
}

/** The latest change of any file. */
function latestOf({ live, archive }: Seen): number {
  const months = [...live.values()].map(({ latest }) => latest);
  return Math.max(0, ...months, ...[...archive.values()].map(({ changed }) => changed));
}

function idOfFile(name: string): string {
  return name.slice(0, name.lastIndexOf('.'));
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
