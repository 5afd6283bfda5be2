import { BaseCommand, READ_ONLY } from '../../cli/base-command.js';
import { improvementArg, todayOf } from '../../cli/improvements.js';
import { improvementDetailView } from '../../cli/views/improvement-detail.js';
import { resolveImprovementId } from '../../core/store/change-improvement.js';

export default class ImproveShow extends BaseCommand<typeof ImproveShow> {
  static override summary = 'Show an improvement: what it is about, where it stands, what happened';
  static override examples = ['<%= config.bin %> improve show 7Q4KD'];
  static override effects = READ_ONLY;
  static override args = improvementArg;

  async run(): Promise<void> {
    const desk = await this.desk();
    const id = await resolveImprovementId(desk.store, this.args.id);
    this.show(improvementDetailView(await desk.store.readImprovement(id), todayOf(desk)));
  }
}
