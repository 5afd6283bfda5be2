import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { filterFlags, filterOf, periodFlags, statusFlag } from '../../cli/filter-flags.js';
import { lintView } from '../../cli/views/lint.js';
import { lintTickets } from '../../core/calibration/lint.js';
import { attributesOf } from '../../core/complaint/attributes.js';
import { matchesFilter } from '../../core/complaint/filter.js';

export default class AuditLint extends BaseCommand<typeof AuditLint> {
  static override summary = 'Read every ticket by the automatic rules: exit 12 when one finds an error';
  static override description = 'What the rules go by is in policy/quality.yaml.';
  static override examples = [
    '<%= config.bin %> audit lint --from 2026-11',
    '<%= config.bin %> audit lint --fail-on warn --csv',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    all: Flags.boolean({ summary: 'Those put away too' }),
    'fail-on': Flags.string({ summary: 'What counts as a finding', options: ['warn', 'error'], default: 'error' }),
    ...statusFlag,
    ...filterFlags,
    ...periodFlags,
    ...csvFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const all = await desk.collect(this.flags.all ? 'all' : 'live');
    const filter = filterOf(this.flags, desk.zone);
    const complaints = all.filter((complaint) => matchesFilter(attributesOf(complaint), filter));
    const result = lintTickets(complaints, all, await desk.standard(), await desk.taxonomy());
    this.show(lintView(result, this.words, this.flags['fail-on'] as 'warn' | 'error'));
  }
}
