import { createHash } from 'node:crypto';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import type * as v from 'valibot';
import { CalendarFile } from '../core/calendar/calendar.js';
import { dayOf, formatDay, formatInstant, parseInstant } from '../core/calendar/instant.js';
import type { Instant } from '../core/calendar/zone.js';
import type { Audit } from '../core/calibration/audit.js';
import { QualityStandard } from '../core/calibration/standard.js';
import { type Attributes, attributesOf } from '../core/complaint/attributes.js';
import type { Context } from '../core/complaint/context.js';
import type { Stamp } from '../core/complaint/facts.js';
import { type ComplaintFilter, matchesFilter } from '../core/complaint/filter.js';
import type { Complaint, Snapshot } from '../core/complaint/record.js';
import { Taxonomy } from '../core/complaint/taxonomy.js';
import { personOfLogin, Team } from '../core/complaint/team.js';
import { authorityRules } from '../core/escalation/authority.js';
import { LadderFile, type Ladders, makeLadders } from '../core/escalation/ladder.js';
import type { EscalationDesk } from '../core/escalation/plan.js';
import { Repeats } from '../core/escalation/repeats.js';
import { loadOf, type RoutingDesk } from '../core/escalation/routing.js';
import type { CountedBatch } from '../core/kpi/batch.js';
import { observe } from '../core/kpi/measures/index.js';
import { KpiSettings, observedBy, wrongNames } from '../core/kpi/settings.js';
import { type Fault, Problem, type ProblemCatalogue, problemOr } from '../core/problem.js';
import type { CheckedClock } from '../core/sla/check.js';
import { clockRules } from '../core/sla/clock-rules.js';
import { makePolicyBook } from '../core/sla/make-policies.js';
import { outlooksOf } from '../core/sla/outlook.js';
import type { PolicyBook } from '../core/sla/policy.js';
import { PackFile, SlaFile } from '../core/sla/policy-file.js';
import { type OwnedReading, readChecked } from '../core/sla/read-check.js';
import { seededRandom } from '../core/statistics/random.js';
import { FolderStore } from '../core/store/folder/folder-store.js';
import { findStoreUpward } from '../core/store/folder/settings.js';
import type {
  ComplaintStore,
  Damage,
  OverviewEntry,
  OverviewRequest,
  OverviewRules,
  Scope,
} from '../core/store/port.js';
import { makeSupervision, type Supervision, SupervisionFile } from '../core/supervision/settings.js';
import { checkPolicy } from '../core/validate.js';
import { RELEASE } from './release.js';
import { expectLongRun, expectShortRun } from './short-run.js';

/** What a desk is opened with: flags first, then the environment. */
export interface DeskOptions {
  as?: string | undefined;
  now?: string | undefined;
  env: NodeJS.ProcessEnv;
  /** Told how many complaints had to be read because no index knew them. */
  onRead?: (count: number) => void;
}

/** Opens the store that a command line means. `cache`: the user's folder for what can be worked out again. */
export async function openStore(
  folder: string | undefined,
  env: NodeJS.ProcessEnv,
  cache: string,
): Promise<ComplaintStore> {
  const located = resolve(await locateStore(folder, env));
  const key = createHash('sha256').update(located).digest('hex').slice(0, 16);
  return FolderStore.open(located, {
    patience: patienceOf(env),
    cache: RELEASE && join(cache, 'stores', key),
    clock: Date.now,
    release: RELEASE ?? '',
  });
}

/**
 * Everything that a command works with, in one object: the store, who is asking, what time it is, and the policies, each read
 * when first asked for. The one place where the clock, the login name and the random source enter.
 */
export class Desk {
  /** What could not be read so far; every result that leaves it out says so. */
  readonly damages: Damage[] = [];
  private readonly cache = new Map<string, Promise<unknown>>();

  /** The same, each once: what is read twice is damaged twice. */
  get leftOut(): Damage[] {
    return [...new Map(this.damages.map((damage) => [JSON.stringify(damage), damage])).values()];
  }

  private constructor(
    readonly store: ComplaintStore,
    readonly team: Team,
    readonly by: string,
    readonly instant: Instant,
    readonly random: () => number,
    private readonly onRead: ((count: number) => void) | undefined,
  ) {}

  static async open(store: ComplaintStore, { as, now, env, onRead }: DeskOptions): Promise<Desk> {
    const team = await store.policy('team', Team);
    const by = as ?? (env.PLAINT_USER || personOfLogin(team, loginName()));
    return new Desk(store, team, by, readNow(now, env, store.settings.zone), randomSource(env), onRead);
  }

  /** Zone that instants are written and shown in. */
  get zone(): string {
    return this.store.settings.zone;
  }

  get now(): Stamp {
    return formatInstant(this.instant, this.zone);
  }

  book(): Promise<PolicyBook> {
    return this.once('book', async () =>
      makePolicyBook(
        await this.store.policy('sla', SlaFile),
        await this.store.policies('calendars', CalendarFile),
        await this.taxonomy(),
        await this.store.policies('packs', PackFile),
        Object.keys(this.team.teams),
      ),
    );
  }

