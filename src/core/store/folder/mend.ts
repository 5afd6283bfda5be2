import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { includesHistory } from '../../complaint/chain.js';
import { Problem, problemOr } from '../../problem.js';
import type { Archive } from './archive.js';
import { handEdits } from './document.js';
import { notWritten } from './durable.js';
import { joinStored } from './join.js';
import type { LiveDocuments } from './live.js';
import type { StorePaths } from './paths.js';

/** What can be mended in a folder without losing anything. Each says whether it did. */
export class Mending {
  constructor(
    private readonly live: LiveDocuments,
    private readonly archive: Archive,
    private readonly paths: StorePaths,
  ) {}

  /** Writes the middle part anew from the history. */
  async standing(id: string): Promise<boolean> {
    if (!this.live.has(id)) return this.archive.renew(id);
    return this.live.asOnlyWriter(id, async () => {
      const file = this.live.open(id);
      const found = await file.read();
      if (!found) return false;
      const { due } = found.document.standing ?? {};
      await file.write(found.complaint, typeof due === 'string' ? due : null, found.document);
      return true;
    });
  }

  /** Makes one of several records of a complaint. */
  async twice(id: string): Promise<boolean> {
    if (!this.live.has(id)) return this.archive.unite(id);
    return this.live.asOnlyWriter(id, async () => {
      const file = this.live.open(id);
      const [live, archived] = [await file.read(), await this.archive.read(id)];
      if (!live || !archived) return false;
      if (includesHistory(live.complaint, archived.complaint)) {
        await this.archive.remove(id);
        return true;
      }
      const isEdited = Object.keys(handEdits(live.document, live.complaint)).length > 0;
      if (!isEdited && includesHistory(archived.complaint, live.complaint)) {
        await this.live.remove(id);
        return true;
      }
      // Each has what the other lacks: it was taken up again on one side and changed in the archive on another.
      const joined = problemOr(() => joinStored(null, live, archived));
      if (joined instanceof Problem) return false;
      await file.write(joined.complaint, live.document.standing.due, joined.document);
      await this.archive.remove(id);
      return true;
    });
  }

  /** Moves a document to where its id belongs, if nothing is there. */
  async misplaced(id: string, path: string): Promise<boolean> {
    const belongs = this.paths.complaint(id);
    return this.live.asOnlyWriter(id, async () => {
      if (existsSync(belongs) || (await this.archive.read(id))) return false;
      await rename(path, belongs).catch((error: unknown) => {
        throw notWritten(belongs, error);
      });
      return true;
    });
  }
}
