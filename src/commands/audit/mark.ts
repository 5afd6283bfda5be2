import { Args, Flags } from '@oclif/core';
import { ADDS } from '../../cli/base-command.js';
import { ChangeCommand, changeFlags } from '../../cli/complaint-command.js';
import { requireText } from '../../cli/marks.js';
import type { Audit } from '../../core/calibration/audit.js';
import { CALLED_BY, type CalledBy, calledTickets } from '../../core/calibration/called.js';
import { markCommand } from '../../core/calibration/mark.js';
import { Problem } from '../../core/problem.js';
import { type Change, changeComplaint } from '../../core/store/change.js';

export default class AuditMark extends ChangeCommand<typeof AuditMark> {
  static override summary = 'Mark tickets unqualified, with reason, evidence and who answers for them';
  static override description =
    "The reason is one of the standard's. Accountable is who logged the ticket, unless said otherwise. The mark becomes part of the complaint's history; the accountable person may appeal inside the standard's window.";
  static override examples = [
    '<%= config.bin %> audit mark 7Q4KD --reason missing_element --evidence "No order number; the customer had it"',
    '<%= config.bin %> audit mark 7Q4KD --reason unnecessary_ticket --evidence "Answered on the phone" --audit november',
    '<%= config.bin %> audit mark --audit november --called majority --dry-run',
  ];
  static override effects = ADDS;
  static override args = {
    id: Args.string({
      description:
        'Complaints, each by any unique ending of its id; - reads ids from standard input; none with --called',
      multiple: true,
      ignoreStdin: true,
    }),
  };

  static override flags = {
    reason: Flags.string({ summary: "One of the standard's reasons", exclusive: ['called'], helpValue: 'CODE' }),
    evidence: Flags.string({ summary: 'What shows it', exclusive: ['called'], helpValue: 'TEXT' }),
    audit: Flags.string({ summary: 'The closed audit that it came out of', helpValue: 'NAME' }),
    called: Flags.string({
      summary:
        'Every ticket that so many of its raters called unqualified, for their reason, unless it is marked already',
      options: [...CALLED_BY],
      dependsOn: ['audit'],
    }),
    accountable: Flags.string({ summary: 'Who answers for it; else who logged it', helpValue: 'PERSON' }),
    ...changeFlags,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { audit: name, called, accountable = null, 'dry-run': dryRun } = this.flags;
    const known = Object.keys(desk.team.people);
    // Who has left still answers for what they wrote.
    if (accountable !== null && known.length > 0 && !known.includes(accountable)) {
      throw new Problem('person_unknown', { found: accountable, known });
    }
    const audit = name === undefined ? null : await desk.store.readAudit(name);
    const [standard, context] = [await desk.standard(), await desk.context()];
    const mark = async (id: string, reason: string, evidence: string) => {
      const wish = { reason, evidence, accountable, audit };
      const command = markCommand(await desk.store.read(id), wish, standard, desk);
      return changeComplaint(desk.store, id, command, context, { dryRun });
    };
    if (called !== undefined && audit) return this.markCalled(audit, called as CalledBy, mark);
    const { reason, evidence: text } = this.flags;
    const missing = [...(reason === undefined ? ['reason'] : []), ...(text === undefined ? ['evidence'] : [])];
    if (reason === undefined || text === undefined) throw new Problem('input_missing', { flags: missing });
    const evidence = requireText('evidence', text);
    await this.each((id) => mark(id, reason, evidence));
  }

  private async markCalled(audit: Audit, by: CalledBy, mark: Mark): Promise<void> {
    const { store } = await this.desk();
    if ((this.args.id ?? []).length > 0) throw new Problem('flags_exclusive', { flags: ['called', 'id'] });
    const found = new Map(calledTickets(audit, by).map((ticket) => [ticket.id, ticket]));
    for (const id of found.keys()) {
      const { marks } = await store.read(id);
      if (marks.some((each) => each.audit === audit.plan.name)) found.delete(id);
    }
    await this.eachOf([...found.keys()], (id) => mark(id, found.get(id)?.reason ?? '', found.get(id)?.evidence ?? ''));
  }
}

type Mark = (id: string, reason: string, evidence: string) => Promise<Change>;
