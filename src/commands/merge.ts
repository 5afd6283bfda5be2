import { Flags } from '@oclif/core';
import { ChangeCommand, changeFlags, idsArg } from '../cli/complaint-command.js';
import { mergeComplaints, resolveId } from '../core/store/change.js';

export default class Merge extends ChangeCommand<typeof Merge> {
  static override summary = 'Merge duplicates into the complaint that goes on';
  static override description =
    'Ends their clocks as merged. The survivor takes over the oldest message that has no answer.';
  static override examples = ['<%= config.bin %> merge 7Q4KD 8ZZ1C --into 9XJ2M'];
  static override effects = { readOnly: false, destructive: true, idempotent: false };
  static override args = idsArg;
  static override flags = {
    into: Flags.string({ summary: 'The complaint that goes on', helpValue: 'ID', required: true }),
    ...changeFlags,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const context = await desk.context();
    const survivor = await resolveId(desk.store, this.flags.into);
    await this.each((id) => mergeComplaints(desk.store, id, survivor, context, { dryRun: this.flags['dry-run'] }));
  }
}
