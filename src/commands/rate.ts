import { Flags } from '@oclif/core';
import { ADDS } from '../cli/base-command.js';
import { ChangeCommand, changeFlags, idsArg } from '../cli/complaint-command.js';

import { Problem } from '../core/problem.js';

export default class Rate extends ChangeCommand<typeof Rate> {
  static override summary = "Record the customer's score";
  static override description =
    'A dissatisfied score reopens the complaint and hands it back to whoever resolved it. The scale is in policy/taxonomy.yaml.';
  static override examples = ['<%= config.bin %> rate 7Q4KD --score 5'];
  static override effects = ADDS;
  static override args = idsArg;
  static override flags = {
    score: Flags.string({ summary: 'The score', helpValue: 'NUMBER' }),
    comment: Flags.string({ summary: 'What the customer said with it', helpValue: 'TEXT' }),
    ...changeFlags,
  };

  async run(): Promise<void> {
    const { comment } = this.flags;
    const { score: given } = await this.fill(['score']);
    const score = Number(given);
    if (given.trim() === '' || Number.isNaN(score)) {
      const { scale } = (await (await this.desk()).taxonomy()).satisfaction;
      throw new Problem('field_invalid', { field: 'score', found: given, allowed: scale.join('-') });
    }
    await this.change({ type: 'rate', score, ...(comment && { comment }) });
  }
}
