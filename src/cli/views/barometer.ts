import type { Barometer } from '../../core/barometer/barometer.js';
import { formatInstant } from '../../core/calendar/instant.js';
import { BANDS } from '../../core/insight/ageing.js';
import type { Outcome } from '../output.js';
import type { Page } from '../pages/page.js';
import { pageText } from '../pages/text.js';
import { kpiView } from './kpis.js';

/** A regular report. `page`: it as a page, made when it is asked for; `full`: on a terminal with what lies behind the first page. */
export function barometerView(barometer: Barometer, zone: string, page: () => Page, full: boolean): Outcome {
  const figures = kpiView(barometer.sheet, zone);
  return {
    data: () => barometerJson(barometer, figures.data(), zone),
    text: ({ terminal }) => pageText(page(), terminal, full),
    ...(figures.csv && { csv: figures.csv }),
  };
}

function barometerJson(barometer: Barometer, figures: object, zone: string) {
  const { kind, steps, contributions, timeliness, overdue, repeats, today, marked, ageing, forecast, surges, top } =
    barometer;
  const stamp = (instant: number | null) => (instant === null ? null : formatInstant(instant, zone));
  return {
    kind,
    ...figures,
    steps: {
      unit: steps.unit,
      items: steps.report.groups.map(({ key, metrics }, at) => ({
        label: key[steps.unit],
        ...Object.fromEntries(['opened', 'closed', 'backlog'].map((name) => [name, metrics[name]?.value ?? null])),
        timeliness: metrics.timeliness?.value ?? null,
        limits: [timeliness.items[at]?.low ?? null, timeliness.items[at]?.high ?? null],
        signals: timeliness.items[at]?.signals ?? [],
      })),
    },
    contributions,
    overdue: {
      total: overdue.total,
      items: overdue.clocks.map(({ complaint: { id, team, owner, priority }, outlook: { metric, due } }) => ({
        ...{ id, team, owner, priority, metric },
        due: stamp(due),
      })),
    },
    repeats: {
      rate: repeats.rate,
      customers: repeats.customers.map(({ customer, repeats: count, open, ids }) => ({
        customer,
        repeats: count,
        open,
        ids,
      })),
      to_clear: { customers: today.customers.length, complaints: today.complaints, breached: today.breached },
    },
    unqualified: marked,
    ageing: {
      total: ageing.total,
      past_due: ageing.past_due,
      bands: BANDS.map(({ name }, at) => ({
        band: name,
        count: ageing.counts[at],
        past_due: ageing.past_due_counts[at],
      })),
    },
    forecast: forecast && { method: forecast.method, items: forecast.items, backtest: forecast.backtest },
    surges: surges.items.filter(({ surge }) => surge),
    top_causes: top.items,
    improvements: barometer.improvements,
  };
}
