import { Args, Flags } from '@oclif/core';
import { ADDS } from '../cli/base-command.js';
import { ChangeCommand, changeFlags } from '../cli/complaint-command.js';
import { cronFlags } from '../cli/cron-flags.js';
import { escalationsView } from '../cli/views/escalations.js';
import { formatInstant, parseInstant } from '../core/calendar/instant.js';
import { ESCALATION_KINDS, type EscalationKind } from '../core/complaint/escalation.js';
import { isInWork } from '../core/complaint/status.js';
import { Problem } from '../core/problem.js';
import { checkClocks } from '../core/sla/check.js';
import { escalateDue } from '../core/store/escalate-due.js';

export default class Escalate extends ChangeCommand<typeof Escalate> {
  static override summary = 'Tell somebody higher up, or take every rung of the ladder that is due';
  static override description =
    'The owner stays the owner. --kind says that it went outside the house; the level then stays unless --to-level says otherwise. --due goes by policy/escalation.yaml and takes each rung once for each clock, however often cron runs it.';
  static override examples = [
    '<%= config.bin %> escalate 7Q4KD --to zhao.min --reason "press has asked"',
    '<%= config.bin %> escalate 7Q4KD --kind ombudsman --to FOS --reason "not satisfied" --ref 2026-1184',
    '<%= config.bin %> escalate --due --dry-run',
  ];
  static override effects = ADDS;
  static override args = {
    id: Args.string({
      description: 'Complaints, each by any unique ending of its id; - reads ids from standard input',
      multiple: true,
      ignoreStdin: true,
    }),
  };
  static override flags = {
    to: Flags.string({
      summary: 'Who is told: a person, or the body outside',
      helpValue: 'PERSON',
      exclusive: ['due'],
    }),
    reason: Flags.string({ summary: 'Why', helpValue: 'TEXT', exclusive: ['due'] }),
    kind: Flags.string({
      summary: 'Where it goes; else higher up in the house',
      options: [...ESCALATION_KINDS],
      exclusive: ['due'],
    }),
    ref: Flags.string({ summary: 'The number that the body outside gave it', helpValue: 'NUMBER', exclusive: ['due'] }),
    received: Flags.string({ summary: 'When the body outside received it', helpValue: 'TIME', exclusive: ['due'] }),
    'to-level': Flags.integer({ summary: 'The level that it is at then', min: 0, exclusive: ['due'] }),
    due: Flags.boolean({ summary: 'Take every rung of the ladder that is due' }),
    ...changeFlags,
    brief: Flags.boolean({ ...cronFlags.brief, dependsOn: ['due'] }),
    quiet: Flags.boolean({ ...cronFlags.quiet, dependsOn: ['due'] }),
  };

  async run(): Promise<void> {
    const ids = (this.args.id ?? []) as unknown as string[];
    if (this.flags.due) {
      if (ids.length > 0) throw new Problem('argument_unexpected', { found: ids });
      return this.escalateDue();
    }
    if (ids.length === 0) throw new Problem('argument_missing', { names: ['ID', '--due'] });
    const { zone } = await this.desk();
    const { kind, ref, received, 'to-level': level } = this.flags;
    await this.change({
      type: 'escalate',
      ...(await this.fill(['to', 'reason'])),
      ...(kind !== undefined && { kind: kind as EscalationKind }),
      ...(ref !== undefined && { ref }),
      ...(received !== undefined && { received: formatInstant(parseInstant(received, zone), zone) }),
      ...(level !== undefined && { level }),
    });
  }

  private async escalateDue(): Promise<void> {
    const desk = await this.desk();
    const dryRun = this.flags['dry-run'];
    const run = async () => {
      const live = await desk.overview('live');
      const inWork = live.filter(({ status }) => isInWork(status));
      const [complaints, plan] = [await desk.snapshots(inWork), await desk.escalation(live)];
      const done = await escalateDue(desk.store, complaints, desk.instant, plan, await desk.context(), dryRun);
      return { inWork, done };
    };
    // Two runs at a time would tell people of each other's steps.
    const { inWork, done } = dryRun ? await run() : await desk.store.alone('escalate-due', run);
    // A rung that asks for a clock can't hold where the clock can't be measured.
    this.noticeUnmeasured(checkClocks(inWork, desk.instant).clocks.map(({ outlook }) => outlook));
    // Where nobody is listed, there is nobody to be missed.
    for (const standIn of Object.keys(desk.team.people).length > 0 ? done.standIns : []) {
      const code = standIn.filled ? 'rung_stand_in' : 'rung_unfilled';
      this.notice({ code, message: this.words.text.standIn(standIn), details: standIn });
    }
    this.show(escalationsView(done, this.words, dryRun, desk.zone));
  }
}
