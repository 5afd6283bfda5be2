import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Adapter, Low } from 'lowdb';
import type * as v from 'valibot';
import type { Audit, AuditClosing, AuditPlan, RaterScores } from '../../calibration/audit.js';
import { isAuditName } from '../../calibration/plan.js';
import { attributesOf, plainAttributes } from '../../complaint/attributes.js';
import { includesHistory, versionOf } from '../../complaint/chain.js';
import { isComplaintId } from '../../complaint/id.js';
import { type Complaint, type Snapshot, snapshotOf } from '../../complaint/record.js';
import { isOver } from '../../complaint/status.js';
import type { IntegrityFinding } from '../../integrity/finding.js';
import { Problem, problemOr } from '../../problem.js';
import type {
  Ailment,
  ComplaintStore,
  Damage,
  Evidence,
  NewState,
  OverviewEntry,
  OverviewRequest,
  Scope,
  StoreSettings,
} from '../port.js';
import { DocumentFile, listFolder, readText } from './adapters.js';
import { Archive, type StoredComplaint } from './archive.js';
import { CacheFolder } from './cache-folder.js';
import {
  type ComplaintDocument,
  damageOf,
  fromDocument,
  handEdits,
  headIn,
  requirePlace,
  toDocument,
} from './document.js';
import { notWritten, removeDurably } from './durable.js';
import { examineFolder } from './examine.js';
import { IndexedEntry } from './index/part.js';
import { joinStored } from './join.js';
import { asOnlyWriter } from './leftovers.js';
import { PATIENCE } from './lock.js';
import { idsEnding, overviewOf } from './overview.js';
import { ParsedFiles } from './parsed-files.js';
import { type StorePaths, storePaths } from './paths.js';
import { PolicyFolder } from './policies.js';
import { readSettings } from './settings.js';

export interface FolderOptions {
  /** How long to wait for another writer, in milliseconds. */
  patience?: number | undefined;
  /** The user's folder for what can be worked out again; without one it is worked out every time. */
  cache?: string | null;
  /** This machine's clock, in milliseconds. */
  clock?: () => number;
  /** Which release of the program this is: what another one has worked out is not believed. */
  release?: string;
}

/** Raised when what is kept of a complaint, or how it is worked out, changes. */
const INDEX_VERSION = 2;

/** A store in a folder of YAML or JSON files. */
export class FolderStore implements ComplaintStore {
  readonly location: string;
  private readonly paths: StorePaths;
  private readonly archive: Archive;
  private readonly patience: number;
  private readonly policyFiles: PolicyFolder;

  private constructor(
    root: string,
    readonly settings: StoreSettings,
    private readonly options: FolderOptions,
    private readonly cache: CacheFolder,
    parsed: ParsedFiles,
  ) {
    this.location = resolve(root);
    this.paths = storePaths(this.location, settings.format);
    this.patience = options.patience ?? PATIENCE;
    this.archive = new Archive(this.paths, this.patience);
    this.policyFiles = new PolicyFolder(this.location, this.paths.policy, parsed);
  }

  static async open(root: string, options: FolderOptions = {}): Promise<FolderStore> {
    const cache = new CacheFolder(options.cache ?? null);
    const parsed = new ParsedFiles(cache);
    return new FolderStore(root, await readSettings(root, parsed), options, cache, parsed);
  }

  async findIds(ending: string): Promise<string[]> {
    if (isComplaintId(ending)) {
      const there =
        (await readText(this.paths.complaint(ending))) !== null || (await this.archive.read(ending)) !== null;
      return there ? [ending] : [];
    }
    return idsEnding(this.paths, this.settings.format, this.cache, ending, (month) =>
      this.archive.findIds(month, ending),
    );
  }

  async overview(request: OverviewRequest): Promise<OverviewEntry[]> {
    const { release = '', clock = () => 0 } = this.options;
    const [settings, all] = await Promise.all([
      this.policyFiles.version(['taxonomy', 'kpi'], []),
      this.policyFiles.version(['taxonomy', 'kpi', 'sla'], ['calendars']),
    ]);
    const version = `${INDEX_VERSION} ${release} ${this.settings.zone}`;
    // What is over has no clocks that run: policies and calendars do not matter to it.
    const keys = { live: `${version} ${all}`, archive: `${version} ${settings}` };
    return overviewOf(this.paths, this.settings.format, { cache: this.cache, keys, now: clock() }, request);
  }

