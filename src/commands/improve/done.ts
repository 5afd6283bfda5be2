import { Flags } from '@oclif/core';
import { ADDS_ONCE } from '../../cli/base-command.js';
import { dayTextOf, ImproveCommand, improveFlags, improvementArg, noteFlag, todayOf } from '../../cli/improvements.js';

export default class ImproveDone extends ImproveCommand<typeof ImproveDone> {
  static override summary = 'Record that what was planned is done, and from which day on it took effect';
  static override description =
    'The day matters: improve verify compares the weeks before it with those from it on. Name the day on which customers first had it, not the day of the decision.';
  static override examples = ['<%= config.bin %> improve done 7Q4KD --on 2026-09-01 --note "Version 8.2 is out"'];
  static override effects = ADDS_ONCE;
  static override args = improvementArg;

  static override flags = {
    on: Flags.string({ summary: 'The first day that it holds for; else today', helpValue: 'DAY' }),
    ...noteFlag,
    ...improveFlags,
  };

  async run(): Promise<void> {
    const { on, note } = this.flags;
    const day = on === undefined ? todayOf(await this.desk()) : dayTextOf(on);
    await this.change({ type: 'implement', on: day, ...(note !== undefined && { note }) });
  }
}
