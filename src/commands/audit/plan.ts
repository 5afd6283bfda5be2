import { Args, Flags } from '@oclif/core';
import { ADDS, BaseCommand } from '../../cli/base-command.js';
import { filterFlags, filterOf, periodFlags, statusFlag } from '../../cli/filter-flags.js';
import { planAudit } from '../../core/calibration/plan.js';
import { requirePerson } from '../../core/complaint/team.js';

export default class AuditPlan extends BaseCommand<typeof AuditPlan> {
  static override summary = 'Plan a calibration audit: draw the tickets, name the raters';
  static override description =
    'A simple random sample. The same store, seed and filters draw the same tickets; seed and frame are recorded, the quality standard is pinned.';
  static override examples = [
    '<%= config.bin %> audit plan november --size 40 --seed 7 --raters li.wei,zhao.min --from 2026-11',
  ];
  static override effects = ADDS;

  static override args = {
    name: Args.string({ description: 'What the audit is called', required: true, ignoreStdin: true }),
  };

  static override flags = {
    size: Flags.integer({ summary: 'How many tickets', required: true, min: 1 }),
    seed: Flags.integer({ summary: 'What the draw goes by', required: true, min: 0, max: 4_294_967_295 }),
    raters: Flags.string({
      summary: 'Who scores, separated by commas',
      required: true,
      multiple: true,
      delimiter: ',',
      helpValue: 'PERSON,...',
    }),
    ...statusFlag,
    ...filterFlags,
    ...periodFlags,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { size, seed, raters, from, to, ...filters } = this.flags;
    for (const rater of raters) requirePerson(desk.team, rater);
    const frame = await desk.collect('all', filterOf(this.flags, desk.zone));
    const used = Object.entries(filters).filter(
      ([name, value]) => name in { ...filterFlags, ...statusFlag } && value !== undefined,
    );
    const plan = planAudit(frame, await desk.standard(), {
      name: this.args.name,
      size,
      seed,
      raters: [...new Set(raters)],
      from: from ?? null,
      to: to ?? null,
      filters: Object.fromEntries(used.map(([name, value]) => [name, String(value)])),
      now: desk.now,
      by: desk.by,
      teamOf: (person) => desk.team.people[person]?.team ?? null,
    });
    await desk.store.createAudit(plan);
    this.show({
      data: () => {
        const { standard, ...rest } = plan;
        return { ...rest, standard: { id: standard.id, version: standard.version, hash: plan.standard_hash } };
      },
      text: ({ words }) => words.text.auditPlanned(plan.name, plan.tickets.length, plan.frame.size, plan.raters),
    });
  }
}
