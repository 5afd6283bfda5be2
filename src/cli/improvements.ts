import { Args, type Command, Flags } from '@oclif/core';
import { type Day, dayOf, dayStart, formatDay, parseDay } from '../core/calendar/instant.js';
import type { Snapshot } from '../core/complaint/record.js';
import { splitCategory } from '../core/complaint/taxonomy.js';
import type { ImprovementCommand } from '../core/improvement/commands.js';
import type { ImprovementContext } from '../core/improvement/decide.js';
import type { Stretch } from '../core/improvement/effect.js';
import type { DayText } from '../core/improvement/events.js';
import {
  type ImprovementScope,
  isRuledOut,
  needsReading,
  SCOPE_FIELDS,
  type ScopeField,
  type Side,
  sideOf,
} from '../core/improvement/scope.js';
import { DayTally } from '../core/improvement/tally.js';
import { type CausedComplaint, subcategoryName, type TopCausesOf } from '../core/improvement/top-causes.js';
import { readCause } from '../core/insight/causes.js';
import { Problem } from '../core/problem.js';
import { changeImprovement, resolveImprovementId } from '../core/store/change-improvement.js';
import type { OverviewEntry } from '../core/store/port.js';
import { BaseCommand, dryRunFlag } from './base-command.js';
import type { Desk } from './desk.js';
import { improvementChangeView } from './views/improvement-change.js';

/** One improvement. */
export const improvementArg = {
  id: Args.string({
    description: 'The improvement, by any unique ending of its id',
    required: true,
    ignoreStdin: true,
  }),
};

export const improveFlags = { ...dryRunFlag };

/** What was said about it, for the record. */
export const noteFlag = { note: Flags.string({ summary: 'A note for the record', helpValue: 'TEXT' }) };

/** A command that does something to one improvement. */
export abstract class ImproveCommand<T extends typeof Command> extends BaseCommand<T> {
  protected async change(command: ImprovementCommand): Promise<void> {
    const desk = await this.desk();
    const { id: typed } = this.args as { id: string };
    const { 'dry-run': dryRun = false } = this.flags as { 'dry-run'?: boolean };
    const context = await improvementContext(desk);
    const id = await resolveImprovementId(desk.store, typed);
    const change = await changeImprovement(desk.store, id, command, context, { dryRun });
    this.show(improvementChangeView(change, context.today, dryRun));
  }
}

/** What decisions on improvements depend on. */
export async function improvementContext(desk: Desk): Promise<ImprovementContext> {
  const { now, by, team } = desk;
  return { now, by, team, today: todayOf(desk), taxonomy: await desk.taxonomy() };
}

/** The day that it is at the desk. */
export function todayOf({ instant, zone }: Desk): DayText {
  return formatDay(dayOf(instant, zone));
}

/** A day that a flag names, as it is stored. */
export function dayTextOf(found: string): DayText {
  return formatDay(parseDay(found.trim()));
}

/** Days separated by commas. */
export function daysOf(found: readonly string[] | undefined): Set<Day> {
  return new Set((found ?? []).map((day) => parseDay(day.trim())));
}

/** `category=billing,product=Plan M`: which complaints are meant. A value may hold commas, but not what looks like the next field. */
export function scopeOf(found: string): ImprovementScope {
  const allowed = `${SCOPE_FIELDS.map((field) => `${field}=...`).join(', ')}`;
  const wrong = new Problem('flag_invalid', { flag: 'of', found, allowed });
  const scope: Partial<Record<ScopeField, string>> = {};
  for (const part of found.split(/,(?=\s*[a-z_]+\s*=)/)) {
    const [, field = '', value = ''] = /^\s*([a-z_]+)\s*=(.*)$/s.exec(part) ?? [];
    const name = SCOPE_FIELDS.find((known) => known === field);
    if (name === undefined || value.trim() === '' || scope[name] !== undefined) throw wrong;
    scope[name] = value.trim();
  }
  // As `log --category` has it.
  const parts = splitCategory(scope.category ?? '');
  if (parts.subcategory !== undefined) {
    if (scope.subcategory !== undefined) throw wrong;
    Object.assign(scope, parts);
  }
  const given = SCOPE_FIELDS.filter((field) => scope[field] !== undefined);
  return Object.fromEntries(given.map((field) => [field, scope[field]]));
}

/** Complaints as improvements count them: duplicates count with the complaint that they were merged into. */
export class CountedComplaints {
  private constructor(
    private readonly desk: Desk,
    private readonly all: readonly OverviewEntry[],
  ) {}

  static async of(desk: Desk): Promise<CountedComplaints> {
    const all = await desk.overview('all');
    return new CountedComplaints(
      desk,
      all.filter(({ status }) => status !== 'merged'),
    );
  }

  /** When the first was received; null: there is none. */
  get first(): number | null {
    if (this.all.length === 0) return null;
    return this.all.reduce((least, { received }) => Math.min(least, received), Number.POSITIVE_INFINITY);
  }

  /** Those within the scope and all others, by day, received in one of these stretches. */
  async tally(scope: ImprovementScope, stretches: readonly Stretch[]): Promise<DayTally> {
    const { desk, first } = this;
    const times = stretches.map(({ from, to }) => ({ from: dayStart(from, desk.zone), to: dayStart(to, desk.zone) }));
    const counted = this.all.filter(({ received }) => times.some(({ from, to }) => received >= from && received < to));
    const asked = needsReading(scope) ? counted.filter((entry) => !isRuledOut(entry, scope)) : [];
    const read = await desk.snapshots(asked);
    const sides = new Map(asked.map(({ id }, at) => [id, sideOf(read[at] as Snapshot, scope)]));
    const side = (entry: OverviewEntry): Side => {
      return sides.get(entry.id) ?? (isRuledOut(entry, scope) ? 'others' : 'ours');
    };
    return DayTally.of(
      counted.map((entry) => ({ received: entry.received, side: side(entry) })),
      first === null ? null : dayOf(first, desk.zone),
      desk.zone,
    );
  }
}

/** Complaints with what each is counted under. */
export async function causedComplaints(
  desk: Desk,
  entries: readonly OverviewEntry[],
  of: TopCausesOf,
): Promise<CausedComplaint[]> {
  if (of !== 'subcategory' && of !== 'root_cause') {
    return entries.map((entry) => ({ cause: entry[of] || null, customer: entry.customer, level: entry.level }));
  }
  const snapshots = await desk.snapshots(entries);
  return snapshots.map((snapshot) => {
    const { category, subcategory, customer = null } = snapshot.facts;
    const cause = of === 'root_cause' ? readCause(snapshot, of) : subcategoryName(category, subcategory);
    return { cause, customer, level: snapshot.level };
  });
}
