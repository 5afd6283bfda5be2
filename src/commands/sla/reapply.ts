import { ADDS_ONCE, BaseCommand, csvFlag, dryRunFlag } from '../../cli/base-command.js';
import { cronFlags } from '../../cli/cron-flags.js';
import { filterFlags, filterOf } from '../../cli/filter-flags.js';
import { reappliedView } from '../../cli/views/reapplied.js';
import { isInWork } from '../../core/complaint/status.js';
import { reapplyPolicies } from '../../core/store/reapply.js';

export default class SlaReapply extends BaseCommand<typeof SlaReapply> {
  static override summary = 'Put running clocks under the policies as they are now';
  static override description =
    'Editing a policy does not reach clocks that run: this does, and records it. Finished clocks stay as they were, and what was missed stays missed. --dry-run shows the differences first.';
  static override examples = [
    '<%= config.bin %> sla reapply --dry-run',
    '<%= config.bin %> sla reapply --team billing',
  ];
  static override effects = ADDS_ONCE;
  static override flags = { ...dryRunFlag, ...cronFlags, ...filterFlags, ...csvFlag };

  async run(): Promise<void> {
    const desk = await this.desk();
    const complaints = await desk.overview('live', filterOf(this.flags, desk.zone));
    const ids = complaints.filter(({ status }) => isInWork(status)).map(({ id }) => id);
    const dryRun = this.flags['dry-run'];
    const result = await reapplyPolicies(desk.store, ids, await desk.context(), dryRun);
    this.show(reappliedView(result, await desk.book(), desk.zone, this.words, dryRun));
  }
}
