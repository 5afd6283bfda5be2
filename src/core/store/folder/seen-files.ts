import { readdirSync, statSync } from 'node:fs';
import { sep } from 'node:path';

/** A file as its folder shows it: enough to tell whether it was changed. */
export interface SeenFile {
  name: string;
  path: string;
  size: number;
  /** The later of its two times of change, in milliseconds by the clock of whoever serves the files. */
  changed: number;
}

/** The files of a folder as it shows them, in order of name: columns, since thousands of small objects take longer than to ask for them. */
export class SeenFolder implements Iterable<SeenFile> {
  constructor(
    private readonly folder: string,
    readonly names: readonly string[],
    readonly sizes: readonly number[],
    readonly changes: readonly number[],
    /** The latest of the changes; 0 where there are no files. */
    readonly latest: number,
  ) {}

  *[Symbol.iterator](): Generator<SeenFile> {
    for (const [place, name] of this.names.entries()) {
      const [size = 0, changed = 0] = [this.sizes[place], this.changes[place]];
      yield { name, path: pathIn(this.folder, name), size, changed };
    }
  }
}

/** One for all questions. */
const OR_NONE = { throwIfNoEntry: false } as const;

/** The files in a folder whose names `wanted` takes. */
export function seeFiles(folder: string, wanted: (name: string) => boolean): SeenFolder {
  return seeNamed(folder, namesIn(folder).filter(wanted));
}

/** The files of these names, as far as they are there. Not asynchronous: for thousands of small questions that is several times quicker. */
export function seeNamed(folder: string, wanted: readonly string[]): SeenFolder {
  const names: string[] = [];
  const sizes: number[] = [];
  const changes: number[] = [];
  let latest = 0;
  for (const name of wanted) {
    const stat = statSync(pathIn(folder, name), OR_NONE);
    if (!stat) continue;
    const changed = Math.max(stat.mtimeMs, stat.ctimeMs);
    names.push(name);
    sizes.push(stat.size);
    changes.push(changed);
    if (changed > latest) latest = changed;
  }
  return new SeenFolder(folder, names, sizes, changes, latest);
}

/** `join` would take as long as it takes to ask for the file. */
function pathIn(folder: string, name: string): string {
  return `${folder}${sep}${name}`;
}

/** The names in a folder, in order; none where there is no folder. Hidden ones, locks and temporaries, are left out. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .sort();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}
