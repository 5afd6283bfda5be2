import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { cronFlags } from '../../cli/cron-flags.js';
import { deskHealth } from '../../cli/desk-health.js';
import { filterFlags, periodFlags } from '../../cli/filter-flags.js';
import { deskHealthView } from '../../cli/views/desk-health.js';

export default class DeskHealthCommand extends BaseCommand<typeof DeskHealthCommand> {
  static override summary = 'Tell what the desk suffers from: slow transfer, weak analysis, weak feedback';
  static override description =
    'Each of the three troubles with its signs, what they are held against and the command that comes next; the gravest first. Of the last 90 days unless something else is said. Targets in policy/kpi.yaml count first, then policy/health.yaml. docs/health.md.';
  static override examples = [
    '<%= config.bin %> desk health',
    '<%= config.bin %> desk health --period last-quarter --team billing',
    '<%= config.bin %> desk health --check --brief --quiet',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    ...periodFlags,
    check: Flags.boolean({ summary: 'Exit 12 when a trouble is bad' }),
    ...filterFlags,
    ...cronFlags,
    ...csvFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { check, ...given } = this.flags;
    const found = await deskHealth(desk, given, this.words.health.improvementTitle);
    this.noticeUnmeasured(found.problems.map((problem) => ({ problem })));
    this.show(deskHealthView(found, { check, zone: desk.zone }));
  }
}
