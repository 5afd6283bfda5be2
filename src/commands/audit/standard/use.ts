import { Args, Flags } from '@oclif/core';
import { ADDS_ONCE, BaseCommand, dryRunFlag } from '../../../cli/base-command.js';
import {
  findShippedStandard,
  loadStandard,
  requireUsable,
  STANDARD_FILE,
  shippedStandards,
  standardInUse,
} from '../../../cli/standard-files.js';
import { standardUseView } from '../../../cli/views/standards.js';
import { Problem } from '../../../core/problem.js';

export default class AuditStandardUse extends BaseCommand<typeof AuditStandardUse> {
  static override summary = 'Take a quality standard into use';
  static override description =
    'Copies it to policy/quality.yaml, yours to edit from then on. A standard of your own that is there is only written over with --force. Audits keep the standard that they have pinned; a text that differs from what an audit pinned under the same version is refused, and so is what audit standard lint calls an error.';
  static override examples = [
    '<%= config.bin %> audit standard use reply-quality --dry-run',
    '<%= config.bin %> audit standard use draft.yaml --force',
  ];
  static override effects = ADDS_ONCE;

  static override args = {
    standard: Args.string({ description: 'A standard that ships, or a file', required: true, ignoreStdin: true }),
  };

  static override flags = {
    force: Flags.boolean({ summary: 'Write over a standard of your own', default: false }),
    ...dryRunFlag,
  };

  async run(): Promise<void> {
    const { force, 'dry-run': dryRun } = this.flags;
    const store = await this.openedStore();
    const loaded = await loadStandard(await findShippedStandard(this.args.standard));
    await requireUsable(loaded, store);
    const present = await standardInUse(store);
    const outcome = present === null ? 'added' : present.text === loaded.text ? 'same' : 'replaced';
    const isOwn = present !== null && !(await shippedStandards()).some(({ text }) => text === present.text);
    if (outcome === 'replaced' && isOwn && !force) throw new Problem('file_exists', { file: STANDARD_FILE });
    if (!dryRun && outcome !== 'same') await store.replacePolicy('quality', loaded.text);
    this.show(standardUseView(loaded, STANDARD_FILE, outcome, dryRun));
  }
}
