import { join } from 'node:path';
import type { Audit, AuditClosing, AuditPlan, RaterScores } from '../../calibration/audit.js';
import { isAuditName } from '../../calibration/plan.js';
import { ScoringDraft } from '../../calibration/scoring-draft.js';
import { Problem } from '../../problem.js';
import { checkValue } from '../../validate.js';
import { DocumentFile, type Format, listFolder, readText } from './adapters.js';
import { removeDurably } from './durable.js';
import { asOnlyWriter } from './leftovers.js';
import type { RoundPaths } from './paths.js';

/** The audits of a store, or its exams: a folder for each, with its plan, the scores of each rater and its closing. */
export class RoundFolder {
  constructor(
    private readonly paths: RoundPaths,
    private readonly format: Format,
    private readonly patience: number,
  ) {}

  async names(): Promise<string[]> {
    const names = await listFolder(this.paths.folder);
    return names.filter(isAuditName).sort();
  }

  async read(name: string): Promise<Audit> {
    const plan = isAuditName(name) ? await this.file<AuditPlan>(this.paths.plan(name)).read() : null;
    if (!plan) throw new Problem('audit_not_found', { name, known: await this.names() });
    requireShape(plan, ['name', 'raters', 'tickets', 'standard'], this.paths.plan(name));
    const folder = this.paths.scores(name);
    const files = (await listFolder(folder)).filter((file) => file.endsWith(`.${this.format}`));
    const scores = await Promise.all(files.sort().map((file) => this.file<RaterScores>(join(folder, file)).read()));
    const closing = await this.file<AuditClosing>(this.paths.closing(name)).read();
    for (const [index, entry] of scores.entries())
      requireShape(entry, ['rater', 'ratings'], join(folder, files[index] ?? ''));
    const isClosed = (await readText(this.paths.closing(name))) !== null;
    if (isClosed) requireShape(closing, ['closed_at', 'missing'], this.paths.closing(name));
    return { plan, scores: scores.filter((entry) => entry !== null), closing };
  }

  async create(plan: AuditPlan): Promise<void> {
    await asOnlyWriter(this.paths.lock(plan.name), plan.name, this.patience, async () => {
      const file = this.paths.plan(plan.name);
      if ((await readText(file)) !== null) throw new Problem('audit_exists', { name: plan.name });
      await this.file(file).write(plan);
    });
  }

  async addScores(name: string, scores: RaterScores, draftRevision?: number): Promise<void> {
    await asOnlyWriter(this.paths.lock(name), name, this.patience, async () => {
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
    const file = this.paths.draft(name, rater);
    const data = await this.file<unknown>(file).read();
    if (data === null && (await readText(file)) === null) return null;
    const checked = checkValue(ScoringDraft, data);
    if ('value' in checked) return checked.value;
    throw new Problem('document_damaged', { file, line: null, reason: checked.faults[0]?.path ?? '' });
  }

  /**
   * Keeps what a rater has answered so far, in the place of the revision before. It comes with every key pressed, so it looks only
   * at what stands in its way, not at the whole audit.
   */
  async saveDraft(name: string, draft: ScoringDraft): Promise<void> {
    const { rater, revision } = draft;
    await asOnlyWriter(this.paths.lock(name), name, this.patience, async () => {
      const closing = await this.file<AuditClosing>(this.paths.closing(name)).read();
      if (closing) throw new Problem('audit_closed', { name, at: closing.closed_at });
      if ((await readText(this.paths.rater(name, rater))) !== null) throw new Problem('scores_exist', { rater });
      await this.requireDraft(name, rater, revision - 1);
      await this.file(this.paths.draft(name, rater)).write(draft);
    });
  }

  async close(name: string, closing: AuditClosing): Promise<void> {
    await asOnlyWriter(this.paths.lock(name), name, this.patience, async () => {
      const before = (await this.read(name)).closing;
      if (before) throw new Problem('audit_closed', { name, at: before.closed_at });
      await this.file(this.paths.closing(name)).write(closing);
    });
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

function requireShape(data: unknown, fields: string[], file: string): void {
  const missing = fields.find((field) => typeof data !== 'object' || data === null || !(field in data));
  if (missing !== undefined) throw new Problem('document_damaged', { file, line: null, reason: missing });
}
