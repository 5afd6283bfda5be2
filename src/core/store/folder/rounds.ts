import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Audit, AuditClosing, AuditPlan, RaterScores } from '../../calibration/audit.js';
import { wrongInClosing, wrongInPlan, wrongInScores } from '../../calibration/audit-check.js';
import { isAuditName } from '../../calibration/plan.js';
import { ScoringDraft } from '../../calibration/scoring-draft.js';
import { Problem } from '../../problem.js';
import { checkValue } from '../../validate.js';
import { DocumentFile, type Format, listFolder, readText } from './adapters.js';
import { removeDurably, writeDurably } from './durable.js';
import { asOnlyWriter, clearLeftovers } from './leftovers.js';
import type { RoundPaths } from './paths.js';

/** Where data are not what they should be, by a dotted path; null: nowhere. */
type Check = (data: unknown) => string | null;

/** A file of a round, which need not be there. */
export interface RoundFile {
  path: string;
  check: () => Promise<unknown>;
}

/** The audits of a store, or its exams: a folder for each, with its plan, the scores of each rater and its closing. */
export class RoundFolder {
  constructor(
    private readonly paths: RoundPaths,
    private readonly format: Format,
    private readonly patience: number,
    /** What is asked of plans besides what is asked of all. */
    private readonly more: Check = () => null,
  ) {}

  async names(): Promise<string[]> {
    const names = await listFolder(this.paths.folder);
    return names.filter(isAuditName).sort();
  }

  async read(name: string): Promise<Audit> {
    const plan = isAuditName(name) ? await this.readPlan(name) : null;
    if (!plan) throw new Problem('audit_not_found', { name, known: await this.names() });
    const files = await this.documents(this.paths.scores(name));
    const scores = await Promise.all(files.map((file) => this.readScores(file, plan)));
    const closing = await this.readClosing(name);
    return { plan, scores: scores.filter((entry) => entry !== null), closing };
  }

  /** The folders of a round, and the one that rounds lie in when no name is given. */
  folders(name?: string): string[] {
    const { folder, round, scores, drafts } = this.paths;
    return name === undefined ? [folder] : [round(name), scores(name), drafts(name)];
  }

  /** Every file that is kept of a round, each with a reading that refuses one that is damaged. */
  async files(name: string): Promise<RoundFile[]> {
    const scores = await this.documents(this.paths.scores(name));
    // What is wrong with the plan is said once; by one that is wrong scores can't be checked.
    const plan = await this.readPlan(name).catch(() => null);
    const drafts = await this.documents(this.paths.drafts(name));
    return [
      { path: this.paths.plan(name), check: () => this.readPlan(name) },
      ...scores.map((path) => ({ path, check: () => this.readScores(path, plan) })),
      ...drafts.map((path) => ({ path, check: () => this.draftIn(path) })),
      { path: this.paths.closing(name), check: () => this.readClosing(name) },
    ];
  }

  /** The drafts of which nothing can come any more: their audit is closed, or their rater has handed in. */
  async spentDrafts(name: string): Promise<{ path: string; remove: () => Promise<boolean> }[]> {
    const isClosed = (await readText(this.paths.closing(name))) !== null;
    const handedIn = (await this.documents(this.paths.scores(name))).map((file) => basename(file));
    const drafts = await this.documents(this.paths.drafts(name));
    const spent = drafts.filter((path) => isClosed || handedIn.includes(basename(path)));
    // Neither closing nor scores are ever taken back, so it is still spent when it is removed.
    return spent.map((path) => ({
      path,
      remove: () => this.alone(name, () => removeDurably(path).then(() => true)),
    }));
  }

  async create(plan: AuditPlan): Promise<void> {
    await this.alone(plan.name, async () => {
      const file = this.paths.plan(plan.name);
      if ((await readText(file)) !== null) throw new Problem('audit_exists', { name: plan.name });
      await this.file(file).write(plan);
    });
  }

  async addScores(name: string, scores: RaterScores, draftRevision?: number): Promise<void> {
    await this.alone(name, async () => {
      const { closing } = await this.read(name);
      if (closing) throw new Problem('audit_closed', { name, at: closing.closed_at });
      const file = this.paths.rater(name, scores.rater);
      if ((await readText(file)) !== null) throw new Problem('scores_exist', { rater: scores.rater });
      // What another terminal has saved since would be lost for good.
      if (draftRevision !== undefined) await this.requireDraft(name, scores.rater, draftRevision);
      await this.file(file).write(scores);
      const draft = this.paths.draft(name, scores.rater);
      if ((await readText(draft)) !== null) await removeDurably(draft);
    });
  }

