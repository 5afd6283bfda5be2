import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { filterFlags, filterOf, periodFlags } from '../../cli/filter-flags.js';
import { proposedBook } from '../../cli/proposed-book.js';
import { simulationView } from '../../cli/views/simulation.js';
import { simulate } from '../../core/sla/simulate.js';

export default class SlaSimulate extends BaseCommand<typeof SlaSimulate> {
  static override summary = 'Show what other policies would have meant for past complaints';
  static override description =
    "Plays what happened through once more, by the policies in FILE, and sets it beside how the clocks came out. Nothing is changed. FILE is written like policy/sla.yaml or a pack, and uses the store's calendars.";
  static override examples = ['<%= config.bin %> sla simulate --policy stricter.yaml --from 2026-09 --to 2026-10'];
  static override effects = READ_ONLY;

  static override flags = {
    policy: Flags.string({ summary: 'The policies to try', helpValue: 'FILE', required: true }),
    ...periodFlags,
    limit: Flags.integer({
      summary: 'Show this many changed clocks, 0 shows all; else 20 to people and all to programs',
      min: 0,
    }),
    ...filterFlags,
    ...csvFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { policy, limit, json, csv } = this.flags;
    const present = await desk.book();
    const { book: proposed, pack } = await proposedBook(policy, desk);
    const complaints = await desk.collect('all', filterOf(this.flags, desk.zone));
    const simulation = simulate(complaints, { present, proposed, pack, now: desk.instant, zone: desk.zone });
    this.show(simulationView(simulation, limit ?? (json || csv ? 0 : 20)));
  }
}
