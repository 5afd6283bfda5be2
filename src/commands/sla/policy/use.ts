import { Args, Flags } from '@oclif/core';
import { ADDS_ONCE, BaseCommand, dryRunFlag } from '../../../cli/base-command.js';
import { findShipped } from '../../../cli/policy-files.js';
import { usePolicies } from '../../../cli/use-pack.js';
import { policyUseView } from '../../../cli/views/policies.js';

export default class SlaPolicyUse extends BaseCommand<typeof SlaPolicyUse> {
  static override summary = 'Take a pack into use, with the calendars that it needs';
  static override description =
    'Copies it to policy/packs, yours to edit from then on; a preset goes to policy/sla.yaml. A copy that you have changed is only written over with --force. Clocks that run are not touched until plaint sla reapply.';
  static override examples = [
    '<%= config.bin %> sla policy use uk-disp --dry-run',
    '<%= config.bin %> sla policy use cn-12315 --add-codes',
    '<%= config.bin %> sla policy use draft.yaml',
  ];
  static override effects = ADDS_ONCE;

  static override args = {
    policies: Args.string({ description: 'A pack or preset that ships, or a file', required: true, ignoreStdin: true }),
  };

  static override flags = {
    'add-codes': Flags.boolean({ summary: 'Add the codes that it needs to policy/taxonomy.yaml', default: false }),
    force: Flags.boolean({ summary: 'Write over a copy that was changed', default: false }),
    ...dryRunFlag,
  };

  async run(): Promise<void> {
    const { 'dry-run': dryRun, 'add-codes': addCodes, force } = this.flags;
    const store = await this.openedStore();
    const source = await findShipped(this.args.policies);
    const used = await usePolicies(source, store, { now: this.instant, dryRun, addCodes, force });
    this.show(policyUseView(used, dryRun));
  }
}
