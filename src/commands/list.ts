import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../cli/base-command.js';
import { filterFlags, filterOf, periodFlags, statusFlag } from '../cli/filter-flags.js';
import { complaintListView } from '../cli/views/complaint-list.js';
import { isOver, type Status } from '../core/complaint/status.js';
import { lowest } from '../core/ranking.js';
import type { OverviewEntry } from '../core/store/port.js';

export default class List extends BaseCommand<typeof List> {
  static override summary = 'List complaints, newest first';
  static override description = 'Those that are not over yet, unless --all or --status says otherwise.';
  static override examples = [
    '<%= config.bin %> list --owner li.wei',
    '<%= config.bin %> list --all --from 2026-11 --csv',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    all: Flags.boolean({ summary: 'Those that are over too, put away or not' }),
    limit: Flags.integer({ summary: 'Show this many, 0 shows all; else 50 to people and all to programs', min: 0 }),
    ...statusFlag,
    ...filterFlags,
    ...periodFlags,
    ...csvFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { all, status, limit, json, csv } = this.flags;
    const everywhere = all || status?.some((wanted) => isOver(wanted as Status));
    const filter = filterOf(this.flags, desk.zone);
    const found = await desk.overview(everywhere ? 'all' : 'live', filter);
    const wanted = everywhere || status ? found : found.filter((complaint) => !isOver(complaint.status));
    // Programs get everything: a list that is cut without their asking is a trap.
    const most = limit ?? (json || csv ? 0 : 50);
    const shown = newest(wanted, most === 0 ? wanted.length : most);
    this.show(complaintListView(await desk.snapshots(shown), wanted.length));
  }
}

/** So many entries, the newest first. */
function newest(entries: readonly OverviewEntry[], most: number): OverviewEntry[] {
  const byId = (a: OverviewEntry, b: OverviewEntry) => (a.id < b.id ? -1 : 1);
  return lowest(entries, most, ({ received }) => -received, byId);
}
