import { Args, type Command } from '@oclif/core';
import { clockLabel, sameClock } from '../core/complaint/clock.js';
import type { ComplaintCommand } from '../core/complaint/commands.js';
import { Problem } from '../core/problem.js';
import { type Change, changeComplaint, resolveId } from '../core/store/change.js';
import { BaseCommand, dryRunFlag } from './base-command.js';
import { readIds } from './ids.js';
import { type ChangeFailure, changesView } from './views/changes.js';

/** Several ids, as most commands take them. */
export const idsArg = {
  id: Args.string({
    description: 'Complaints, each by any unique ending of its id; - reads ids from standard input',
    required: true,
    multiple: true,
    ignoreStdin: true,
  }),
};

/** One id. */
export const idArg = {
  id: Args.string({ description: 'The complaint, by any unique ending of its id', required: true, ignoreStdin: true }),
};

export const changeFlags = { ...dryRunFlag };

/** A command that does the same thing to each of several complaints. What fails for one does not stop the others. */
export abstract class ChangeCommand<T extends typeof Command> extends BaseCommand<T> {
  /** Applies the command to every complaint named and shows what came of it; `inspect` looks at each change before. */
  protected async change(
    command: ComplaintCommand,
    inspect: (change: Change) => void = () => undefined,
  ): Promise<void> {
    const desk = await this.desk();
    const context = await desk.context();
    const { 'dry-run': dryRun } = this.flags as { 'dry-run'?: boolean };
    await this.each(async (id) => {
      const change = await changeComplaint(desk.store, id, command, context, { dryRun: dryRun ?? false });
      inspect(change);
      return change;
    });
  }

  /** Says so where a deadline that was set or put off had passed already. */
  protected noticeMissed({ after, events }: Change): void {
    for (const event of events) {
      if (event.type !== 'clock_extended' && event.type !== 'clock_due_set') continue;
      const missed = after.clocks.find((clock) => sameClock(clock, event))?.missed;
      if (missed == null) continue;
      const message = this.words.text.staysMissed(clockLabel(event), missed);
      this.notice({ code: 'stays_missed', message, details: { id: after.id, due: missed } });
    }
  }

  /** Does `work` for each complaint named. A single one that fails is an error of its own; of several, each is listed. */
  protected async each(work: (id: string) => Promise<Change>): Promise<void> {
    const typed = await readIds((this.args as { id?: string[] }).id ?? [], process.stdin);
    if (typed.length === 0) throw new Problem('argument_missing', { names: ['id'] });
    await this.eachOf(typed, work);
  }

  /** The same for ids that come from elsewhere. */
  protected async eachOf(typed: readonly string[], work: (id: string) => Promise<Change>): Promise<void> {
    const { store } = await this.desk();
    const changes: Change[] = [];
    const failures: ChangeFailure[] = [];
    const done = new Set<string>();
    for (const ending of typed) {
      try {
        const id = await resolveId(store, ending);
        if (done.has(id)) continue;
        done.add(id);
        changes.push(await work(id));
      } catch (error) {
        if (!(error instanceof Problem) || typed.length === 1) throw error;
        failures.push({ id: ending, problem: error });
      }
    }
    const { 'dry-run': dryRun } = this.flags as { 'dry-run'?: boolean };
    this.show(changesView(changes, failures, this.words, dryRun ?? false));
  }
}
