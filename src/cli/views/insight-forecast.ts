import type { Forecast, ForecastItem } from '../../core/insight/forecast.js';
import type { Outcome, Show } from '../output.js';
import { statisticText } from './figures.js';
import { plain } from './insight-assumptions.js';
import { renderTable } from './table.js';

/** What is to be expected, how sure that is, and what such a forecast would have been worth. */
export function forecastView(forecast: Forecast): Outcome {
  return {
    data: () => forecast,
    text: (show) =>
      [summary(forecast, show), table(forecast, show), backtestText(forecast, show)]
        .filter((part) => part !== '')
        .join('\n\n'),
    csv: () => ({
      columns: ['label', 'step', 'forecast', 'low', 'high', 'low80', 'high80'],
      rows: forecast.items.map((item) => [
        ...[item.label, item.step, item.forecast],
        ...[item.low, item.high, item.low80, item.high80],
      ]),
    }),
  };
}

function summary({ method, season, n, parameters, floor, sigma }: Forecast, { words }: Show): string {
  const says = words.insight.forecast;
  const { chosen, ...values } = parameters;
  const listed = Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [says.parameter(name, plain(value, 4), chosen.includes(name))],
  );
  return [
    says.made(says.methods[method], n, season),
    listed.join(', '),
    ...(sigma.value === null ? [says.noIntervals(statisticText(sigma, words))] : []),
    ...(floor === null ? [] : [says.floored(plain(floor, 6))]),
  ].join('\n');
}

function table({ items }: Forecast, { words, terminal }: Show): string {
  const { step, forecast, interval } = words.insight.forecast.columns;
  const right = { align: 'right' as const };
  const places = placesOf(items);
  const range = (low: number | null, high: number | null) =>
    low === null || high === null ? '-' : `${low.toFixed(places)} – ${high.toFixed(places)}`;
  return renderTable(
    [
      { title: step },
      { title: forecast, ...right },
      { title: interval(80), ...right },
      { title: interval(95), ...right },
    ],
    items.map((item: ForecastItem) => [
      item.label ?? `+${item.step}`,
      item.forecast.toFixed(places),
      range(item.low80, item.high80),
      range(item.low, item.high),
    ]),
    terminal,
  );
}

function backtestText({ backtest, season, items }: Forecast, { words, terminal }: Show): string {
  const says = words.insight.forecast;
  const { periods, reason, model, naive, better, within95 } = backtest;
  if (model === null || naive === null || better === null) return says.noBacktest[reason ?? 'too_short'];
  const right = { align: 'right' as const };
  const rows = [[says.rows.model, model] as const, [says.rows.naive(season), naive] as const].map(
    ([name, { mae, mape, mase }]) => [
      name,
      mae.value === null ? statisticText(mae, words) : mae.value.toFixed(placesOf(items) + 2),
      mape.value === null ? statisticText(mape, words) : `${(100 * mape.value).toFixed(1)}%`,
      statisticText(mase, words),
    ],
  );
  const titles = [{ title: '' }, ...['MAE', 'MAPE', 'MASE'].map((title) => ({ title, ...right }))];
  return [says.heldOut(periods, within95), renderTable(titles, rows, terminal), says.better[better]].join('\n');
}

/** Where all is below 1, tenths would say nothing. */
function placesOf(items: readonly ForecastItem[]): number {
  return items.every(({ forecast }) => Math.abs(forecast) < 1) ? 4 : 1;
}
