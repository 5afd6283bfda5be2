import { Flags } from '@oclif/core';
import { BaseCommand, READ_ONLY } from '../cli/base-command.js';
import { queueView } from '../cli/views/queue.js';
import { queueOf } from '../core/sla/queue.js';

export default class Next extends BaseCommand<typeof Next> {
  static override summary = 'Show what to take up next: my complaints, most urgent first';
  static override examples = ['<%= config.bin %> next', '<%= config.bin %> next --team billing --unowned'];
  static override effects = READ_ONLY;

  static override flags = {
    owner: Flags.string({ summary: "Somebody else's queue", helpValue: 'PERSON', exclusive: ['unowned'] }),
    team: Flags.string({ summary: 'Only of this team', helpValue: 'TEAM' }),
    unowned: Flags.boolean({ summary: 'What nobody owns yet' }),
    limit: Flags.integer({ summary: 'Show this many; 0 shows all', default: 10, min: 0 }),
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { owner, team, unowned, limit } = this.flags;
    const complaints = await desk.overview('live', team === undefined ? {} : { team });
    const wanted = unowned ? null : (owner ?? desk.by);
    const queue = queueOf(
      complaints.filter((complaint) => complaint.owner === wanted),
      desk.instant,
    );
    this.noticeUnmeasured(queue.flatMap(({ clock }) => clock?.outlook ?? []));
    const shown = limit === 0 ? queue : queue.slice(0, limit);
    const entries = [];
    for (const { complaint, clock } of shown) {
      const [reading = null] = clock ? await desk.readClocks([clock]) : [];
      entries.push({ complaint: await desk.store.snapshot(complaint), clock: reading });
    }
    this.show(queueView(entries, queue.length));
  }
}
