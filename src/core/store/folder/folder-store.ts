import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type * as v from 'valibot';
import type { Audit, AuditClosing, AuditPlan, RaterScores } from '../../calibration/audit.js';
import type { Exam, ExamPlan } from '../../calibration/exam.js';
import type { ScoringDraft } from '../../calibration/scoring-draft.js';
import { attributesOf, plainAttributes } from '../../complaint/attributes.js';
import { versionOf } from '../../complaint/chain.js';
import { isComplaintId } from '../../complaint/id.js';
import { type Complaint, type Snapshot, snapshotOf } from '../../complaint/record.js';
import { isOver } from '../../complaint/status.js';
import type { Improvement } from '../../improvement/improvement.js';
import type { IntegrityFinding } from '../../integrity/finding.js';
import type { CountedBatch } from '../../kpi/batch.js';
import { type Fault, Problem } from '../../problem.js';
import type {
  Ailment,
  ComplaintStore,
  Damage,
  Evidence,
  NewState,
  OverviewEntry,
  OverviewRequest,
  PolicyText,
  Scope,
  StoreSettings,
} from '../port.js';
import { Archive, type StoredComplaint } from './archive.js';
import { CacheFolder } from './cache-folder.js';
import { type ComplaintDocument, damageOf, headIn } from './document.js';
import { examineFolder } from './examine.js';
import { ExamFolder } from './exams.js';
import { ImprovementFolder } from './improvements.js';
import { IndexedEntry } from './index/part.js';
import { asOnlyWriter } from './leftovers.js';
import { LiveDocuments } from './live.js';
import { PATIENCE } from './lock.js';
import { Mending } from './mend.js';
import { countedOf, type IndexHome, idsEnding, overviewOf } from './overview.js';
import { ParsedDocuments } from './parsed-documents.js';
import { ParsedFiles } from './parsed-files.js';
import { roundPaths, type StorePaths, storePaths } from './paths.js';
import { PolicyFolder } from './policies.js';
import { RoundFolder } from './rounds.js';
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

/** From so many documents on it pays to remember what they say. */
const MANY_DOCUMENTS = 50;

