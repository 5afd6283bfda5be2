import { Args, Flags } from '@oclif/core';
import { ADDS, BaseCommand, dryRunFlag } from '../../cli/base-command.js';
import { findTypedMark, requireText } from '../../cli/marks.js';
import { changesView } from '../../cli/views/changes.js';
import { changeComplaint } from '../../core/store/change.js';

export default class AuditAppeal extends BaseCommand<typeof AuditAppeal> {
  static override summary = 'Appeal against a mark that you answer for';
  static override description =
    'Once, and until the time that the mark names. Refused to anybody else, and after that. plaint audit ledger lists the marks.';
  static override examples = [
    '<%= config.bin %> audit appeal 7Q4KD --text "The customer would not give the order number"',
    '<%= config.bin %> audit appeal 7Q4KD/3fa9c1 --text "See the recording of 10:05"',
  ];
  static override effects = ADDS;

  static override args = {
    mark: Args.string({
      description: 'The mark: the complaint, and where it has several marks /MARK',
      required: true,
      ignoreStdin: true,
    }),
  };

  static override flags = {
    text: Flags.string({ summary: 'Why it should not stand', required: true, helpValue: 'TEXT' }),
    ...dryRunFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const text = requireText('text', this.flags.text);
    const { id, mark } = await findTypedMark(desk.store, this.args.mark);
    const dryRun = this.flags['dry-run'];
    const command = { type: 'appeal_mark', mark, text } as const;
    const change = await changeComplaint(desk.store, id, command, await desk.context(), { dryRun });
    this.show(changesView([change], [], this.words, dryRun));
  }
}
