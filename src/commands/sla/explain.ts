import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { idArg } from '../../cli/complaint-command.js';
import { packFlag } from '../../cli/deadlines.js';
import { explainView, type PolicyLines } from '../../cli/views/explain.js';
import { HOUSE } from '../../core/sla/by-hand.js';
import { type ExplainedClock, explainChoice, explainClocks } from '../../core/sla/explain.js';
import { METRICS } from '../../core/sla/policy-file.js';
import { resolveId } from '../../core/store/change.js';
import type { ComplaintStore } from '../../core/store/port.js';

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
    ...packFlag,
    ...csvFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const complaint = await desk.store.read(await resolveId(desk.store, this.args.id));
    const book = await desk.book();
    const { metric, pack } = this.flags;
    const isMeant = (of: string | null) => pack === undefined || of === (pack === HOUSE ? null : pack);
    const clocks = explainClocks(complaint, desk.instant, book, desk.zone, metric).filter((clock) =>
      isMeant(clock.pack),
    );
    const choices = explainChoice(complaint, book).filter((choice) => isMeant(choice.pack));
    this.noticeUnmeasured(clocks.map(({ reason: problem }) => ({ problem })));
    const lines = await linesOf(clocks, desk.store);
    this.show(explainView(complaint, choices, clocks, lines, desk.zone));
  }
}

/** On which lines the promises stand that the clocks are held to, by file and path. */
async function linesOf(clocks: readonly ExplainedClock[], store: ComplaintStore): Promise<PolicyLines> {
  const lines: PolicyLines = new Map();
  for (const file of new Set(clocks.flatMap(({ origin }) => origin?.file ?? []))) {
    const paths = clocks.flatMap(({ origin }) => (origin?.file === file ? [origin.path] : []));
    const located = await store.locateFaults(
      file,
      paths.map((path) => ({ path, found: '', allowed: '' })),
    );
    for (const { path, line } of located) if (line !== undefined) lines.set(`${file} ${path}`, line);
  }
  return lines;
}
