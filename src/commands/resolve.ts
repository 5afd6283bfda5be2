import { Flags } from '@oclif/core';
import { ADDS } from '../cli/base-command.js';
import { ChangeCommand, changeFlags, idsArg } from '../cli/complaint-command.js';
import { parseMoney } from '../core/complaint/money.js';

export default class Resolve extends ChangeCommand<typeof Resolve> {
  static override summary = 'Record that the answer has been given';
  static override description = 'Stops the clocks. Redress above what you may grant is refused and says who may.';
  static override examples = [
    '<%= config.bin %> resolve 7Q4KD --outcome upheld --root-cause "double run of the billing job" --redress "39 CNY" --summary "Refunded"',
  ];
  static override effects = ADDS;
  static override args = idsArg;
  static override flags = {
    outcome: Flags.string({ summary: 'What came out', helpValue: 'CODE' }),
    'root-cause': Flags.string({ summary: 'What it came from', helpValue: 'TEXT' }),
    redress: Flags.string({ summary: 'What the customer gets, in money', helpValue: 'SUM' }),
    summary: Flags.string({ summary: 'The answer in a sentence', helpValue: 'TEXT' }),
    ...changeFlags,
  };

  async run(): Promise<void> {
    const { redress, summary, 'root-cause': rootCause } = this.flags;
    const taxonomy = await (await this.desk()).taxonomy();
    const { outcome } = await this.fill(['outcome'], taxonomy);
    await this.change({
      type: 'resolve',
      outcome,
      ...(rootCause && { root_cause: rootCause }),
      ...(redress !== undefined && { redress: parseMoney(redress, taxonomy.currency) }),
      ...(summary && { summary }),
    });
  }
}
