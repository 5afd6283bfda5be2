import { Args, Flags } from '@oclif/core';
import { ADDS, BaseCommand } from '../../../cli/base-command.js';
import { keyedByAudits, keyedByFile, seenIn } from '../../../cli/exam-sources.js';
import { passShareOf } from '../../../cli/numbers.js';
import { SHEET_FORMAT } from '../../../cli/sheet-files.js';
import { examPlanView } from '../../../cli/views/audit-exam.js';
import { planExam } from '../../../core/calibration/exam.js';
import { requirePerson } from '../../../core/complaint/team.js';
import { Problem } from '../../../core/problem.js';

export default class AuditExamMake extends BaseCommand<typeof AuditExamMake> {
  static override summary = 'Make an exam for raters from tickets with agreed answers';
  static override description =
    'Drawn from closed audits whose raters agree, or from a key that a trainer wrote as a sheet. Tickets that one of the raters has scored before are left out. The key is pinned and shown to nobody before they have handed in; it lies in the store in plain text.';
  static override examples = [
    '<%= config.bin %> audit exam make spring --from october,november --size 12 --seed 7 --raters anna,ben',
    '<%= config.bin %> audit exam make spring --key key.csv --seed 7 --raters anna,ben --pass-share .9',
  ];
  static override effects = ADDS;

  static override args = {
    name: Args.string({ description: 'What the exam is called', required: true, ignoreStdin: true }),
  };

  static override flags = {
    from: Flags.string({
      summary: 'The closed audits to draw from, separated by commas',
      multiple: true,
      delimiter: ',',
      exclusive: ['key'],
      helpValue: 'AUDIT,...',
    }),
    key: Flags.string({
      summary: 'A sheet with the right answers; - reads standard input',
      exclusive: ['majority'],
      helpValue: 'FILE',
    }),
    format: Flags.string({
      ...SHEET_FORMAT,
      summary: 'The key is CSV or YAML; else by the name of the file',
      dependsOn: ['key'],
    }),
    standard: Flags.string({
      summary: 'The quality standard that the key goes by; else the one in use',
      dependsOn: ['key'],
      helpValue: 'NAME|FILE',
    }),
    majority: Flags.boolean({ summary: 'Two raters in three agreeing is enough' }),
    size: Flags.integer({ summary: 'How many tickets; else all that there are', min: 1 }),
    seed: Flags.integer({ summary: 'What the draw goes by', required: true, min: 0, max: 4_294_967_295 }),
    raters: Flags.string({
      summary: 'Who is examined, separated by commas',
      required: true,
      multiple: true,
      delimiter: ',',
      helpValue: 'PERSON,...',
    }),
    'pass-share': Flags.string({
      summary: 'The share of answers equal to the key from which on one has passed',
      default: '.8',
      helpValue: 'SHARE',
    }),
    'allow-seen': Flags.boolean({ summary: 'Also tickets that one of the raters has scored before' }),
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { from, key, standard, format, majority, size = null, seed, 'pass-share': share } = this.flags;
    if (from === undefined && key === undefined) throw new Problem('input_missing', { flags: ['from'] });
    const raters = [...new Set(this.flags.raters)];
    for (const rater of raters) requirePerson(desk.team, rater);
    const agreedBy = majority ? 'majority' : 'all';
    const source =
      key === undefined
        ? await keyedByAudits(desk, from ?? [], agreedBy)
        : await keyedByFile(desk, key, { standard, format });
    const plan = planExam(source.tickets, source.pinned, await seenIn(desk.store), {
      ...{ name: this.args.name, size, seed, raters, now: desk.now, by: desk.by },
      from: [...new Set(from)],
      agreed_by: key === undefined ? agreedBy : 'key',
      pass_share: passShareOf('pass-share', share),
      allowSeen: this.flags['allow-seen'],
    });
    await desk.store.createExam(plan);
    this.show(examPlanView(plan));
  }
}
