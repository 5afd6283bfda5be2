import { Flags } from '@oclif/core';
import { Assumed } from '../../cli/assumed.js';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { callStaffingView, ticketStaffingView } from '../../cli/views/insight-staffing.js';
import { loadOf, staffCalls } from '../../core/insight/staffing.js';
import { staffTickets } from '../../core/insight/workload.js';
import { Problem } from '../../core/problem.js';

/** More agents than any desk has, and than the recursion should go through. */
const MOST = 100_000;

export default class InsightStaffing extends BaseCommand<typeof InsightStaffing> {
  static override summary = 'Work out how many people calls or tickets need';
  static override description =
    'Needs no store. Calls and chats, which somebody waits for, by Erlang C; tickets by the work that they take, with the backlog day by day. Whatever was not given is printed as a default. docs/insight.md.';
  static override examples = [
    '<%= config.bin %> insight staffing --calls 100 --interval 30 --aht 180 --target 80/20 --shrinkage .3',
    '<%= config.bin %> insight staffing --volume 300 --minutes 30 --backlog 400 --people 40',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    calls: Flags.string({ summary: 'Calls or chats of an interval', helpValue: 'NUMBER', exclusive: ['volume'] }),
    interval: Flags.string({ summary: 'Its minutes; else 30', helpValue: 'NUMBER', dependsOn: ['calls'] }),
    aht: Flags.string({
      summary: 'Seconds of a call with what is done after it',
      helpValue: 'NUMBER',
      dependsOn: ['calls'],
    }),
    target: Flags.string({
      summary: 'Percent to be answered within so many seconds; else 80/20',
      helpValue: 'PERCENT/SECONDS',
      dependsOn: ['calls'],
    }),
    'max-occupancy': Flags.string({
      summary: 'Busy no more than this; else .85',
      helpValue: 'SHARE',
      dependsOn: ['calls'],
    }),
    agents: Flags.integer({
      summary: 'Tell about this number of agents on calls, too',
      min: 1,
      max: MOST,
      dependsOn: ['calls'],
    }),
    volume: Flags.string({ summary: 'Tickets a day', helpValue: 'NUMBER' }),
    minutes: Flags.string({ summary: 'Work on a ticket', helpValue: 'NUMBER', dependsOn: ['volume'] }),
    hours: Flags.string({ summary: 'Paid a person and day; else 8', helpValue: 'NUMBER', dependsOn: ['volume'] }),
    utilisation: Flags.string({
      summary: 'Share of the time at work that goes into tickets; else .85',
      helpValue: 'SHARE',
      dependsOn: ['volume'],
    }),
    people: Flags.string({ summary: 'Show the backlog with so many', helpValue: 'NUMBER', dependsOn: ['volume'] }),
    backlog: Flags.string({ summary: 'Tickets left over now; else 0', helpValue: 'NUMBER', dependsOn: ['people'] }),
    days: Flags.integer({ summary: 'How many days to show; else 20', min: 1, max: 3660, dependsOn: ['people'] }),
    shrinkage: Flags.string({
      summary: 'Share of the time paid that people are not there; else .3',
      helpValue: 'SHARE',
    }),
    ...csvFlag,
  };

  async run(): Promise<void> {
    const given = new Assumed(this.flags);
    if (this.flags.calls !== undefined) return this.calls(given);
    if (this.flags.volume === undefined) throw new Problem('work_missing', {});
    given.need('minutes');
    const work = {
      volume: given.number('volume', null, { above: 0 }),
      minutes: given.number('minutes', null, { above: 0 }),
      hours: given.number('hours', 8, { above: 0, to: 24 }),
      utilisation: given.share('utilisation', 0.85, { above: 0, to: 1 }),
      shrinkage: given.share('shrinkage', 0.3, { from: 0, below: 1 }),
    };
    const ahead = this.flags.people === undefined ? null : this.ahead(given);
    this.show(ticketStaffingView(staffTickets(work, ahead), given.list));
  }

  private ahead(given: Assumed) {
    const people = given.number('people', null);
    return { people, backlog: given.number('backlog', 0), days: given.number('days', 20) };
  }

  private calls(given: Assumed): void {
    given.need('calls', 'aht');
    const found = {
      calls: given.number('calls', null, { above: 0 }),
      minutes: given.number('interval', 30, { above: 0, to: 1440 }),
      handleSeconds: given.number('aht', null, { above: 0, to: 86_400 }),
      ...given.target('target', '80/20'),
      occupancy: given.share('max-occupancy', 0.85, { above: 0, to: 1 }),
      shrinkage: given.share('shrinkage', 0.3, { from: 0, below: 1 }),
    };
    const load = loadOf(found);
    // As large as it may be, with what waits in no time.
    if (load > MOST / 2) {
      const allowed = `<= ${(found.calls / load) * (MOST / 2)}`;
      throw new Problem('flag_invalid', { flag: 'calls', found: String(found.calls), allowed });
    }
    if (load / found.occupancy > MOST) {
      const flag = { flag: 'max-occupancy', found: String(found.occupancy), allowed: `>= ${load / MOST}` };
      throw new Problem('flag_invalid', flag);
    }
    this.show(callStaffingView(staffCalls(found, this.flags.agents ?? null), given.list));
  }
}
