import { describe, expect, test } from 'vitest';
import { type CalendarFile, parseCalendar } from '../../../src/core/calendar/calendar.js';
import { deadline, warningTime } from '../../../src/core/calendar/deadline.js';
import { parseTarget } from '../../../src/core/calendar/duration.js';
import { type LedgerEntry, ledgerOf, sumLedger } from '../../../src/core/calendar/ledger.js';
import { pausedSeconds, workingSeconds } from '../../../src/core/calendar/working-time.js';
import { type Case, caseOf, KINDS } from './cases.js';
import { MinuteWalker, type Told } from './oracle.js';

/** `npm run test:slow` asks fifty times as many. */
const CASES = process.env.MODE === 'slow' ? 100_000 : 2000;
const EACH = Math.ceil(CASES / KINDS.length);

describe(`${CASES} cases against a walker of minutes`, () => {
  test.each(KINDS)('%s', { timeout: 3_600_000 }, (kind) => {
    let finite = 0;
    let paused = 0;
    for (let number = 0; number < EACH; number++) {
      const made = caseOf(number, kind);
      const difference = differenceIn(made);
      if (difference) expect.fail(`${kind} ${number}: ${difference}\n${JSON.stringify(made)}`);
      if (Number.isFinite(dueOf(made))) finite++;
      if (made.pauses.length > 0) paused++;
    }
    expect(finite).toBeGreaterThan(EACH * 0.8);
    expect(paused).toBeGreaterThan(EACH * 0.4);
  });
});

const calendarOf = ({ file }: Case) => parseCalendar(file as CalendarFile);

function dueOf(made: Case): number {
  return deadline(parseTarget(made.target), made.start, calendarOf(made), made.pauses);
}

/** In what the arithmetic and the oracle differ; null: in nothing. */
function differenceIn(made: Case): string | null {
  const { file, start, asked, pauses } = made;
  const [calendar, walker, target] = [calendarOf(made), new MinuteWalker(file), parseTarget(made.target)];
  const due = deadline(target, start, calendar, pauses);
  const wanted = walker.due(asked, start, pauses);
  if (due !== wanted) return `due ${shown(due)}, by minutes ${shown(wanted)}`;

  const open = Math.min(...pauses.filter(({ to }) => to === Number.POSITIVE_INFINITY).map(({ from }) => from));
  // Some way beyond, as for a clock that is late.
  const end = (Number.isFinite(due) ? due : Math.max(open, start)) + Math.abs(start % 3) * 40_000;
  const entries = ledgerOf(target, start, end, calendar, pauses);
  const ledger = ledgerDifference(entries, walker.told(asked, start, end, pauses));
  if (ledger) return ledger;

  const [sum, working] = [sumLedger(entries), workingSeconds(calendar, start, end, pauses)];
  if (working !== walker.between(start, end, pauses)) return `working ${working}`;
  if (sum.elapsed !== end - start) return `elapsed ${sum.elapsed}`;
  const held = pausedSeconds(start, end, pauses);
  if (asked.kind === 'working' && sum.counted !== working) return `counted ${sum.counted}, worked ${working}`;
  if (asked.kind === 'elapsed' && sum.counted !== end - start - held) return `counted ${sum.counted}`;
  if (asked.kind !== 'working' && sum.paused !== held) return `paused ${sum.paused} of ${held}`;
  if (asked.kind !== 'working') return null;

  if (!Number.isFinite(due)) return null;
  const warn = warningTime({ kind: 'before', seconds: 1800 }, target, start, calendar, pauses);
  const ahead = walker.between(warn, due, pauses);
  if (warn < start || ahead !== Math.min(1800, asked.seconds)) return `warned at ${shown(warn)}, ${ahead} ahead`;
  return null;
}

function ledgerDifference(entries: readonly LedgerEntry[], told: readonly Told[]): string | null {
  for (let at = 0; at < Math.max(entries.length, told.length); at++) {
    const [entry, line] = [entries[at], told[at]];
    const same = entry && line && KEYS.every((key) => entry[key] === line[key]);
    if (!same) return `ledger has ${JSON.stringify(entry)}, by minutes ${JSON.stringify(line)}`;
  }
  return null;
}

const KEYS = ['from', 'to', 'counted', 'why', 'reason', 'day'] as const;

function shown(instant: number): string {
  return Number.isFinite(instant) ? new Date(instant * 1000).toISOString() : String(instant);
}
