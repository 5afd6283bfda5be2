import { Args, Flags } from '@oclif/core';
import { ADDS_ONCE, BaseCommand, csvFlag } from '../../cli/base-command.js';
import { cronFlags } from '../../cli/cron-flags.js';
import { examineEffects } from '../../cli/improvement-effects.js';
import { daysOf, improveFlags, improvementContext } from '../../cli/improvements.js';
import { effectsView } from '../../cli/views/improvement-effect.js';
import { changeImprovement } from '../../core/store/change-improvement.js';

export default class ImproveVerify extends BaseCommand<typeof ImproveVerify> {
  static override summary = 'Prove whether complaints have become fewer since an improvement, and whether that holds';
  static override description =
    'Counts the complaints that it is about in so many weeks before the day it took effect and as many from it on: ratio with exact 95% interval, held against all other complaints and the same weeks a year ago. Of verified ones the latest weeks are held against those after. --record takes the verdict down. docs/improvements.md.';
  static override examples = [
    '<%= config.bin %> improve verify 7Q4KD --weeks 8',
    '<%= config.bin %> improve verify --record --check --quiet',
  ];
  static override effects = ADDS_ONCE;

  static override args = {
    id: Args.string({
      description: 'Improvements, each by any unique ending of its id; else all that are implemented or verified',
      multiple: true,
      ignoreStdin: true,
    }),
  };

  static override flags = {
    weeks: Flags.integer({ summary: 'Weeks before and weeks after', min: 1, max: 26, default: 8 }),
    'incident-days': Flags.string({
      summary: 'Days that are no days to compare, separated by commas',
      multiple: true,
      multipleNonGreedy: true,
      delimiter: ',',
      helpValue: 'DAY,DAY',
    }),
    floor: Flags.integer({
      summary: 'Complaints before and after together, below which nothing is said',
      min: 1,
      max: 1_000_000,
      default: 10,
    }),
    record: Flags.boolean({
      summary: 'Take the verdict down: verified, back to its analysis, or reopened',
    }),
    check: Flags.boolean({ summary: 'Exit 12 when an effect is not shown or is lost again' }),
    ...improveFlags,
    ...cronFlags,
    ...csvFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { weeks, floor, record, check, 'incident-days': incidents, 'dry-run': dryRun } = this.flags;
    const settings = { weeks, floor, incidentDays: daysOf(incidents) };
    const found = await examineEffects(desk, this.args.id ?? null, settings);
    const context = await improvementContext(desk);
    const results = [];
    for (const each of found) {
      const { improvement, command } = each;
      const change =
        record && command ? await changeImprovement(desk.store, improvement.id, command, context, { dryRun }) : null;
      results.push({ ...each, recorded: change?.events.at(-1)?.type ?? null });
    }
    this.show(effectsView(results, { weeks, check, record, dryRun }));
  }
}
