import type * as v from 'valibot';
import type { Audit, AuditClosing, AuditPlan, RaterScores } from '../calibration/audit.js';
import type { Exam, ExamPlan } from '../calibration/exam.js';
import type { ScoringDraft } from '../calibration/scoring-draft.js';
import type { FactChanges, Stamp } from '../complaint/facts.js';
import type { Complaint, Snapshot } from '../complaint/record.js';
import type { Improvement } from '../improvement/improvement.js';
import type { IntegrityFinding, PlacedFinding } from '../integrity/finding.js';
import type { CountedBatch } from '../kpi/batch.js';
import type { Measured } from '../kpi/kpi.js';
import type { Fault } from '../problem.js';
import type { Watched } from '../sla/check.js';
import type { ClockOutlook } from '../sla/outlook.js';

/** What a store says of itself. */
export interface StoreSettings {
  format: 'yaml' | 'json';
  /** IANA zone that instants are written in. */
  zone: string;
  language: 'en' | 'zh';
}

/** Something that could not be read. It never hides the rest. */
export interface Damage {
  file: string;
  line: number | null;
  reason: string;
}

/** Where complaints are looked for: among those not put away, or among all. */
export type Scope = 'live' | 'all';

/** A complaint that is to be stored, with when it is next due: what the store writes for people to read. */
export interface NewState {
  complaint: Complaint;
  due: Stamp | null;
}

/** Something out of order, and what can be done about it without losing anything. */
export interface Ailment {
  finding: PlacedFinding;
  /** Mends it; says whether it did. Null: a person must. */
  mend: (() => Promise<boolean>) | null;
  /** Facts that were changed by hand and wait to be recorded. */
  edits: FactChanges | null;
}

/** A complaint as lists know it. */
export type OverviewEntry = Watched;

/** What an overview is worked out by. It depends on policies, and so on what `version` says of them. */
export interface OverviewRules {
  outlooks(complaint: Snapshot): ClockOutlook[];
  observe(complaint: Snapshot, outlooks: readonly ClockOutlook[]): Measured[];
}

export interface OverviewRequest {
  scope: Scope;
  /** Asked for only where something must be worked out. */
  rules: () => Promise<OverviewRules>;
  onDamage: (damage: Damage) => void;
  /** Told how many complaints had to be read, as they are. */
  onRead?: (count: number) => void;
  /** Asked to make ready, before anything is looked at, where there are thousands of live complaints. */
  onMany?: () => Promise<void>;
}

/** A complaint with what the store keeps beside its history: a history that was cut at its end shows only there. */
export interface Evidence {
  complaint: Complaint;
  /** The version that was stored last, as `versionOf` gives it; null: the store does not say. */
  head: string | null;
}

/** A policy file as it is written. */
export interface PolicyText {
  /** Where it is, as in `policy/calendars/office.yaml`. */
  name: string;
  text: string;
}

/**
 * What the rest asks of a store. A complaint's version is that of `complaint/chain.ts`. Errors are Problems: not found, changed
 * meanwhile, still locked, damaged, not written.
 */
export interface ComplaintStore {
  readonly settings: StoreSettings;
  /** How the store is called for people: a folder, later an address. */
  readonly location: string;