/** A store in a folder of YAML or JSON files. */
export class FolderStore implements ComplaintStore {
  readonly location: string;
  private readonly paths: StorePaths;
  private readonly archive: Archive;
  private readonly live: LiveDocuments;
  private readonly audits: RoundFolder;
  private readonly exams: ExamFolder;
  private readonly improvementFolder: ImprovementFolder;
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
    const { patience = PATIENCE } = options;
    this.archive = new Archive(this.paths, patience);
    this.live = new LiveDocuments(this.paths, settings.format, patience);
    this.audits = new RoundFolder(roundPaths(this.location, settings.format, 'audits'), settings.format, patience);
    this.exams = new ExamFolder(this.location, settings.format, patience);
    this.improvementFolder = new ImprovementFolder(this.location, settings.format, patience);
    this.policyFiles = new PolicyFolder(this.location, this.paths.policy, parsed);
  }

  static async open(root: string, options: FolderOptions = {}): Promise<FolderStore> {
    const cache = new CacheFolder(options.cache ?? null);
    const parsed = new ParsedFiles(cache, options.release ?? '');
    return new FolderStore(root, await readSettings(root, parsed), options, cache, parsed);
  }

  async findIds(ending: string): Promise<string[]> {
    if (isComplaintId(ending)) {
      return this.live.has(ending) || (await this.archive.read(ending)) ? [ending] : [];
    }
    const home = { cache: this.cache, now: this.options.clock?.() ?? 0 };
    return idsEnding(this.paths, this.settings.format, home, ending, (month) => this.archive.ids(month));
  }

  async overview(request: OverviewRequest): Promise<OverviewEntry[]> {
    return overviewOf(this.paths, this.settings.format, await this.indexHome(), request);
  }

  async counted(request: Omit<OverviewRequest, 'scope'>): Promise<CountedBatch[]> {
    return countedOf(this.paths, this.settings.format, await this.indexHome(), request);
  }

  private async indexHome(): Promise<IndexHome> {
    const { release = '', clock = () => 0 } = this.options;
    const [settings, all] = await Promise.all([
      this.policyFiles.version(['taxonomy', 'kpi'], []),
      this.policyFiles.version(['taxonomy', 'kpi', 'sla'], ['calendars', 'packs']),
    ]);
    const version = `${release} ${this.settings.zone}`;
    // What is over has no clocks that run: policies and calendars do not matter to it.
    const keys = { live: `${version} ${all}`, archive: `${version} ${settings}` };
    return { cache: this.cache, keys, now: clock() };
  }

  async snapshot(entry: OverviewEntry): Promise<Snapshot> {
    return (entry instanceof IndexedEntry && entry.snapshot) || snapshotOf(await this.read(entry.id));
  }

  async snapshots(entries: readonly OverviewEntry[]): Promise<Snapshot[]> {
    const archived = this.archive.reader();
    const found: Snapshot[] = [];
    for (const entry of entries) {
      const known = entry instanceof IndexedEntry ? entry.snapshot : null;
      const put = known || this.live.has(entry.id) ? null : await archived(entry.id);
      found.push(known ?? snapshotOf(put?.complaint ?? (await this.read(entry.id))));
    }
    return found;
  }

  async read(id: string): Promise<Complaint> {
    const live = await this.live.read(id);
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

  async *readSome(ids: readonly string[], onDamage: (damage: Damage) => void): AsyncGenerator<Complaint> {
    for await (const { complaint } of this.readDocuments(ids, onDamage)) yield complaint;
  }

  private async *readDocuments(
    ids: readonly string[],
    onDamage: (damage: Damage) => void,
  ): AsyncGenerator<StoredComplaint> {
    const archived = this.archive.reader();
    // For a few it would take longer to load what is remembered than to parse them.
    const parsed = ids.length < MANY_DOCUMENTS ? undefined : new ParsedDocuments(this.cache);
    for (const id of ids) {
      try {
        const found = (this.live.has(id) ? await this.live.read(id, parsed) : null) ?? (await archived(id));
        if (found) yield found;
      } catch (error) {
        onDamage(damageOf(error, this.paths.complaint(id)));
      }
    }
    parsed?.save('some');
  }

  private async *scanDocuments(scope: Scope, onDamage: (damage: Damage) => void): AsyncGenerator<StoredComplaint> {
    const ids = this.live.ids();
    if (scope === 'all') yield* this.archive.scan(new Set(ids), onDamage);
    const parsed = new ParsedDocuments(this.cache);
    for (const id of ids) {
      try {
        const document = await this.live.read(id, parsed);
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
    parsed.save('all');
  }

  async create({ complaint, due }: NewState): Promise<void> {
    const { id } = complaint;
    await this.live.asOnlyWriter(id, async () => {
      if (this.live.has(id) || (await this.archive.read(id))) throw new Problem('complaint_exists', { id });
      await this.live.open(id).write(complaint, due);
    });
  }

  async replace({ complaint, due }: NewState, basedOn: string): Promise<void> {
    const { id } = complaint;
    await this.live.asOnlyWriter(id, async () => {
      const file = this.live.open(id);
      const live = await file.read();
      const present = live ?? (await this.archive.read(id));
      if (!present) throw new Problem('complaint_not_found', { id });
      if (versionOf(present.complaint) !== basedOn) throw new Problem('changed_meanwhile', { id });
      if (!live && isOver(complaint.status)) {
        await this.archive.put([{ complaint }]);
        return;
      }
      await file.write(complaint, due, present.document);
      // The live document counts where both are there, so a kill between the two loses nothing.
      if (!live) await this.archive.remove(id);
    });
  }

  alone<T>(task: string, work: () => Promise<T>): Promise<T> {
    return asOnlyWriter(this.paths.taskLock(task), task, this.options.patience ?? PATIENCE, work);
  }

  async putAway(complaints: readonly Complaint[]): Promise<string[]> {
    const moving = new Map<string, StoredComplaint>();
    const changed: string[] = [];
    const added: { complaint: Complaint; document?: ComplaintDocument }[] = [];
    for (const complaint of complaints) {
      const live = this.live.has(complaint.id) ? await this.live.read(complaint.id) : null;
      if (live && versionOf(live.complaint) !== versionOf(complaint)) {
        changed.push(complaint.id);
        continue;
      }
      if (live) moving.set(complaint.id, live);
      added.push(live ?? { complaint });
    }
    await this.archive.put(added);
    for (const [id, before] of moving) {
      await this.live.asOnlyWriter(id, async () => {
        const live = await this.live.read(id);
        // A kill up to here leaves it in both places, and the live one counts.
        if (!live || isDeepStrictEqual(live.document, before.document)) {
          return this.live.remove(id);
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
        mend: new Mending(this.live, this.archive, this.paths),
        rounds: [this.audits, this.exams.rounds],
        improvements: this.improvementFolder,
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

  async policy<T>(name: string, schema: v.GenericSchema<unknown, T>): Promise<T> {
    return this.policyFiles.one(name, schema);
  }

  async policies<T>(kind: string, schema: v.GenericSchema<unknown, T>): Promise<T[]> {
    return this.policyFiles.all(kind, schema);
  }

  async policyTexts(kind: string): Promise<PolicyText[]> {
    return this.policyFiles.texts(kind);
  }

  async addPolicy(kind: string, id: string, text: string, replace: boolean): Promise<string> {
    return this.policyFiles.add(kind, id, text, replace);
  }

  policyText(name: string): Promise<PolicyText | null> {
    return this.policyFiles.textOf(name);
  }

  async replacePolicy(name: string, text: string): Promise<void> {
    await this.policyFiles.add('', name, text, true);
  }

  locateFaults(file: string, faults: readonly Fault[]): Promise<Fault[]> {
    return this.policyFiles.located(file, faults);
  }

  auditNames(): Promise<string[]> {
    return this.audits.names();
  }

  readAudit(name: string): Promise<Audit> {
    return this.audits.read(name);
  }

  createAudit(plan: AuditPlan): Promise<void> {
    return this.audits.create(plan);
  }

  addScores(name: string, scores: RaterScores, draftRevision?: number): Promise<void> {
    return this.audits.addScores(name, scores, draftRevision);
  }

  readDraft(name: string, rater: string): Promise<ScoringDraft | null> {
    return this.audits.readDraft(name, rater);
  }

  saveDraft(name: string, draft: ScoringDraft): Promise<void> {
    return this.audits.saveDraft(name, draft);
  }

  closeAudit(name: string, closing: AuditClosing): Promise<void> {
    return this.audits.close(name, closing);
  }

  examNames(): Promise<string[]> {
    return this.exams.names();
  }

  readExam(name: string): Promise<Exam> {
    return this.exams.read(name);
  }

  createExam(plan: ExamPlan): Promise<void> {
    return this.exams.create(plan);
  }

  addExamScores(name: string, scores: RaterScores): Promise<void> {
    return this.exams.addScores(name, scores);
  }

  findImprovementIds(ending: string): Promise<string[]> {
    return this.improvementFolder.find(ending);
  }

  readImprovement(id: string): Promise<Improvement> {
    return this.improvementFolder.read(id);
  }

  improvements(onDamage: (damage: Damage) => void): Promise<Improvement[]> {
    return this.improvementFolder.all(onDamage);
  }

  createImprovement(improvement: Improvement): Promise<void> {
    return this.improvementFolder.create(improvement);
  }

  replaceImprovement(improvement: Improvement, basedOn: string): Promise<void> {
    return this.improvementFolder.replace(improvement, basedOn);
  }
}
