import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { includesHistory } from '../../complaint/chain.js';
import { isComplaintId, monthOfId } from '../../complaint/id.js';
import type { Complaint } from '../../complaint/record.js';
import { Problem } from '../../problem.js';
import type { Damage } from '../port.js';
import { listFolder } from './adapters.js';
import { type ComplaintDocument, damageOf, FORMAT, fromDocument, toArchived } from './document.js';
import { removeDurably, writeDurably } from './durable.js';
import { asOnlyWriter } from './leftovers.js';
import type { StorePaths } from './paths.js';

/** A complaint with the document that it was read from: what plaint does not know in it must not be lost. */
export interface StoredComplaint {
  complaint: Complaint;
  document: ComplaintDocument;
}

/** Complaints put away: one file for each month of receipt, one line of JSON for each complaint. */
export class Archive {
  constructor(
    private readonly paths: StorePaths,
    private readonly patience: number,
  ) {}

  async months(): Promise<string[]> {
    const names = await listFolder(this.paths.archive);
    return names
      .filter((name) => /^\d{4}-\d{2}\.jsonl$/.test(name))
      .map((name) => name.slice(0, 7))
      .sort();
  }

  /** The ids in a month, with the bytes that they were found in. */
  async ids(month: string): Promise<{ bytes: Buffer; ids: string[] }> {
    // A month that can't be read is told by whoever reads it; it must not hide the live complaints here.
    const bytes = await this.bytes(month).catch(() => Buffer.alloc(0));
    const ids = bytes.toString('utf8').split('\n').map(idOfLine).filter(isComplaintId);
    return { bytes, ids };
  }

  async read(id: string): Promise<StoredComplaint | null> {
    const month = monthOfId(id);
    const bytes = await this.bytes(month);
    const found = linesWith(bytes, `"${id}"`).find(({ line }) => idOfLine(line) === id);
    return found ? parseLine(found.line, this.paths.archiveMonth(month), countLines(bytes, found.at)) : null;
  }

  /** Looks complaints up one after the other, and holds the month that was looked into last: for ids in order, which are of a month each. */
  reader(): (id: string) => Promise<StoredComplaint | null> {
    let [held, places] = ['', new Map<string, LinePlace>()];
    let bytes: Buffer = Buffer.alloc(0);
    return async (id) => {
      const month = monthOfId(id);
      if (month !== held) {
        bytes = await this.bytes(month);
        places = linesById(bytes);
        held = month;
      }
      const found = places.get(id);
      if (!found) return null;
      const { start, end, number } = found;
      return parseLine(bytes.toString('utf8', start, end), this.paths.archiveMonth(month), number);
    };
  }

  /** Every complaint put away but those in `except`, by id. */
  async *scan(except: ReadonlySet<string>, onDamage: (damage: Damage) => void): AsyncGenerator<StoredComplaint> {
    for (const month of await this.months()) {
      const file = this.paths.archiveMonth(month);
      try {
        const text = (await this.bytes(month)).toString('utf8');
        yield* parseArchive(text, file, onDamage).filter(({ complaint }) => !except.has(complaint.id));
      } catch (error) {
        onDamage(damageOf(error, file));
      }
    }
  }

  /**
   * Adds complaints, or replaces those with the same ids; what else a document had is kept. Each month's file changes as a whole.
   */
  async put(complaints: readonly { complaint: Complaint; document?: ComplaintDocument }[]): Promise<void> {
    const byMonth = new Map<string, Map<string, { complaint: Complaint; document?: ComplaintDocument }>>();
    for (const added of complaints) {
      const month = monthOfId(added.complaint.id);
      const others = byMonth.get(month) ?? new Map();
      byMonth.set(month, others.set(added.complaint.id, added));
    }
    for (const [month, arriving] of [...byMonth].sort(([a], [b]) => (a < b ? -1 : 1))) {
      await this.rewrite(month, (kept) => {
        const before = new Map<string, ComplaintDocument>();
        for (const [index, line] of kept.entries()) {
          // A damaged line may hold what exists nowhere else: this refuses to write over it.
          const id = idOfLine(line);
          if (arriving.has(id)) before.set(id, parseLine(line, this.paths.archiveMonth(month), index + 1).document);
        }
        const lines = kept.filter((line) => !arriving.has(idOfLine(line)));
        for (const [id, { complaint, document }] of arriving) {
          lines.push(JSON.stringify(toArchived(complaint, document ?? before.get(id))));
        }
        return lines;
      });
    }
  }

  /** Writes what is told beside the history anew. */
  async renew(id: string): Promise<boolean> {
    const found = await this.read(id);
    if (found) await this.put([found]);
    return found !== null;
  }

