import { Flags } from '@oclif/core';
import { ADDS } from '../cli/base-command.js';
import { ChangeCommand, changeFlags, idsArg } from '../cli/complaint-command.js';
import { chooseOwner } from '../core/escalation/routing.js';
import { changeComplaint } from '../core/store/change.js';

export default class Assign extends ChangeCommand<typeof Assign> {
  static override summary = 'Hand complaints to a person or a team';
  static override description =
    'A team alone leaves them without an owner until somebody there takes them. A change of team begins a new leg. --auto chooses the person: of the team, with the skill, with the fewest complaints; nobody who has left or is away, and never whom it is about.';
  static override examples = [
    '<%= config.bin %> assign 7Q4KD --to li.wei',
    '<%= config.bin %> assign 7Q4KD 9XJ2M --team billing --note "needs the invoice"',
    '<%= config.bin %> assign 7Q4KD --auto --team service --skill cantonese',
  ];
  static override effects = ADDS;
  static override args = idsArg;
  static override flags = {
    to: Flags.string({ summary: 'The person who answers for them from now on', helpValue: 'PERSON' }),
    team: Flags.string({ summary: 'The team', helpValue: 'TEAM' }),
    auto: Flags.boolean({ summary: 'Choose the person', exclusive: ['to'] }),
    skill: Flags.string({
      summary: 'A skill that the person chosen must have',
      helpValue: 'SKILL',
      dependsOn: ['auto'],
    }),
    note: Flags.string({ summary: 'What the next one should know', helpValue: 'TEXT' }),
    ...changeFlags,
  };

  async run(): Promise<void> {
    if (this.flags.auto) return this.assignAuto();
    const { team, note } = this.flags;
    const { to } = team === undefined ? await this.fill(['to']) : this.flags;
    await this.change({ type: 'assign', ...(to && { to }), ...(team && { team }), ...(note && { note }) });
  }

  private async assignAuto(): Promise<void> {
    const desk = await this.desk();
    const { team, skill, note, 'dry-run': dryRun } = this.flags;
    const [context, routing] = [await desk.context(), await desk.routing()];
    await this.each(async (id) => {
      const to = chooseOwner(await desk.store.read(id), { team, skill }, routing);
      const wish = { type: 'assign' as const, to, ...(team && { team }), ...(note && { note }) };
      const change = await changeComplaint(desk.store, id, wish, context, { dryRun });
      routing.load.set(to, (routing.load.get(to) ?? 0) + 1);
      return change;
    });
  }
}
