import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { idArg } from '../../cli/complaint-command.js';
import { explainView } from '../../cli/views/explain.js';
import { explainChoice, explainClocks } from '../../core/sla/explain.js';
import { METRICS } from '../../core/sla/policy.js';
import { resolveId } from '../../core/store/change.js';

export default class SlaExplain extends BaseCommand<typeof SlaExplain> {
  static override summary = "Show how a complaint's deadlines come about, line by line";
  static override description =
    'Which policy applies and why, what each clock is held to, and a ledger of its time: each stretch, whether it counts, and the sum. It adds up to what sla check says.';
  static override examples = [
    '<%= config.bin %> sla explain 7Q4KD',
    '<%= config.bin %> sla explain 7Q4KD --metric resolution --json',
  ];
  static override effects = READ_ONLY;
  static override args = idArg;
  static override flags = {
    metric: Flags.string({ summary: 'Only this clock', options: [...METRICS] }),
    ...csvFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const complaint = await desk.store.read(await resolveId(desk.store, this.args.id));
    const book = await desk.book();
    const clocks = explainClocks(complaint, desk.instant, book, desk.zone, this.flags.metric);
    this.noticeUnmeasured(clocks.map(({ reason: problem }) => ({ problem })));
    this.show(explainView(complaint, explainChoice(complaint, book), clocks, desk.zone));
  }
}
