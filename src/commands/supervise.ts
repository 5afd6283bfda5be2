import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../cli/base-command.js';
import { cronFlags } from '../cli/cron-flags.js';
import { filterFlags, filterOf } from '../cli/filter-flags.js';
import { supervisionView } from '../cli/views/supervision.js';
import { isOver } from '../core/complaint/status.js';
import { SUPERVISION_CODES, supervise } from '../core/supervision/supervise.js';

export default class Supervise extends BaseCommand<typeof Supervise> {
  static override summary = 'List what a manager must look at: exit 11 when there is something';
  static override description =
    'Nobody owns it, nobody touches it, paused too long or although the customer has written, passed around, updates missed, entries told to be earlier than they can be. Limits come from policy/supervision.yaml, flags come first; lengths are plain time, with a calendar its working time.';
  static override examples = [
    '<%= config.bin %> supervise',
    '<%= config.bin %> supervise --untouched 2wd --calendar office --team service',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    ownerless: Flags.string({ summary: 'Nobody owns it for longer than this', helpValue: 'TIME' }),
    untouched: Flags.string({ summary: 'Nobody has done anything for longer than this', helpValue: 'TIME' }),
    paused: Flags.string({ summary: 'Paused for longer than this', helpValue: 'TIME' }),
    'logged-late': Flags.string({ summary: 'Received longer than this before it was logged', helpValue: 'TIME' }),
    handovers: Flags.integer({ summary: 'Handed over more often than this', min: 0 }),
    calendar: Flags.string({ summary: 'Count the working time of this calendar', helpValue: 'CALENDAR' }),
    only: Flags.string({
      summary: 'Only findings of these kinds',
      options: [...SUPERVISION_CODES],
      multiple: true,
      delimiter: ',',
    }),
    ...filterFlags,
    ...cronFlags,
    ...csvFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { ownerless, untouched, paused, handovers, calendar, only, 'logged-late': loggedLate } = this.flags;
    const given = { ownerless, untouched, paused, calendar, logged_late: loggedLate, handovers_above: handovers };
    const settings = await desk.supervision(given);
    const entries = await desk.overview('live', filterOf(this.flags, desk.zone));
    const open = entries.filter(({ status }) => !isOver(status));
    const snapshots = await desk.snapshots(open);
    const complaints = snapshots.map((complaint, place) => ({ complaint, outlooks: open[place]?.outlooks ?? [] }));
    const found = supervise(complaints, desk.instant, settings).filter(({ code }) => only?.includes(code) ?? true);
    this.show(supervisionView(found, desk.instant, desk.zone, settings.calendar, this.words));
  }
}
