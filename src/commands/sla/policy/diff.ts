import { Args } from '@oclif/core';
import { BaseCommand, READ_ONLY } from '../../../cli/base-command.js';
import {
  findPolicies,
  findShipped,
  loadPolicies,
  type PolicySource,
  policiesInUse,
} from '../../../cli/policy-files.js';
import { policyDiffView } from '../../../cli/views/policies.js';
import { Problem } from '../../../core/problem.js';
import { diffPolicies } from '../../../core/sla/policy-diff.js';

export default class SlaPolicyDiff extends BaseCommand<typeof SlaPolicyDiff> {
  static override summary = 'Compare policies: a pack as it ships with your copy, or any two';
  static override description = 'Exit 0 whether they differ or not; --json says same: true or false.';
  static override examples = [
    '<%= config.bin %> sla policy diff uk-disp',
    '<%= config.bin %> sla policy diff three-tier house',
    '<%= config.bin %> sla policy diff cn-bank draft.yaml --json',
  ];
  static override effects = READ_ONLY;

  static override args = {
    before: Args.string({
      description: 'A pack that is in use, or with a second one any policies',
      required: true,
      ignoreStdin: true,
    }),
    after: Args.string({ description: 'What to compare it with; else the copy in use', ignoreStdin: true }),
  };

  async run(): Promise<void> {
    const store = await this.nearestStore();
    const { before, after } = this.args;
    const pair = after
      ? [await findPolicies(before, store), await findPolicies(after, store)]
      : await this.shippedAndUsed(before, await policiesInUse(store));
    const [old, now] = await Promise.all(pair.map(loadPolicies));
    if (old && now) this.show(policyDiffView(old.name, now.name, diffPolicies(old.file, now.file)));
  }

  private async shippedAndUsed(id: string, used: readonly PolicySource[]): Promise<PolicySource[]> {
    const shipped = await findShipped(id);
    const copy = used.find(({ kind, id: its }) => kind === shipped.kind && (kind === 'house' || its === shipped.id));
    if (!copy) throw new Problem('pack_not_in_use', { pack: id, used: used.map((source) => source.id) });
    return [shipped, copy];
  }
}