  /** The ids that a typed id or ending can mean. */
  findIds(ending: string): Promise<string[]>;
  read(id: string): Promise<Complaint>;
  /** Every complaint in scope, in order of id. What can't be read is told to `onDamage` and left out. */
  scan(scope: Scope, onDamage: (damage: Damage) => void): AsyncIterable<Complaint>;
  /** Every complaint in scope as lists need it, those put away first. A store may keep it ready. */
  overview(request: OverviewRequest): Promise<OverviewEntry[]>;
  /** Every complaint, put away or not, as figures count them. */
  counted(request: Omit<OverviewRequest, 'scope'>): Promise<CountedBatch[]>;
  /** A complaint of an overview as it stands. */
  snapshot(entry: OverviewEntry): Promise<Snapshot>;
  /** The same of many, in their order; quickest in order of id. */
  snapshots(entries: readonly OverviewEntry[]): Promise<Snapshot[]>;
  /** The complaints with these ids, put away or not, in their order; quickest in order of id. What can't be read is told to `onDamage` and left out. */
  readSome(ids: readonly string[], onDamage: (damage: Damage) => void): AsyncIterable<Complaint>;
  /** The complaints with these ids, or every one, put away or not, as they must be seen to prove them. */
  scanEvidence(ids: readonly string[] | 'all', onDamage: (damage: Damage) => void): AsyncIterable<Evidence>;
  /** Stores a complaint that was not there. */
  create(state: NewState): Promise<void>;
  /** Replaces a complaint, if its version is still `basedOn`. */
  replace(state: NewState, basedOn: string): Promise<void>;
  /** Does `work` while nobody else does what is called the same. Waits a while for who does. */
  alone<T>(task: string, work: () => Promise<T>): Promise<T>;
  /**
   * Puts complaints that are over among those put away, in place of whatever was there under the same ids. One that is live is
   * moved, unless it has changed meanwhile: then it stays where it is. Those are named.
   */
  putAway(complaints: readonly Complaint[]): Promise<string[]>;

  /** A policy file, checked. `name` as in `sla`; refuses one that is missing or wrong. */
  policy<T>(name: string, schema: v.GenericSchema<unknown, T>): Promise<T>;
  /** All files of a kind, `calendars`, checked. */
  policies<T>(kind: string, schema: v.GenericSchema<unknown, T>): Promise<T[]>;
  /** The files of a kind as they are written, unchecked; `name` is for people. None where there is no such kind. */
  policyTexts(kind: string): Promise<PolicyText[]>;
  /** Keeps a policy file of a kind, and says where. Refuses to take the place of another one unless that is wanted. */
  addPolicy(kind: string, id: string, text: string, replace: boolean): Promise<string>;
  /** The policy file of no kind with this name, `sla`, as it is written; null where it is not there. */
  policyText(name: string): Promise<PolicyText | null>;
  /** Writes a policy file of no kind, in the place of what was there. */
  replacePolicy(name: string, text: string): Promise<void>;

  /** The same faults of a policy file with the lines that they are on, where the store can tell. */
  locateFaults(file: string, faults: readonly Fault[]): Promise<Fault[]>;

  /** Looks at everything that is kept, and shows each complaint to `look`, once. */
  examine(look: (complaint: Complaint) => IntegrityFinding[], request: OverviewRequest): Promise<Ailment[]>;

  auditNames(): Promise<string[]>;
  readAudit(name: string): Promise<Audit>;
  createAudit(plan: AuditPlan): Promise<void>;
  /**
   * Keeps a rater's scores in the place of the draft; refuses a second set. `draftRevision`: of the draft that they were made of, 0 where
   * nothing was kept; refused if there is another one now. Absent: they come from elsewhere and take the place of any.
   */
  addScores(name: string, scores: RaterScores, draftRevision?: number): Promise<void>;
  /** What a rater has answered and not handed in; null: nothing. */
  readDraft(name: string, rater: string): Promise<ScoringDraft | null>;
  /** Keeps what a rater has answered so far. Refused once it is handed in or the audit closed, and where another draft came between. */
  saveDraft(name: string, draft: ScoringDraft): Promise<void>;
  closeAudit(name: string, closing: AuditClosing): Promise<void>;

  examNames(): Promise<string[]>;
  readExam(name: string): Promise<Exam>;
  createExam(plan: ExamPlan): Promise<void>;
  /** Keeps what a rater handed in; refuses a second set. */
  addExamScores(name: string, scores: RaterScores): Promise<void>;

  /** The ids of improvements that a typed id or ending can mean. */
  findImprovementIds(ending: string): Promise<string[]>;
  readImprovement(id: string): Promise<Improvement>;
  /** Every improvement, in order of id. What can't be read is told to `onDamage` and left out. */
  improvements(onDamage: (damage: Damage) => void): Promise<Improvement[]>;
  /** Stores an improvement that was not there. */
  createImprovement(improvement: Improvement): Promise<void>;
  /** Replaces an improvement, if its version is still `basedOn`, as `versionOfImprovement` gives it. */
  replaceImprovement(improvement: Improvement, basedOn: string): Promise<void>;
}
