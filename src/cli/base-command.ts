import { Command, Flags, type Interfaces } from '@oclif/core';
import { formatInstant } from '../core/calendar/instant.js';
import { periodName, readPeriod } from '../core/calendar/period.js';
import type { Instant } from '../core/calendar/zone.js';
import type { Taxonomy } from '../core/complaint/taxonomy.js';
import { Problem, type ProblemCatalogue } from '../core/problem.js';
import type { ClockOutlook } from '../core/sla/outlook.js';
import type { ComplaintStore } from '../core/store/port.js';
import type { csvText } from './csv.js';
import { describeTerminal } from './describe-terminal.js';
import { Desk, openStore, readNow } from './desk.js';
import { type Outcome, type Show, successEnvelope, type Warning } from './output.js';
import { Progress } from './progress.js';
import { ask } from './prompts.js';
import { type Asked, questionsFor } from './questions.js';
import { argumentOf, reportError } from './report-error.js';
import { expectLongRun } from './short-run.js';
import { visible } from './terminal.js';
import { chooseLanguage, type Language, wordingOf } from './wording/index.js';
import { ZoneCache } from './zone-cache.js';

/** What a command does to a store; shown to whoever automates it. One test sweeps them all. */
export interface Effects {
  readOnly: boolean;
  /** Takes something away that a person would miss. */
  destructive: boolean;
  /** Doing it twice is the same as doing it once. */
  idempotent: boolean;
}

export const READ_ONLY: Effects = { readOnly: true, destructive: false, idempotent: true };
export const ADDS: Effects = { readOnly: false, destructive: false, idempotent: false };
export const ADDS_ONCE: Effects = { readOnly: false, destructive: false, idempotent: true };

/** For commands whose result has rows. */
export const csvFlag = {
  csv: Flags.boolean({ summary: 'Print the rows as CSV', exclusive: ['json'], helpGroup: 'GLOBAL' }),
};

export const dryRunFlag = {
  'dry-run': Flags.boolean({ summary: 'Print what would be done, and do nothing', default: false }),
};

type FlagsOf<T extends typeof Command> = Interfaces.InferredFlags<(typeof BaseCommand)['baseFlags'] & T['flags']>;
type ArgsOf<T extends typeof Command> = Interfaces.InferredArgs<T['args']>;

/**
 * What every command shares. A command parses, makes one call into the core and hands the result to `show`; language, output
 * form, warnings and exit codes are dealt with here and nowhere else.
 */
export abstract class BaseCommand<T extends typeof Command> extends Command {
  static effects: Effects;

  static override baseFlags = {
    json: Flags.boolean({ summary: 'Print one JSON document', helpGroup: 'GLOBAL' }),
    store: Flags.string({
      summary: "The store's folder; else the nearest one upward",
      helpValue: 'DIR',
      helpGroup: 'GLOBAL',
    }),
    as: Flags.string({ summary: 'Who is asking; else the login name', helpValue: 'PERSON', helpGroup: 'GLOBAL' }),
    now: Flags.string({ summary: 'The time to go by; else the clock', helpValue: 'TIME', helpGroup: 'GLOBAL' }),
    lang: Flags.string({ summary: 'Language of the output', options: ['en', 'zh'], helpGroup: 'GLOBAL' }),
  };

  protected flags!: FlagsOf<T>;
  protected args!: ArgsOf<T>;
  private language: Language | null = null;
  private store: Promise<ComplaintStore> | null = null;
  private opened: Desk | null = null;
  /** Of the store, where one was looked for and found: of times without an offset. */
  private zone = 'UTC';
  private readonly zones = new ZoneCache(this.config.cacheDir);
  /** Loaded for those who ask for it. */
  private csvText: typeof csvText | null = null;
  /** Shown only where reading takes long enough to be seen. */
  private readonly reading = new Progress('plaint');
  private readonly warnings: Warning[] = [];

  /** Runs the command. oclif's static `run` does the same, but loads its configuration once more before. */
  start(): Promise<unknown> {
    return this._run();
  }

  override async init(): Promise<void> {
    await super.init();
    const { flags, args } = await this.parse({
      flags: this.ctor.flags,
      baseFlags: BaseCommand.baseFlags,
      args: this.ctor.args,
      strict: this.ctor.strict,
    });
    this.zones.load();
    this.flags = flags as FlagsOf<T>;
    this.args = args as ArgsOf<T>;
    this.language = await this.findLanguage(this.flags.lang);
    if ((flags as { csv?: boolean }).csv) this.csvText = (await import('./csv.js')).csvText;
  }

  /** The store and all that goes with it, opened once. */
  protected async desk(): Promise<Desk> {
    const { as, now } = this.flags;
    const onRead = (count: number) => this.reading.update(count);
    if (this.opened) return this.opened;
    this.opened = await Desk.open(await this.openedStore(), { as, now, env: process.env, onRead });
    const flags = this.flags as { period?: string; from?: string; to?: string };
    // Which week is the last one is known only where it is known what time it is there.
    if (flags.period !== undefined && 'from' in this.ctor.flags) {
      const { instant, zone } = this.opened;
      const name = periodName(readPeriod(flags.period, instant, zone), zone) ?? flags.period;
      Object.assign(flags, { from: name, to: name });
    }
    return this.opened;
  }

  protected get words() {
    return wordingOf(this.language ?? 'en');
  }

  protected get lang(): Language {
    return this.language ?? 'en';
  }

  /** Whether somebody is there to answer questions, and wants to. */
  protected get mayAsk(): boolean {
    return Boolean(process.stdin.isTTY && process.stderr.isTTY) && !this.flags.json;
  }

