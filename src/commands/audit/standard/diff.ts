import { Args } from '@oclif/core';
import { BaseCommand, READ_ONLY } from '../../../cli/base-command.js';
import { findShippedStandard, findStandard, IN_USE, loadStandard, standardInUse } from '../../../cli/standard-files.js';
import { standardDiffView } from '../../../cli/views/standards.js';
import { diffStandards } from '../../../core/calibration/standard-diff.js';

export default class AuditStandardDiff extends BaseCommand<typeof AuditStandardDiff> {
  static override summary = 'Compare quality standards: one that ships with the one in use, or any two';
  static override description = 'Exit 0 whether they differ or not; --json says same: true or false.';
  static override examples = [
    '<%= config.bin %> audit standard diff ticket-quality',
    '<%= config.bin %> audit standard diff house draft.yaml --json',
  ];
  static override effects = READ_ONLY;

  static override args = {
    before: Args.string({
      description: 'A standard that ships, or with a second one any',
      required: true,
      ignoreStdin: true,
    }),
    after: Args.string({ description: 'What to compare it with; else the one in use', ignoreStdin: true }),
  };

  async run(): Promise<void> {
    const store = await this.nearestStore();
    const { before, after } = this.args;
    const used = after === undefined ? await standardInUse(store) : null;
    const old = await loadStandard(
      await (after === undefined ? findShippedStandard(before) : findStandard(before, store)),
    );
    const now = await loadStandard(used ?? (await findStandard(after ?? IN_USE, store)));
    this.show(standardDiffView(old, now, diffStandards(old.standard, now.standard)));
  }
}