  /** Of several lines with one id keeps the one that has all that happened; says whether there is such a one. */
  async unite(id: string): Promise<boolean> {
    let united = false;
    await this.rewrite(monthOfId(id), (lines, file) => {
      const same = lines.filter((line) => idOfLine(line) === id);
      const whole = same.find((line) => {
        const { complaint } = parseLine(line, file, 0);
        return same.every((other) => includesHistory(complaint, parseLine(other, file, 0).complaint));
      });
      united = whole !== undefined;
      return whole === undefined ? lines : [...lines.filter((line) => !same.includes(line)), whole];
    });
    return united;
  }

  /** Takes a complaint out. */
  async remove(id: string): Promise<void> {
    await this.rewrite(monthOfId(id), (kept) => kept.filter((line) => idOfLine(line) !== id));
  }

  private async rewrite(month: string, change: (lines: string[], file: string) => string[]): Promise<void> {
    const file = this.paths.archiveMonth(month);
    await asOnlyWriter(this.paths.archiveLock(month), file, this.patience, async () => {
      const lines = (await this.bytes(month))
        .toString('utf8')
        .split('\n')
        .filter((line) => line !== '');
      const next = change(lines, file).sort((a, b) => (idOfLine(a) < idOfLine(b) ? -1 : 1));
      if (next.length === 0) await removeDurably(file);
      else await writeDurably(file, `${next.join('\n')}\n`);
    });
  }

  private async bytes(month: string): Promise<Buffer> {
    return readFile(join(this.paths.archive, `${month}.jsonl`)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return Buffer.alloc(0);
      const file = this.paths.archiveMonth(month);
      throw new Problem('document_damaged', { file, line: null, reason: error.code ?? error.message });
    });
  }
}

/** How each line begins, up to the id. */
const HEAD = `{"plaint":${FORMAT},"id":"`;

/** The id in a line; the line itself where it has none. */
export function idOfLine(line: string): string {
  if (line.startsWith(HEAD)) return line.slice(HEAD.length, line.indexOf('"', HEAD.length));
  try {
    return String((JSON.parse(line) as { id?: unknown } | null)?.id ?? line);
  } catch {
    return line;
  }
}

/** Where a line lies in the bytes of a month, and which one it is. */
interface LinePlace {
  start: number;
  end: number;
  number: number;
}

/** The lines of a month by the id in each, of two with one id the first. Making text of all of them would take longer than parsing hundreds. */
function linesById(bytes: Buffer): Map<string, LinePlace> {
  const places = new Map<string, LinePlace>();
  const head = Buffer.from(HEAD);
  for (let start = 0, number = 1; start < bytes.length; number++) {
    const next = bytes.indexOf('\n', start);
    const end = next === -1 ? bytes.length : next;
    const begin = start + head.length;
    const isPlain = begin <= end && bytes.compare(head, 0, head.length, start, begin) === 0;
    const key = isPlain
      ? bytes.toString('utf8', begin, bytes.indexOf('"', begin))
      : idOfLine(bytes.toString('utf8', start, end));
    if (!places.has(key)) places.set(key, { start, end, number });
    start = end + 1;
  }
  return places;
}

/** The lines that hold this text, with where they begin. */
function linesWith(bytes: Buffer, text: string): { line: string; at: number }[] {
  const found: { line: string; at: number }[] = [];
  for (let at = bytes.indexOf(text); at !== -1; ) {
    const start = bytes.lastIndexOf('\n', at) + 1;
    const next = bytes.indexOf('\n', at);
    const end = next === -1 ? bytes.length : next;
    found.push({ line: bytes.toString('utf8', start, end), at: start });
    at = bytes.indexOf(text, end);
  }
  return found;
}

/** The complaints in the text of a month, those that can't be read told. Of two lines with one id the first counts. */
export function parseArchive(text: string, file: string, onDamage: (damage: Damage) => void): StoredComplaint[] {
  const complaints = new Map<string, StoredComplaint>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      const stored = parseLine(line, file, index + 1);
      const { complaint } = stored;
      if (complaints.has(complaint.id)) {
        throw new Problem('document_damaged', { file, line: index + 1, reason: `${complaint.id} twice` });
      }
      complaints.set(complaint.id, stored);
    } catch (error) {
      onDamage(damageOf(error, file, index + 1));
    }
  }
  return [...complaints.values()];
}

/** The complaint in a line. */
export function parseLine(line: string, file: string, number: number): StoredComplaint {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch (error) {
    throw new Problem('document_damaged', { file, line: number, reason: (error as Error).message });
  }
  return { complaint: fromDocument(data, file, number), document: data as ComplaintDocument };
}

function countLines(bytes: Buffer, end: number): number {
  let lines = 1;
  for (let at = bytes.indexOf('\n'); at !== -1 && at < end; at = bytes.indexOf('\n', at + 1)) lines++;
  return lines;
}
