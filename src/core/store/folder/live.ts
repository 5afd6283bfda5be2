import { existsSync } from 'node:fs';
import { type Adapter, Low } from 'lowdb';
import type { Stamp } from '../../complaint/facts.js';
import { isComplaintId } from '../../complaint/id.js';
import type { Complaint } from '../../complaint/record.js';
import { DocumentFile, type Format } from './adapters.js';
import type { StoredComplaint } from './archive.js';
import { type ComplaintDocument, fromDocument, requirePlace, toDocument } from './document.js';
import { removeDurably } from './durable.js';
import { asOnlyWriter } from './leftovers.js';
import type { ParsedDocuments } from './parsed-documents.js';
import { liveFolders, type StorePaths } from './paths.js';
import { namesIn } from './seen-files.js';

/** The live complaints: a document for each, in a folder for each month. */
export class LiveDocuments {
  constructor(
    private readonly paths: StorePaths,
    private readonly format: Format,
    private readonly patience: number,
  ) {}

  has(id: string): boolean {
    return existsSync(this.paths.complaint(id));
  }

  /** Null where there is no document. `parsed` remembers what others say: for who reads many. */
  read(id: string, parsed?: ParsedDocuments): Promise<StoredComplaint | null> {
    return new OpenDocument(this.paths, id, this.format, parsed).read();
  }

  /** A document to be read and then written: what a person put into it stays. */
  open(id: string): OpenDocument {
    return new OpenDocument(this.paths, id, this.format);
  }

  async remove(id: string): Promise<void> {
    await removeDurably(this.paths.complaint(id));
  }

  /** Does `work` while nobody else writes this complaint. */
  asOnlyWriter<T>(id: string, work: () => Promise<T>): Promise<T> {
    return asOnlyWriter(this.paths.lock(id), id, this.patience, work);
  }

  /** From the names of the files alone, in order. */
  ids(): string[] {
    return liveFolders(this.paths)
      .flatMap(namesIn)
      .filter((name) => name.endsWith(`.${this.format}`))
      .map((name) => name.slice(0, -(this.format.length + 1)))
      .filter(isComplaintId)
      .sort();
  }
}

/** One live document. */
export class OpenDocument {
  private readonly path: string;
  private readonly file: DocumentFile<ComplaintDocument>;

  constructor(
    private readonly paths: StorePaths,
    id: string,
    format: Format,
    parsed?: ParsedDocuments,
  ) {
    this.path = paths.complaint(id);
    const parse = parsed && format === 'yaml' ? (text: string) => parsed.parse(text, this.path) : undefined;
    this.file = new DocumentFile(this.path, format, parse);
  }

  async read(): Promise<StoredComplaint | null> {
    const db = new Low<ComplaintDocument | null>(this.file as Adapter<ComplaintDocument | null>, null);
    await db.read();
    // An empty file parses to nothing as well; it is damage, a file that is not there is not.
    if (!this.file.exists) return null;
    const complaint = fromDocument(db.data, this.path);
    requirePlace(complaint, this.paths.complaint(complaint.id), this.path);
    return { complaint, document: db.data as ComplaintDocument };
  }

  /** `kept`: the document as it was, for what plaint does not know in it. */
  async write(complaint: Complaint, due: Stamp | null, kept?: Record<string, unknown>): Promise<void> {
    await new Low(this.file, toDocument({ complaint, due }, kept)).write();
  }
}
