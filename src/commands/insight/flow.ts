import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { filterFlags, filterOf, periodFlags } from '../../cli/filter-flags.js';
import { flowView } from '../../cli/views/flow.js';
import { parsePeriod } from '../../core/calendar/period.js';
import { meantBy } from '../../core/complaint/filter.js';
import { closedWithin } from '../../core/insight/closed-within.js';
import { FLOW_GROUPS, type FlowGroupBy, flowOf } from '../../core/insight/flow.js';
import { type Passage, passageOf } from '../../core/insight/passage.js';

export default class InsightFlow extends BaseCommand<typeof InsightFlow> {
  static override summary = 'Show how closed complaints went from team to team, and where their time went';
  static override description =
    'Of complaints last closed in the period: time in the hands of each team, handovers, what went back and forth, and what all the time went by with: nobody owned it, in work, waiting, answered. docs/insight.md.';
  static override examples = [
    '<%= config.bin %> insight flow --from 2026-10 --to 2026-10',
    '<%= config.bin %> insight flow --from 2026-Q3 --to 2026-Q3 --by category --category process',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    ...periodFlags,
    by: Flags.string({ summary: 'A row for each as well', options: [...FLOW_GROUPS] }),
    ...filterFlags,
    ...csvFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { from, to, by, ...filters } = this.flags;
    const filter = filterOf(filters, desk.zone);
    const period = parsePeriod(from, to, desk.zone);
    const counts = meantBy(filter);
    const closed = closedWithin(await desk.counted(filter), period, counts);
    const { handovers_above: above } = await desk.kpiSettings();
    const passages: Passage[] = [];
    for await (const complaint of desk.histories(closed.ids)) passages.push(passageOf(complaint));
    const asked = { by: (by ?? null) as FlowGroupBy | null, above };
    this.show(flowView(flowOf(passages, asked), { ...asked, closed, period, zone: desk.zone }));
  }
}
