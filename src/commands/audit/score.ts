import { Args, Flags } from '@oclif/core';
import { ADDS, BaseCommand } from '../../cli/base-command.js';
import { EXIT } from '../../cli/exit-code.js';
import { ScoringRoom } from '../../cli/scoring-room.js';
import { planFor } from '../../core/calibration/parts.js';
import { requireOpenFor } from '../../core/calibration/sheet.js';
import { Problem } from '../../core/problem.js';

export default class AuditScore extends BaseCommand<typeof AuditScore> {
  static override summary = 'Score tickets in the terminal, question by question';
  static override description =
    'Shows each ticket beside the question, with what every answer means. One key answers. Every answer is saved at once, so that you can stop and go on later; scores count once you hand them in at the end. Nothing of any other rater is shown, and nobody scores for somebody else.';
  static override examples = [
    '<%= config.bin %> audit score november',
    '<%= config.bin %> audit score november --as li.wei',
  ];
  static override effects = ADDS;

  static override args = {
    name: Args.string({ description: 'The audit', required: true, ignoreStdin: true }),
  };

  static override flags = {
    rater: Flags.string({
      summary: 'Whose scores: only your own, which is what you get without it',
      helpValue: 'PERSON',
    }),
  };

  async run(): Promise<void> {
    const { name } = this.args;
    const desk = await this.desk();
    const { rater = desk.by } = this.flags;
    // The screen shows every answer of a draft.
    if (rater !== desk.by) throw new Problem('score_not_yours', { name, rater, by: desk.by });
    if (!this.mayAsk || process.env.TERM === 'dumb') throw new Problem('score_without_terminal', { name, rater });
    const audit = await desk.store.readAudit(name);
    requireOpenFor(audit, rater);
    const room = new ScoringRoom(desk.store, planFor(audit.plan, rater), rater, () => this.stampNow());
    const { left, signal } = await room.score(this.words);
    const interrupted = { exitCode: signal === null ? EXIT.done : EXIT.interrupted };
    this.show({
      data: () => left,
      text: ({ words: { scoring } }) =>
        left.handed_in ? scoring.handedIn(rater, left.tickets) : scoring.saved(name, rater, left.open),
      ...interrupted,
    });
    // Whoever asked the program to end is told that it did.
    if (signal !== null && signal !== 'SIGINT') process.kill(process.pid, signal);
  }
}
