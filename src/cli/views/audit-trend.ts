import type { AuditComparison, AuditTrend, RaterDrift, TrendRound } from '../../core/calibration/trend.js';
import { mayBeChance } from '../../core/statistics/rate-difference.js';
import { EXIT } from '../exit-code.js';
import type { Outcome, Show } from '../output.js';
import { decimalText, percentText, signedText } from './figures.js';
import { type Column, renderTable } from './table.js';
import { shortTime } from './time.js';

/** Closed audits over time. `check`: a latest round outside its limits is a finding; `others`: standards that other audits went by. */
export function auditTrendView(
  trend: AuditTrend,
  { standard, others, check }: { standard: string | null; others: readonly string[]; check: boolean },
): Outcome {
  const { centre, rounds, raters } = trend;
  return {
    data: () => ({ standard, others, centre, items: rounds, total: rounds.length, raters }),
    text: (show) => {
      const { text } = show.words;
      if (rounds.length === 0) return text.noClosedAudits;
      const about = [
        text.trendCentre(percentText(centre)),
        ...(others.length > 0 ? [text.otherStandards(others)] : []),
      ];
      return [roundTable(rounds, true, show), about.join('\n'), driftTable(raters, show)]
        .filter((part) => part !== '')
        .join('\n\n');
    },
    csv: () => ({ columns: COLUMNS, rows: rounds.map(rowOf) }),
    exitCode: check && rounds.at(-1)?.out ? EXIT.threshold : EXIT.done,
  };
}

/** Two closed audits side by side. */
export function auditComparisonView(comparison: AuditComparison): Outcome {
  const { before, after, rate, alpha, raters } = comparison;
  return {
    data: () => ({ before, after, rate_difference: rate, alpha_difference: alpha, raters }),
    text: (show) => {
      const { text } = show.words;
      const lines = [
        text.rateDifference(points(rate.difference), points(rate.low), points(rate.high), mayBeChance(rate)),
        text.alphaDifference(decimalText(before.alpha.value, 3), decimalText(after.alpha.value, 3)),
        ...(after.standard_changed ? [text.standardChanged] : []),
      ];
      return [roundTable([before, after], false, show), lines.join('\n'), driftTable(raters, show)]
        .filter((part) => part !== '')
        .join('\n\n');
    },
    csv: () => ({ columns: COLUMNS, rows: [before, after].map(rowOf) }),
  };
}

const COLUMNS = [
  'name',
  'closed_at',
  'standard',
  'version',
  'tickets',
  'unqualified',
  'reviewed',
  'rate',
  'low',
  'high',
  'out',
  'alpha',
  'alpha_ewma',
] as const;

function rowOf({
  name,
  closed_at,
  standard,
  tickets,
  unqualified_rate,
  low,
  high,
  out,
  alpha,
  alpha_ewma,
}: TrendRound) {
  const { numerator, denominator, value } = unqualified_rate;
  const { id, version } = standard;
  return [
    name,
    closed_at,
    id,
    version,
    tickets,
    numerator,
    denominator,
    value,
    low,
    high,
    out,
    alpha.value,
    alpha_ewma,
  ];
}

/** `isChart`: with the limits of the p chart that the rounds make; two rounds make none. */
function roundTable(rounds: readonly TrendRound[], isChart: boolean, { words, terminal }: Show): string {
  const { label } = words;
  const right = (title: string): Column => ({ title, align: 'right' });
  const columns = [
    { title: label.audit },
    { title: label.closedAt },
    { title: label.standard },
    right(label.unqualified),
    right(label.basis),
    right(isChart ? label.limits : label.interval),
    right(label.alpha),
    right(label.movingAverage),
  ];
  const rows = rounds.map((round) => {
    const { numerator, denominator, value, ...interval } = round.unqualified_rate;
    const { low, high } = isChart ? round : interval;
    const { id, version } = round.standard;
    const rate = percentText(value);
    return [
      round.name,
      shortTime(round.closed_at),
      `${id} ${version}${round.standard_changed ? ' *' : ''}`,
      round.out ? { text: `${rate} !`, paint: terminal.colour.red } : rate,
      `${numerator} / ${denominator}`,
      low === null ? '' : `${percentText(low)} – ${percentText(high)}`,
      decimalText(round.alpha.value, 3),
      decimalText(round.alpha_ewma, 3),
    ];
  });
  return renderTable(columns, rows, terminal);
}

function driftTable(raters: readonly RaterDrift[], { words, terminal }: Show): string {
  const drifting = raters.filter(({ drift }) => drift !== null);
  if (drifting.length === 0) return '';
  const { label } = words;
  const columns: Column[] = [
    { title: label.rater },
    { title: label.drift, align: 'right' },
    { title: label.bias, flexible: true },
  ];
  const rows = drifting.map(({ rater, drift, rounds }) => [
    rater,
    signedText(drift),
    rounds.map(({ name, bias }) => `${name} ${signedText(bias)}`).join(', '),
  ]);
  return renderTable(columns, rows, terminal);
}

/** A difference of rates in percentage points. */
function points(difference: number | null): string {
  return difference === null ? '-' : signedText(100 * difference);
}