  /** The flags wanted, those that are missing or empty asked for. */
  protected async fill<K extends Asked>(
    wanted: readonly K[],
    taxonomy: Taxonomy | null = null,
  ): Promise<Record<K, string>> {
    const given = this.flags as Record<string, unknown>;
    const answers = await ask(questionsFor(wanted, given, taxonomy, this.words), this.mayAsk);
    return Object.fromEntries(wanted.map((flag) => [flag, answers[flag] ?? String(given[flag])])) as Record<K, string>;
  }

  /** Tells people on standard error and programs in `warnings`. */
  protected notice(warning: Warning): void {
    this.warnings.push(warning);
  }

  /** Says once for each reason why some clocks could not be measured. */
  protected noticeUnmeasured(clocks: Iterable<Pick<ClockOutlook, 'problem'>>): void {
    const problems = new Map(
      [...clocks].flatMap(({ problem }) => (problem ? [[JSON.stringify(problem), problem]] : [])),
    );
    for (const { code, args } of problems.values()) {
      const message = this.words.text.clocksUnmeasured(this.words.problem(new Problem(code, args as never)).message);
      this.notice({ code, message, details: args });
    }
  }

  /** Does `work` once, or with --watch again and again, each time with the store as it is then. */
  protected async watching(work: () => Promise<void>): Promise<void> {
    const { watch, every } = this.flags as { watch?: boolean; every?: number };
    if (every !== undefined && !watch) throw new Problem('input_missing', { flags: ['watch'] });
    if (!watch) return work();
    if (!process.stdout.isTTY) throw new Problem('watch_without_terminal', {});
    const { drawAnew } = await import('./watch.js');
    await drawAnew(
      async () => {
        this.store = null;
        this.opened = null;
        this.warnings.length = 0;
        await work();
      },
      every ?? 10,
      process.stdout,
    );
  }

  /** Prints a result in the form asked for and sets the exit code. Nothing else writes to standard output. */
  protected show(outcome: Outcome): void {
    const { json, csv, bom, brief, quiet } = this.flags as Record<'json' | 'csv' | 'bom' | 'brief' | 'quiet', boolean>;
    this.addDamages();
    this.reading.end();
    if (json) {
      process.stdout.write(successEnvelope(this.id ?? '', this.stamp(), outcome.data(), this.warnings));
    } else {
      for (const { message } of this.warnings) process.stderr.write(`${visible(this.words.text.warning(message))}\n`);
      if (quiet && outcome.nothing) {
        // Cron sends no mail where nothing is printed.
      } else if (csv && outcome.csv && this.csvText) {
        const text = this.csvText(outcome.csv(), bom);
        // The ends of lines are no control characters to be shown.
        process.stdout.write(process.stdout.isTTY ? visible(text.replaceAll('\r\n', '\n')) : text);
      } else {
        const text = brief && outcome.brief ? outcome.brief(this.shown()) : outcome.text(this.shown());
        if (text !== '') process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
      }
    }
    if (!json) for (const line of outcome.failures ?? []) process.stderr.write(`${visible(line)}\n`);
    process.exitCode = outcome.exitCode ?? 0;
  }

  override async finally(error: Error | undefined): Promise<void> {
    this.zones.save();
    await expectLongRun();
    await super.finally(error);
  }

  protected shown(): Show {
    const zone = this.opened?.zone ?? 'UTC';
    return { words: this.words, terminal: describeTerminal(process.stdout, process.env), zone };
  }

  override async catch(thrown: unknown): Promise<void> {
    // Otherwise oclif warns, after any mistake on the command line, that it was never parsed.
    this.parsed = true;
    this.language ??= await this.findLanguage(argumentOf(this.argv, '--lang')).catch(() => null);
    reportError(await this.located(thrown), this.argv, this.words);
  }

  /** The same with the lines on which a policy file is wrong. */
  private async located(thrown: unknown): Promise<unknown> {
    if (!(thrown instanceof Problem) || thrown.code !== 'policy_invalid') return thrown;
    const { file, faults } = thrown.args as ProblemCatalogue['policy_invalid'];
    const store = await this.openedStore().catch(() => null);
    return store ? new Problem('policy_invalid', { file, faults: await store.locateFaults(file, faults) }) : thrown;
  }

  private async findLanguage(flag: string | undefined): Promise<Language> {
    return chooseLanguage(flag, process.env, async () => {
      return (await this.openedStore()).settings.language;
    });
  }

  /** The store by itself: what is wrong with its policies does not matter yet. */
  protected openedStore(): Promise<ComplaintStore> {
    const folder = argumentOf(this.argv, '--store');
    this.store ??= openStore(folder, process.env, this.config.cacheDir);
    return this.store;
  }

  /** The store, or null where there is none and none was named: what ships and what is in files needs none. */
  protected async nearestStore(): Promise<ComplaintStore | null> {
    try {
      const store = await this.openedStore();
      this.zone = store.settings.zone;
      return store;
    } catch (error) {
      const named = this.flags.store !== undefined || process.env.PLAINT_STORE;
      if (named || !(error instanceof Problem) || error.code !== 'store_not_found') throw error;
      return null;
    }
  }

  /** The time to go by, for commands that do without a desk. */
  protected get instant(): Instant {
    return this.opened?.instant ?? readNow(this.flags.now, process.env, this.zone);
  }

  /** The time as it is now, not as the command began: for commands that somebody sits in front of for hours. */
  protected stampNow(): string {
    const zone = this.opened?.zone ?? this.zone;
    return formatInstant(readNow(this.flags.now, process.env, zone), zone);
  }

  private addDamages(): void {
    for (const damage of this.opened?.leftOut ?? []) {
      this.warnings.push({ code: 'document_damaged', message: this.words.text.damaged(damage), details: damage });
    }
  }

  private stamp(): string {
    return this.opened?.now ?? formatInstant(this.instant, this.zone);
  }
}
