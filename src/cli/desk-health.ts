import { dayOf, dayStart, formatDay, instantOf } from '../core/calendar/instant.js';
import { type Period, parsePeriod } from '../core/calendar/period.js';
import { type ComplaintFilter, meantBy } from '../core/complaint/filter.js';
import type { Snapshot } from '../core/complaint/record.js';
import { isOver } from '../core/complaint/status.js';
import { listedCauses } from '../core/health/analysis.js';
import { evenly, type HealthSources, healthFigures } from '../core/health/figures.js';
import { type Health, healthOf } from '../core/health/health.js';
import { HealthFile, type HealthSettings, makeHealth, withTargets } from '../core/health/settings.js';
import { type Transfer, transferOf } from '../core/health/transfer.js';
import { type CausedComplaint, topCauses } from '../core/improvement/top-causes.js';
import { isListed } from '../core/insight/causes.js';
import { closedWithin } from '../core/insight/closed-within.js';
import { dailyRepeats } from '../core/insight/repeat-daily.js';
import { type RepeatsWish, repeatedWhen, repeatsOf } from '../core/insight/repeats.js';
import type { CountedBatch } from '../core/kpi/batch.js';
import { makeTargets } from '../core/kpi/targets.js';
import { Problem } from '../core/problem.js';
import type { ClockProblem } from '../core/sla/outlook.js';
import { checkPolicy } from '../core/validate.js';
import type { Desk } from './desk.js';
import { FILTERS, filterOf } from './filter-flags.js';
import type { StepContext } from './health-steps.js';
import { causedComplaints, todayOf } from './improvements.js';
import { kpiRequestOf } from './kpi-request.js';

/** The flags that say what is looked at. */
type Given = Parameters<typeof filterOf>[0] & { period?: string | undefined };

/** The health of a desk, with what was looked at. */
export interface DeskHealth {
  health: Health;
  period: Period;
  /** Of what the commands that come next are put together. */
  steps: StepContext;
  /** Why clocks could not be measured. */
  problems: ClockProblem[];
}

/** How the desk is. What must be read is narrowed first: the closed and repeated complaints of the period, and what is not over. */
export async function deskHealth(desk: Desk, flags: Given, titleFor: StepContext['titleFor']): Promise<DeskHealth> {
  const { zone, instant: now } = desk;
  const { period: _, from, to, ...filters } = flags;
  const kpi = await desk.kpiSettings();
  const file = (await desk.optional('health', HealthFile)) ?? checkPolicy(HealthFile, {}, 'policy/health.yaml');
  const made = makeHealth(file);
  const period = periodOf(desk, { from, to }, made.periodDays);
  const { request, batches, scope } = await kpiRequestOf(desk, filters, { period });
  const targets = scope === null ? [] : makeTargets(kpi.targets, zone);
  const settings = withTargets(made, targets, { key: scope ?? {}, period });
  const filter = filterOf(filters, zone);
  const counts = meantBy(filter);
  const live = (await desk.overview('live', filter)).filter(({ status }) => !isOver(status));
  const improvements = await desk.store.improvements(desk.onDamage);
  const daily = dailyRepeats(batches, { now, days: kpi.repeat_within_days, filter: counts });
  const sources = {
    looked: { period, filter: counts, now, zone },
    ...(await readHistories(desk, batches, { period, days: kpi.repeat_within_days, filter: counts }, settings)),
    causes: topCauses(
      { of: settings.causesOf, most: 10, today: todayOf(desk) },
      { complaints: await causesIn(desk, batches, { filter, period }, settings), days: 1 },
      null,
      improvements,
    ),
    improvements,
    audits: (await desk.audits()).map(({ plan, closing }) => ({
      name: plan.name,
      closed: closing && instantOf(closing.closed_at),
    })),
    daily,
    open: await desk.snapshots(live),
  };
  const { complaints, figures } = healthFigures(batches, request, sources, settings);
  const clocks = daily.customers.flatMap((customer) => customer.complaints.map(({ clock }) => clock?.outlook.problem));
  return {
    health: healthOf(complaints, figures, settings),
    period,
    steps: {
      ...{ period, zone, now, settings, complaints, titleFor },
      filters: Object.fromEntries(
        FILTERS.flatMap((name) => (filters[name] === undefined ? [] : [[name, filters[name]]])),
      ),
      raters: ratersOf(desk),
    },
    problems: clocks.filter((problem) => problem != null),
  };
}

/** Two people of the desk who could rate an audit; who is asking, where it names nobody. */
function ratersOf({ team, by }: Desk): string[] {
  const present = Object.entries(team.people).flatMap(([name, { left }]) => (left ? [] : [name]));
  return present.length > 0 ? present.slice(0, 2) : [by];
}

/** As the flags say; without any the last days up to now. One that goes on is looked at until now. */
function periodOf(
  { zone, instant: now }: Desk,
  { from, to }: Record<'from' | 'to', string | undefined>,
  days: number,
): Period {
  const given = parsePeriod(from, to, zone);
  const end = Math.min(given.to, now);
  const begin = Number.isFinite(given.from) ? given.from : dayStart(dayOf(end, zone) - days, zone);
  if (begin >= end) {
    const today = formatDay(dayOf(now, zone));
    throw new Problem('period_backwards', { from: from ?? '', to: to ?? today });
  }
  return { from: begin, to: end };
}

/** What histories tell of the period: how closed complaints went from hand to hand, and how those stood that were repeated. Each is read once. */
async function readHistories(
  desk: Desk,
  batches: readonly CountedBatch[],
  wish: Pick<RepeatsWish, 'period' | 'days' | 'filter'>,
  { readAtMost }: HealthSettings,
): Promise<Pick<HealthSources, 'closed' | 'repeated'>> {
  const { first_line = null } = await desk.kpiSettings();
  const { ids } = closedWithin(batches, wish.period, wish.filter);
  const closed = new Set(evenly(ids, readAtMost));
  const { pairs } = repeatsOf(batches, { ...wish, same: 'category', by: 'category' });
  const seen = evenly(
    [...pairs].sort((a, b) => (a.earlier.id < b.earlier.id ? -1 : 1)),
    readAtMost,
  );
  const repeated = new Set(seen.map(({ earlier }) => earlier.id));
  const transfers: Transfer[] = [];
  const earlier = new Map<string, Snapshot>();
  for await (const complaint of desk.histories([...new Set([...closed, ...repeated])].sort())) {
    if (closed.has(complaint.id)) transfers.push(transferOf(complaint, first_line));
    if (repeated.has(complaint.id)) earlier.set(complaint.id, complaint);
  }
  return {
    closed: { count: ids.length, transfers },
    repeated: { when: repeatedWhen(seen, earlier), count: pairs.length },
  };
}

/** What the complaints of the period are counted under. */
async function causesIn(
  desk: Desk,
  batches: readonly CountedBatch[],
  { filter, period }: { filter: ComplaintFilter; period: Period },
  { causesOf }: HealthSettings,
): Promise<CausedComplaint[]> {
  const looked = { period, filter: meantBy(filter), now: desk.instant, zone: desk.zone };
  if (isListed(causesOf)) return listedCauses(batches, causesOf, looked);
  const received = await desk.overview('all', { ...filter, ...period });
  return causedComplaints(
    desk,
    received.filter(({ status }) => status !== 'merged'),
    causesOf,
  );
}
