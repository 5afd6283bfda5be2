import { Args } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../../cli/base-command.js';
import {
  findStandard,
  lintStandardSource,
  shippedStandards,
  standardInUse,
  standardSurroundings,
} from '../../../cli/standard-files.js';
import { standardLintView } from '../../../cli/views/standards.js';

export default class AuditStandardLint extends BaseCommand<typeof AuditStandardLint> {
  static override summary = 'Check a quality standard before it is used: exit 12 when one is wrong';
  static override description =
    'Wording in both languages, anchors for the ends of each scale, codes and roles that exist, and that no audit has pinned another text under the same version. Without names: the one in use, or without a store those that ship.';
  static override examples = [
    '<%= config.bin %> audit standard lint',
    '<%= config.bin %> audit standard lint draft.yaml --json',
  ];
  static override effects = READ_ONLY;

  static override args = {
    standards: Args.string({
      description: 'Standards that ship, house for the one in use, or files',
      multiple: true,
      ignoreStdin: true,
    }),
  };

  static override flags = csvFlag;

  async run(): Promise<void> {
    const store = await this.nearestStore();
    const named = await Promise.all((this.args.standards ?? []).map((name) => findStandard(name, store)));
    const used = await standardInUse(store);
    const sources = named.length > 0 ? named : used ? [used] : await shippedStandards();
    const surroundings = await standardSurroundings(store);
    const findings = await Promise.all(sources.map((source) => lintStandardSource(source, surroundings)));
    const files = sources.map(({ name }) => name);
    this.show(standardLintView(files, findings.flat(), this.words));
  }
}
