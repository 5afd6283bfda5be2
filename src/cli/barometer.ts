import { type Command, Flags } from '@oclif/core';
import { type Barometer, type BarometerKind, barometerOf, USUAL } from '../core/barometer/barometer.js';
import { markedIn, markedTickets } from '../core/barometer/marked.js';
import { PERIOD_NAMES, readPeriod } from '../core/calendar/period.js';
import { QualityStandard } from '../core/calibration/standard.js';
import { daysOfPeriod, improvementFigures } from '../core/improvement/figures.js';
import type { DefinedKpi } from '../core/kpi/definitions.js';
import { makeTargets } from '../core/kpi/targets.js';
import { Problem } from '../core/problem.js';
import { BaseCommand, csvFlag } from './base-command.js';
import type { Desk } from './desk.js';
import { filterFlags, filterOf } from './filter-flags.js';
import { todayOf } from './improvements.js';
import { readDefinitions } from './kpi-definitions.js';
import { kpiRequestOf } from './kpi-request.js';
import { exposedBy, exposureFlag } from './kpi-sheet.js';
import { type NameBook, nameBook } from './name-book.js';
import { barometerPage } from './pages/barometer/index.js';
import { formatOf, writePage } from './pages/write.js';
import { topCausesOf } from './top-causes.js';
import { barometerView } from './views/barometer.js';
import { kpiCsv } from './views/kpi-data.js';

export const reportFlags = {
  period: Flags.string({
    summary: `Another period: ${PERIOD_NAMES.join(', ')}; or 2026-W46, 2026-11, 2026-Q4, 2026`,
    helpValue: 'PERIOD',
  }),
  out: Flags.string({
    summary: 'Write to this file, also over one that is there: .html, .md or .csv',
    exclusive: ['csv', 'full'],
    helpValue: 'FILE',
  }),
  exposure: exposureFlag,
  full: Flags.boolean({ summary: 'On the terminal too: what each figure counts' }),
  ...filterFlags,
  ...csvFlag,
};

type Given = Parameters<typeof filterOf>[0] & {
  period?: string | undefined;
  out?: string | undefined;
  exposure?: string | undefined;
  full?: boolean;
  csv?: boolean;
};

/** A report that comes out regularly. What differs is what it goes over, and in which steps. */
export abstract class ReportCommand<T extends typeof Command> extends BaseCommand<T> {
  protected async report(kind: BarometerKind): Promise<void> {
    const flags = this.flags as Given;
    const { out, full = false } = flags;
    if (out !== undefined) formatOf(out);
    const desk = await this.desk();
    const barometer = await this.barometer(desk, kind, flags);
    const [definitions, names] = [await readDefinitions(), await this.names(desk)];
    const page = () =>
      barometerPage(barometer, definitions as DefinedKpi[], {
        lang: this.lang,
        words: this.words,
        names,
        zone: desk.zone,
        now: desk.now,
        leftOut: desk.leftOut.length,
      });
    const outcome = barometerView(barometer, desk.zone, page, full);
    if (out === undefined) return this.show(outcome);
    await writePage(out, page(), () => kpiCsv(barometer.sheet));
    const { csv: _, ...rest } = outcome;
    this.show({ ...rest, text: ({ words }) => words.auditPage.written(out) });
  }

  private async names(desk: Desk): Promise<NameBook> {
    const standard = await desk.optional('quality', QualityStandard);
    return nameBook(await desk.taxonomy(), desk.team, standard, this.words);
  }

  private async barometer(
    desk: Desk,
    kind: BarometerKind,
    { period: named, exposure, ...flags }: Given,
  ): Promise<Barometer> {
    const { zone, instant } = desk;
    const period = readPeriod(named ?? USUAL[kind].period, instant, zone);
    if (period.from >= instant) throw new Problem('period_ahead', { found: named ?? USUAL[kind].period });
    const { request, batches, scope } = await kpiRequestOf(desk, flags, { period });
    this.noticeUnmeasured(batches.flatMap(({ problems }) => problems.map((problem) => ({ problem }))));
    const { targets } = await desk.kpiSettings();
    const { found: top } = await topCausesOf(desk, flags, { period, of: 'subcategory', limit: 10 });
    const marked = await desk.snapshots(markedIn(batches, period, request.filter));
    return barometerOf(batches, {
      ...{ kind, request, top },
      finish: await exposedBy(exposure, zone, scope),
      targets: makeTargets(targets, zone),
      scope,
      live: await desk.overview('live', filterOf({ ...flags, from: undefined, to: undefined }, zone)),
      marked: markedTickets(marked, period, desk.now),
      improvements: improvementFigures(await desk.store.improvements(desk.onDamage), daysOfPeriod(period, zone), {
        today: todayOf(desk),
        zone,
      }),
    });
  }
}