  async snapshot(entry: OverviewEntry): Promise<Snapshot> {
    return (entry instanceof IndexedEntry && entry.snapshot) || snapshotOf(await this.read(entry.id));
  }

  async read(id: string): Promise<Complaint> {
    const live = await this.readLive(id);
    const found = live ?? (await this.archive.read(id));
    if (!found) throw new Problem('complaint_not_found', { id });
    return found.complaint;
  }

  async *scan(scope: Scope, onDamage: (damage: Damage) => void): AsyncGenerator<Complaint> {
    for await (const { complaint } of this.scanDocuments(scope, onDamage)) yield complaint;
  }

  async *scanEvidence(ids: readonly string[] | 'all', onDamage: (damage: Damage) => void): AsyncGenerator<Evidence> {
    const found = ids === 'all' ? this.scanDocuments('all', onDamage) : this.readDocuments(ids, onDamage);
    for await (const { complaint, document } of found) yield { complaint, head: headIn(document) };
  }

  private async *readDocuments(
    ids: readonly string[],
    onDamage: (damage: Damage) => void,
  ): AsyncGenerator<StoredComplaint> {
    for (const id of ids) {
      try {
        const found = (await this.readLive(id)) ?? (await this.archive.read(id));
        if (found) yield found;
      } catch (error) {
        onDamage(damageOf(error, this.paths.complaint(id)));
      }
    }
  }

  private async *scanDocuments(scope: Scope, onDamage: (damage: Damage) => void): AsyncGenerator<StoredComplaint> {
    const ids = await this.liveIds();
    if (scope === 'all') yield* this.archive.scan(new Set(ids), onDamage);
    for (const id of ids) {
      try {
        const document = await this.readLive(id);
        if (document) yield document;
        else
          onDamage({
            file: `${id}.${this.settings.format}`,
            line: null,
            reason: `belongs at ${this.paths.complaint(id)}`,
          });
      } catch (error) {
        onDamage(damageOf(error, this.paths.complaint(id)));
      }
    }
  }

  async create({ complaint, due }: NewState): Promise<void> {
    const { id } = complaint;
    await this.locked(id, async () => {
      const taken = (await readText(this.paths.complaint(id))) !== null || (await this.archive.read(id)) !== null;
      if (taken) throw new Problem('complaint_exists', { id });
      await this.document(id).write(toDocument({ complaint, due }));
    });
  }

  async replace({ complaint, due }: NewState, basedOn: string): Promise<void> {
    const { id } = complaint;
    await this.locked(id, async () => {
      const file = this.document(id);
      const live = await this.readFrom(file, id);
      const present = live ?? (await this.archive.read(id));
      if (!present) throw new Problem('complaint_not_found', { id });
      if (versionOf(present.complaint) !== basedOn) throw new Problem('changed_meanwhile', { id });
      if (!live && isOver(complaint.status)) {
        await this.archive.put([{ complaint }]);
        return;
      }
      await new Low(file, toDocument({ complaint, due }, present.document)).write();
      // The live document counts where both are there, so a kill between the two loses nothing.
      if (!live) await this.archive.remove(id);
    });
  }

  async putAway(complaints: readonly Complaint[]): Promise<string[]> {
    const moving = new Map<string, StoredComplaint>();
    const changed: string[] = [];
    const added: { complaint: Complaint; document?: ComplaintDocument }[] = [];
    for (const complaint of complaints) {
      const live = existsSync(this.paths.complaint(complaint.id)) ? await this.readLive(complaint.id) : null;
      if (live && versionOf(live.complaint) !== versionOf(complaint)) {
        changed.push(complaint.id);
        continue;
      }
      if (live) moving.set(complaint.id, live);
      added.push(live ?? { complaint });
    }
    await this.archive.put(added);
    for (const [id, before] of moving) {
      await this.locked(id, async () => {
        const live = await this.readLive(id);
        // A kill up to here leaves it in both places, and the live one counts.
        if (!live || isDeepStrictEqual(live.document, before.document)) {
          return removeDurably(this.paths.complaint(id));
        }
        await this.archive.remove(id);
        changed.push(id);
      });
    }
    return changed;
  }

