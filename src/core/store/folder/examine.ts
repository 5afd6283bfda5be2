import { basename, join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isComplaintId, monthOfId } from '../../complaint/id.js';
import type { Complaint } from '../../complaint/record.js';
import type { IntegrityFinding } from '../../integrity/finding.js';
import { Problem } from '../../problem.js';
import type { Ailment } from '../port.js';
import { type Format, listFolder, parseText, readText } from './adapters.js';
import { parseLine, type StoredComplaint } from './archive.js';
import { fromDocument, handEdits, standingOf } from './document.js';
import { isRecord, wrongFact } from './document-shape.js';
import type { ImprovementFolder } from './improvements.js';
import { clearLeftovers, findLeftovers } from './leftovers.js';
import { readHolder } from './lock.js';
import type { Mending } from './mend.js';
import type { StorePaths } from './paths.js';
import type { RoundFolder } from './rounds.js';

/** What an examination works on, and what can be done about what it finds. */
export interface FolderUnderExamination {
  root: string;
  paths: StorePaths;
  format: Format;
  mend: Mending;
  /** Audits and exams. */
  rounds: readonly RoundFolder[];
  improvements: ImprovementFolder;
}

/** Where a complaint was found. */
interface Found extends StoredComplaint {
  path: string;
  line: number | null;
}

type Look = (complaint: Complaint) => IntegrityFinding[];

/** Looks at every file of a folder, in order of their names. */
export async function examineFolder(folder: FolderUnderExamination, look: Look): Promise<Ailment[]> {
  const examination = new Examination(folder, look);
  await examination.run();
  return examination.ailments;
}

class Examination {
  readonly ailments: Ailment[] = [];
  /** Where each complaint was found first. */
  private readonly found = new Map<string, string>();

  constructor(
    private readonly folder: FolderUnderExamination,
    private readonly look: Look,
  ) {}

  async run(): Promise<void> {
    const { paths, rounds, improvements } = this.folder;
    const folders = [paths.root, paths.archive, improvements.folder];
    for (const year of await visible(paths.complaints)) {
      for (const month of await visible(join(paths.complaints, year))) {
        const path = join(paths.complaints, year, month);
        folders.push(path);
        for (const name of await visible(path)) await this.liveFile(join(path, name));
      }
    }
    for (const name of await visible(paths.archive)) await this.archivedMonth(join(paths.archive, name));
    for (const each of rounds) folders.push(...(await this.rounds(each)));
    await this.improvements(improvements);
    for (const path of folders) await this.leftovers(path);
  }

  private async liveFile(path: string): Promise<void> {
    const { format, paths } = this.folder;
    const id = basename(path, `.${format}`);
    if (!path.endsWith(`.${format}`) || !isComplaintId(id)) {
      this.tell({ code: 'file_unexpected', args: {} }, path);
      return;
    }
    await this.reading(path, null, async () => {
      const text = await readText(path);
      if (text === null) return;
      const marker = lineOfMarker(text);
      if (marker !== null) {
        this.tell({ code: 'conflict_markers', args: {} }, path, { id, line: marker });
        return;
      }
      const document = await parseText(text, format, path);
      const complaint = fromDocument(document, path);
      const belongs = paths.complaint(complaint.id);
      if (belongs !== path) {
        const { id } = complaint;
        const mend = () => this.folder.mend.misplaced(id, path);
        this.tell({ code: 'file_misplaced', args: { belongs: this.relative(belongs) } }, path, { id, mend });
        return;
      }
      this.complaint({ complaint, document: document as StoredComplaint['document'], path, line: null });
    });
  }

  private async archivedMonth(path: string): Promise<void> {
    const month = /^(\d{4}-\d{2})\.jsonl$/.exec(basename(path))?.[1];
    if (month === undefined) {
      this.tell({ code: 'file_unexpected', args: {} }, path);
      return;
    }
    const lines = ((await readText(path)) ?? '').split('\n');
    for (const [index, line] of lines.entries()) {
      if (line.trim() === '') continue;
      const number = index + 1;
      if (lineOfMarker(line) !== null) this.tell({ code: 'conflict_markers', args: {} }, path, { line: number });
      else {
        await this.reading(path, number, async () => {
          const stored = parseLine(line, path, number);
          const { id } = stored.complaint;
          const belongs = this.folder.paths.archiveMonth(monthOfId(id));
          if (belongs !== path) {
            this.tell({ code: 'file_misplaced', args: { belongs: this.relative(belongs) } }, path, {
              id,
              line: number,
            });
            return;
          }
          this.complaint({ ...stored, path, line: number });
        });
      }
    }
  }

  /** The folders of the rounds, after a look at what is in them. */
  private async rounds(rounds: RoundFolder): Promise<string[]> {
    const folders = rounds.folders();
    for (const name of await rounds.names()) {
      folders.push(...rounds.folders(name));
      for (const { path, check } of await rounds.files(name)) {
        await this.reading(path, null, async () => {
          const marker = lineOfMarker((await readText(path)) ?? '');
          if (marker === null) await check();
          else this.tell({ code: 'conflict_markers', args: {} }, path, { line: marker });
        });
      }
      for (const { path, remove } of await rounds.spentDrafts(name)) {
        this.tell({ code: 'draft_left', args: {} }, path, { mend: remove });
      }
    }
    return folders;
  }

