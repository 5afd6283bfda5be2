import type { Barometer } from '../../../core/barometer/barometer.js';
import { BANDS } from '../../../core/insight/ageing.js';
import type { Wording } from '../../wording/index.js';
import type { Block } from '../page.js';

const RIGHT = { align: 'right' as const };
/** Steps before the forecast that are drawn with it. */
const DRAWN = 26;

/** How old open complaints are, and what is to come. */
export function backlogBlocks(barometer: Barometer, words: Wording): Block[] {
  return [...ageing(barometer, words), ...forecast(barometer, words)];
}

function ageing({ ageing: found }: Barometer, words: Wording): Block[] {
  const { ageing: say } = words.insight;
  if (found.total === 0) return [{ kind: 'text', text: say.nothing }];
  const rows = BANDS.map(({ name }, at) => ({
    label: name,
    value: found.counts[at] ?? 0,
    part: found.past_due_counts[at] ?? 0,
  }));
  return [
    {
      kind: 'figure',
      title: words.barometer.ageing,
      note: say.about(
        found.total,
        words.duration(Math.round(found.median ?? 0)),
        words.duration(Math.round(found.p90 ?? 0)),
        found.past_due,
      ),
      chart: { kind: 'bars', rows, names: { value: say.open, part: say.pastDue }, format: 'number' },
      table: {
        columns: [{ title: say.days }, { title: say.open, ...RIGHT }, { title: say.pastDue, ...RIGHT }],
        rows: rows.map(({ label, value, part }) => [label, String(value), String(part)]),
      },
    },
  ];
}

function forecast({ forecast: found, history, steps }: Barometer, words: Wording): Block[] {
  const { barometer: say } = words;
  if (found === null || found.items.length === 0) return [{ kind: 'text', text: say.noForecast }];
  const known = history.values.slice(-DRAWN);
  const knownLabels = history.labels.slice(-DRAWN);
  const { items, backtest } = found;
  const labels = [...knownLabels, ...items.map(({ label, step }) => label ?? `+${step}`)];
  const last = known.at(-1) ?? null;
  // The forecast is drawn from the last value on, so that the lines meet.
  const before = known.slice(1).map(() => null);
  const error = backtest.model?.mae.value ?? null;
  const round = (value: number | null) => (value === null ? '-' : String(Math.round(value)));
  return [
    {
      kind: 'figure',
      title: say.forecast,
      note: error === null ? say.forecastUntested : say.forecastError(error, backtest.periods, backtest.better),
      chart: {
        kind: 'series',
        labels,
        lines: [
          { name: words.kpiShort('opened'), values: [...known, ...items.map(() => null)], style: 'second' },
          { name: say.expected, values: [...before, last, ...items.map((item) => item.forecast)], style: 'expected' },
        ],
        limits: {
          name: words.label.interval,
          low: [...before, last, ...items.map(({ low }) => low)],
          high: [...before, last, ...items.map(({ high }) => high)],
        },
        centre: null,
        target: null,
        signals: [],
        format: 'number',
      },
      table: {
        columns: [
          { title: words.dimension(steps.unit) },
          { title: say.expected, ...RIGHT },
          { title: words.label.interval, ...RIGHT },
        ],
        rows: items.map(({ label, step, forecast: value, low, high }) => [
          label ?? `+${step}`,
          round(value),
          `${round(low)} – ${round(high)}`,
        ]),
      },
    },
  ];
}
