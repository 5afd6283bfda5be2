import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { cronFlags } from '../../cli/cron-flags.js';
import { packFlag } from '../../cli/deadlines.js';
import { filterFlags, filterOf } from '../../cli/filter-flags.js';
import { lengthFlag } from '../../cli/lengths.js';
import { checkView, type FailOn, groupedCheckView } from '../../cli/views/clocks.js';
import { watchFlags } from '../../cli/watch.js';
import { Problem } from '../../core/problem.js';
import { HOUSE } from '../../core/sla/by-hand.js';
import { CHECK_GROUPS, type CheckGroup, checkClocks, groupClocks } from '../../core/sla/check.js';
import type { PolicyBook } from '../../core/sla/policy.js';
import { METRICS } from '../../core/sla/policy-file.js';

export default class SlaCheck extends BaseCommand<typeof SlaCheck> {
  static override summary = 'Check deadlines: exit 11 when a clock is breached';
  static override description =
    'Reads the clocks of complaints in work, most urgent first. A late answer stays breached until the complaint is resolved; --running leaves it out.';
  static override examples = [
    '<%= config.bin %> sla check',
    '<%= config.bin %> sla check --team billing --fail-on at-risk --csv',
    '<%= config.bin %> sla check --due-within 4h --by owner',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    'fail-on': Flags.string({
      summary: 'at-risk: exit 10 too when nothing is breached but something is at risk; none: exit 0 whatever is found',
      options: ['breached', 'at-risk', 'none'],
      default: 'breached',
    }),
    metric: Flags.string({ summary: 'Only this clock', options: [...METRICS] }),
    policy: Flags.string({ summary: 'Only under this policy', helpValue: 'ID' }),
    ...packFlag,
    state: Flags.string({
      summary: 'Only in this state',
      options: ['breached', 'at_risk', 'paused', 'running'],
      multiple: true,
      delimiter: ',',
    }),
    'overdue-by': Flags.string({ summary: 'Only what is overdue by more than this', helpValue: 'LENGTH' }),
    'due-within': Flags.string({ summary: 'Only what comes due within this time', helpValue: 'LENGTH' }),
    by: Flags.string({ summary: 'Count them by this instead of listing them', options: [...CHECK_GROUPS] }),
    limit: Flags.integer({ summary: 'Show this many, 0 shows all; else 50 to people and all to programs', min: 0 }),
    running: Flags.boolean({ summary: 'Leave out late answers that were given already' }),
    ...watchFlags,
    ...cronFlags,
    ...filterFlags,
    ...csvFlag,
  };

  async run(): Promise<void> {
    await this.watching(() => this.check());
  }

  private async check(): Promise<void> {
    const desk = await this.desk();
    const { running, metric, state, policy, pack, by, limit, json, csv, 'fail-on': failOn } = this.flags;
    const complaints = await desk.overview('live', filterOf(this.flags, desk.zone));
    const most = (limit ?? (json || csv ? 0 : 50)) || Number.POSITIVE_INFINITY;
    const check = checkClocks(complaints, desk.instant, {
      ...{ runningOnly: running, metric, states: state, policy, pack },
      overdueBy: lengthFlag(this.flags, 'overdue-by'),
      dueWithin: lengthFlag(this.flags, 'due-within'),
      most: by ? Number.POSITIVE_INFINITY : most,
    });
    if (check.total === 0 && (policy ?? pack) !== undefined) requireKnown({ policy, pack }, await desk.book());
    this.noticeUnmeasured(check.problems.map((problem) => ({ problem })));
    if (by) {
      const groups = groupClocks(check.clocks, by as CheckGroup);
      return this.show(groupedCheckView(check, by as CheckGroup, groups, failOn as FailOn));
    }
    this.show(checkView(check, await desk.readClocks(check.clocks), failOn as FailOn));
  }
}

/** A promise that nobody has made would always be kept. */
function requireKnown(
  { policy, pack }: { policy?: string | undefined; pack?: string | undefined },
  book: PolicyBook,
): void {
  const policies = book.sets.flatMap((set) => set.policies.map(({ id }) => id));
  if (policy !== undefined && !policies.includes(policy)) {
    throw new Problem('filter_unknown', { flag: 'policy', found: policy, known: policies });
  }
  const packs = book.sets.map((set) => set.pack ?? HOUSE);
  if (pack !== undefined && !packs.includes(pack)) {
    throw new Problem('filter_unknown', { flag: 'pack', found: pack, known: packs });
  }
}