  private async improvements(improvements: ImprovementFolder): Promise<void> {
    for (const { path, id } of await improvements.files()) {
      if (id === null) {
        this.tell({ code: 'file_unexpected', args: {} }, path);
        continue;
      }
      await this.reading(path, null, async () => {
        const marker = lineOfMarker((await readText(path)) ?? '');
        if (marker !== null) {
          this.tell({ code: 'conflict_markers', args: {} }, path, { id, line: marker });
          return;
        }
        const fields = await improvements.differing(id);
        const mend = () => improvements.renew(id);
        if (fields.length > 0) this.tell({ code: 'standing_differs', args: { fields } }, path, { id, mend });
      });
    }
  }

  private complaint(stored: Found): void {
    const { complaint, document, path, line } = stored;
    const { id } = complaint;
    const place = { id, line };
    const first = this.found.get(id);
    if (first) {
      const mend = () => this.folder.mend.twice(id);
      this.tell({ code: 'id_twice', args: { other: this.relative(first) } }, path, { ...place, mend });
      return;
    }
    this.found.set(id, path);
    for (const finding of this.look(complaint)) this.tell(finding, path, place);
    const edits = handEdits(document, complaint);
    const fields = Object.keys(edits);
    const wrong = isRecord(document.complaint) ? wrongFact(document.complaint, false) : null;
    if (wrong !== null) this.tell({ code: 'document_damaged', args: { reason: `complaint.${wrong}` } }, path, place);
    else if (fields.length > 0) this.tell({ code: 'facts_edited', args: { fields } }, path, { ...place, edits });
    if (isCut(document.standing, complaint)) {
      const { length } = complaint.history;
      const { type = '' } = complaint.history[length - 1] ?? {};
      this.tell({ code: 'history_cut', args: { event: length, type } }, path, place);
      return;
    }
    const differing = differences(document.standing, complaint);
    if (differing.length === 0) return;
    const mend = () => this.folder.mend.standing(id);
    this.tell({ code: 'standing_differs', args: { fields: differing } }, path, { ...place, mend });
  }

  private async leftovers(path: string): Promise<void> {
    for (const { file, kind, abandoned } of await findLeftovers(path)) {
      const holder = await readHolder(file);
      if (!abandoned && holder !== null) continue;
      const mend = abandoned
        ? async () => {
            await clearLeftovers(path);
            return true;
          }
        : null;
      if (kind === 'lock') this.tell({ code: 'lock_left', args: { holder: holder ?? '?' } }, file, { mend });
      else if (abandoned) this.tell({ code: 'temporary_left', args: {} }, file, { mend });
    }
  }

  /** What can't be read is told, and hides nothing else. */
  private async reading(path: string, line: number | null, read: () => Promise<void>): Promise<void> {
    try {
      await read();
    } catch (error) {
      if (!(error instanceof Problem) || error.kind !== 'damaged') throw error;
      const { reason = error.code, line: at = null } = error.args as { reason?: string; line?: number | null };
      this.tell({ code: 'document_damaged', args: { reason } }, path, { line: line ?? at });
    }
  }

  private tell(
    finding: IntegrityFinding,
    path: string,
    {
      id = null,
      line = null,
      mend = null,
      edits = null,
    }: Partial<Ailment> & { id?: string | null; line?: number | null } = {},
  ): void {
    this.ailments.push({ finding: { ...finding, file: this.relative(path), line, id }, mend, edits });
  }

  private relative(path: string): string {
    return relative(this.folder.root, path);
  }
}

/** The fields of the middle part that are not what the history says. When it is due also depends on policies and the time. */
function differences(standing: unknown, complaint: Complaint): string[] {
  const { due, ...right } = standingOf(complaint, null);
  if (!isRecord(standing)) return Object.keys(right);
  const differing = Object.entries(right).filter(
    ([field, value]) => !isDeepStrictEqual(standing[field] ?? null, value),
  );
  return differing.map(([field]) => field);
}

/** Whether the middle part names an event as the last that is not in the history. That is kept as it is: it is evidence. */
function isCut(standing: unknown, { history }: Complaint): boolean {
  if (!isRecord(standing) || typeof standing.head !== 'string' || standing.head === '') return false;
  const hashes = new Set(history.map(({ hash }) => hash));
  return standing.head.split(' ').some((hash) => !hashes.has(hash));
}

/** The first line that git leaves where it could not merge. */
function lineOfMarker(text: string): number | null {
  const at = text.search(/^(<{7}|>{7}|={7})( |$)/m);
  return at === -1 ? null : text.slice(0, at).split('\n').length;
}

async function visible(folder: string): Promise<string[]> {
  return (await listFolder(folder)).filter((name) => !name.startsWith('.'));
}