  async examine(look: (complaint: Complaint) => IntegrityFinding[], request: OverviewRequest): Promise<Ailment[]> {
    const seen = new Map<string, string>();
    const examined = await examineFolder(
      {
        root: this.location,
        paths: this.paths,
        format: this.settings.format,
        mend: {
          standing: (id) => this.renew(id),
          twice: (id) => this.unite(id),
          misplaced: (id, path) => this.move(id, path),
        },
      },
      (complaint) => {
        seen.set(complaint.id, JSON.stringify(attributesOf(complaint)));
        return look(complaint);
      },
    );
    const indexed = await this.overview({ ...request, onDamage: () => undefined });
    const isStale = indexed.some((entry) => seen.get(entry.id) !== JSON.stringify(plainAttributes(entry)));
    if (!isStale) return examined;
    const finding = { code: 'index_stale', args: {}, file: this.cache.path('') ?? '', line: null, id: null } as const;
    const mend = async () => {
      this.cache.clear();
      return true;
    };
    return [...examined, { finding, mend, edits: null }];
  }

  private async renew(id: string): Promise<boolean> {
    if (!existsSync(this.paths.complaint(id))) return this.archive.renew(id);
    return this.locked(id, async () => {
      const file = this.document(id);
      const live = await this.readFrom(file, id);
      if (!live) return false;
      const { due } = live.document.standing ?? {};
      const state = { complaint: live.complaint, due: typeof due === 'string' ? due : null };
      await new Low(file, toDocument(state, live.document)).write();
      return true;
    });
  }

  private async unite(id: string): Promise<boolean> {
    if (!existsSync(this.paths.complaint(id))) return this.archive.unite(id);
    return this.locked(id, async () => {
      const file = this.document(id);
      const [live, archived] = [await this.readFrom(file, id), await this.archive.read(id)];
      if (!live || !archived) return false;
      if (includesHistory(live.complaint, archived.complaint)) {
        await this.archive.remove(id);
        return true;
      }
      const isEdited = Object.keys(handEdits(live.document, live.complaint)).length > 0;
      if (!isEdited && includesHistory(archived.complaint, live.complaint)) {
        await removeDurably(this.paths.complaint(id));
        return true;
      }
      // Each has what the other lacks: it was taken up again on one side and changed in the archive on another.
      const joined = problemOr(() => joinStored(null, live, archived));
      if (joined instanceof Problem) return false;
      const { due } = live.document.standing;
      await file.write(toDocument({ complaint: joined.complaint, due }, joined.document));
      await this.archive.remove(id);
      return true;
    });
  }

  private async move(id: string, path: string): Promise<boolean> {
    const belongs = this.paths.complaint(id);
    return this.locked(id, async () => {
      if (existsSync(belongs) || (await this.archive.read(id))) return false;
      await rename(path, belongs).catch((error: unknown) => {
        throw notWritten(belongs, error);
      });
      return true;
    });
  }

  async policy<T>(name: string, schema: v.GenericSchema<unknown, T>): Promise<T> {
    return this.policyFiles.one(name, schema);
  }

  async policies<T>(kind: string, schema: v.GenericSchema<unknown, T>): Promise<T[]> {
    return this.policyFiles.all(kind, schema);
  }

  async auditNames(): Promise<string[]> {
    const names = await listFolder(this.paths.audits);
    return names.filter(isAuditName).sort();
  }

