import { BaseCommand, READ_ONLY } from '../cli/base-command.js';
import { idArg } from '../cli/complaint-command.js';
import { complaintDetailView } from '../cli/views/complaint-detail.js';
import { outlooksOf } from '../core/sla/outlook.js';
import { readClocks } from '../core/sla/reading.js';
import { resolveId } from '../core/store/change.js';

export default class Show extends BaseCommand<typeof Show> {
  static override summary = 'Show a complaint: facts, clocks, what happened';
  static override examples = ['<%= config.bin %> show 7Q4KD'];
  static override effects = READ_ONLY;
  static override args = idArg;

  async run(): Promise<void> {
    const desk = await this.desk();
    const complaint = await desk.store.read(await resolveId(desk.store, this.args.id));
    const clocks = readClocks(complaint, desk.instant, await desk.book(), desk.zone);
    this.noticeUnmeasured(outlooksOf(complaint, await desk.book()));
    this.show(complaintDetailView(complaint, clocks));
  }
}
