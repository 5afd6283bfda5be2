import { formatInstant } from '../../core/calendar/instant.js';
import type { Period } from '../../core/calendar/period.js';
import type { RepeatedWhen, RepeatGroupBy, RepeatingCustomer, Repeats } from '../../core/insight/repeats.js';
import type { Sameness } from '../../core/kpi/measures/repetition.js';
import { wilson } from '../../core/statistics/wilson.js';
import type { Outcome, Show } from '../output.js';
import { percentText } from './figures.js';
import { type Column, renderTable } from './table.js';

interface Looked {
  by: RepeatGroupBy;
  days: number;
  same: Sameness;
  period: Period;
  zone: string;
  /** How many customers are named. */
  most: number;
}

/** Who complained again, and how the earlier complaint stood then. */
export function repeatsView(repeats: Repeats, when: Record<RepeatedWhen, number>, looked: Looked): Outcome {
  const { rate, without_customer, groups, customers, between } = repeats;
  const { by, days, same, period, zone, most } = looked;
  const stamp = (instant: number) => (Number.isFinite(instant) ? formatInstant(instant, zone) : null);
  const shown = customers.slice(0, most).map((customer) => customerJson(customer, zone));
  return {
    data: () => ({
      ...{ from: stamp(period.from), to: stamp(period.to), within_days: days, same, by, rate },
      groups: groups.map(({ key, rate: ofGroup }) => ({ key: { [by]: key }, rate: ofGroup })),
      between: { median_seconds: between.median, p90_seconds: between.p90 },
      earlier: { ...when, answered_rate: answeredRate(when) },
      without_customer,
      items: shown,
      total: customers.length,
    }),
    text: (show) => repeatsText(repeats, when, looked, show),
    csv: () => ({
      columns: ['customer', 'repeats', 'complaints', 'open', 'first', 'last', 'categories', 'ids'],
      rows: shown.map(({ customer, repeats: count, ids, open, first, last, categories }) => [
        ...[customer, count, ids.length, open, first, last, categories.join(' '), ids.join(' ')],
      ]),
    }),
  };
}

/** Of those of which it is known how the earlier one stood, those after an answer. */
function answeredRate({ answered, open, withdrawn }: Record<RepeatedWhen, number>) {
  return wilson(answered, answered + open + withdrawn);
}

function customerJson({ customer, repeats, ids, categories, first, last, open }: RepeatingCustomer, zone: string) {
  const [earliest, latest] = [formatInstant(first, zone), formatInstant(last, zone)];
  return { customer, repeats, ids, categories, first: earliest, last: latest, open };
}

function repeatsText(repeats: Repeats, when: Record<RepeatedWhen, number>, looked: Looked, show: Show): string {
  const { words } = show;
  const said = words.insight.repeats;
  const { rate, between, without_customer, customers } = repeats;
  const notes = without_customer > 0 ? [said.withoutCustomer(without_customer)] : [];
  if (rate.denominator === 0) return [said.nothing, ...notes].join('\n');
  const { median, p90 } = between;
  const about = [
    said.about(rate, looked.days, looked.same),
    ...(median === null || p90 === null ? [] : [said.between(words.duration(median), words.duration(p90))]),
    ...(rate.numerator > 0 ? [said.when(when, answeredRate(when))] : []),
    ...notes,
  ];
  const shown = customers.slice(0, looked.most);
  return [
    about.join('\n'),
    groupTable(repeats, looked.by, show),
    ...(shown.length === 0
      ? []
      : [`${said.customersTitle(shown.length, customers.length)}\n${customerTable(shown, looked.zone, show)}`]),
  ].join('\n\n');
}

const right = (title: string): Column => ({ title, align: 'right' });

function groupTable({ groups }: Repeats, by: RepeatGroupBy, { words, terminal }: Show): string {
  const said = words.insight.repeats;
  const columns = [
    { title: words.dimension(by), flexible: true },
    ...[said.repeats, said.of, said.rate].map(right),
    { title: words.label.interval },
  ];
  const rows = groups.map(({ key, rate: { numerator, denominator, value, low, high } }) => [
    key ?? words.text.none,
    String(numerator),
    String(denominator),
    percentText(value),
    `${percentText(low)} – ${percentText(high)}`,
  ]);
  return renderTable(columns, rows, terminal);
}

function customerTable(customers: readonly RepeatingCustomer[], zone: string, { words, terminal }: Show): string {
  const said = words.insight.repeats;
  const columns: Column[] = [
    { title: said.customer },
    ...[said.repeats, said.open].map(right),
    { title: said.first },
    { title: said.last },
    { title: said.categories },
    { title: said.complaints, flexible: true },
  ];
  const day = (instant: number) => formatInstant(instant, zone).slice(0, 10);
  const rows = customers.map(({ customer, repeats, open, first, last, categories, ids }) => [
    customer,
    String(repeats),
    open === 0 ? '' : String(open),
    day(first),
    day(last),
    categories.join(', '),
    ids.join(' '),
  ]);
  return renderTable(columns, rows, terminal);
}
