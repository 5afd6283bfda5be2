import { Args, Flags } from '@oclif/core';
import { BaseCommand, READ_ONLY } from '../../../cli/base-command.js';
import { findPolicies, loadPolicies, makePolicies, surroundings } from '../../../cli/policy-files.js';
import { policyShowView } from '../../../cli/views/policies.js';

export default class SlaPolicyShow extends BaseCommand<typeof SlaPolicyShow> {
  static override summary = 'Show policies: what they promise, their sources, and what is unconfirmed';
  static override examples = [
    '<%= config.bin %> sla policy show uk-disp',
    '<%= config.bin %> sla policy show house',
    '<%= config.bin %> sla policy show cn-bank --yaml',
  ];
  static override effects = READ_ONLY;

  static override args = {
    policies: Args.string({
      description: 'A pack, a preset, house for policy/sla.yaml, or a file',
      required: true,
      ignoreStdin: true,
    }),
  };

  static override flags = {
    yaml: Flags.boolean({ summary: 'As it is written, to copy and change', default: false }),
  };

  async run(): Promise<void> {
    const store = await this.nearestStore();
    const loaded = await loadPolicies(await findPolicies(this.args.policies, store));
    // Codes are only checked where the policies are put to use.
    const context = { ...(await surroundings(store, this.instant, true)), taxonomy: null, team: null };
    this.show(policyShowView(loaded, await makePolicies(loaded, context), this.flags.yaml));
  }
}