  async readAudit(name: string): Promise<Audit> {
    const plan = isAuditName(name) ? await this.file<AuditPlan>(this.paths.auditPlan(name)).read() : null;
    if (!plan) throw new Problem('audit_not_found', { name, known: await this.auditNames() });
    requireShape(plan, ['name', 'raters', 'tickets', 'standard'], this.paths.auditPlan(name));
    const folder = this.paths.auditScores(name);
    const files = (await listFolder(folder)).filter((file) => file.endsWith(`.${this.settings.format}`));
    const scores = await Promise.all(files.sort().map((file) => this.file<RaterScores>(join(folder, file)).read()));
    const closing = await this.file<AuditClosing>(this.paths.auditClosing(name)).read();
    for (const [index, entry] of scores.entries())
      requireShape(entry, ['rater', 'ratings'], join(folder, files[index] ?? ''));
    const isClosed = (await readText(this.paths.auditClosing(name))) !== null;
    if (isClosed) requireShape(closing, ['closed_at', 'missing'], this.paths.auditClosing(name));
    return { plan, scores: scores.filter((entry) => entry !== null), closing };
  }

  async createAudit(plan: AuditPlan): Promise<void> {
    await asOnlyWriter(this.paths.auditLock(plan.name), plan.name, this.patience, async () => {
      const file = this.paths.auditPlan(plan.name);
      if ((await readText(file)) !== null) throw new Problem('audit_exists', { name: plan.name });
      await this.file(file).write(plan);
    });
  }

  async addScores(name: string, scores: RaterScores): Promise<void> {
    await asOnlyWriter(this.paths.auditLock(name), name, this.patience, async () => {
      const { closing } = await this.readAudit(name);
      if (closing) throw new Problem('audit_closed', { name, at: closing.closed_at });
      const file = this.paths.auditRater(name, scores.rater);
      if ((await readText(file)) !== null) throw new Problem('scores_exist', { rater: scores.rater });
      await this.file(file).write(scores);
    });
  }

  async closeAudit(name: string, closing: AuditClosing): Promise<void> {
    await asOnlyWriter(this.paths.auditLock(name), name, this.patience, async () => {
      const before = (await this.readAudit(name)).closing;
      if (before) throw new Problem('audit_closed', { name, at: before.closed_at });
      await this.file(this.paths.auditClosing(name)).write(closing);
    });
  }

  private locked<T>(id: string, work: () => Promise<T>): Promise<T> {
    return asOnlyWriter(this.paths.lock(id), id, this.patience, work);
  }

  private readLive(id: string): Promise<StoredComplaint | null> {
    return this.readFrom(this.document(id), id);
  }

  private async readFrom(file: DocumentFile<ComplaintDocument>, id: string): Promise<StoredComplaint | null> {
    const db = new Low<ComplaintDocument | null>(file as Adapter<ComplaintDocument | null>, null);
    await db.read();
    // An empty file parses to nothing as well; it is damage, a file that is not there is not.
    if (!file.exists) return null;
    const path = this.paths.complaint(id);
    const complaint = fromDocument(db.data, path);
    requirePlace(complaint, this.paths.complaint(complaint.id), path);
    return { complaint, document: db.data as ComplaintDocument };
  }

  private document(id: string): DocumentFile<ComplaintDocument> {
    return this.file(this.paths.complaint(id));
  }

  private file<T>(path: string): DocumentFile<T> {
    return new DocumentFile<T>(path, this.settings.format);
  }

  /** Ids of the documents, from their names alone. */
  private async liveIds(): Promise<string[]> {
    const ids: string[] = [];
    for (const year of await names(this.paths.complaints)) {
      for (const month of await names(join(this.paths.complaints, year))) {
        for (const name of await names(join(this.paths.complaints, year, month))) {
          const id = name.slice(0, -(this.settings.format.length + 1));
          if (name.endsWith(`.${this.settings.format}`) && isComplaintId(id)) ids.push(id);
        }
      }
    }
    return ids.sort();
  }
}

async function names(folder: string): Promise<string[]> {
  return (await listFolder(folder)).filter((name) => !name.startsWith('.'));
}

function requireShape(data: unknown, fields: string[], file: string): void {
  const missing = fields.find((field) => typeof data !== 'object' || data === null || !(field in data));
  if (missing !== undefined) throw new Problem('document_damaged', { file, line: null, reason: missing });
}