  taxonomy(): Promise<Taxonomy> {
    return this.once('taxonomy', () => this.store.policy('taxonomy', Taxonomy));
  }

  ladders(): Promise<Ladders> {
    return this.once('ladders', async () => {
      const file = await this.store.policy('escalation', LadderFile);
      return makeLadders(file, { team: this.team, taxonomy: await this.taxonomy(), book: await this.book() });
    });
  }

  /** What the ladder is applied with. `live`: every complaint that is not put away. */
  async escalation(live: readonly OverviewEntry[]): Promise<EscalationDesk> {
    const [ladders, book, { currency }] = [await this.ladders(), await this.book(), await this.taxonomy()];
    const asksRepeats = ladders.ladders.some(({ rungs }) => rungs.some(({ when }) => when.repeat !== undefined));
    const repeats = Repeats.of(asksRepeats ? await this.overview('all') : []);
    return { ladders, team: this.team, book, currency, repeats, zone: this.zone, load: loadOf(live) };
  }

  /** What people are chosen by. */
  async routing(): Promise<RoutingDesk & { load: Map<string, number> }> {
    const { routing } = await this.ladders();
    const load = loadOf(await this.overview('live'));
    return { team: this.team, routing, load, day: formatDay(dayOf(this.instant, this.zone)) };
  }

  standard(): Promise<QualityStandard> {
    return this.once('standard', () => this.store.policy('quality', QualityStandard));
  }

  kpiSettings(): Promise<KpiSettings> {
    return this.once('kpi', async () => {
      const settings = await this.store.policy('kpi', KpiSettings);
      const faults = wrongNames(settings, this.team);
      if (faults.length > 0) throw new Problem('policy_invalid', { file: 'policy/kpi.yaml', faults });
      return settings;
    });
  }

  /** When somebody must look, with what was said on the command line before what the file says. */
  async supervision(given: { [F in keyof SupervisionFile]?: SupervisionFile[F] | undefined }): Promise<Supervision> {
    const file = (await this.optional('supervision', SupervisionFile)) ?? {};
    const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const [{ calendars }, { handovers_above }] = [await this.book(), await this.kpiSettings()];
    const merged = checkPolicy(SupervisionFile, { ...file, ...said }, 'policy/supervision.yaml');
    const settings = problemOr(() => makeSupervision(merged, calendars, handovers_above));
    if (!(settings instanceof Problem)) return settings;
    const { faults } = settings.args as { faults: Fault[] };
    const [fault] = faults.filter(({ path }) => Object.hasOwn(said, path));
    throw fault ? new Problem('flag_invalid', { ...fault, flag: fault.path.replaceAll('_', '-') }) : settings;
  }

  /** A policy file that need not be there; null: it is not. */
  async optional<T>(name: string, schema: v.GenericSchema<unknown, T>): Promise<T | null> {
    try {
      return await this.store.policy(name, schema);
    } catch (error) {
      if (error instanceof Problem && error.code === 'file_not_found') return null;
      throw error;
    }
  }

  /** What decisions depend on. */
  async context(): Promise<Context> {
    const taxonomy = await this.taxonomy();
    return {
      now: this.now,
      by: this.by,
      taxonomy,
      team: this.team,
      authority: authorityRules(this.team, taxonomy.currency),
      clocks: clockRules(await this.book(), this.zone),
    };
  }

  /** The complaints in scope that the filter means, with all that happened to them, in order of id. */
  async collect(scope: Scope, filter: ComplaintFilter = {}): Promise<Complaint[]> {
    const found: Complaint[] = [];
    for await (const complaint of this.store.scan(scope, this.onDamage)) {
      if (matchesFilter(attributesOf(complaint), filter)) found.push(complaint);
    }
    return found;
  }

  /** The complaints in scope that the filter means, as lists and figures need them. */
  async overview(scope: Scope, filter: ComplaintFilter = {}): Promise<OverviewEntry[]> {
    const entries = await this.store.overview(this.overviewRequest(scope));
    const asksNothing = Object.values(filter).every((wanted) => wanted === undefined);
    if (asksNothing) return entries;
    await this.requireKnown(filter, () => entries);
    return entries.filter((entry) => matchesFilter(entry, filter));
  }

  /** Refuses to look for what neither policies nor any complaint know: a mistyped team would always be well. */
  private async requireKnown(filter: ComplaintFilter, entries: () => readonly Attributes[]): Promise<void> {
    const { categories, channels, priorities } = await this.taxonomy();
    const { people, teams } = this.team;
    const known = { team: teams, owner: people, category: categories, channel: channels, priority: priorities };
    for (const [field, codes] of Object.entries(known)) {
      const found = filter[field as keyof typeof known];
      if (found === undefined || Object.keys(codes).length === 0 || Object.hasOwn(codes, found)) continue;
      if (entries().some((entry) => entry[field as keyof typeof known] === found)) continue;
      throw new Problem('filter_unknown', { flag: field, found, known: Object.keys(codes) });
    }
  }