  /** What a rater has answered so far; null: nothing is kept. */
  async readDraft(name: string, rater: string): Promise<ScoringDraft | null> {
    return this.draftIn(this.paths.draft(name, rater));
  }

  /**
   * Keeps what a rater has answered so far, in the place of the revision before. It comes with every key pressed, so it looks only
   * at what stands in its way, not at the whole audit.
   */
  async saveDraft(name: string, draft: ScoringDraft): Promise<void> {
    const { rater, revision } = draft;
    await this.alone(name, async () => {
      const closing = await this.readClosing(name);
      if (closing) throw new Problem('audit_closed', { name, at: closing.closed_at });
      if ((await readText(this.paths.rater(name, rater))) !== null) throw new Problem('scores_exist', { rater });
      await this.requireDraft(name, rater, revision - 1);
      // Wherever the store is shared from later: other raters must not meet it in their clones.
      const ignored = this.paths.draftsIgnored(name);
      if (!existsSync(ignored)) await writeDurably(ignored, '*\n');
      await this.file(this.paths.draft(name, rater)).write(draft);
    });
  }

  async close(name: string, closing: AuditClosing): Promise<void> {
    await this.alone(name, async () => {
      const before = (await this.read(name)).closing;
      if (before) throw new Problem('audit_closed', { name, at: before.closed_at });
      await this.file(this.paths.closing(name)).write(closing);
      // They are nobody's scores, and now never will be.
      await removeDurably(this.paths.drafts(name));
    });
  }

  private async draftIn(file: string): Promise<ScoringDraft | null> {
    const document = this.file<unknown>(file);
    const data = await document.read();
    if (!document.exists) return null;
    const checked = checkValue(ScoringDraft, data);
    const reason = 'value' in checked ? 'rater' : (checked.faults[0]?.path ?? '');
    // Somebody else's answers would be taken for those of whom the file is named after.
    if ('value' in checked && checked.value.rater === basename(file, `.${this.format}`)) return checked.value;
    throw new Problem('document_damaged', { file, line: null, reason });
  }

  private readPlan(name: string): Promise<AuditPlan | null> {
    return this.checked<AuditPlan>(this.paths.plan(name), (data) => wrongInPlan(data, name) ?? this.more(data));
  }

  private readClosing(name: string): Promise<AuditClosing | null> {
    return this.checked<AuditClosing>(this.paths.closing(name), wrongInClosing);
  }

  private readScores(file: string, plan: AuditPlan | null): Promise<RaterScores | null> {
    const rater = basename(file, `.${this.format}`);
    return this.checked<RaterScores>(file, (data) => (plan ? wrongInScores(data, plan, rater) : null));
  }

  /** Does `work` while nobody else writes to this round, after what killed writers left anywhere in it has been cleared. */
  private alone<T>(name: string, work: () => Promise<T>): Promise<T> {
    return asOnlyWriter(this.paths.lock(name), name, this.patience, async () => {
      for (const folder of this.folders(name)) await clearLeftovers(folder);
      return work();
    });
  }

  /** The documents in a folder, in order of name. */
  private async documents(folder: string): Promise<string[]> {
    const names = await listFolder(folder);
    return names.filter((name) => name.endsWith(`.${this.format}`)).map((name) => join(folder, name));
  }

  /** A document that is what it should be; null where there is none. */
  private async checked<T>(path: string, check: Check): Promise<T | null> {
    const document = this.file<T>(path);
    const data = await document.read();
    const wrong = document.exists ? check(data) : null;
    if (wrong === null) return data;
    throw new Problem('document_damaged', { file: path, line: null, reason: wrong });
  }

  /** Refuses where the draft is not the one that somebody went by; 0: none. */
  private async requireDraft(name: string, rater: string, revision: number): Promise<void> {
    const kept = await this.readDraft(name, rater);
    if ((kept?.revision ?? 0) !== revision) throw new Problem('draft_changed', { name, rater });
  }

  private file<T>(path: string): DocumentFile<T> {
    return new DocumentFile<T>(path, this.format);
  }
}
