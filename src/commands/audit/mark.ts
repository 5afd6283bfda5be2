import { Flags } from '@oclif/core';
import { ADDS } from '../../cli/base-command.js';
import { ChangeCommand, changeFlags, idsArg } from '../../cli/complaint-command.js';
import { requireText } from '../../cli/marks.js';
import { markCommand } from '../../core/calibration/mark.js';
import { Problem } from '../../core/problem.js';
import { changeComplaint } from '../../core/store/change.js';

export default class AuditMark extends ChangeCommand<typeof AuditMark> {
  static override summary = 'Mark tickets unqualified, with reason, evidence and who answers for them';
  static override description =
    "The reason is one of the standard's. Accountable is who logged the ticket, unless said otherwise. The mark becomes part of the complaint's history; the accountable person may appeal inside the standard's window.";
  static override examples = [
    '<%= config.bin %> audit mark 7Q4KD --reason missing_element --evidence "No order number; the customer had it"',
    '<%= config.bin %> audit mark 7Q4KD --reason unnecessary_ticket --evidence "Answered on the phone" --audit november',
  ];
  static override effects = ADDS;
  static override args = idsArg;

  static override flags = {
    reason: Flags.string({ summary: "One of the standard's reasons", required: true, helpValue: 'CODE' }),
    evidence: Flags.string({ summary: 'What shows it', required: true, helpValue: 'TEXT' }),
    audit: Flags.string({ summary: 'The closed audit that it came out of', helpValue: 'NAME' }),
    accountable: Flags.string({ summary: 'Who answers for it; else who logged it', helpValue: 'PERSON' }),
    ...changeFlags,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { reason, audit: name, accountable = null, 'dry-run': dryRun } = this.flags;
    const evidence = requireText('evidence', this.flags.evidence);
    const known = Object.keys(desk.team.people);
    // Who has left still answers for what they wrote.
    if (accountable !== null && known.length > 0 && !known.includes(accountable)) {
      throw new Problem('person_unknown', { found: accountable, known });
    }
    const audit = name === undefined ? null : await desk.store.readAudit(name);
    const [standard, context] = [await desk.standard(), await desk.context()];
    await this.each(async (id) => {
      const wish = { reason, evidence, accountable, audit };
      const command = markCommand(await desk.store.read(id), wish, standard, desk);
      return changeComplaint(desk.store, id, command, context, { dryRun });
    });
  }
}
