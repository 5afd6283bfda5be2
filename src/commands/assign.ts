import { Flags } from '@oclif/core';
import { ADDS } from '../cli/base-command.js';
import { ChangeCommand, changeFlags, idsArg } from '../cli/complaint-command.js';

export default class Assign extends ChangeCommand<typeof Assign> {
  static override summary = 'Hand complaints to a person or a team';
  static override description =
    'A team alone leaves them without an owner until somebody there takes them. A change of team begins a new leg.';
  static override examples = [
    '<%= config.bin %> assign 7Q4KD --to li.wei',
    '<%= config.bin %> assign 7Q4KD 9XJ2M --team billing --note "needs the invoice"',
  ];
  static override effects = ADDS;
  static override args = idsArg;
  static override flags = {
    to: Flags.string({ summary: 'The person who answers for them from now on', helpValue: 'PERSON' }),
    team: Flags.string({ summary: 'The team', helpValue: 'TEAM' }),
    note: Flags.string({ summary: 'What the next one should know', helpValue: 'TEXT' }),
    ...changeFlags,
  };

  async run(): Promise<void> {
    const { team, note } = this.flags;
    const { to } = team === undefined ? await this.fill(['to']) : this.flags;
    await this.change({ type: 'assign', ...(to && { to }), ...(team && { team }), ...(note && { note }) });
  }
}
