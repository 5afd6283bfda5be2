import { Flags } from '@oclif/core';
import { ADDS, BaseCommand } from '../../cli/base-command.js';
import { dayTextOf, improveFlags, improvementContext, scopeOf } from '../../cli/improvements.js';
import { shareOf } from '../../cli/numbers.js';
import { improvementChangeView } from '../../cli/views/improvement-change.js';
import { IMPROVEMENT_TYPES, type ImprovementType } from '../../core/improvement/events.js';
import { resolveId } from '../../core/store/change.js';
import { createImprovement } from '../../core/store/change-improvement.js';

export default class ImproveOpen extends BaseCommand<typeof ImproveOpen> {
  static override summary = 'Open an improvement: which complaints are to become fewer';
  static override description =
    'Which complaints it is about is said by category (also category/subcategory), subcategory, product, channel, team or root_cause; all that is named must hold. improve verify counts these. docs/improvements.md.';
  static override examples = [
    '<%= config.bin %> improve open --title "Two debits in one month" --of category=process/billing --owner li.wei --due 2026-12-15',
    '<%= config.bin %> improve open --title "Returns take too long" --of "category=product,product=Power bank" --link 7Q4KD,9XJ2M --type process_fix --target 40%',
  ];
  static override effects = ADDS;

  static override flags = {
    title: Flags.string({ summary: 'What is to become better, in a line', required: true, helpValue: 'TEXT' }),
    of: Flags.string({
      summary: 'Which complaints it is about',
      required: true,
      helpValue: 'FIELD=VALUE,...',
    }),
    link: Flags.string({
      summary: 'Complaints that it came out of, separated by commas',
      multiple: true,
      multipleNonGreedy: true,
      delimiter: ',',
      helpValue: 'ID,...',
    }),
    owner: Flags.string({ summary: 'Who sees to it', helpValue: 'PERSON' }),
    due: Flags.string({ summary: 'The day by which it is to be done', helpValue: 'DAY' }),
    type: Flags.string({
      summary: 'What sort of thing is done',
      options: [...IMPROVEMENT_TYPES],
      default: 'other',
    }),
    target: Flags.string({ summary: 'The fall aimed at', helpValue: 'SHARE' }),
    ...improveFlags,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { title, of, link = [], owner = null, due, type, target, 'dry-run': dryRun } = this.flags;
    const links: string[] = [];
    for (const ending of link) links.push(await resolveId(desk.store, ending));
    const wish = {
      ...{ title, owner, kind: type as ImprovementType, scope: scopeOf(of) },
      due: due === undefined ? null : dayTextOf(due),
      target: target === undefined ? null : shareOf('target', target),
      links: [...new Set(links)],
    };
    const context = await improvementContext(desk);
    const change = await createImprovement(desk.store, wish, context, desk.random, { dryRun });
    this.show(improvementChangeView(change, context.today, dryRun));
  }
}
