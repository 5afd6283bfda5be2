import { Args, Flags } from '@oclif/core';
import { BaseCommand, READ_ONLY } from '../../../cli/base-command.js';
import { findStandard, IN_USE, loadStandard } from '../../../cli/standard-files.js';
import { standardShowView } from '../../../cli/views/standards.js';

export default class AuditStandardShow extends BaseCommand<typeof AuditStandardShow> {
  static override summary = 'Show a quality standard: criteria, what each answer means, and the reasons for marks';
  static override examples = [
    '<%= config.bin %> audit standard show reply-quality',
    '<%= config.bin %> audit standard show house --lang zh',
    '<%= config.bin %> audit standard show ticket-quality --yaml',
  ];
  static override effects = READ_ONLY;

  static override args = {
    standard: Args.string({
      description: 'A standard that ships, house for the one in use, or a file',
      default: IN_USE,
      ignoreStdin: true,
    }),
  };

  static override flags = {
    yaml: Flags.boolean({ summary: 'As it is written, to copy and change', default: false }),
  };

  async run(): Promise<void> {
    const source = await findStandard(this.args.standard, await this.nearestStore());
    this.show(standardShowView(await loadStandard(source), this.flags.yaml));
  }
}
