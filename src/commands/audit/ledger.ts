import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { periodFlags } from '../../cli/filter-flags.js';
import { readLedger } from '../../cli/marks.js';
import { bothViewsView, ledgerView } from '../../cli/views/audit-ledger.js';
import { parsePeriod } from '../../core/calendar/period.js';
import type { Audit } from '../../core/calibration/audit.js';
import { LEDGER_GROUPS, type LedgerFilter, type LedgerGrouping, makeLedger } from '../../core/calibration/ledger.js';
import { teamOf } from '../../core/calibration/mark.js';
import { bothViews } from '../../core/calibration/views.js';
import { roleOf } from '../../core/complaint/team.js';
import { Problem } from '../../core/problem.js';

/** What both sides argue about where nothing else is named: 过度生成工单. */
const DISPUTED = 'unnecessary_ticket';

export default class AuditLedger extends BaseCommand<typeof AuditLedger> {
  static override summary = 'List unqualified tickets: who answers for them, appeals, decisions, and the rate';
  static override description =
    'The rate is reviewed tickets with an upheld mark of all tickets reviewed in the random part of closed audits, with its 95% Wilson interval. You see the marks that you answer for or made; the roles in ledger.seen_by of the standard see all. --views puts side by side what the service centre and the departments say of one reason.';
  static override examples = [
    '<%= config.bin %> audit ledger --mine',
    '<%= config.bin %> audit ledger --by team --reason unnecessary_ticket',
    '<%= config.bin %> audit ledger --views --from 2026-11',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    by: Flags.string({ summary: 'Break down by', options: [...LEDGER_GROUPS] }),
    mine: Flags.boolean({ summary: 'Only what you answer for', exclusive: ['person'] }),
    views: Flags.boolean({ summary: 'What both sides say of one reason, side by side', exclusive: ['by', 'mine'] }),
    reason: Flags.string({ summary: 'Only for this reason', helpValue: 'CODE', helpGroup: 'FILTER' }),
    person: Flags.string({ summary: 'Only what this person answers for', helpValue: 'PERSON', helpGroup: 'FILTER' }),
    team: Flags.string({ summary: 'Only what this team answers for', helpValue: 'TEAM', helpGroup: 'FILTER' }),
    audit: Flags.string({ summary: 'Only out of this audit', helpValue: 'NAME', helpGroup: 'FILTER' }),
    standing: Flags.string({
      summary: 'Only in this standing',
      options: ['open', 'upheld', 'lifted'],
      helpGroup: 'FILTER',
    }),
    ...periodFlags,
    ...csvFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { by = null, mine, views, reason, person, team, audit, standing, from, to } = this.flags;
    const standard = await desk.standard();
    const { seen_by, service_teams } = standard.ledger;
    if (audit !== undefined) await desk.store.readAudit(audit);
    const period = from || to ? parsePeriod(from, to, desk.zone) : {};
    const { marks, reviewed, reasons } = await readLedger(desk, (each) => isMeant(each, audit, period));
    // An audit may have been planned by another standard than the one in use.
    const names = { ...reasons, ...standard.reasons };
    const known = [...new Set([...Object.keys(names), ...marks.map(({ reason_now }) => reason_now)])];
    if (reason !== undefined && !known.includes(reason)) throw new Problem('reason_unknown', { found: reason, known });
    if (views) {
      const sideOf = (who: string) => {
        const own = teamOf(desk.team, who);
        return own === null ? null : service_teams.includes(own) ? 'service' : 'business';
      };
      const inPeriod = makeLedger(marks, reviewed, { ...period, ...(audit && { audit }) }, null).marks;
      return this.show(bothViewsView(bothViews(reviewed, inPeriod, reason ?? DISPUTED, sideOf), names));
    }
    const seesAll = seen_by.includes(roleOf(desk.team, desk.by));
    if (!seesAll && !mine) this.notice({ code: 'own_marks_only', message: this.words.text.ownMarksOnly(seen_by) });
    const filter: LedgerFilter = {
      ...period,
      ...(!seesAll && { own: desk.by }),
      ...((mine || person !== undefined) && { person: mine ? desk.by : (person as string) }),
      ...(team !== undefined && { team }),
      ...(reason !== undefined && { reason }),
      ...(audit !== undefined && { audit }),
      ...(standing !== undefined && { standing: standing as 'open' }),
    };
    this.show(ledgerView(makeLedger(marks, reviewed, filter, by as LedgerGrouping | null), names));
  }
}

/** Audits count by when they were closed. */
function isMeant({ plan, closing }: Audit, name: string | undefined, period: { from?: number; to?: number }): boolean {
  if (closing === null || (name !== undefined && plan.name !== name)) return false;
  const at = Date.parse(closing.closed_at) / 1000;
  return at >= (period.from ?? Number.NEGATIVE_INFINITY) && at < (period.to ?? Number.POSITIVE_INFINITY);
}
