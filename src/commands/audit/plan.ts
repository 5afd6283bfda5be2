import { Args, Flags } from '@oclif/core';
import { withAutoAnswers } from '../../cli/auto-answers.js';
import { ADDS, BaseCommand } from '../../cli/base-command.js';
import { readDeadline } from '../../cli/deadlines.js';
import type { Desk } from '../../cli/desk.js';
import { filterFlags, filterOf, periodFlags, statusFlag } from '../../cli/filter-flags.js';
import { sampleFlags, sampleOf } from '../../cli/sample-flags.js';
import { standardToPin } from '../../cli/standard-files.js';
import { auditPlanView } from '../../cli/views/sampling.js';
import type { TicketRisk } from '../../core/calibration/design.js';
import { lintTickets } from '../../core/calibration/lint.js';
import { planAudit } from '../../core/calibration/plan.js';
import { ticketRisks } from '../../core/calibration/risk.js';
import type { QualityStandard } from '../../core/calibration/standard.js';
import type { Complaint } from '../../core/complaint/record.js';
import { requirePerson } from '../../core/complaint/team.js';
import { outlooksOf, stateAt } from '../../core/sla/outlook.js';

export default class AuditPlan extends BaseCommand<typeof AuditPlan> {
  static override summary = 'Plan a calibration audit: draw the tickets, name the raters';
  static override description =
    'The random part is simple, or drawn by strata; rates are estimated from it alone. Its size: --size, --confidence and --margin, --aql, or the quota of --per-person. The same store, time, seed and filters draw the same tickets; seed and frame are recorded, the quality standard is pinned.';
  static override examples = [
    '<%= config.bin %> audit plan november --size 40 --seed 7 --raters li.wei,zhao.min --from 2026-11',
    '<%= config.bin %> audit plan q4 --margin .1 --strata team,channel --risk 10 --overlap 12 --seed 7 --raters li.wei,zhao.min',
    '<%= config.bin %> audit plan replies --standard reply-quality --size 20 --seed 7 --raters li.wei,zhao.min',
  ];
  static override effects = ADDS;

  static override args = {
    name: Args.string({ description: 'What the audit is called', required: true, ignoreStdin: true }),
  };

  static override flags = {
    raters: Flags.string({
      summary: 'Who scores, separated by commas',
      required: true,
      multiple: true,
      delimiter: ',',
      helpValue: 'PERSON,...',
    }),
    standard: Flags.string({
      summary: 'The quality standard to go by: one that ships, or a file; else the one in use',
      helpValue: 'NAME|FILE',
    }),
    deadline: Flags.string({
      summary: 'Until when raters are asked to hand in; a day stands for its end',
      helpValue: 'TIME',
    }),
    ...statusFlag,
    ...filterFlags,
    ...periodFlags,
    // After the filters: its --level is theirs too.
    ...sampleFlags,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { raters, from, to, deadline, standard: named, ...filters } = this.flags;
    const { wish, escalated } = sampleOf(this.flags);
    for (const rater of raters) requirePerson(desk.team, rater);
    const standard = await standardToPin(named, desk);
    const frame = await desk.collect('all', filterOf({ ...this.flags, level: escalated }, desk.zone));
    const used = Object.entries({ ...filters, level: escalated }).filter(
      ([name, value]) => name in { ...filterFlags, ...statusFlag } && value !== undefined,
    );
    const drawn = planAudit(frame, standard, {
      ...wish,
      name: this.args.name,
      raters: [...new Set(raters)],
      from: from ?? null,
      to: to ?? null,
      filters: Object.fromEntries(used.map(([name, value]) => [name, String(value)])),
      now: desk.now,
      by: desk.by,
      ...(deadline !== undefined && { deadline: readDeadline(deadline, desk.zone) }),
      teamOf: (person) => desk.team.people[person]?.team ?? null,
      ...(wish.risk && { risksOf: await this.risks(desk) }),
      ...(wish.allocation === 'neyman' && { isSuspect: await this.suspects(desk, frame, standard) }),
    });
    const plan = await withAutoAnswers(drawn, desk);
    await desk.store.createAudit(plan);
    if (plan.design?.size.by === 'aql' && plan.design.size.unconfirmed) {
      const code = plan.design.size.unconfirmed;
      this.notice({ code, message: this.words.sampling.unconfirmed[code] });
    }
    this.show(auditPlanView(plan));
  }

  private async risks(desk: Desk): Promise<(complaint: Complaint) => TicketRisk[]> {
    const [book, { satisfaction }] = [await desk.book(), await desk.taxonomy()];
    const isBreached = (complaint: Complaint) =>
      outlooksOf(complaint, book).some((outlook) => stateAt(outlook, desk.instant) === 'breached');
    return (complaint) => ticketRisks(complaint, { satisfiedFrom: satisfaction.satisfied_from, isBreached });
  }

  private async suspects(
    desk: Desk,
    frame: readonly Complaint[],
    standard: QualityStandard,
  ): Promise<(complaint: Complaint) => boolean> {
    const { findings } = lintTickets(frame, frame, standard, await desk.taxonomy());
    const wrong = new Set(findings.filter(({ severity }) => severity === 'error').map(({ id }) => id));
    return ({ id }) => wrong.has(id);
  }
}
