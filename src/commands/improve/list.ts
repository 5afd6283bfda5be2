import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { cronFlags } from '../../cli/cron-flags.js';
import { periodFlags } from '../../cli/filter-flags.js';
import { todayOf } from '../../cli/improvements.js';
import { improvementListView } from '../../cli/views/improvement-list.js';
import { parsePeriod } from '../../core/calendar/period.js';
import { daysOfPeriod, improvementFigures } from '../../core/improvement/figures.js';
import { IMPROVEMENT_STATES, isOverdue } from '../../core/improvement/improvement.js';
import { Problem } from '../../core/problem.js';

export default class ImproveList extends BaseCommand<typeof ImproveList> {
  static override summary = 'List improvements: where each stands, and how many are kept, verified and fed back';
  static override description =
    'Overdue ones first, then by the day they are due. The rates below are of all improvements: of those due in the period and by now, how many are verified; of those implemented in it, of how many the result was fed back.';
  static override examples = [
    '<%= config.bin %> improve list --from 2026-10 --to 2026-10',
    '<%= config.bin %> improve list --overdue --check --quiet',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    state: Flags.string({
      summary: 'Only in these states',
      options: [...IMPROVEMENT_STATES],
      multiple: true,
      delimiter: ',',
    }),
    owner: Flags.string({ summary: 'Only those that this person sees to', helpValue: 'PERSON' }),
    overdue: Flags.boolean({ summary: 'Only those that are due and not implemented' }),
    check: Flags.boolean({ summary: 'Exit 11 when one of those listed is overdue' }),
    ...periodFlags,
    ...cronFlags,
    ...csvFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { state, owner, overdue, check, from, to } = this.flags;
    const all = await desk.store.improvements(desk.onDamage);
    const { people } = desk.team;
    const isKnown = owner === undefined || Object.hasOwn(people, owner) || all.some((each) => each.owner === owner);
    if (!isKnown && Object.keys(people).length > 0) {
      throw new Problem('filter_unknown', { flag: 'owner', found: owner, known: Object.keys(people) });
    }
    const today = todayOf(desk);
    const period = daysOfPeriod(parsePeriod(from, to, desk.zone), desk.zone);
    const listed = all.filter((each) => {
      const isWanted = (state?.includes(each.state) ?? true) && (owner === undefined || each.owner === owner);
      return isWanted && (!overdue || isOverdue(each, today));
    });
    const figures = improvementFigures(all, period, { today, zone: desk.zone });
    this.show(improvementListView(listed, figures, { period, today, check }));
  }
}
