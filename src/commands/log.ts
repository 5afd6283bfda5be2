import { Flags } from '@oclif/core';
import { ADDS, BaseCommand, dryRunFlag } from '../cli/base-command.js';
import { factFlags, factsOf } from '../cli/fact-flags.js';
import { ticketGate } from '../cli/gate.js';
import { nearest } from '../cli/nearest.js';
import { ask } from '../cli/prompts.js';
import { questionsFor } from '../cli/questions.js';
import { readRecords } from '../cli/records.js';
import { loggedView, logManyView } from '../cli/views/logged.js';
import { REQUIRED_FACTS } from '../core/complaint/facts.js';
import { ownFields, readNewComplaint } from '../core/exchange/record.js';
import { createComplaint } from '../core/store/change.js';
import { logRecords } from '../core/store/log-records.js';

export default class Log extends BaseCommand<typeof Log> {
  static override summary = 'Log a complaint';
  static override description =
    'Asks for what is missing on a terminal. Title, channel, category and customer are always needed.';
  static override examples = [
    '<%= config.bin %> log',
    '<%= config.bin %> log --title "Charged twice" --channel phone --category process/billing --customer CU-17',
    '<%= config.bin %> log --from tickets.jsonl',
  ];
  static override effects = ADDS;

  static override flags = {
    ...factFlags,
    'received-at': Flags.string({ summary: 'When the customer complained; else now', helpValue: 'TIME' }),
    from: Flags.string({
      summary: 'Log many from a YAML, JSON or JSON lines file; - reads standard input',
      helpValue: 'FILE',
      exclusive: [...Object.keys(factFlags), 'received-at'],
    }),
    ...dryRunFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const context = await desk.context();
    const dryRun = this.flags['dry-run'];
    const options = { dryRun, inspect: await ticketGate(desk, this.words, (warning) => this.notice(warning)) };
    if (this.flags.from !== undefined) {
      const records = await readRecords(this.flags.from, process.stdin);
      this.noticeMistyped(records);
      const result = await logRecords(desk.store, records, context, desk.random, options);
      return this.show(logManyView(result, this.words, dryRun));
    }

    const given = { ...factsOf(this.flags), received_at: this.flags['received-at'] };
    const questions = questionsFor(REQUIRED_FACTS, given, context.taxonomy, this.words);
    const wish = readNewComplaint({ ...given, ...(await ask(questions, this.mayAsk)) }, desk.zone);
    const { after } = await createComplaint(desk.store, wish, context, desk.random, options);
    if (after.clocks.length === 0) {
      this.notice({ code: 'policy_unmatched', message: this.words.text.policyUnmatched(after.id) });
    }
    this.show(loggedView(after, context.clocks.nextDue(after, desk.now), dryRun));
  }

  /** Fields of one's own are kept; one that is nearly a known one was probably meant to be that. */
  private noticeMistyped(records: readonly unknown[]): void {
    const { own, known } = ownFields(records);
    for (const field of own) {
      const [meant] = nearest(field, known);
      if (meant === undefined) continue;
      this.notice({
        code: 'field_mistyped',
        message: this.words.text.fieldMistyped(field, meant),
        details: { field, meant },
      });
    }
  }
}
