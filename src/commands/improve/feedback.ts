import { Flags } from '@oclif/core';
import { ADDS } from '../../cli/base-command.js';
import { ImproveCommand, improveFlags, improvementArg, noteFlag } from '../../cli/improvements.js';
import { FEEDBACK_TO, type FeedbackTo } from '../../core/improvement/events.js';

export default class ImproveFeedback extends ImproveCommand<typeof ImproveFeedback> {
  static override summary = 'Record that customers or departments were told what came of it';
  static override examples = [
    '<%= config.bin %> improve feedback 7Q4KD --to customers --note "Mail to the 12 who complained"',
    '<%= config.bin %> improve feedback 7Q4KD --to departments',
  ];
  static override effects = ADDS;
  static override args = improvementArg;

  static override flags = {
    to: Flags.string({ summary: 'Who was told', options: [...FEEDBACK_TO], required: true }),
    ...noteFlag,
    ...improveFlags,
  };

  async run(): Promise<void> {
    const { to, note } = this.flags;
    await this.change({ type: 'feed_back', to: to as FeedbackTo, ...(note !== undefined && { note }) });
  }
}