  /** What is asked of the store to get an overview. */
  overviewRequest(scope: Scope): OverviewRequest {
    let read = 0;
    const onRead = (count: number) => {
      read += count;
      this.onRead?.(read);
    };
    const rules = async () => {
      // Something must be worked out anew.
      await expectLongRun();
      return this.overviewRules();
    };
    return { scope, rules, onDamage: this.onDamage, onRead, ...(scope === 'live' && { onMany: expectShortRun }) };
  }

  /** These complaints as they stand. */
  snapshots(entries: readonly OverviewEntry[]): Promise<Snapshot[]> {
    return this.store.snapshots(entries);
  }

  /** The complaints with these ids, with all that happened to them, one after the other. */
  histories(ids: readonly string[]): AsyncIterable<Complaint> {
    return this.store.readSome(ids, this.onDamage);
  }

  /** What figures count, with what the filter means known: a mistyped team would always be well. */
  async counted(filter: ComplaintFilter): Promise<CountedBatch[]> {
    const batches = await this.store.counted(this.overviewRequest('all'));
    await this.requireKnown(filter, () => batches.flatMap(({ complaints }) => complaints));
    return batches;
  }

  /** The clocks that a check has picked out, as they read now. */
  async readClocks(clocks: readonly CheckedClock<OverviewEntry>[]): Promise<OwnedReading[]> {
    const book = await this.book();
    const readings: OwnedReading[] = [];
    for (const clock of clocks) {
      const complaint = await this.store.snapshot(clock.complaint);
      readings.push(readChecked(clock, complaint, this.instant, book, this.zone));
    }
    return readings;
  }

  /** Every audit of the store, in order of name; one that is damaged is told of and left out. */
  async audits(): Promise<Audit[]> {
    const names = await this.store.auditNames();
    const read = await Promise.all(
      names.map((name) =>
        this.store.readAudit(name).catch((error: unknown) => {
          if (!(error instanceof Problem)) throw error;
          if (error.code === 'document_damaged') this.onDamage(error.args as ProblemCatalogue['document_damaged']);
          else if (error.code === 'audit_not_found')
            this.onDamage({ file: `audits/${name}`, line: null, reason: 'plan' });
          else throw error;
          return null;
        }),
      ),
    );
    return read.filter((audit) => audit !== null);
  }

  private async overviewRules(): Promise<OverviewRules> {
    const [book, settings, { satisfaction }] = await Promise.all([this.book(), this.kpiSettings(), this.taxonomy()]);
    const observed = observedBy(settings, satisfaction.satisfied_from);
    return {
      outlooks: (complaint) => outlooksOf(complaint, book),
      observe: (complaint, outlooks) => observe(complaint, { ...observed, outlooks }),
    };
  }

  readonly onDamage = (damage: Damage): void => {
    this.damages.push(damage);
  };

  private once<T>(key: string, make: () => Promise<T>): Promise<T> {
    const made = this.cache.get(key) ?? make();
    this.cache.set(key, made);
    return made as Promise<T>;
  }
}

/** The store's folder: `--store`, `PLAINT_STORE`, then the nearest one upward. */
async function locateStore(folder: string | undefined, env: NodeJS.ProcessEnv): Promise<string> {
  return folder ?? (env.PLAINT_STORE || findStoreUpward(process.cwd()));
}

/** `--now`, `PLAINT_NOW`, then the machine's clock. */
export function readNow(now: string | undefined, env: NodeJS.ProcessEnv, zone: string): Instant {
  const fixed = now ?? env.PLAINT_NOW;
  return fixed ? parseInstant(fixed, zone) : Math.floor(Date.now() / 1000);
}

/** `PLAINT_LOCK_WAIT`: seconds to wait for another writer. */
function patienceOf({ PLAINT_LOCK_WAIT: wait }: NodeJS.ProcessEnv): number | undefined {
  if (!wait) return undefined;
  if (!/^\d{1,6}(\.\d+)?$/.test(wait)) {
    throw new Problem('field_invalid', { field: 'PLAINT_LOCK_WAIT', found: wait, allowed: '0.5, 10, 60' });
  }
  return Number(wait) * 1000;
}

/** Ids are drawn at random; `PLAINT_SEED` makes them come out the same again, for demonstrations and tests. */
function randomSource(env: NodeJS.ProcessEnv): () => number {
  const seed = env.PLAINT_SEED;
  if (!seed) return Math.random;
  if (!/^\d{1,9}$/.test(seed))
    throw new Problem('field_invalid', { field: 'PLAINT_SEED', found: seed, allowed: '0-999999999' });
  return seededRandom(Number(seed));
}

/** A machine without a name for its user id (some containers) still has a user. */
function loginName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid-${process.getuid?.() ?? 'unknown'}`;
  }
}
