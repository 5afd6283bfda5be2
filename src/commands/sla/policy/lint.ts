import { Args } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../../cli/base-command.js';
import { findPolicies, lintSource, policiesInUse, shippedPolicies, surroundings } from '../../../cli/policy-files.js';
import { policyLintView } from '../../../cli/views/policies.js';

export default class SlaPolicyLint extends BaseCommand<typeof SlaPolicyLint> {
  static override summary = 'Check policies before they are used: exit 12 when one is wrong';
  static override description =
    'Holds them against the codebook, the team and the calendars of the store, where there is one. Without names: those in use, or without a store those that ship. Warnings are about what is kept as written but hardly as meant.';
  static override examples = [
    '<%= config.bin %> sla policy lint',
    '<%= config.bin %> sla policy lint uk-disp draft.yaml --json',
  ];
  static override effects = READ_ONLY;

  static override args = {
    policies: Args.string({
      description: 'Packs, presets, house for policy/sla.yaml, or files',
      multiple: true,
      ignoreStdin: true,
    }),
  };

  static override flags = csvFlag;

  async run(): Promise<void> {
    const store = await this.nearestStore();
    const named = await Promise.all((this.args.policies ?? []).map((name) => findPolicies(name, store)));
    const sources = named.length > 0 ? named : store ? await policiesInUse(store) : await shippedPolicies();
    const inUse = await surroundings(store, this.instant, false);
    const others = await surroundings(store, this.instant, true);
    const findings = await Promise.all(
      sources.map((source) => lintSource(source, source.origin === 'store' ? inUse : others)),
    );
    const files = sources.map(({ name }) => name);
    this.show(policyLintView(files, findings.flat(), this.words));
  }
}
