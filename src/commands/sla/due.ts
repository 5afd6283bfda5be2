import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { counting, findCalendar } from '../../cli/calendars.js';
import { expectShortRun } from '../../cli/short-run.js';
import { forecastView } from '../../cli/views/forecast.js';
import { parseTarget, parseWarning } from '../../core/calendar/duration.js';
import { forecast, parsePause } from '../../core/calendar/forecast.js';
import { parseInstant } from '../../core/calendar/instant.js';
import { assertZone } from '../../core/calendar/zone.js';
import { Problem } from '../../core/problem.js';

export default class SlaDue extends BaseCommand<typeof SlaDue> {
  static override summary = 'Work out when something would be due, and show how';
  static override description =
    'Needs no complaint, and no store where the calendar is shipped or a file. Each stretch of time is listed: whether it counts, and why.';
  static override examples = [
    '<%= config.bin %> sla due --from 2026-09-24T16:30 --target 5wd --calendar cn-office',
    '<%= config.bin %> sla due --from 2026-04-10T10:00 --target 8h --calendar berlin.yaml --pause 2026-04-10T15:00/2026-04-13T11:00 --warn 75%',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    from: Flags.string({ summary: 'When it starts; else now', helpValue: 'TIME' }),
    target: Flags.string({
      summary: '30m, 4h, 48h elapsed, 3wd, 15d, 15d roll, 8w, 6mo',
      required: true,
      helpValue: 'TARGET',
    }),
    calendar: Flags.string({ summary: 'A calendar by its id, or a file', required: true, helpValue: 'ID|FILE' }),
    pause: Flags.string({
      summary: 'A pause; nothing after the slash: it lasts; may be given several times',
      multiple: true,
      helpValue: 'TIME/TIME[=REASON]',
    }),
    warn: Flags.string({ summary: 'Also when it would be at risk: 75%, -30m', helpValue: 'OFFSET' }),
    zone: Flags.string({ summary: "Zone of the times given and shown; else the calendar's", helpValue: 'ZONE' }),
    ...csvFlag,
  };

  async run(): Promise<void> {
    const { from, target, calendar: wanted, pause = [], warn } = this.flags;
    const source = await findCalendar(wanted, await this.nearestStore(), this.config.cacheDir);
    const { calendar } = source;
    const zone = this.flags.zone ?? calendar.zone;
    assertZone(zone);
    const wantedTarget = parseTarget(target);
    // A ledger of months is soon made, but compiled meanwhile.
    if (wantedTarget.kind === 'working' && wantedTarget.seconds > LONG) await expectShortRun();
    const start = from === undefined ? this.instant : parseInstant(from, zone);
    const pauses = pause.map((text) => parsePause(text, zone));
    const offset = warn === undefined ? null : offsetOf(warn);
    const asked = { target: wantedTarget, start, calendar, pauses, warn: offset };
    this.show(
      forecastView(await counting(source, () => forecast(asked)), { start, target, calendar: calendar.id, zone }),
    );
  }
}

/** In seconds: a quarter of a year of working hours. */
const LONG = 500 * 3600;

function offsetOf(found: string) {
  try {
    return parseWarning(found);
  } catch {
    throw new Problem('flag_invalid', { flag: 'warn', found, allowed: '75%, -30m' });
  }
}
