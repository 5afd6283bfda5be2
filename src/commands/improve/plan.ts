import { Flags } from '@oclif/core';
import { ADDS_ONCE } from '../../cli/base-command.js';
import { dayTextOf, ImproveCommand, improveFlags, improvementArg } from '../../cli/improvements.js';

export default class ImprovePlan extends ImproveCommand<typeof ImprovePlan> {
  static override summary = 'Say what the cause is and what is done about it, by whom and until when';
  static override description =
    'A cause alone is an analysis. What is not said stays as it was, but a day that has passed. Moving the day is counted.';
  static override examples = [
    '<%= config.bin %> improve plan 7Q4KD --cause "The app sends the order twice when the network is slow"',
    '<%= config.bin %> improve plan 7Q4KD --action "One order number for each tap" --owner chen.bo --due 2026-12-15',
  ];
  static override effects = ADDS_ONCE;
  static override args = improvementArg;

  static override flags = {
    cause: Flags.string({ summary: 'Why it happens', helpValue: 'TEXT' }),
    action: Flags.string({ summary: 'What is done about it', helpValue: 'TEXT' }),
    owner: Flags.string({ summary: 'Who does it', helpValue: 'PERSON' }),
    due: Flags.string({ summary: 'The day by which it is done', helpValue: 'DAY' }),
    ...improveFlags,
  };

  async run(): Promise<void> {
    const { cause, action, owner, due } = this.flags;
    await this.change({
      type: 'plan',
      ...(cause !== undefined && { cause }),
      ...(action !== undefined && { action }),
      ...(owner !== undefined && { owner }),
      ...(due !== undefined && { due: dayTextOf(due) }),
    });
  }
}
