import fc from 'fast-check';
import { parsePeriod } from '../../../src/core/calendar/period.js';
import type { ComplaintCommand } from '../../../src/core/complaint/commands.js';
import type { ComplaintEvent } from '../../../src/core/complaint/events.js';
import { foldHistory } from '../../../src/core/complaint/evolve.js';
import type { Complaint } from '../../../src/core/complaint/record.js';
import type { Dimension } from '../../../src/core/kpi/dimensions.js';
import { type KpiReport, reportKpis } from '../../../src/core/kpi/report.js';
import type { Figure } from '../../../src/core/kpi/tally.js';
import { Problem } from '../../../src/core/problem.js';
import { Case, type World } from '../../world.js';

export interface Asked {
  now?: string;
  from?: string;
  to?: string;
  by?: Dimension | readonly Dimension[];
  /** `true`: the period before. */
  compare?: boolean | 'year-ago';
  cohort?: boolean;
  /** What `policy/kpi.yaml` says besides. */
  kpi?: object;
  /** Of how many days the windows of repeats and of what settles are. */
  repeat?: number;
  settled?: number;
}

/** What `plaint kpi` reports of these complaints. */
export function kpis(world: World, cases: readonly (Case | Complaint)[], asked: Asked = {}): KpiReport {
  const { now = '2026-12-31 12:00', from, to, by = [], compare = false, cohort = false, kpi = {} } = asked;
  const { repeat = 30, settled = 30 } = asked;
  const complaints = cases.map((entry) => (entry instanceof Case ? entry.complaint : entry));
  const period = parsePeriod(from, to, world.zone);
  return reportKpis([world.counted(complaints, kpi)], {
    period,
    by: typeof by === 'string' ? [by] : by,
    cohort,
    settledAfterDays: settled,
    compare: compare === true ? 'previous' : compare || null,
    zone: world.zone,
    now: world.instant(now),
    repeatWithinDays: repeat,
    filter: null,
  });
}

/** One figure of the whole period. */
export function figure(world: World, name: string, cases: readonly (Case | Complaint)[], asked: Asked = {}): Figure {
  const found = kpis(world, cases, asked).groups[0]?.metrics[name];
  if (!found) throw new Error(`no figure ${name}`);
  return found;
}

/** `numerator/denominator` of a rate; fails on anything that is none. */
export function rate(...[world, name, cases, asked]: Parameters<typeof figure>): string {
  const { kind, value, numerator, denominator } = figure(world, name, cases, asked);
  if (kind !== 'rate' || (value === null) !== (denominator === 0)) throw new Error(`${name} is no rate`);
  return `${numerator}/${denominator}`;
}

/** A complaint that a source told of: received then, and what it reported when it was imported. */
export function told(received: string, report: Partial<ComplaintEvent<'reported'>>, world: World): Complaint {
  const at = world.stamp(received);
  const facts = { title: 'Told', channel: 'web', category: 'process', priority: 'general', received_at: at };
  return foldHistory([
    { type: 'logged', at, by: 'import', id: `C-${received.slice(2, 10).replaceAll('-', '')}-T0000`, facts },
    {
      type: 'reported',
      at: world.stamp('2026-12-01 09:00'),
      by: 'import',
      closed: true,
      clocks: [],
      row: 'r',
      ...report,
    },
  ]);
}

/** A mark of an unqualified ticket, on which anybody may decide. */
export const MARK = {
  type: 'mark',
  reason: 'missing_element',
  evidence: 'no order',
  accountable: 'wang.fang',
  team: 'service',
  standard: 'ticket-quality 2',
  standard_hash: '0123456789abcdef',
  appeal_until: '2026-12-27T09:00:00+08:00',
  decided_by: ['lead', 'manager'],
} satisfies ComplaintCommand<'mark'>;

const COMMON = [
  { type: 'assign', to: 'wang.fang' },
  { type: 'assign', to: 'li.wei' },
  { type: 'assign', team: 'billing' },
  { type: 'assign', team: 'service' },
  { type: 'respond', kind: 'acknowledge' },
  { type: 'respond', kind: 'reply' },
  { type: 'receive_message' },
  { type: 'pause', reason: 'awaiting_customer' },
  { type: 'resume' },
  { type: 'escalate', to: 'zhao.min', reason: 'stuck' },
  { type: 'edit', changes: { priority: 'urgent' } },
  { type: 'resolve', outcome: 'upheld', redress: { amount: 12.3, currency: 'CNY' } },
  { type: 'resolve', outcome: 'not_upheld' },
  { type: 'resolve', outcome: 'partly_upheld', redress: { amount: 5, currency: 'EUR' } },
  { type: 'resolve', outcome: 'solved' },
  { type: 'close' },
  { type: 'close' },
  { type: 'close', confirmed: 'customer' },
  { type: 'close', confirmed: 'check' },
  { type: 'reopen', cause: 'new facts' },
  { type: 'reopen', cause: 'new facts' },
  { type: 'rate', score: 1 },
  { type: 'rate', score: 5 },
  { type: 'edit', changes: { tags: ['emotion:angry', 'abusive'] } },
  { type: 'edit', changes: { tags: ['calm', 'automated', 'proactive'], contact: null } },
] satisfies ComplaintCommand[];
const RARE = [
  { type: 'withdraw' },
  { type: 'respond', kind: 'update', automatic: true },
  { type: 'escalate', kind: 'regulator', to: 'NFRA', reason: 'asked for it' },
  { type: 'escalate', kind: 'ombudsman', to: 'FOS', reason: 'asked for it' },
  { type: 'escalate', kind: 'court', to: 'District court', reason: 'sued' },
  { type: 'escalate', kind: 'media', to: 'Daily', reason: 'press' },
  { type: 'deescalate', reason: 'calmed down' },
  MARK,
  { type: 'decide_mark', mark: null, decision: 'lift', why: 'it was there' },
  { type: 'decide_mark', mark: null, decision: 'keep', why: 'it was not' },
  { type: 'merge', into: 'C-261020-ZZZZZ', survivor_status: 'open' },
] satisfies ComplaintCommand[];

/** The wall-clock time so many hours after 20 October 2026, midnight. */
export function hour(hours: number): string {
  return new Date(Date.UTC(2026, 9, 20) + hours * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** Complaints with any history that commands can bring about, from 20 October 2026 on. */
export function anyComplaints(world: World): fc.Arbitrary<Complaint[]> {
  const command = fc.constantFrom<ComplaintCommand[]>(...COMMON, ...COMMON, ...COMMON, ...RARE);
  const step = fc.record({ command, wait: fc.nat(60) });
  const draft = fc.record({
    received: fc.nat(300),
    late: fc.nat(30),
    channel: fc.constantFrom('phone', 'web'),
    customer: fc.constantFrom('CU-1', 'CU-2'),
    steps: fc.array(step, { maxLength: 20, size: 'max' }),
  });
  return fc.array(draft, { maxLength: 6, size: 'max' }).map((drafts) =>
    drafts.map(({ received, late, channel, customer, steps }) => {
      let at = received + late;
      let ticket = world.given({ received_at: hour(received), channel, customer }, hour(at));
      for (const { command, wait } of steps) {
        at += wait;
        try {
          // Who made a mark does not decide on it.
          ticket = ticket.when(command, hour(at), command.type === 'decide_mark' ? 'zhao.min' : 'li.wei');
        } catch (refused) {
          // Not every command goes in every state.
          if (!(refused instanceof Problem)) throw refused;
        }
      }
      return ticket.complaint;
    }),
  );
}
