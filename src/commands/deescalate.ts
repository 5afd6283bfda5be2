import { Flags } from '@oclif/core';
import { ADDS } from '../cli/base-command.js';
import { ChangeCommand, changeFlags, idsArg } from '../cli/complaint-command.js';

export default class Deescalate extends ChangeCommand<typeof Deescalate> {
  static override summary = 'Take the level of complaints down again';
  static override description =
    'By one level, unless told otherwise. Rungs of the ladder that were taken stay taken: what brought them about has not become undone.';
  static override examples = ['<%= config.bin %> deescalate 7Q4KD --to-level 1 --reason "customer has agreed to wait"'];
  static override effects = ADDS;
  static override args = idsArg;
  static override flags = {
    'to-level': Flags.integer({ summary: 'The level that it is at then; else one below', min: 0 }),
    reason: Flags.string({ summary: 'Why', helpValue: 'TEXT' }),
    ...changeFlags,
  };

  async run(): Promise<void> {
    const level = this.flags['to-level'];
    const { reason } = await this.fill(['reason']);
    await this.change({ type: 'deescalate', reason, ...(level !== undefined && { to_level: level }) });
  }
}
